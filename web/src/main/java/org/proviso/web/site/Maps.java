package org.proviso.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Subject;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.picture.RecipientMap;

/// Maps of recipients, coloured by an answer. Thread-safe.
public final class Maps {

  private final Site site;
  private final Particulars particulars;

  /// Draws what a site has on record.
  public Maps(Site site, Particulars particulars) {
    this.site = site;
    this.particulars = particulars;
  }

  /// A map, and the columns of the day's table of which each could be on it.
  ///
  /// @param shown the column that is on it; null if the day has none
  public record Choice(RecipientMap map, List<Column> columns, @Nullable Column shown) {

    /// Copies the list.
    public Choice {
      columns = List.copyOf(columns);
    }
  }

  /// Returns the map of those whom the page of a day shows.
  ///
  /// @param asked condition and year, as [Column#inWords] has them; empty for the column of that
  ///   day's table that differs most between recipients, the first of several such
  /// @param parameters where it is noted if the day's table has no such column
  public Choice recipients(String asked, Reading reading, Parameters parameters) {
    DayTable table =
        DayTable.of(
            site.parties(null).stream()
                .map(party -> site.answers(party, reading.asking()))
                .toList(),
            reading.on());
    List<Column> columns = table.columns();
    Optional<Column> shown =
        asked.isEmpty()
            ? mostDifferent(table)
            : columns.stream().filter(column -> column.inWords().equals(asked)).findFirst();
    if (!asked.isEmpty() && shown.isEmpty()) {
      String known = String.join(", ", columns.stream().map(Column::inWords).toList());
      parameters.refuse(
          "map",
          asked,
          columns.isEmpty()
              ? Words.say("expected.no-column")
              : Words.say("expected.one-of", known));
    }
    return new Choice(map(table, shown.orElse(null), reading), columns, shown.orElse(null));
  }

  private RecipientMap map(DayTable table, @Nullable Column shown, Reading reading) {
    if (shown == null) {
      return new RecipientMap("map", Words.say("day.nothing"), reading.on(), List.of());
    }
    int at = table.columns().indexOf(shown);
    List<RecipientMap.Recipient> recipients = new ArrayList<>();
    for (DayTable.Row row : table.rows()) {
      recipients.add(recipient(row, shown, at, reading));
    }
    String caption =
        Words.say(
            "map.caption",
            shown.condition().title(),
            Words.year(shown.year()),
            Days.read(reading.on()));
    return new RecipientMap("map", caption, reading.on(), recipients);
  }

  private static Optional<Column> mostDifferent(DayTable table) {
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
    return best < 0 ? Optional.empty() : Optional.of(table.columns().get(best));
  }

  private RecipientMap.Recipient recipient(
      DayTable.Row row, Column column, int at, Reading reading) {
    Subject subject = site.subject(column.condition(), row.party(), column.year());
    Optional<PartyDetails> details = particulars.of(row.party());
    return new RecipientMap.Recipient(
        site.name(row.party()),
        Links.recipient(row.party(), reading),
        details.map(PartyDetails::fips).orElse(null),
        details.map(PartyDetails::county).orElse(null),
        subject.award().cents(),
        row.cells().get(at).headline(),
        Links.answer(column.condition().id(), subject, reading),
        site.checked(row.party(), column, reading));
  }
}
