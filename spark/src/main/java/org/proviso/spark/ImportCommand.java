package org.proviso.spark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Downloads as a dataset.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Turns USAspending's assistance downloads into a dataset that can be swept.")
final class ImportCommand implements Callable<Integer> {

  private final Supplier<SparkSession> session;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV files, all with the same columns, or patterns such as awards_*.csv.")
  private List<String> files = List.of();

  @Option(
      names = "--partition-by",
      paramLabel = "COLUMN",
      description =
          "Columns whose values name subfolders. Default: the fiscal year, if the files have it.")
  private List<String> partitions = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the dataset goes.")
  private String out = "";

  @Option(names = "--overwrite", description = "Replace an earlier dataset.")
  private boolean overwrite;

  ImportCommand(Supplier<SparkSession> session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    ImportJob.Done done = ImportJob.run(session.get(), files, partitions, out, overwrite);
    spec.commandLine()
        .getOut()
        .printf(
            "%d rows of %d files: %d written to %s, %d malformed.%n",
            done.rows() + done.malformed(), done.files(), done.rows(), out, done.malformed());
    return told(spec, done.malformed(), out);
  }

  /// Says where the rows are that could not be read, and returns the exit code.
  static int told(CommandSpec spec, long malformed, String out) {
    if (malformed == 0) {
      return ExitCode.OK;
    }
    spec.commandLine()
        .getErr()
        .printf("warning: %d rows could not be read; they are in %s.malformed%n", malformed, out);
    return ExitCode.SOFTWARE;
  }
}
