package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.finding.Finding;
import org.proviso.law.time.Span;

/// What was done so far between a funder and a recipient over one condition of one award.
///
/// @param tier how the recipient holds its money; null if that is not known
/// @param done the steps that were taken, in the order of the record; their days do not go back
/// @param orders orders of courts against single actions. Orders against enforcing the condition
///   are in the law
/// @param findings on the condition, in the order of the record; the latest stands
public record Matter(
    @Nullable Tier tier, List<Done> done, List<Order> orders, List<Finding> findings) {

  /// @throws IllegalArgumentException if a step or finding is of an earlier day than one before it
  public Matter {
    done = List.copyOf(done);
    orders = List.copyOf(orders);
    findings = List.copyOf(findings);
    for (int i = 1; i < findings.size(); i++) {
      if (findings.get(i).day().isBefore(findings.get(i - 1).day())) {
        throw new IllegalArgumentException(findings.get(i) + " is earlier than the one before it");
      }
    }
    for (int i = 1; i < done.size(); i++) {
      if (done.get(i).day().isBefore(done.get(i - 1).day())) {
        throw new IllegalArgumentException(done.get(i) + " is earlier than the one before it");
      }
    }
  }

  /// Makes a matter without a finding.
  public Matter(@Nullable Tier tier, List<Done> done, List<Order> orders) {
    this(tier, done, orders, List.of());
  }

  /// Returns the finding that stands at the end of a day, as it was then; null if there is none.
  @Nullable Finding finding(LocalDate on) {
    Finding standing = null;
    for (Finding each : findings) {
      if (!each.day().isAfter(on)) {
        standing = each.asOf(on);
      }
    }
    return standing;
  }

  /// A step that was taken.
  ///
  /// @param step identifier of the step
  /// @param day on which it was taken
  /// @param reached day on which it reached whom it is addressed to, `day` or later; null if that
  ///   is not known, and the clocks that it starts then have no end
  /// @param actions the actions that it names, by identifier
  /// @param due by clock, the due day that it sets: for a clock that it starts, or one that runs,
  ///   which it then extends or shortens
  /// @param event what says so, such as the number of an event
  public record Done(
      String step,
      LocalDate day,
      @Nullable LocalDate reached,
      Set<String> actions,
      Map<String, LocalDate> due,
      String event) {

    /// @throws IllegalArgumentException if it reached somebody before it was taken
    public Done {
      actions = Set.copyOf(actions);
      due = Map.copyOf(due);
      if (reached != null && reached.isBefore(day)) {
        throw new IllegalArgumentException(step + " reached somebody before it was taken");
      }
    }

    /// Makes a step that was taken and reached its addressee on a day.
    public Done(String step, LocalDate day, String event) {
      this(step, day, day, Set.of(), Map.of(), event);
    }
  }

  /// An order of a court against actions.
  ///
  /// @param id what says so
  /// @param actions what it forbids, by identifier; empty for every action
  /// @param span the days on which it operates
  /// @param doubtful whether it is in doubt that it operates, or that it reaches this recipient
  /// @param citation how a lawyer would cite it
  public record Order(
      String id, Set<String> actions, Span span, boolean doubtful, String citation) {

    /// Copies the actions.
    public Order {
      actions = Set.copyOf(actions);
    }

    /// Returns whether it forbids an action on a day.
    public boolean forbids(String action, LocalDate day) {
      return span.covers(day) && (actions.isEmpty() || actions.contains(action));
    }
  }

  /// Returns this matter with one more step.
  ///
  /// @throws IllegalArgumentException if it is of an earlier day than the last
  public Matter with(Done next) {
    List<Done> more = new ArrayList<>(done);
    more.add(next);
    return new Matter(tier, more, orders, findings);
  }
}
