package org.proviso.web.matter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.store.MatterId;
import org.proviso.web.site.Named;

/// A matter on a day, as pages show it.
///
/// @param id which it is
/// @param title the condition and the award
/// @param tier how the recipient holds the money, and what that was read off
/// @param stage where it stands
/// @param earliest the first day on which money may be touched, as a sentence
/// @param acting who has to act by when, as sentences
/// @param clocks each clock that was started
/// @param taken what was done
/// @param orders orders of courts
/// @param open steps that may be taken
/// @param unsettled steps of which that can not be said
/// @param refused steps that may not
/// @param findings that the recipient was shown, or that a step rests on, the latest first
public record MatterView(
    MatterId id,
    String title,
    Named recipient,
    Named condition,
    String tier,
    String stage,
    String earliest,
    List<String> acting,
    List<ClockRow> clocks,
    List<TakenRow> taken,
    List<OrderRow> orders,
    List<StepRow> open,
    List<StepRow> unsettled,
    List<StepRow> refused,
    List<FindingView> findings) {

  /// Copies the lists.
  public MatterView {
    acting = List.copyOf(acting);
    clocks = List.copyOf(clocks);
    taken = List.copyOf(taken);
    orders = List.copyOf(orders);
    open = List.copyOf(open);
    unsettled = List.copyOf(unsettled);
    refused = List.copyOf(refused);
    findings = List.copyOf(findings);
  }

  /// A clock.
  public record ClockRow(String title, String state, String citation) {}

  /// A step that was taken.
  ///
  /// @param number [MatterFile.Taken#OF_INQUIRY] of what was done in an inquiry
  /// @param override both reasons for taking it against the procedure; null if it was open
  /// @param signer who signed for the recipient; null unless its own people did it here
  public record TakenRow(
      int number,
      String day,
      String step,
      String side,
      String names,
      String reached,
      String said,
      @Nullable String override,
      @Nullable String signer,
      long event) {}

  /// An order of a court.
  ///
  /// @param state whether it operates on the day
  public record OrderRow(
      int number, String citation, String forbids, String days, String state, long event) {}

  /// A step that is not taken.
  ///
  /// @param span since when and until when it is as it is
  /// @param caveats what a reader must be told of the step and of what it needs
  public record StepRow(
      String id,
      String title,
      String side,
      String office,
      String span,
      String citation,
      List<String> caveats,
      List<CheckRow> checks) {

    /// Copies the lists.
    public StepRow {
      caveats = List.copyOf(caveats);
      checks = List.copyOf(checks);
    }
  }

  /// A requirement of a step.
  ///
  /// @param met `yes`, `no` or `doubt`
  /// @param href where what was found can be seen; null if the page itself has it
  public record CheckRow(
      String need,
      String met,
      String metWords,
      String found,
      @Nullable String href,
      String citation) {}
}
