package org.proviso.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import org.proviso.register.AwardTextReader;

/// The import of downloads into a dataset: all columns as text, and of each row its file and line.
///
/// One task reads one file from beginning to end, because where a row of CSV begins is known only
/// from what stands before it. Files are read twice: first to write down the rows that can not be
/// read, so that the dataset is never there without them.
final class ImportJob {

  /// What became of the rows.
  record Done(int files, long rows, long malformed) {}

  private static final List<String> FISCAL_YEARS =
      List.of("award_base_action_date_fiscal_year", "action_date_fiscal_year");

  private ImportJob() {}

  /// Runs the job.
  ///
  /// @param patterns names of files, or patterns of them
  /// @param partitions columns whose values name subfolders; none for that of the fiscal year
  /// @param overwrite whether an earlier dataset goes
  /// @throws Refusal if a file is not one of awards, or has other columns than the first
  static Done run(
      SparkSession session,
      List<String> patterns,
      List<String> partitions,
      String out,
      boolean overwrite)
      throws IOException {
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    List<Path> files = files(patterns, hadoop);
    List<String> columns = columns(files, hadoop);
    List<String> by = partitions.isEmpty() ? usualPartitions(columns) : partitions;
    for (String column : by) {
      if (!columns.contains(column)) {
        throw new Refusal("the files have no column " + column + " to partition by");
      }
    }
    ResultFolder folder = new ResultFolder(out, hadoop);
    files.forEach(file -> folder.keepApartFrom(file.toString()));
    folder.make(overwrite);

    SparkSession own = session.newSession();
    own.conf().set("spark.sql.caseSensitive", true);
    LongAccumulator rows = own.sparkContext().longAccumulator("rows");
    LongAccumulator malformed = own.sparkContext().longAccumulator("malformed rows");
    JavaPairRDD<String, PortableDataStream> streams =
        JavaSparkContext.fromSparkContext(own.sparkContext())
            .binaryFiles(String.join(",", patterns), files.size());
    MalformedRows.write(
        own.createDataFrame(
            streams.flatMap(new ReadDownload.Malformed(malformed)), MalformedRows.SCHEMA),
        folder.malformedName());
    if (malformed.value() == 0) {
      folder.removeMalformed();
    }
    own.createDataFrame(streams.flatMap(new ReadDownload.Rows(columns, rows)), schema(columns))
        .write()
        .option("compression", "zstd")
        .partitionBy(by.toArray(String[]::new))
        .parquet(folder.name());
    return new Done(files.size(), rows.value(), malformed.value());
  }

  private static StructType schema(List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema
        .add(AwardDataset.FILE, DataTypes.StringType)
        .add(AwardDataset.LINE, DataTypes.LongType);
  }

  private static List<String> usualPartitions(List<String> columns) {
    return FISCAL_YEARS.stream().filter(columns::contains).limit(1).toList();
  }

  private static List<Path> files(List<String> patterns, Configuration hadoop) throws IOException {
    List<Path> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String pattern : patterns) {
      Path path = new Path(pattern);
      FileStatus @Nullable [] found = path.getFileSystem(hadoop).globStatus(path);
      if (found == null || found.length == 0) {
        throw new Refusal("there is no file " + pattern);
      }
      for (FileStatus file : found) {
        if (file.isDirectory()) {
          throw new Refusal(file.getPath() + " is a folder; name its files, as in FOLDER/*.csv");
        }
        if (!names.add(file.getPath().getName())) {
          // A row is called by the name of its file and its line.
          throw new Refusal("two files are called " + file.getPath().getName());
        }
        files.add(file.getPath());
      }
    }
    return files;
  }

  /// Returns the columns of the files, which must be the same.
  private static List<String> columns(List<Path> files, Configuration hadoop) throws IOException {
    List<String> columns = List.of();
    for (Path file : files) {
      List<String> header = header(file, hadoop);
      if (columns.isEmpty()) {
        columns = header;
      } else if (!new HashSet<>(columns).equals(new HashSet<>(header))) {
        List<String> more = new ArrayList<>(header);
        more.removeAll(columns);
        List<String> fewer = new ArrayList<>(columns);
        fewer.removeAll(header);
        throw new Refusal(
            "%s has other columns than %s: more: %s; fewer: %s"
                .formatted(
                    file, files.getFirst(), String.join(", ", more), String.join(", ", fewer)));
      }
    }
    return columns;
  }

  private static List<String> header(Path file, Configuration hadoop) throws IOException {
    FileSystem system = file.getFileSystem(hadoop);
    try (InputStream in = system.open(file)) {
      List<String> header =
          switch (AwardTextReader.open(file.getName(), in)) {
            case AwardTextReader.Outcome.NotAwards(var missing, var repeated) ->
                throw new Refusal(Columns.refused(file.toString(), missing, repeated));
            case AwardTextReader.Outcome.Opened(AwardTextReader reader) -> reader.header();
          };
      refuseWhatIsNoTable(file, header);
      return header;
    }
  }

  private static void refuseWhatIsNoTable(Path file, List<String> header) {
    Set<String> names = new HashSet<>(Set.of(AwardDataset.FILE, AwardDataset.LINE));
    List<String> wrong =
        header.stream()
            .filter(name -> name.isBlank() || !names.add(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (!wrong.isEmpty()) {
      throw new Refusal(
          "%s: columns without a name of their own: '%s'"
              .formatted(file, String.join("', '", wrong)));
    }
  }
}
