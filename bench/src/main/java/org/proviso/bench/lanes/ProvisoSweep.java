package org.proviso.bench.lanes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Peer;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.proof.Asking;

/// A sweep from nothing, all of it read.
final class ProvisoSweep implements Peer<Facts> {

  private @Nullable Law law;
  private @Nullable Portfolio portfolio;
  private Totals totals = new Totals();

  @Override
  public String version() {
    return "this tree";
  }

  @Override
  public void load(Facts loaded) {
    law = loaded.law();
    portfolio = Portfolio.of(loaded.register(), loaded.awards());
  }

  @Override
  public void answer() {
    if (law == null || portfolio == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    Sweep sweep = Sweep.of(law, portfolio, Asking.CONTEMPORANEOUS);
    Fold fold = new Fold(sweep);
    sweep.readAll(fold::at);
    totals = fold.end();
  }

  @Override
  public byte[] answers() {
    return totals.bytes();
  }

  @Override
  public void close() {}

  /// Adds up stretches as they are read: four sums for each condition, holding and status of the
  /// block of rows that is being read.
  // Ordinals stand for constants within one process.
  @SuppressWarnings("EnumOrdinal")
  private static final class Fold implements Sweep.Stretches {

    private static final int STATUSES = Award.Status.values().length;
    private static final int SUMS = 4;

    private final Sweep sweep;
    private final Awards awards;
    private final Totals totals = new Totals();
    private final Map<Integer, Integer> lanes = new HashMap<>();
    private final long[][] sums;
    private int condition;
    private int row = -1;
    private int next;
    private int block;
    private long cents;

    Fold(Sweep sweep) {
      this.sweep = sweep;
      awards = sweep.awards();
      sums = new long[sweep.law().conditions().size()][64 * STATUSES * SUMS];
    }

    /// Conditions come in the law's order for each row, and all of them bind every row.
    Sweep.Stretches at(int of, Condition asked) {
      if (of != row) {
        if (of / Totals.BLOCK != block) {
          endBlock();
          block = of / Totals.BLOCK;
        }
        row = of;
        next = 0;
        cents = awards.cents(of);
      }
      condition = next++;
      return this;
    }

    @Override
    public void take(int from, int until, int holding, Award.Status status) {
      int first = Days.number(from);
      int end = Days.number(until);
      int at = (holding * STATUSES + status.ordinal()) * SUMS;
      if (at >= sums[condition].length) {
        sums[condition] = Arrays.copyOf(sums[condition], at * 2);
      }
      long[] of = sums[condition];
      int days = Days.within(first, end);
      of[at]++;
      of[at + 1] += days;
      of[at + 2] += days * cents;
      of[at + 3] += Totals.check(row, first, end);
    }

    private void endBlock() {
      for (int i = 0; i < sums.length; i++) {
        long[] of = sums[i];
        for (int at = 0; at < of.length; at += SUMS) {
          if (of[at] != 0) {
            int found = lanes.computeIfAbsent(at / SUMS, this::lanes);
            totals.add(
                new Totals.Total(block, i, 0, found, of[at], of[at + 1], of[at + 2], of[at + 3]));
          }
        }
        Arrays.fill(of, 0);
      }
    }

    private int lanes(int slot) {
      return Lanes.of(sweep.holding(slot / STATUSES), Award.Status.values()[slot % STATUSES]);
    }

    Totals end() {
      endBlock();
      return totals;
    }
  }
}
