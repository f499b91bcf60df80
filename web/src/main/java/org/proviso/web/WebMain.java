package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.store.OwnerLogin;
import org.proviso.store.SyntheticDockets;
import org.proviso.web.site.Links;
import org.proviso.web.site.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The commands that serve a docket, back it up, enter tables, and collect what was handed over.
/// The only place that reads the clock of the machine.
public final class WebMain {

  private static final Logger LOG = LoggerFactory.getLogger(WebMain.class);

  private WebMain() {}

  /// Runs a command.
  ///
  /// @param arguments `demo`, `serve`, `backup`, `restore`, `enter`, `collect` or `fill`, and their
  ///   options
  public static void main(String[] arguments) {
    CommandLine commands =
        new CommandLine(new Proviso())
            .addSubcommand("demo", new Demo())
            .addSubcommand("serve", new Serve())
            .addSubcommand("backup", new BackUp())
            .addSubcommand("restore", new Restore())
            .addSubcommand(
                "enter",
                new CommandLine(new Enter())
                    .addSubcommand("parties", new EnterParties())
                    .addSubcommand("awards", new EnterAwards())
                    .addSubcommand("administrator", new EnterAdministrator()))
            .addSubcommand("collect", new Collect())
            .addSubcommand("fill", new Fill())
            .setDefaultValueProvider(new Given());
    int exitCode = commands.execute(arguments);
    if (exitCode != ExitCode.OK) {
      System.exit(exitCode);
    }
  }

  @Command(name = "proviso", mixinStandardHelpOptions = true)
  private static final class Proviso {}

  @Command(
      mixinStandardHelpOptions = true,
      description = "Serves the docket of a pack on this machine.")
  private static final class Demo extends Serving {}

  @Command(mixinStandardHelpOptions = true, description = "Serves a docket on this machine.")
  private static final class Serve extends Serving {}

  @Command(mixinStandardHelpOptions = true, description = "Writes a backup of register and docket.")
  private static final class BackUp extends Keeping {

