package org.proviso.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// What somebody said in public, as a source cites it.
///
/// A quotation belongs to its speaker: it is kept to the letter, with a hash that a reader compares
/// at every load, and fragments are never joined.
///
/// @param id identifier
/// @param speaker who said it, a person or a body; null if the source names nobody
/// @param office the office that the speaker held on that day, or in what capacity an unnamed
///   speaker spoke; empty if the source says nothing
/// @param side for whom the speaker spoke, by office
/// @param date when it was said, as exactly as the source tells
/// @param channel by which it was said (a letter, a hearing, an interview)
/// @param words what was said
/// @param note a remark; empty if there is none
/// @param provenance where it is cited from; names at least one source of the pack
/// @param claims what in it can be held against the register, in the order of the pack
public record Statement(
    String id,
    @Nullable String speaker,
    String office,
    Side side,
    When date,
    String channel,
    Words words,
    String note,
    Provenance provenance,
    List<Claim> claims) {

  /// Copies the claims.
  public Statement {
    claims = List.copyOf(claims);
  }

  /// For whom somebody speaks, by office and not by opinion.
  public enum Side {
    /// For whoever gives the money.
    GRANTOR("grantor"),
    /// For those who receive it, or would.
    RECIPIENT("recipient"),
    /// For neither.
    NONE("none");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    /// Returns the word as a pack writes it.
    public String word() {
      return word;
    }
  }

  /// When something was said, as exactly as is known.
  public sealed interface When {

    /// On a day.
    record OnDay(LocalDate day) implements When {}

    /// On some day of a month.
    record InMonth(YearMonth month) implements When {}

    /// The source does not say.
    record Unknown() implements When {}
  }

  /// The words of a statement.
  public sealed interface Words {

    /// The speaker's words, in one piece.
    record Quote(Passage passage) implements Words {}

    /// The speaker's words in pieces, between which the source leaves something out.
    ///
    /// @param passages at least two, in the order of the source; never to be joined
    record Fragments(List<Passage> passages) implements Words {
      /// Copies the list.
      public Fragments {
        passages = List.copyOf(passages);
      }
    }

    /// What was said in somebody else's words. No quotation marks belong around it.
    record Paraphrase(Passage passage) implements Words {}
  }

  /// A text as cited, and its hash.
  ///
  /// @param text the text, without quotation marks of its own
  /// @param sha256 SHA-256 of the bytes of `text` in UTF-8, as 64 hexadecimal digits in lower case:
  ///   nothing is trimmed, folded or normalised before
  public record Passage(String text, String sha256) {

    /// Returns the passage of a text.
    public static Passage of(String text) {
      return new Passage(text, hash(text));
    }

    private static String hash(String text) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }

  /// A figure or fact in a statement, and how to hold it against the register.
  ///
  /// @param id identifier within the statement
  /// @param text what is claimed, in neutral words
  /// @param checks at least one, in the order of the pack
  public record Claim(String id, String text, List<ClaimCheck> checks) {
    /// Copies the checks.
    public Claim {
      checks = List.copyOf(checks);
    }
  }
}
