package org.proviso.evidence.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.evidence.identity.MailDate;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// What an item says of itself at its head: of a mail its lines, of a document its properties.
final class Heads {

  private static final Set<String> OF_MAILS = Set.of("from", "to", "cc", "bcc", "subject");

  /// Where documents say when they were last changed, the surest first (Tika's names).
  private static final List<String> DAYS =
      List.of("dcterms:modified", "dcterms:created", "pdf:docinfo:modified", "pdf:docinfo:created");

  private static final Map<String, String> OF_DOCUMENTS =
      Map.of("dc:title", "subject", "dc:creator", "from");

  private Heads() {}

  /// Returns the heads that can be searched by name.
  static Map<String, String> of(Map<String, List<String>> fields, List<Piece> text) {
    Map<String, String> heads = new LinkedHashMap<>();
    for (Piece piece : text) {
      String name = name(piece);
      if (OF_MAILS.contains(name)) {
        heads.merge(name, value(piece), (one, other) -> one + ", " + other);
      }
    }
    OF_DOCUMENTS.forEach(
        (field, name) ->
            fields.getOrDefault(field, List.of()).stream()
                .findFirst()
                .ifPresent(value -> heads.putIfAbsent(name, value)));
    return heads;
  }

  /// Returns when a mail was sent; empty for what is no mail or does not say.
  static Optional<Instant> sent(List<Piece> text) {
    return text.stream()
        .filter(piece -> name(piece).equals("date"))
        .findFirst()
        .flatMap(piece -> MailDate.parse(value(piece)));
  }

  /// Returns the day on which a mail was sent or a document last changed, in UTC.
  static Optional<LocalDate> day(Map<String, List<String>> fields, List<Piece> text) {
    Optional<Instant> sent = sent(text);
    for (String name : DAYS) {
      if (sent.isEmpty()) {
        sent = fields.getOrDefault(name, List.of()).stream().findFirst().flatMap(MailDate::parse);
      }
    }
    return sent.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
        // What lies outside is no day that anybody wrote a file on, and no index holds it.
        .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
  }

  private static String name(Piece piece) {
    int colon = piece.text().indexOf(':');
    return piece.kind() == TextKind.HEADER && colon > 0
        ? piece.text().substring(0, colon).strip().toLowerCase(Locale.ROOT)
        : "";
  }

  private static String value(Piece piece) {
    return piece.text().substring(piece.text().indexOf(':') + 1).strip();
  }
}
