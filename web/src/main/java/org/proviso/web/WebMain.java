package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.store.OwnerLogin;
import org.proviso.web.site.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands that serve a docket. The only place that reads the clock of the machine.
public final class WebMain {

  private WebMain() {}

  /// Runs a command.
  ///
  /// @param arguments `demo` or `serve`, and their options
  public static void main(String[] arguments) {
    CommandLine commands =
        new CommandLine(new Proviso())
            .addSubcommand("demo", new Demo())
            .addSubcommand("serve", new Serve());
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

  /// What both commands take.
  abstract static class Serving implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--port",
        paramLabel = "N",
        description = "Port on this machine; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
        names = "--pack",
        paramLabel = "FOLDER",
        description = "Folder of the pack. Default: the only one in packs.")
    private @Nullable Path pack;

    @Option(
        names = "--data",
        paramLabel = "FOLDER",
        description = "Folder for everything that is kept. Default: .proviso beside the launcher.")
    private @Nullable Path data;

    @Option(
        names = "--database",
        paramLabel = "URL",
        description =
            "A PostgreSQL 15 or later that runs elsewhere, jdbc:postgresql://host/database; its login in"
                + " the variables PROVISO_DATABASE_USER and PROVISO_DATABASE_PASSWORD."
                + " Default: an embedded one.")
    private @Nullable String database;

    @Override
    public Integer call() throws IOException {
      try {
        Served served = Server.start(settings());
        System.out.println(Words.say("serve.address", served.address() + served.first()));
        return ExitCode.OK;
      } catch (ServeRefused e) {
        System.err.println(Words.say("serve.refused", String.valueOf(e.getMessage())));
        return ExitCode.USAGE;
      }
    }

    private Server.Settings settings() throws IOException {
      Path folder = folder();
      Map<String, String> environment = System.getenv();
      OwnerLogin login =
          database == null
              ? null
              : new OwnerLogin(
                  database,
                  environment.getOrDefault("PROVISO_DATABASE_USER", ""),
                  environment.getOrDefault("PROVISO_DATABASE_PASSWORD", ""));
      Path kept = data == null ? Path.of(home(), ".proviso", spec.name()) : data;
      return new Server.Settings(pack(folder), folder, kept, login, port, Clock.systemUTC());
    }

    private static String home() {
      return System.getProperty("proviso.home", ".");
    }

    private Pack pack(Path folder) {
      return switch (Packs.load(folder)) {
        case Packs.Outcome.Loaded(Pack found, var warnings) -> found;
        case Packs.Outcome.Rejected(List<Issue> issues) ->
            throw new ParameterException(
                spec.commandLine(), String.join("\n", issues.stream().map(Issue::render).toList()));
      };
    }

    private Path folder() throws IOException {
      if (pack != null) {
        return pack;
      }
      Path packs = Path.of(home(), "packs");
      try (Stream<Path> found = Files.list(packs)) {
        List<Path> folders = found.filter(Files::isDirectory).toList();
        if (folders.size() != 1) {
          throw new ParameterException(spec.commandLine(), Words.say("serve.which-pack", packs));
        }
        return folders.getFirst();
      }
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
