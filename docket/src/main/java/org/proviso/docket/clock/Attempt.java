package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.ServiceWay;

/// One dispatch of a letter, and what came of it.
///
/// @param dispatch what was sent
/// @param sent the day on which it was sent, corrected
/// @param result whether service was made by it
/// @param because the happenings that say so
record Attempt(
    Happening.Dispatched dispatch, LocalDate sent, Result result, List<Happening> because) {

  Attempt {
    because = List.copyOf(because);
  }

  /// Whether service was made.
  sealed interface Result {

    record Served(LocalDate day) implements Result {}

    record NotServed(ClockState.Lacking why) implements Result {}

    record Undetermined(Outcome why) implements Result {}
  }

  /// Returns every dispatch of a clock that was not taken back, with what came of it, in the order
  /// of the record.
  static List<Attempt> of(ObligationClock clock, ReboundRules rules) {
    List<Attempt> attempts = new ArrayList<>();
    List<Happening> standing = clock.standing();
    for (Happening each : standing) {
      if (each instanceof Happening.Dispatched dispatch) {
        attempts.add(new Finder(standing, dispatch, rules).find());
      }
    }
    return attempts;
  }

  /// Finds what came of one dispatch. Used once.
  private static final class Finder {

    private final List<Happening> happenings;
    private final Happening.Dispatched dispatch;
    private final ReboundRules rules;
    private final List<Happening> because = new ArrayList<>();
    // What arrived since the last failure, earliest first: an earlier arrival proved to be none.
    private @Nullable Arrival delivered;
    private @Nullable Arrival opened;
    private Happening.@Nullable Failed failure;

    Finder(List<Happening> happenings, Happening.Dispatched dispatch, ReboundRules rules) {
      this.happenings = happenings;
      this.dispatch = dispatch;
      this.rules = rules;
    }

    /// An arrival with its day, corrected.
    private record Arrival(Happening happening, LocalDate day) {

      static Arrival earlier(@Nullable Arrival known, Arrival other) {
        return known == null || other.day.isBefore(known.day) ? other : known;
      }
    }

    Attempt find() {
      LocalDate sent = use(dispatch, dispatch.day());
      for (Happening each : happenings) {
        follow(each);
      }
      if (failure != null) {
        because.add(failure);
      }
      return new Attempt(dispatch, sent, result(sent), because);
    }

    private void follow(Happening each) {
      switch (each) {
        case Happening.Delivered it when it.dispatch() == dispatch.event() ->
            delivered = Arrival.earlier(delivered, new Arrival(it, corrected(it, it.day())));
        case Happening.Opened it when it.dispatch() == dispatch.event() ->
            opened = Arrival.earlier(opened, new Arrival(it, corrected(it, it.day())));
        case Happening.Failed it when it.dispatch() == dispatch.event() -> {
          failure = it;
          delivered = null;
          opened = null;
        }
        case Happening.Delivered _,
            Happening.Opened _,
            Happening.Failed _,
            Happening.Dispatched _,
            Happening.ServiceCorrected _,
            Happening.TakenBack _,
            Happening.Tolled _,
            Happening.TollEnded _,
            Happening.Extended _,
            Happening.ExtensionDenied _,
            Happening.Rebound _,
            Happening.Answered _,
            Happening.AnswerAmended _,
            Happening.Withdrawn _ -> {}
      }
    }

    private Result result(LocalDate sent) {
      if (failure != null && delivered == null && opened == null) {
        return new Result.NotServed(ClockState.Lacking.SUCCESS);
      }
      return switch (dispatch.way().made()) {
        case ServiceWay.Made.OnDispatch _ -> new Result.Served(notBeforeArrival(sent));
        case ServiceWay.Made.OnDelivery _ -> on(delivered, ClockState.Lacking.DELIVERY);
        case ServiceWay.Made.WhenOpened _ -> on(opened, ClockState.Lacking.OPENING);
        case ServiceWay.Made.AfterDispatch after ->
            switch (rules.due(after.rule(), sent, List.of())) {
              case Outcome.DueOn(LocalDate day) -> new Result.Served(notBeforeArrival(day));
              case Outcome unknown -> new Result.Undetermined(unknown);
            };
      };
    }

    private Result on(@Nullable Arrival arrival, ClockState.Lacking otherwise) {
      return arrival == null
          ? new Result.NotServed(otherwise)
          : new Result.Served(use(arrival.happening(), arrival.day()));
    }

    /// After a failure, service is not made before something arrived after all.
    private LocalDate notBeforeArrival(LocalDate day) {
      if (failure == null) {
        return day;
      }
      Arrival first = delivered == null ? opened : delivered;
      if (first != null && opened != null) {
        first = Arrival.earlier(first, opened);
      }
      return first == null || !first.day().isAfter(day) ? day : use(first.happening(), first.day());
    }

    /// Returns the day of a happening, which becomes a reason.
    private LocalDate use(Happening happening, LocalDate day) {
      because.add(happening);
      Optional<Happening.ServiceCorrected> correction = correction(happening);
      correction.ifPresent(because::add);
      return correction.map(Happening.ServiceCorrected::day).orElse(day);
    }

    private LocalDate corrected(Happening happening, LocalDate entered) {
      return correction(happening).map(Happening.ServiceCorrected::day).orElse(entered);
    }

    /// Returns the last correction of a happening.
    private Optional<Happening.ServiceCorrected> correction(Happening happening) {
      Happening.ServiceCorrected last = null;
      for (Happening each : happenings) {
        if (each instanceof Happening.ServiceCorrected it && it.corrects() == happening.event()) {
          last = it;
        }
      }
      return Optional.ofNullable(last);
    }
  }
}
