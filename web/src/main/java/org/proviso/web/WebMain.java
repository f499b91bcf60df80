package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
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

    @Override
    public Integer call() throws IOException {
      Path folder = folder();
      Served served = Server.start(pack(folder), folder, port, Clock.systemUTC());
      System.out.println(Words.say("serve.address", served.address() + served.first()));
      return ExitCode.OK;
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
      Path packs = Path.of(System.getProperty("proviso.home", "."), "packs");
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
  static Served rehearse() throws IOException {
    Serving serving = new Serve();
    new CommandLine(serving).parseArgs();
    Path folder = serving.folder();
    return Server.start(serving.pack(folder), folder, 0, Clock.systemUTC());
  }
}
