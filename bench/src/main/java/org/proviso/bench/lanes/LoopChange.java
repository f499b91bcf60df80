package org.proviso.bench.lanes;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Peer;

/// Works out the stretches of the awards that a change touches, before and after.
final class LoopChange implements Peer<Facts> {

  private static final int LONGEST = 512;

  private final boolean isOrder;
  private @Nullable Compiled compiled;
  private @Nullable Changes changes;
  private int next;

  /// Rows of party `i`: those in `rows` from `firstRow[i]` until `firstRow[i + 1]`. For orders the
  /// columns are in this order too, so that awards that are touched together lie together.
  private int[] firstRow = {};

  private int[] rows = {};

  private int[] parties = {};
  private int condition;
  private int day;
  private int row;

  private final int[] lanes = new int[Code.COUNT];
  private final int[] was = new int[LONGEST];
  private final int[] is = new int[LONGEST];
  private final Sums sums = new Sums();

  LoopChange(Question question) {
    isOrder = question == Question.ORDER;
    for (int code = 0; code < lanes.length; code++) {
      lanes[code] = Code.lanes(code);
    }
  }

  @Override
  public String version() {
    return "Java " + Runtime.version();
  }

  @Override
  public void load(Facts facts) {
    Compiled law = new Compiled(facts);
    law.begin();
    firstRow = new int[law.columns.parties() + 1];
    for (int each : law.columns.recipient) {
      firstRow[each + 1]++;
    }
    for (int party = 0; party < law.columns.parties(); party++) {
      firstRow[party + 1] += firstRow[party];
    }
    int[] end = firstRow.clone();
    rows = new int[law.columns.rows];
    for (int each = 0; each < law.columns.rows; each++) {
      rows[end[law.columns.recipient[each]]++] = each;
      for (int of = 0; of < law.rules.conditions(); of++) {
        law.line(each, of, was);
      }
    }
    if (isOrder) {
      law.columns.arrange(rows);
    }
    changes = new Changes(facts);
    compiled = law;
  }

  @Override
  public boolean prepare() {
    draw(next++);
    return true;
  }

  private void draw(int number) {
    Changes drawn = changes;
    if (drawn == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    if (isOrder) {
      Changes.Order order = drawn.order(number);
      parties = order.parties().stream().mapToInt(Integer::intValue).toArray();
      condition = order.condition();
      day = Days.number(order.day());
    } else {
      Changes.Acceptance acceptance = drawn.acceptance(number);
      row = acceptance.row();
      day = Days.number(acceptance.day());
    }
  }

  @Override
  public void answer() {
    Compiled law = compiled;
    if (law == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    sums.clear();
    if (isOrder) {
      takeOrder(law);
    } else {
      takeFact(law);
    }
  }

  private void takeOrder(Compiled law) {
    for (int party : parties) {
      law.turnTo(party, condition);
      for (int i = firstRow[party]; i < firstRow[party + 1]; i++) {
        int length = law.lineOfThatParty(i, condition, was);
        for (int at = 0; at < length; at += 2) {
          int until = at + 2 < length ? was[at + 2] : Days.BEYOND;
          int code = was[at + 1];
          int barred = (code & ~(3 << 4)) | Code.BARRED << 4;
          if (until > day && code != barred) {
            int from = Math.max(was[at], day);
            sums.add(
                rows[i], condition, lanes[code], lanes[barred], from, until, law.columns.cents[i]);
          }
        }
      }
    }
  }

  private void takeFact(Compiled law) {
    for (int of = 0; of < law.rules.conditions(); of++) {
      int lengthWas = law.line(row, of, was);
      int lengthIs = law.line(row, of, law.columns.offered[row], day, is);
      int i = 0;
      int j = 0;
      int from = Days.FIRST;
      while (from < Days.BEYOND) {
        int endWas = i + 2 < lengthWas ? was[i + 2] : Days.BEYOND;
        int endIs = j + 2 < lengthIs ? is[j + 2] : Days.BEYOND;
        int until = Math.min(endWas, endIs);
        if (was[i + 1] != is[j + 1]) {
          sums.add(
              row, of, lanes[was[i + 1]], lanes[is[j + 1]], from, until, law.columns.cents[row]);
        }
        i += endWas == until ? 2 : 0;
        j += endIs == until ? 2 : 0;
        from = until;
      }
    }
  }

  @Override
  public byte[] answers() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = -Changes.COMPARED; number < 0; number++) {
      draw(number);
      answer();
      all.writeBytes(sums.totals().bytes());
    }
    return all.toByteArray();
  }

  @Override
  public void close() {}
}
