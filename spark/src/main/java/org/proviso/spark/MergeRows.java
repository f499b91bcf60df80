package org.proviso.spark;

import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.proviso.register.Recipients;
import org.proviso.register.TakenAward;

/// Makes one award of the rows of each: they follow one another, in the order of their files.
record MergeRows(Broadcast<SharedQuestion> question) implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Recipients recipients = question.value().question().recipients();
    return new Unfolding<>() {

      private @Nullable Row ahead = rows.hasNext() ? rows.next() : null;

      @Override
      @Nullable Iterator<Row> more() {
        Row first = ahead;
        if (first == null) {
          return null;
        }
        TakenAward award = TakenRows.award(first);
        ahead = rows.hasNext() ? rows.next() : null;
        while (ahead != null && TakenRows.key(ahead).equals(award.key())) {
          award = TakenRows.award(ahead).after(award);
          ahead = rows.hasNext() ? rows.next() : null;
        }
        String party = recipients.partyOf(award.recipient());
        return Collections.singleton(
                TakenRows.row(award, party, TakenRows.file(first), TakenRows.line(first)))
            .iterator();
      }
    };
  }
}
