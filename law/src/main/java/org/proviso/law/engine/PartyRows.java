package org.proviso.law.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Awards;

/// The rows of each party in a table of awards, as the recipient of an award and as the party that
/// one is drawn from.
///
/// Indexes the rows of the table that it is made for; in tables made from that one they keep their
/// recipients and parents, and rows that come after them are not indexed. Thread-safe.
final class PartyRows {

  private final Awards awards;
  private final Parties register;

  /// Numbers of parties in the register, by their numbers in the table of awards.
  private int[] registered;

  private int known;
  private @Nullable Index received;
  private @Nullable Index drawn;

  /// @throws IllegalArgumentException if the register lacks a party that the awards have
  PartyRows(Awards awards, Parties register) {
    this.awards = awards;
    this.register = register;
    registered = new int[awards.parties().size()];
    upTo(registered.length);
  }

  private void upTo(int parties) {
    if (registered.length < parties) {
      registered = Arrays.copyOf(registered, parties + (parties >> 2));
    }
    for (; known < parties; known++) {
      registered[known] = register.number(awards.parties().text(known));
    }
  }

  /// Returns how many rows are indexed: those before this one.
  int rows() {
    return awards.size();
  }

  /// Returns the number in the register of a party of the table, or of one made from it.
  synchronized int registered(int party) {
    if (party >= known) {
      upTo(party + 1);
    }
    return registered[party];
  }

  /// Returns the numbers in the register of the first parties of the table, not to be changed; at
  /// least `count` of them.
  synchronized int[] registeredUpTo(int count) {
    upTo(count);
    return registered;
  }

  /// Shows the rows that a party received.
  void received(int party, IntConsumer into) {
    received().show(party, into);
  }

  /// Shows the rows that are drawn from a party's awards.
  void drawn(int party, IntConsumer into) {
    drawn().show(party, into);
  }

  private synchronized Index received() {
    Index index = received;
    if (index == null) {
      index = Index.of(awards, awards::recipient);
      received = index;
    }
    return index;
  }

  private synchronized Index drawn() {
    Index index = drawn;
    if (index == null) {
      index = Index.of(awards, awards::under);
      drawn = index;
    }
    return index;
  }

  /// Rows by party, side by side, which is what memory likes.
  private static final class Index {

    /// For each party where its rows begin, and behind the last one where they end.
    private final int[] start;

    private final int[] sorted;

    private Index(int[] start, int[] sorted) {
      this.start = start;
      this.sorted = sorted;
    }

    static Index of(Awards awards, IntUnaryOperator partyOf) {
      int parties = awards.parties().size();
      int[] start = new int[parties + 1];
      for (int row = 0; row < awards.size(); row++) {
        int party = partyOf.applyAsInt(row);
        if (party >= 0) {
          start[party + 1]++;
        }
      }
      Arrays.parallelPrefix(start, Integer::sum);
      int[] next = Arrays.copyOf(start, parties);
      int[] sorted = new int[start[parties]];
      for (int row = 0; row < awards.size(); row++) {
        int party = partyOf.applyAsInt(row);
        if (party >= 0) {
          sorted[next[party]++] = row;
        }
      }
      return new Index(start, sorted);
    }

    void show(int party, IntConsumer into) {
      if (party + 1 < start.length) {
        for (int i = start[party]; i < start[party + 1]; i++) {
          into.accept(sorted[i]);
        }
      }
    }
  }
}
