package org.proviso.docket.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.ServiceWay;

/// The clock of one obligation: what is counted, from which service, and all that happened to it.
///
/// @param id of the obligation, within its docket
/// @param rule by which the time for an answer is counted
/// @param ways ways of service that the letter names; empty if it is silent (ADR 19)
/// @param happenings in the order of the record
public record ObligationClock(
    String id, CountingRule rule, List<ServiceWay> ways, List<Happening> happenings) {

  /// @throws IllegalArgumentException if `id` is blank, `rule` is counted backward, the events do
  ///   not ascend, a happening speaks of one that is not there before it, or takes back what was
  ///   taken back
  public ObligationClock {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id of the obligation is blank");
    }
    Forward.check(rule);
    ways = List.copyOf(ways);
    happenings = List.copyOf(happenings);
    check(happenings);
  }

  private static void check(List<Happening> happenings) {
    Map<Long, Happening> before = new HashMap<>();
    Set<Long> taken = new HashSet<>();
    long last = -1;
    for (Happening each : happenings) {
      if (each.event() <= last) {
        throw new IllegalArgumentException("event " + each.event() + " does not follow " + last);
      }
      last = each.event();
      checkReference(each, before);
      if (each instanceof Happening.TakenBack it && !taken.add(it.takes())) {
        throw new IllegalArgumentException("event " + it.takes() + " was taken back before");
      }
      before.put(last, each);
    }
  }

  private static void checkReference(Happening each, Map<Long, Happening> before) {
    boolean found =
        switch (each) {
          case Happening.Delivered it -> before.get(it.dispatch()) instanceof Happening.Dispatched;
          case Happening.Opened it -> before.get(it.dispatch()) instanceof Happening.Dispatched;
          case Happening.Failed it -> before.get(it.dispatch()) instanceof Happening.Dispatched;
          case Happening.ServiceCorrected it -> isOfService(before.get(it.corrects()));
          case Happening.TakenBack it -> mayBeTakenBack(before.get(it.takes()));
          case Happening.TollEnded it -> before.get(it.toll()) instanceof Happening.Tolled;
          case Happening.Dispatched _,
              Happening.Tolled _,
              Happening.Extended _,
              Happening.ExtensionDenied _,
              Happening.Rebound _,
              Happening.Answered _,
              Happening.AnswerAmended _,
              Happening.Withdrawn _ ->
              true;
        };
    if (!found) {
      throw new IllegalArgumentException("what this speaks of is not before it: " + each);
    }
  }

  private static boolean isOfService(@Nullable Happening happening) {
    return happening instanceof Happening.Dispatched
        || happening instanceof Happening.Delivered
        || happening instanceof Happening.Opened;
  }

  private static boolean mayBeTakenBack(@Nullable Happening happening) {
    return isOfService(happening)
        || happening instanceof Happening.Failed
        || happening instanceof Happening.ServiceCorrected;
  }

  /// Returns the happenings that were not taken back, in the order of the record.
  List<Happening> standing() {
    Set<Long> taken = new HashSet<>();
    takenBack().forEach(it -> taken.add(it.takes()));
    return taken.isEmpty()
        ? happenings
        : happenings.stream().filter(it -> !taken.contains(it.event())).toList();
  }

  /// Returns the happenings by which others were taken back, in the order of the record.
  List<Happening.TakenBack> takenBack() {
    return happenings.stream()
        .filter(Happening.TakenBack.class::isInstance)
        .map(Happening.TakenBack.class::cast)
        .toList();
  }

  /// Returns this clock with one more happening.
  ///
  /// @throws IllegalArgumentException as the constructor does
  public ObligationClock with(Happening happening) {
    List<Happening> more = new ArrayList<>(happenings);
    more.add(Objects.requireNonNull(happening));
    return new ObligationClock(id, rule, ways, more);
  }

  /// Returns this clock as the record knew it when `event` was its last.
  public ObligationClock knownBy(long event) {
    List<Happening> known = happenings.stream().filter(it -> it.event() <= event).toList();
    return known.size() == happenings.size() ? this : new ObligationClock(id, rule, ways, known);
  }
}
