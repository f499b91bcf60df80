package org.proviso.web.day;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Checked;

/// What the page of a day shows.
///
/// @param round the round whose addressees are shown; null if all parties are
/// @param columns the conditions and years
/// @param rows the recipients
/// @param legend what the signs in the cells say
/// @param listed the answer whose cells are listed; null if none are
/// @param cells the cells that are listed
/// @param counts how many cells have each answer
/// @param strip the days on which something changed
/// @param previous the last day before on which something changed; null if there is none
/// @param next the first day after on which something changes; null if there is none
/// @param turns what changed on this day
record DayView(
    @Nullable Choice round,
    List<Choice> rounds,
    List<Head> columns,
    List<Row> rows,
    List<Checked> legend,
    @Nullable AnswerLook listed,
    List<Listed> cells,
    List<Count> counts,
    Picture strip,
    @Nullable Choice previous,
    @Nullable Choice next,
    List<Turn> turns) {

  /// Something to go to.
  ///
  /// @param id what it is called in an address
  record Choice(String id, String text, String href) {}

  record Head(String condition, String year, String title, String href) {}

  record Row(String party, String name, String href, List<Cell> cells) {}

  /// @param of condition and year, for narrow screens
  /// @param until what is said of how long it is so
  /// @param checked the sign that something it rests on was not checked; null for none
  record Cell(String of, AnswerLook look, String href, String until, @Nullable Checked checked) {}

  /// @param href where its cells are listed
  record Count(AnswerLook look, String meaning, int count, String href) {}

  /// A cell in a list.
  record Listed(Row row, Head column, Cell cell) {}

  /// An answer that changed on the day.
  record Turn(
      Head column,
      AnswerLook before,
      AnswerLook after,
      List<Choice> recipients,
      List<Choice> acts) {}
}
