package org.proviso.web.data;

import org.proviso.pack.Round;
import org.proviso.store.DocketEntry;
import org.proviso.store.PublishedEntry;

/// Tables of dockets: entries, and letters by their addressees.
final class DocketSheets {

  static final Sheet ENTRIES =
      Sheet.of(
              "entries",
              "id",
              (from, to) -> from.entries().each(entry -> entry(entry, to)),
              "id:integer",
              "party",
              "number:integer",
              "day:day",
              "day_question",
              "entered:time",
              "side",
              "kind",
              "title",
              "text",
              "about_kind",
              "about",
              "sources:list",
              "source_places:list",
              "mark",
              "caveats:list",
              "corrects:integer")
          .inOrder();

  static final Sheet LETTERS =
      Sheet.of(
          "letters",
          "round party",
          (from, to) -> {
            for (Round round : from.pack().rounds()) {
              for (String party : round.addressees()) {
                to.of(
                    round.id(),
                    round.date(),
                    round.deadline(),
                    party,
                    from.site().name(party),
                    round.cleared().contains(party),
                    round.ask(),
                    round.note(),
                    round.provenance());
              }
            }
          },
          "round",
          "date:day",
          "deadline:day",
          "party",
          "name",
          "cleared:truth",
          "ask",
          "note",
          ":provenance");

  private DocketSheets() {}

  private static void entry(PublishedEntry published, Sheet.Row to) {
    DocketEntry entry = published.entry();
    DocketEntry.About about = entry.about();
    to.of(
        published.id(),
        entry.party(),
        published.number(),
        entry.day(),
        entry.dayQuestion(),
        published.entered().toString(),
        entry.side().word(),
        entry.kind(),
        entry.title(),
        entry.text(),
        about == null ? null : about.kind(),
        about == null ? null : about.id(),
        entry.sources().stream().map(DocketEntry.SourceReference::id).toList(),
        entry.sources().stream().map(DocketEntry.SourceReference::where).toList(),
        entry.mark().name(),
        entry.caveats(),
        entry.corrects());
  }
}
