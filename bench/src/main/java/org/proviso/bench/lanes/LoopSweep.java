package org.proviso.bench.lanes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Peer;

/// Folds every stretch of every award and condition as it is formed.
final class LoopSweep implements Peer<Facts> {

  private static final int LONGEST = 256;
  private static final int SUMS = 4;
  private static final int NONE = -1;

  private @Nullable Compiled compiled;
  private Totals totals = new Totals();

  /// Where the sums of a condition and a code are; few occur, so that all stay in the cache.
  private int[] slots = {};

  private int[] codes = new int[64];
  private int slotCount;
  private long[] sums = new long[64 * SUMS];

  @Override
  public String version() {
    return "Java " + Runtime.version();
  }

  @Override
  public void load(Facts facts) {
    compiled = new Compiled(facts);
  }

  @Override
  public void answer() {
    Compiled law = compiled;
    if (law == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    totals = new Totals();
    law.begin();
    slots = new int[law.rules.conditions() * Code.COUNT];
    Arrays.fill(slots, NONE);
    slotCount = 0;
    Shared shared = new Shared(law);
    int[] own = new int[LONGEST];
    for (int row = 0; row < law.columns.rows; row++) {
      if (row % Totals.BLOCK == 0 && row > 0) {
        endBlock(row / Totals.BLOCK - 1);
      }
      int party = law.columns.recipient[row];
      int profile = shared.profile(row);
      int offered = law.columns.offered[row];
      int accepted = law.columns.accepted[row];
      long cents = law.columns.cents[row];
      int inBlock = row % Totals.BLOCK + 1;
      int first = Math.min(offered, accepted);
      for (int condition = 0; condition < law.rules.conditions(); condition++) {
        if (law.readsOwnRecords(party, condition)) {
          int length = law.line(row, condition, own);
          for (int i = 0; i < length; i += 2) {
            int until = i + 2 < length ? own[i + 2] : Days.BEYOND;
            add(slot(condition, own[i + 1]), own[i], until, inBlock, cents);
          }
          continue;
        }
        int[] line = shared.line(profile, Code.NOTHING_OFFERED, condition, row);
        take(line, 0, first, inBlock, cents);
        if (offered < accepted) {
          line = shared.line(profile, Code.sinceOffered(accepted), condition, row);
          take(line, offered, accepted, inBlock, cents);
        }
        if (accepted < Days.BEYOND) {
          line = shared.line(profile, Code.ACCEPTED, condition, row);
          take(line, accepted, Days.BEYOND, inBlock, cents);
        }
      }
    }
    endBlock((law.columns.rows - 1) / Totals.BLOCK);
  }

  /// Takes the part of a shared line that lies in a stretch of days. Its codes are slots.
  private void take(int[] line, int from, int until, int inBlock, long cents) {
    int i = 0;
    while (i + 2 < line.length && line[i + 2] <= from) {
      i += 2;
    }
    int since = from;
    while (since < until) {
      int next = i + 2 < line.length ? Math.min(line[i + 2], until) : until;
      add(line[i + 1], since, next, inBlock, cents);
      since = next;
      i += 2;
    }
  }

  private void add(int slot, int from, int until, int inBlock, long cents) {
    int days = Days.within(from, until);
    sums[slot]++;
    sums[slot + 1] += days;
    sums[slot + 2] += days * cents;
    sums[slot + 3] += (long) inBlock * (from * 8_192 + until);
  }

  private int slot(int condition, int code) {
    int at = condition * Code.COUNT + code;
    int slot = slots[at];
    if (slot == NONE) {
      if (slotCount == codes.length) {
        codes = Arrays.copyOf(codes, slotCount * 2);
        sums = Arrays.copyOf(sums, slotCount * 2 * SUMS);
      }
      codes[slotCount] = at;
      slot = slotCount++ * SUMS;
      slots[at] = slot;
    }
    return slot;
  }

  private void endBlock(int block) {
    for (int i = 0; i < slotCount; i++) {
      int at = i * SUMS;
      if (sums[at] != 0) {
        totals.add(
            new Totals.Total(
                block,
                codes[i] / Code.COUNT,
                0,
                Code.lanes(codes[i] % Code.COUNT),
                sums[at],
                sums[at + 1],
                sums[at + 2],
                sums[at + 3]));
      }
    }
    Arrays.fill(sums, 0);
  }

  /// Lines of awards alike in place, year, kind, and whether policies are known; with slots in
  /// place of codes.
  private final class Shared {

    private final Compiled law;
    private final int[] @Nullable [] lines;

    Shared(Compiled law) {
      this.law = law;
      lines = new int[law.placeCount() * LargeRegister.YEARS * 4 * 4 * law.rules.conditions()][];
    }

    int profile(int row) {
      int party = law.columns.recipient[row];
      return ((law.placeOf(party) * LargeRegister.YEARS + law.columns.year[row]) << 2)
          | (law.columns.county[party] ? 2 : 0)
          | (law.columns.policiesKnown[party] ? 1 : 0);
    }

    int[] line(int profile, int status, int condition, int row) {
      int at = (profile << 2 | status) * law.rules.conditions() + condition;
      int[] line = lines[at];
      if (line == null) {
        line = law.sharedLine(law.columns.recipient[row], law.columns.year[row], status, condition);
        for (int i = 1; i < line.length; i += 2) {
          line[i] = slot(condition, line[i]);
        }
        lines[at] = line;
      }
      return line;
    }
  }

  @Override
  public byte[] answers() {
    return totals.bytes();
  }

  @Override
  public void close() {}
}