    @Override
    long run(Path data, @Nullable OwnerLogin elsewhere, Path file) throws IOException {
      return Kept.backUp(data, elsewhere, file, Clock.systemUTC().instant());
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Puts a backup into a docket without records.")
  private static final class Restore extends Keeping {

    @Override
    long run(Path data, @Nullable OwnerLogin elsewhere, Path file) throws IOException {
      return Kept.restore(data, elsewhere, file, Clock.systemUTC().instant());
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Fills a docket without records with synthetic ones, for measurements.")
  private static final class Fill implements Callable<Integer> {

    @Mixin private Where where;

    @Option(names = "--recipients", description = "Default: ${DEFAULT-VALUE}.")
    private int recipients = 20_000;

    @Option(names = "--entries", description = "Default: ${DEFAULT-VALUE}.")
    private int entries = 2_000_000;

    @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
      Server.silenceLibraries();
      try {
        SyntheticDockets dockets = new SyntheticDockets(recipients, entries, seed);
        Kept.fill(where.data("serve"), where.login(), dockets, Clock.systemUTC().instant());
        System.out.println(Words.say("fill.done", recipients, entries, seed));
        return ExitCode.OK;
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Puts a published table into the register of a site, or invites its first administrator,"
              + " also while it is served.")
  private static final class Enter {}

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Enters a table of divisions as parties, all or nothing; exit code 1 if a row can not be"
              + " read.")
  private static final class EnterParties extends EnteringTable {

    @Option(
        names = "--districts",
        paramLabel = "FILE",
        description =
            "Table of federal judicial districts: columns state, judicial_district, county,"
                + " county_fips.")
    private @Nullable Path districts;

    @Override
    Tables.Outcome enter(Tables tables, Path file) throws IOException {
      return tables.parties(file, districts);
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Enters awards of the pack's programmes from an assistance download of USAspending, with"
              + " the parties that the register lacks, all or nothing; exit code 1 if a row can not"
              + " be read or entered.")
  private static final class EnterAwards extends EnteringTable {

    @Mixin private PackFolder packs;

    @Override
    Tables.Outcome enter(Tables tables, Path file) throws IOException {
      return tables.awards(file, packs.pack(packs.folder()));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Prints a one-time link by which somebody makes an account and becomes an administrator,"
              + " also while the site is served.")
  private static final class EnterAdministrator implements Callable<Integer> {

    private static final Duration VALID = Duration.ofHours(24);

    @Mixin private Where where;

    @Parameters(paramLabel = "NAME", description = "What the account is called on pages.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      Server.silenceLibraries();
      try {
        Instant expires = Clock.systemUTC().instant().plus(VALID).truncatedTo(ChronoUnit.MINUTES);
        String code = Kept.inviteAdministrator(where.data("serve"), where.login(), expires);
        String given = Given.setting("address");
        String address = given == null ? "http://127.0.0.1:8080" : given;
        System.out.println(Words.say("access.enter.administrator", name, expires));
        System.out.println(address + "/invitation?code=" + code + "&name=" + Links.query(name));
        if (given == null) {
          System.out.println(Words.say("access.enter.no-address"));
        }
        return ExitCode.OK;
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Writes the files that a recipient handed over and certified in an inquiry into a folder"
              + " for an intake, also while the site is served; exit code 1 if there are none.")
  private static final class Collect implements Callable<Integer> {

    @Mixin private Where where;

    @Parameters(index = "0", paramLabel = "INQUIRY", description = "The word of the inquiry.")
    private String inquiry = "";

    @Parameters(index = "1", paramLabel = "PARTY", description = "The recipient.")
    private String party = "";

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FOLDER",
        description = "What it has already stays. Beside it, FOLDER-handed-in.csv lists the files.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      Server.silenceLibraries();
      try {
        Path data = where.data("serve");
        String stores = Given.setting("evidence");
        Path evidence =
            stores == null || stores.isEmpty() ? data.resolve("evidence") : Path.of(stores);
        Collecting collecting = new Collecting(data, where.login(), evidence);
        return switch (collecting.collect(inquiry, party, folder)) {
          case Collecting.Outcome.Done(List<String> lines) -> {
            lines.forEach(System.out::println);
            yield ExitCode.OK;
          }
          case Collecting.Outcome.Nothing(String line) -> {
            System.err.println(Words.say("serve.refused", line));
            yield ExitCode.SOFTWARE;
          }
        };
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }
  }

  /// What the commands that enter tables take.
  abstract static class EnteringTable implements Callable<Integer> {

    @Mixin private Where where;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    abstract Tables.Outcome enter(Tables tables, Path file) throws IOException;

    @Override
    public Integer call() throws IOException {
      Server.silenceLibraries();
      try {
        Tables tables = new Tables(where.data("serve"), where.login(), Clock.systemUTC().instant());
        return switch (enter(tables, file)) {
          case Tables.Outcome.Done(List<String> lines) -> {
            lines.forEach(System.out::println);
            yield ExitCode.OK;
          }
          case Tables.Outcome.Faulty(List<String> lines) -> {
            lines.forEach(System.err::println);
            yield ExitCode.SOFTWARE;
          }
        };
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }
  }

  /// What the commands on backups take.
  abstract static class Keeping implements Callable<Integer> {

    @Mixin private Where where;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    abstract long run(Path data, @Nullable OwnerLogin elsewhere, Path file) throws IOException;

    @Override
    public Integer call() throws IOException {
      Server.silenceLibraries();
      try {
        long rows = run(where.data("serve"), where.login(), file);
        System.out.println(Words.say("backup.rows", rows, file));
        return ExitCode.OK;
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }
  }

  /// Where register and docket are kept.
  static final class Where {

    @Option(
        names = "--data",
        paramLabel = "FOLDER",
        description = "Folder for everything that is kept. Default: .proviso beside the launcher.")
    private @Nullable Path data;

    @Option(
        names = "--database",
        paramLabel = "URL",
        description =
            "A PostgreSQL 15 or later that runs elsewhere, jdbc:postgresql://host/database; its"
                + " login in the variables PROVISO_DATABASE_USER and PROVISO_DATABASE_PASSWORD."
                + " Default: an embedded one.")
    private @Nullable String database;

    Path data(String usual) {
      return data == null ? Path.of(home(), ".proviso", usual) : data;
    }

    @Nullable OwnerLogin login() {
      return database == null
          ? null
          : new OwnerLogin(
              database,
              Objects.requireNonNullElse(Given.setting("database.user"), ""),
              Objects.requireNonNullElse(Given.setting("database.password"), ""));
    }
  }

  /// Which pack is meant.
  static final class PackFolder {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
        names = "--pack",
        paramLabel = "FOLDER",
        description = "Folder of the pack. Default: the only one in packs.")
    private @Nullable Path pack;

    Pack pack(Path folder) {
      return switch (Packs.load(folder)) {
        case Packs.Outcome.Loaded(Pack found, var warnings) -> found;
        case Packs.Outcome.Rejected(List<Issue> issues) ->
            throw new ParameterException(
                command.commandLine(),
                String.join("\n", issues.stream().map(Issue::render).toList()));
      };
    }

    Path folder() throws IOException {
      if (pack != null) {
        return pack;
      }
      Path packs = Path.of(home(), "packs");
      if (!Files.isDirectory(packs)) {
        throw new ParameterException(command.commandLine(), Words.say("serve.no-pack"));
      }
      try (Stream<Path> found = Files.list(packs)) {
        List<Path> folders = found.filter(Files::isDirectory).toList();
        if (folders.size() != 1) {
          throw new ParameterException(command.commandLine(), Words.say("serve.which-pack", packs));
        }
        return folders.getFirst();
      }
    }
  }

  private static String home() {
    return System.getProperty("proviso.home", ".");
  }

  /// What both commands take.
  abstract static class Serving implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private Where where;

    @Option(
        names = "--port",
        paramLabel = "N",
        description = "Port on this machine; 0 for any that is free. Default: 8080.")
    private @Nullable Integer port;

    @Mixin private PackFolder packs;

    @Override
    public Integer call() throws IOException {
      try {
        Served served = Server.start(settings());
        String words = Words.say("serve.address", served.address() + served.first());
        if (served.structuredLog()) {
          LOG.info(words);
        } else {
          System.out.println(words);
        }
        return ExitCode.OK;
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }

    private Server.Settings settings() throws IOException {
      Path folder = packs.folder();
      return new Server.Settings(
          packs.pack(folder),
          folder,
          where.data(spec.name()),
          where.login(),
          port,
          Clock.systemUTC(),
          true);
    }
  }

  /// Serves the usual pack on a free port.
  ///
  /// @param data folder for what is kept
  static Served rehearse(Path data) throws IOException {
    Serving serving = new Serve();
    new CommandLine(serving).parseArgs("--port", "0", "--data", data.toString());
    return Server.start(serving.settings());
  }
}
