package org.proviso.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.proviso.register.Recipients;
import org.proviso.register.RowMeaning;
import org.proviso.register.TakenAward;

/// Takes the rows of a dataset that are awards asked for; others were counted by [LookThrough].
///
/// @param columns the columns that are read
record TakeAwards(List<String> columns, Broadcast<SharedQuestion> question)
    implements MapPartitionsFunction<Row, Row> {

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    RowReading reading = RowReading.of(columns, question.value());
    Recipients recipients = question.value().question().recipients();
    return new Unfolding<>() {
      @Override
      @Nullable Iterator<Row> more() {
        while (rows.hasNext()) {
          Row row = rows.next();
          if (reading.read(row) instanceof RowMeaning.Taken(TakenAward award)) {
            String party = recipients.partyOf(award.recipient());
            return Collections.singleton(
                    TakenRows.row(award, party, RowReading.file(row), RowReading.line(row)))
                .iterator();
          }
        }
        return null;
      }
    };
  }
}
