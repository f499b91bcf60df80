package org.proviso.web.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Named;

/// Statistics as a page shows them.
///
/// @param notes what is counted, and what is not
/// @param sides one table of times for each side, alike
/// @param picture each answer as a dot; null if there is none
/// @param steps steps of matters by their kind
/// @param stepNotes how many matters these are of, and what is not counted
/// @param asked requests for more time, and objections
/// @param holds money that is held, was released
/// @param rulings what courts did to earlier acts, a row for each verb
/// @param rulingNotes what is not counted of it
/// @param letters letters of the pack's rounds
/// @param letterNotes what they come to
/// @param statements what was said, by side
public record StatisticsView(
    List<String> notes,
    List<SideTable> sides,
    @Nullable Picture picture,
    List<StepRow> steps,
    List<String> stepNotes,
    List<String> asked,
    List<String> holds,
    List<RulingRow> rulings,
    List<String> rulingNotes,
    List<LetterRow> letters,
    List<String> letterNotes,
    List<String> statements) {

  /// Copies the lists.
  public StatisticsView {
    notes = List.copyOf(notes);
    sides = List.copyOf(sides);
    steps = List.copyOf(steps);
    stepNotes = List.copyOf(stepNotes);
    asked = List.copyOf(asked);
    holds = List.copyOf(holds);
    rulings = List.copyOf(rulings);
    rulingNotes = List.copyOf(rulingNotes);
    letters = List.copyOf(letters);
    letterNotes = List.copyOf(letterNotes);
    statements = List.copyOf(statements);
  }

  /// The times of one side.
  ///
  /// @param id the side's word, for anchors
  /// @param title whose times they are
  public record SideTable(String id, String title, List<Row> rows) {

    /// Copies the rows.
    public SideTable {
      rows = List.copyOf(rows);
    }
  }

  /// Times of one kind.
  ///
  /// @param all how many there are, whatever came of them
  /// @param answered how many were answered
  /// @param median of the days that answers took
  /// @param range the least and the greatest, or each if there are few
  /// @param inTime how many of those with a last day were in time
  /// @param notYet how many were not answered so far
  /// @param ended how many something else ended
  /// @param notCounted how many are not counted, and why
  public record Row(
      String what,
      int all,
      int answered,
      String median,
      String range,
      String inTime,
      String notYet,
      int ended,
      String notCounted) {}

  /// Steps of one kind.
  ///
  /// @param stage where a matter stands after it; empty if it says nothing of that
  /// @param matters in how many matters
  /// @param overriding how many of the steps were taken against the procedure
  public record StepRow(
      String id, String step, String side, String stage, int n, int matters, int overriding) {}

  /// What courts did with one verb.
  ///
  /// @param acts the acts that did
  public record RulingRow(
      String verb,
      int first,
      int appeal,
      int last,
      int all,
      int onCourts,
      int onOthers,
      List<Named> acts) {

    /// Copies the list.
    public RulingRow {
      acts = List.copyOf(acts);
    }
  }

  /// Letters of one round.
  ///
  /// @param given days to answer, in words
  public record LetterRow(Named round, String day, int letters, int cleared, String given) {}
}
