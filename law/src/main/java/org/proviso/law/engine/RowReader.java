package org.proviso.law.engine;

import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.time.Day;

/// Puts together what holds for an award through time: the stretches of its signature, the timeline
/// of each stretch's facet, and what became of the award. Not thread-safe.
final class RowReader {

  private static final Award.Status[] STATUSES = Award.Status.values();

  private final Profiles profiles;
  private final Parties parties;
  private final Awards awards;
  private final int[] status;
  private int statusRow = -1;
  private int statusLength;

  RowReader(Profiles profiles, Parties parties, Awards awards) {
    this.profiles = profiles;
    this.parties = parties;
    this.awards = awards;
    status = Deals.withRoom(new int[0], parties);
  }

  void read(int row, int signature, Facets facets, Sweep.Stretches into) {
    if (row != statusRow) {
      statusLength = Deals.status(parties, awards, row, status);
      statusRow = row;
    }
    int[] stretches = profiles.signature(signature);
    int pendingFrom = Day.FIRST;
    int pendingHolding = -1;
    int pendingStatus = -1;
    int s = 0;
    for (int i = 0; i < stretches.length; i += 2) {
      int end = i + 2 < stretches.length ? stretches[i + 2] : Day.BEYOND;
      int[] timeline = facets.timeline(stretches[i + 1]);
      int day = stretches[i];
      int t = 0;
      while (t + 2 < timeline.length && timeline[t + 2] <= day) {
        t += 2;
      }
      while (day < end) {
        while (s + 2 < statusLength && status[s + 2] <= day) {
          s += 2;
        }
        int holding = timeline[t + 1];
        int now = status[s + 1];
        if (holding != pendingHolding || now != pendingStatus) {
          if (pendingHolding >= 0) {
            into.take(pendingFrom, day, pendingHolding, STATUSES[pendingStatus]);
          }
          pendingFrom = day;
          pendingHolding = holding;
          pendingStatus = now;
        }
        int next = end;
        if (t + 2 < timeline.length && timeline[t + 2] < next) {
          next = timeline[t + 2];
        }
        if (s + 2 < statusLength && status[s + 2] < next) {
          next = status[s + 2];
        }
        if (t + 2 < timeline.length && timeline[t + 2] == next) {
          t += 2;
        }
        day = next;
      }
    }
    into.take(pendingFrom, Day.BEYOND, pendingHolding, STATUSES[pendingStatus]);
  }
}
