package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.proof.Headline;

/// The twin of a picture: rows for an HTML table, and for a CSV file.
///
/// @param caption what the rows are
/// @param columns the columns
/// @param rows the rows; each has a cell for every column
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {

  /// @throws IllegalArgumentException if a row has more or fewer cells than there are columns
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells for " + columns.size() + " columns");
      }
    }
  }

  /// A column.
  ///
  /// @param name its name in a CSV file
  /// @param title its heading in a page
  /// @param isNumber whether its cells are to be aligned right
  public record Column(String name, String title, boolean isNumber) {}

  /// A cell.
  ///
  /// @param text what a page shows, where it shows no chip and no links
  /// @param data what a CSV file has
  /// @param links what a page shows in place of the text; none if the text stands as it is
  /// @param answer the answer whose chip a page shows; null if the cell is none
  public record Cell(String text, String data, List<Link> links, @Nullable Headline answer) {

    /// Copies the links.
    public Cell {
      links = List.copyOf(links);
    }

    /// Returns the look of the answer; null if the cell is none.
    public @Nullable AnswerLook look() {
      return answer == null ? null : AnswerLook.of(answer);
    }

    static Cell of(String text) {
      return new Cell(text, text, List.of(), null);
    }

    static Cell of(long number) {
      return new Cell(
          String.format(Locale.ROOT, "%,d", number), Long.toString(number), List.of(), null);
    }

    /// Returns a cell with one link, or just text where there is no address.
    static Cell of(String text, @Nullable String href) {
      return new Cell(text, text, href == null ? List.of() : List.of(new Link(text, href)), null);
    }

    /// Returns a cell with a day; null stands for an open end.
    static Cell of(@Nullable LocalDate day) {
      return day == null
          ? new Cell("…", "", List.of(), null)
          : new Cell(day.toString(), day.toString(), List.of(), null);
    }

    static Cell of(List<Link> links) {
      String text = String.join("; ", links.stream().map(Link::text).toList());
      return new Cell(text, text, links, null);
    }

    /// Returns a cell that says how far something was checked.
    static Cell of(Mark mark) {
      return new Cell(Words.say("mark." + mark), mark.name(), List.of(), null);
    }

    static Cell of(Headline answer, String href) {
      String word = AnswerLook.of(answer).word();
      return new Cell(word, answer.name(), List.of(new Link(word, href)), answer);
    }
  }

  /// A link.
  ///
  /// @param text what it is called
  /// @param href its address
  public record Link(String text, String href) {}
}
