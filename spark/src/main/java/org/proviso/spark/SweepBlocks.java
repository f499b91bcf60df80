package org.proviso.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.register.AwardBlock;
import org.proviso.register.StretchesOf;
import org.proviso.register.SweepQuestion;
import org.proviso.register.TakenAward;

/// Sweeps the awards of one part of the work, block by block: awards of one party follow one
/// another, in the order of their first rows.
///
/// @param size how many awards are in memory at once
record SweepBlocks(Broadcast<SharedQuestion> question, int size, Counts counts)
    implements MapPartitionsFunction<Row, Row> {

  /// How many awards have their stretches in memory at once; an award has some twenty, or hundreds.
  private static final int WRITTEN_AT_ONCE = 500;

  /// Counts of awards and of what is written of them.
  record Counts(
      LongAccumulator awards,
      LongAccumulator mapped,
      LongAccumulator matched,
      LongAccumulator stretches)
      implements java.io.Serializable {}

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Blocks(question.value().question(), rows);
  }

  private final class Blocks extends Unfolding<Row> {

    private final SweepQuestion question;
    private final Iterator<Row> rows;
    private List<Party> settled = List.of();
    private @Nullable Swept block;

    Blocks(SweepQuestion question, Iterator<Row> rows) {
      this.question = question;
      this.rows = rows;
    }

    @Override
    @Nullable Iterator<Row> more() {
      if (block == null || block.isDone()) {
        if (!rows.hasNext()) {
          return null;
        }
        block = nextBlock();
      }
      return block.some();
    }

    private Swept nextBlock() {
      List<TakenAward> awards = new ArrayList<>();
      String last = "";
      while (awards.size() < size && rows.hasNext()) {
        Row row = rows.next();
        awards.add(TakenRows.award(row));
        last = TakenRows.party(row);
      }
      AwardBlock next = AwardBlock.of(awards, settled, question.recipients());
      // The next block may begin with further awards of the last party.
      settled = named(next.parties(), last);
      counts.awards().add(next.counts().taken());
      counts.mapped().add(next.counts().mapped());
      counts.matched().add(next.counts().matched());
      return new Swept(next);
    }

    private static List<Party> named(Collection<Party> parties, String id) {
      return parties.stream().filter(party -> party.id().equals(id)).toList();
    }

    /// A block that is being written out.
    private final class Swept {

      private final StretchesOf stretches;
      private final int awards;
      private int written;

      Swept(AwardBlock block) {
        stretches = new StretchesOf(question.sweep(block), block.parties());
        awards = block.awards().size();
      }

      boolean isDone() {
        return written == awards;
      }

      Iterator<Row> some() {
        int end = Math.min(written + WRITTEN_AT_ONCE, awards);
        List<Row> some = new ArrayList<>();
        stretches.each(written, end, stretch -> some.add(StretchRows.row(stretch)));
        written = end;
        counts.stretches().add((long) some.size());
        return some.iterator();
      }
    }
  }
}
