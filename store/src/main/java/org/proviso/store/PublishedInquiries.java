package org.proviso.store;

import java.time.LocalDate;
import java.util.List;

/// What is public of the inquiries that this site conducts, each seen as a whole: the letters and
/// filings on the dockets of its recipients that somebody decided to publish. An inquiry of which
/// nothing is public is not there.
///
/// Reads with the rights of the public site. Thread-safe.
public final class PublishedInquiries {

  /// An inquiry by what is public of it.
  ///
  /// @param inquiry its identifier
  /// @param first day of the first public entry
  /// @param latest day of the last public entry
  /// @param recipients how many parties have a public entry
  /// @param letters how many public entries are the grantor's
  /// @param filings how many public entries are a recipient's
  public record Summary(
      String inquiry,
      LocalDate first,
      LocalDate latest,
      long recipients,
      long letters,
      long filings) {}

  private final Database database;

  /// Makes the inquiries of an open database.
  public PublishedInquiries(Database database) {
    this.database = database;
  }

  /// Returns the inquiries, the one that began first before the others.
  public List<Summary> list() {
    return database
        .site()
        .sql("SELECT * FROM published.inquiries()")
        .query(
            (row, number) ->
                new Summary(
                    row.getString("inquiry"),
                    row.getObject("first", LocalDate.class),
                    row.getObject("latest", LocalDate.class),
                    row.getLong("recipients"),
                    row.getLong("letters"),
                    row.getLong("filings")))
        .list();
  }

  /// Returns the public entries of an inquiry, by party and number; none if there is no such
  /// inquiry or nothing of it is public.
  public List<PublishedEntry> entries(String inquiry) {
    return database
        .site()
        .sql(
            "SELECT "
                + Docket.COLUMNS
                + " FROM published.entry e WHERE e.entry = ANY (ARRAY("
                + "SELECT entry FROM published.of_inquiry(?))) ORDER BY e.party, e.number")
        .params(inquiry)
        .query(Docket::entry)
        .list();
  }
}
