package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.List;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.ServiceWay;
import org.proviso.law.clock.Toll;

/// One part of the way from service to the day due, with its working.
public sealed interface Leg {

  /// Returns where this leg alone leads.
  Outcome outcome();

  /// From dispatch to the day on which service counts as made.
  record UntilServed(ServiceWay way, Count count) implements Leg {
    @Override
    public Outcome outcome() {
      return count.outcome();
    }
  }

  /// The time that the letter gives, from service on.
  record Period(Count count) implements Leg {
    @Override
    public Outcome outcome() {
      return count.outcome();
    }
  }

  /// What the way of service adds, from the day that was due.
  record AddedByService(ServiceWay way, Count count) implements Leg {
    @Override
    public Outcome outcome() {
      return count.outcome();
    }
  }

  /// More time by a rule, from the day that was due.
  ///
  /// @param afterDue whether it was decided after that day
  record ExtendedBy(Happening.Extended happening, Count count, boolean afterDue) implements Leg {
    @Override
    public Outcome outcome() {
      return count.outcome();
    }
  }

  /// More time to a day that was named. The clock keeps the day it had if that is later.
  ///
  /// @param day the day named
  /// @param tolls those that the record has later and that may push it out
  /// @param outcome the day, pushed out
  /// @param afterDue whether it was decided after the day that was due
  record ExtendedTo(
      Happening.Extended happening,
      LocalDate day,
      List<Toll> tolls,
      Outcome outcome,
      boolean afterDue)
      implements Leg {

    public ExtendedTo {
      tolls = List.copyOf(tolls);
    }
  }
}
