package org.proviso.docket.answer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.proviso.docket.record.Digest;

/// What an official signs an answer with.
///
/// @param official name of whoever certifies
/// @param office which office that is
/// @param typed the name as it was typed in place of a signature
/// @param statement what is certified, in full
public record Certificate(String official, String office, String typed, String statement) {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /// @throws IllegalArgumentException if a part is blank or too long
  public Certificate {
    check(official, 2000);
    check(office, 2000);
    check(typed, 2000);
    check(statement, Reply.LONGEST);
  }

  private static void check(String part, int longest) {
    if (part.isBlank() || part.codePointCount(0, part.length()) > longest) {
      throw new IllegalArgumentException("a part is blank or over " + longest + " characters");
    }
  }

  /// Returns whether the name that was typed is that of the official, whatever its case and spaces.
  public boolean isTypedByTheOfficial() {
    return folded(typed).equals(folded(official));
  }

  /// Returns whether another official is named than in `other`.
  public boolean isOfAnother(Certificate other) {
    return !folded(official).equals(folded(other.official));
  }

  private static String folded(String name) {
    String spaced = SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll(" ");
    return spaced.strip().toLowerCase(Locale.ROOT);
  }

  /// Returns the SHA-256 of the statement in UTF-8.
  public Digest statementHash() {
    return Digest.sha256(statement.getBytes(StandardCharsets.UTF_8));
  }
}
