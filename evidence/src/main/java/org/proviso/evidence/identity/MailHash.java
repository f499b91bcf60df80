package org.proviso.evidence.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The hash of what a mail says, by the form `mail-v1` of `docs/evidence-identity.md`.
///
/// It is the same for copies in different kinds of files, mailboxes and time zones, with other
/// blind copies and traces of transport. Two mails with one hash have the same sender, recipients,
/// second, subject, words and attachments; copies that were converted may have two.
///
/// @param canonical the form, line by line
/// @param digest its SHA-256
public record MailHash(String canonical, Digest digest) {

  /// The name of the form.
  public static final String VERSION = "mail-v1";

  private static final String JOURNAL = "header:x-ms-journal-report";

  /// Returns the hash of a mail; empty if it has neither sender, date nor subject.
  ///
  /// @param fields what was found in it, by name
  /// @param pieces its text
  /// @param attached what hangs on it, in any order
  public static Optional<MailHash> of(
      Map<String, List<String>> fields, List<Piece> pieces, List<Attached> attached) {
    String from = MailAddresses.canonical(header(pieces, "from"));
    String date = String.join(" ", header(pieces, "date"));
    String subject = blanks(String.join(" ", header(pieces, "subject")));
    if (from.isEmpty() && date.isEmpty() && subject.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder form = new StringBuilder(VERSION).append('\n');
    line(form, "from", from);
    line(form, "to", MailAddresses.canonical(header(pieces, "to")));
    line(form, "cc", MailAddresses.canonical(header(pieces, "cc")));
    line(form, "date", MailDate.parse(date).map(Object::toString).orElseGet(() -> blanks(date)));
    line(form, "subject", subject);
    line(form, "body", sha256(body(pieces)).hex());
    attached.stream().map(MailHash::attachment).sorted().forEach(it -> line(form, "attached", it));
    String canonical = form.toString();
    return Optional.of(new MailHash(canonical, sha256(canonical)));
  }

  /// Tells whether a mail is the report of a journal, which holds the mail that it is about: the
  /// one that counts.
  public static boolean isJournal(Map<String, List<String>> fields) {
    return fields.keySet().stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(JOURNAL));
  }

  private static String attachment(Attached attached) {
    return switch (attached) {
      case Attached.File(Digest sha256) -> "file " + sha256.hex();
      case Attached.Mail(Digest hash) -> "mail " + hash.hex();
      case Attached.Missing() -> "missing";
    };
  }

  private static List<String> header(List<Piece> pieces, String name) {
    List<String> values = new ArrayList<>();
    for (Piece piece : pieces) {
      String line = piece.text();
      int colon = line.indexOf(':');
      if (piece.kind() == TextKind.HEADER
          && colon > 0
          && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(name)) {
        values.add(line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  private static String body(List<Piece> pieces) {
    StringBuilder body = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.kind() == TextKind.BODY) {
        body.append(piece.text());
      }
    }
    return blanks(body.toString());
  }

  private static String blanks(String text) {
    return Blanks.asOne(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static void line(StringBuilder form, String name, String value) {
    form.append(name).append(':').append(value).append('\n');
  }

  private static Digest sha256(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
