package org.proviso.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Headline;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.pack.answers.PartyAnswers;
import org.proviso.web.picture.RecipientMap;

/// Maps of recipients, coloured by an answer. Thread-safe.
public final class Maps {

  private final Site site;

  /// Draws what a site has on record.
  public Maps(Site site) {
    this.site = site;
  }

  /// Returns the map of those whom the page of a day shows, by the answer to the column of that
  /// day's table that differs most between them; the first of several such.
  public RecipientMap recipients(Reading reading) {
    List<PartyAnswers> parties =
        site.parties(null).stream().map(party -> site.answers(party, reading.asking())).toList();
    DayTable table = DayTable.of(parties, reading.on());
    Optional<Integer> shown = mostDifferent(table);
    List<RecipientMap.Recipient> recipients = new ArrayList<>();
    for (DayTable.Row row : table.rows()) {
      shown.ifPresent(column -> recipients.add(recipient(table, row, column, reading)));
    }
    String caption =
        shown
            .map(
                at ->
                    Words.say(
                        "map.caption",
                        table.columns().get(at).condition().title(),
                        Words.year(table.columns().get(at).year()),
                        Days.read(reading.on())))
            .orElseGet(() -> Words.say("day.nothing"));
    return new RecipientMap("map", caption, reading.on(), recipients);
  }

  private static Optional<Integer> mostDifferent(DayTable table) {
    int best = -1;
    long most = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      int at = i;
      long kinds =
          table.rows().stream().map(row -> row.cells().get(at).headline()).distinct().count();
      if (kinds > most) {
        most = kinds;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private RecipientMap.Recipient recipient(
      DayTable table, DayTable.Row row, int at, Reading reading) {
    Column column = table.columns().get(at);
    Subject subject = site.subject(column.condition(), row.party(), column.year());
    Optional<PartyDetails> details = site.pack().details(row.party());
    Headline headline = row.cells().get(at).headline();
    return new RecipientMap.Recipient(
        site.name(row.party()),
        Links.recipient(row.party(), reading),
        details.map(PartyDetails::fips).orElse(null),
        details.map(PartyDetails::county).orElse(null),
        subject.award().cents(),
        headline,
        Links.answer(column.condition().id(), subject, reading));
  }
}
