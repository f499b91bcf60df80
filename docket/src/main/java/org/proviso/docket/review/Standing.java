package org.proviso.docket.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.StandingKind.Degree;

/// What everything that was said of an item comes to, for one demand item.
///
/// Of each person the latest coding counts, and a settlement before all codings. Whoever asked for
/// a second look is out of the count once another person said later what the item is: the look was
/// taken. So `second look` and then `responsive` is responsive, read by one; `responsive` and then
/// `second look` is in dispute until a third person says something, or it is settled.
///
/// Immutable; computed, never stored.
public sealed interface Standing {

  /// Nobody read it.
  record NotRead() implements Standing {}

  /// One person did.
  record ReadByOne(Coding coding) implements Standing {}

  /// Two or more did, and say the same.
  ///
  /// @param codings in the order of their events
  record AgreedByTwo(Code code, List<Coding> codings) implements Standing {

    /// Copies the codings.
    public AgreedByTwo {
      codings = List.copyOf(codings);
    }
  }

  /// Two or more did, and differ.
  ///
  /// @param codings in the order of their events
  record InDispute(List<Coding> codings) implements Standing {

    /// Copies the codings.
    public InDispute {
      codings = List.copyOf(codings);
    }
  }

  /// Somebody who may settled what they differed on.
  ///
  /// @param codings what they had said, in the order of their events
  record Settled(Settlement settlement, List<Coding> codings) implements Standing {

    /// Copies the codings.
    public Settled {
      codings = List.copyOf(codings);
    }
  }

  /// Returns what codings and a settlement come to.
  ///
  /// @param codings all that were ever made, in any order
  /// @param settlement the latest; null if there is none
  static Standing of(List<Coding> codings, @Nullable Settlement settlement) {
    Map<String, Coding> latest = new LinkedHashMap<>();
    codings.stream()
        .sorted(Comparator.comparingLong(Coding::event))
        .forEach(
            each -> {
              // A later one of the same person goes behind those of others.
              latest.remove(each.reader());
              latest.put(each.reader(), each);
            });
    List<Coding> ordered = List.copyOf(latest.values());
    if (settlement != null) {
      return new Settled(settlement, ordered);
    }
    List<Coding> counting = counting(ordered, Coding::code);
    StandingKind kind = StandingKind.of(ordered.stream().map(Coding::code).toList());
    return switch (kind.degree()) {
      case NOT_READ -> new NotRead();
      case READ_BY_ONE -> new ReadByOne(counting.getFirst());
      case AGREED_BY_TWO -> new AgreedByTwo(counting.getFirst().code(), counting);
      case IN_DISPUTE -> new InDispute(counting);
      case SETTLED -> throw new IllegalStateException("nothing settles it");
    };
  }

  /// Returns those of the latest codings that count: all but requests for a second look behind
  /// which another person said what the item is.
  static <T> List<T> counting(List<T> latest, Function<T, Code> code) {
    List<T> counting = new ArrayList<>();
    boolean answered = false;
    for (T each : latest.reversed()) {
      boolean asks = code.apply(each) == Code.SECOND_LOOK;
      if (!asks || !answered) {
        counting.addFirst(each);
      }
      answered = answered || !asks;
    }
    return counting;
  }

  /// Returns what it is without who said it.
  default StandingKind kind() {
    return switch (this) {
      case NotRead _ -> new StandingKind(Degree.NOT_READ, null);
      case ReadByOne(Coding coding) -> new StandingKind(Degree.READ_BY_ONE, coding.code());
      case AgreedByTwo(Code code, var _) -> new StandingKind(Degree.AGREED_BY_TWO, code);
      case InDispute _ -> new StandingKind(Degree.IN_DISPUTE, null);
      case Settled(Settlement settlement, var _) ->
          new StandingKind(Degree.SETTLED, settlement.code());
    };
  }
}
