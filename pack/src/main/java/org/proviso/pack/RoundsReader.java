package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rounds of letters.
final class RoundsReader {

  private final PackReading pack;

  RoundsReader(PackReading pack) {
    this.pack = pack;
  }

  /// Returns the rounds, without those whose day is not known.
  List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    pack.sections()
        .entries(Section.ROUNDS)
        .forEach(
            (id, entry) -> {
              pack.values().id(entry.key());
              Round round = round(id, Fields.of(entry.value(), Shape.ROUND, pack.values()));
              if (round != null) {
                rounds.add(round);
              }
            });
    return rounds;
  }

  private @Nullable Round round(String id, Fields fields) {
    LocalDate date = fields.day("date");
    LocalDate deadline = fields.day("deadline");
    if (date != null && deadline != null && deadline.isBefore(date)) {
      String message = "the deadline " + deadline + " is before the letters of " + date;
      pack.issues().error(fields.place("deadline"), Issue.Code.BAD_SPAN, message);
    }
    List<String> addressees = pack.references(fields, "addressees", Section.PARTIES);
    List<String> cleared = pack.references(fields, "cleared", Section.PARTIES);
    String ask = fields.has("ask") ? fields.text("ask") : "";
    String note = fields.has("note") ? fields.text("note") : "";
    var from = pack.provenance(fields);
    return date == null
        ? null
        : new Round(id, date, deadline, ask, addressees, cleared, note, from);
  }
}
