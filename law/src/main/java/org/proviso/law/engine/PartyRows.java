package org.proviso.law.engine;

import java.util.Arrays;
import org.proviso.law.fact.Awards;
import org.roaringbitmap.RoaringBitmap;

/// The rows of each party, as the recipient of an award and as the party that one is drawn from.
///
/// Grows with a table of awards whose rows keep their recipients and parents. Not thread-safe.
final class PartyRows {

  private static final int END = -1;

  /// For each party, its latest row; for each row, the one before it of the same party.
  private int[] latest = new int[0];

  private int[] before = new int[0];
  private int[] latestDrawn = new int[0];
  private int[] beforeDrawn = new int[0];
  private int rows;

  /// By number in the table of awards, the party's number in the register.
  private int[] registered = new int[0];

  private int known;

  /// Takes in the rows of a table, and its parties, that are not known yet.
  void upTo(Awards awards, Parties register) {
    int parties = awards.parties().size();
    registered = registered.length < parties ? grown(registered, parties) : registered;
    for (; known < parties; known++) {
      registered[known] = register.number(awards.parties().text(known));
    }
    if (latest.length < parties) {
      latest = grown(latest, parties);
      latestDrawn = grown(latestDrawn, parties);
    }
    if (before.length < awards.size()) {
      before = grown(before, awards.size());
      beforeDrawn = grown(beforeDrawn, awards.size());
    }
    for (; rows < awards.size(); rows++) {
      int recipient = awards.recipient(rows);
      before[rows] = latest[recipient];
      latest[recipient] = rows;
      int under = awards.under(rows);
      if (under >= 0) {
        beforeDrawn[rows] = latestDrawn[under];
        latestDrawn[under] = rows;
      }
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

  private static int[] grown(int[] numbers, int size) {
    int[] grown = Arrays.copyOf(numbers, size + (size >> 2));
    Arrays.fill(grown, numbers.length, grown.length, END);
    return grown;
  }

  /// Adds the rows of a party to `into`.
  void add(int party, boolean drawn, RoaringBitmap into) {
    int row = drawn ? latestDrawn[party] : latest[party];
    while (row != END) {
      into.add(row);
      row = drawn ? beforeDrawn[row] : before[row];
    }
  }
}
