package org.proviso.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.register.Counts;
import org.proviso.register.Malformed;
import org.proviso.register.RecipientMapping;
import org.proviso.register.TableRefusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What holds of every condition for every award of a dataset, on every day.
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "What holds of every condition for every award of a dataset, on every day.")
final class SweepCommand implements Callable<Integer> {

  private final Supplier<SparkSession> session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--awards",
      required = true,
      paramLabel = "FOLDER",
      description =
          "Parquet dataset with the columns of USAspending's assistance downloads, as text.")
  private String awards = "";

  @Option(
      names = "--pack",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the pack, on the machine of the driver.")
  private Path pack = Path.of("");

  @Option(
      names = "--suppose",
      paramLabel = "FILE",
      description = "File of supposed acts, memberships and awards, on the machine of the driver.")
  private @Nullable Path supposed;

  @Option(
      names = "--recipients",
      paramLabel = "FILE",
      description = "Which recipient is which party, on the machine of the driver.")
  private @Nullable Path recipients;

  @Option(
      names = "--viewpoint",
      paramLabel = "DATE",
      description = "See every day from this one. Default: each day from itself.")
  private @Nullable LocalDate viewpoint;

  @Option(
      names = "--known",
      paramLabel = "DATE",
      description = "Count only records entered by this day.")
  private @Nullable LocalDate known;

  @Option(
      names = "--block",
      paramLabel = "AWARDS",
      description = "How many awards a task holds in memory. Default: ${DEFAULT-VALUE}.")
  private int block = 50_000;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the result goes, as Parquet files.")
  private String out = "";

  @Option(names = "--overwrite", description = "Replace an earlier result.")
  private boolean overwrite;

  SweepCommand(Supplier<SparkSession> session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (block <= 0) {
      throw new ParameterException(spec.commandLine(), "--block " + block);
    }
    Pack asked = pack();
    SharedQuestion question = new SharedQuestion(asked, viewpoint, known, mapping(asked));
    SweepJob.Done done = SweepJob.run(session.get(), awards, question, block, out, overwrite);
    Counts counts = done.counts();
    spec.commandLine()
        .getOut()
        .printf(
            "%d rows of awards: %d taken, %d merged with another row of the same award, %d of other"
                + " programmes, %d malformed. %d rows written to %s.%n"
                + "Recipients: %d awards by the mapping, %d by name, %d as parties of their own.%n",
            counts.rows(),
            counts.taken(),
            counts.merged(),
            counts.other(),
            counts.malformed(),
            done.stretches(),
            out,
            counts.mapped(),
            counts.matched(),
            counts.own());
    return ImportCommand.told(spec, counts.malformed(), out);
  }

  private Pack pack() {
    Pack loaded = loaded(pack, Packs.load(pack));
    return supposed == null ? loaded : loaded(supposed, Packs.loadSuppositions(supposed, loaded));
  }

  private static Pack loaded(Path file, Packs.Outcome outcome) {
    return switch (outcome) {
      case Packs.Outcome.Loaded(Pack loaded, var warnings) -> loaded;
      case Packs.Outcome.Rejected(List<Issue> issues) ->
          throw new Refusal(
              file
                  + " has errors:\n"
                  + issues.stream().map(Issue::render).collect(Collectors.joining("\n")));
    };
  }

  /// Every row of a mapping must be read: one that is not would move money to another party.
  private Map<String, String> mapping(Pack asked) {
    if (recipients == null) {
      return Map.of();
    }
    Set<String> parties =
        asked.register().parties().stream().map(Party::id).collect(Collectors.toSet());
    return switch (RecipientMapping.read(recipients, parties)) {
      case RecipientMapping.Outcome.Refused(TableRefusal.Unreadable(Path file, String cause)) ->
          throw new Refusal(file + " can not be read: " + cause);
      case RecipientMapping.Outcome.Refused(TableRefusal.WrongHeader(Path file, var missing)) ->
          throw new Refusal(file + ": columns missing: " + String.join(", ", missing));
      case RecipientMapping.Outcome.Read(var mapping, var malformed) -> {
        if (!malformed.isEmpty()) {
          throw new Refusal(
              recipients
                  + " has errors:\n"
                  + malformed.stream().map(Malformed::render).collect(Collectors.joining("\n")));
        }
        yield mapping;
      }
    };
  }
}
