package org.proviso.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.proviso.register.Counts;

/// The sweep of a dataset.
///
/// The dataset is read twice: first to count its rows and to write down those that can not be read,
/// so that the result, which is put in its place at the end, is never there without them.
final class SweepJob {

  /// What became of the rows.
  ///
  /// @param stretches rows of the result
  record Done(Counts counts, long stretches) {}

  private final SparkContext context;
  private final Broadcast<SharedQuestion> question;

  private SweepJob(SparkSession session, Broadcast<SharedQuestion> question) {
    context = session.sparkContext();
    this.question = question;
  }

  /// Runs the job.
  ///
  /// @param dataset folder of the dataset
  /// @param block how many awards a task holds in memory
  /// @param overwrite whether an earlier result goes
  /// @throws Refusal if the dataset is none of awards, or the result may not be written
  static Done run(
      SparkSession session,
      String dataset,
      SharedQuestion asked,
      int block,
      String out,
      boolean overwrite)
      throws IOException {
    SparkSession own = session.newSession();
    own.conf().set("spark.sql.caseSensitive", true);
    // As a number, the listing 16.560 of a partition would become 16.56.
    own.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", false);
    ResultFolder folder = new ResultFolder(out, own.sparkContext().hadoopConfiguration());
    folder.keepApartFrom(dataset);
    AwardDataset awards = AwardDataset.open(own, dataset, asked.question().programmes());
    folder.make(overwrite);
    Broadcast<SharedQuestion> question =
        JavaSparkContext.fromSparkContext(own.sparkContext()).broadcast(asked);
    try {
      return new SweepJob(own, question).run(awards, block, folder);
    } finally {
      question.destroy();
    }
  }

  private Done run(AwardDataset awards, int block, ResultFolder out) throws IOException {
    LongAccumulator rows = context.longAccumulator("rows taken");
    LongAccumulator other = context.longAccumulator("rows of other programmes");
    LongAccumulator malformed = context.longAccumulator("malformed rows");
    LookThrough look = new LookThrough(awards.columns(), question, rows, other, malformed);
    MalformedRows.write(
        awards.rows().mapPartitions(look, Encoders.row(MalformedRows.SCHEMA)), out.malformedName());
    if (malformed.value() == 0) {
      out.removeMalformed();
    }
    SweepBlocks.Counts counts =
        new SweepBlocks.Counts(
            context.longAccumulator("awards"),
            context.longAccumulator("recipients by the mapping"),
            context.longAccumulator("recipients by name"),
            context.longAccumulator("stretches"));
    stretches(awards, block, counts).write().option("compression", "zstd").parquet(out.name());
    long taken = counts.awards().value();
    return new Done(
        new Counts(
            taken,
            rows.value() - taken,
            other.value(),
            malformed.value(),
            counts.mapped().value(),
            counts.matched().value()),
        counts.stretches().value());
  }

  /// Rows are brought together by award, whose first row dates it and whose last row tells the
  /// rest, and then awards by party, because the first award of a party tells its name and place.
  private Dataset<Row> stretches(AwardDataset awards, int block, SweepBlocks.Counts counts) {
    Dataset<Row> merged =
        together(
                awards
                    .rows()
                    .mapPartitions(
                        new TakeAwards(awards.columns(), question), Encoders.row(TakenRows.SCHEMA)),
                TakenRows.KEY)
            .mapPartitions(new MergeRows(question), Encoders.row(TakenRows.SCHEMA));
    return StretchRows.dated(
        together(merged, TakenRows.PARTY)
            .mapPartitions(
                new SweepBlocks(question, block, counts), Encoders.row(StretchRows.SCHEMA)));
  }

  private static Dataset<Row> together(Dataset<Row> rows, String by) {
    return rows.repartition(col(by))
        .sortWithinPartitions(col(by), col(TakenRows.FILE), col(TakenRows.LINE));
  }
}
