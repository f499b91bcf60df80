package org.proviso.law.engine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.proviso.law.fact.Awards;
import org.roaringbitmap.RoaringBitmap;

/// The rows of each party in a table of awards, as the recipient of an award and as the party that
/// one is drawn from.
///
/// Indexes the rows that all sweeps of a lineage have; in those, recipients and parents stay. Not
/// thread-safe.
final class PartyRows {

  /// Numbers of parties in the register, by their numbers in the table of awards.
  private int[] registered = new int[0];

  private int known;
  private final int rows;
  private final Index received;
  private final Index drawn;

  /// Indexes the first `rows` rows of a table.
  PartyRows(Awards awards, int rows) {
    this.rows = rows;
    int parties = awards.parties().size();
    received = Index.of(parties, rows, awards::recipient);
    drawn = Index.of(parties, rows, awards::under);
  }

  /// Takes in the parties of a table that are not known yet.
  void upTo(Awards awards, Parties register) {
    int parties = awards.parties().size();
    if (registered.length < parties) {
      registered = Arrays.copyOf(registered, parties + (parties >> 2));
    }
    for (; known < parties; known++) {
      registered[known] = register.number(awards.parties().text(known));
    }
  }

  /// Returns how many parties of the table are known.
  int parties() {
    return known;
  }

  /// Returns the number in the register of a party of the table.
  int registered(int party) {
    return registered[party];
  }

  /// Adds the rows of a party in a table to `into`.
  void add(int party, boolean asParent, Awards awards, RoaringBitmap into) {
    (asParent ? drawn : received).add(party, into);
    for (int row = rows; row < awards.size(); row++) {
      if ((asParent ? awards.under(row) : awards.recipient(row)) == party) {
        into.add(row);
      }
    }
  }

  /// Rows by party, side by side, which is what memory likes.
  private static final class Index {

    private final int[] start;
    private final int[] sorted;

    private Index(int[] start, int[] sorted) {
      this.start = start;
      this.sorted = sorted;
    }

    static Index of(int parties, int rows, IntUnaryOperator partyOf) {
      int[] start = new int[parties + 1];
      for (int row = 0; row < rows; row++) {
        int party = partyOf.applyAsInt(row);
        if (party >= 0) {
          start[party + 1]++;
        }
      }
      Arrays.parallelPrefix(start, Integer::sum);
      int[] next = Arrays.copyOf(start, parties);
      int[] sorted = new int[start[parties]];
      for (int row = 0; row < rows; row++) {
        int party = partyOf.applyAsInt(row);
        if (party >= 0) {
          sorted[next[party]++] = row;
        }
      }
      return new Index(start, sorted);
    }

    void add(int party, RoaringBitmap into) {
      if (party + 1 < start.length) {
        for (int i = start[party]; i < start[party + 1]; i++) {
          into.add(sorted[i]);
        }
      }
    }
  }
}
