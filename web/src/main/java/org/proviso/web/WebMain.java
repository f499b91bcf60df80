package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Serves a docket. The only place that reads the clock of the machine.
public final class WebMain {

  private WebMain() {}

  /// Runs a command.
  ///
  /// @param arguments `demo` or `serve`, and their options
  public static void main(String[] arguments) {
    CommandLine commands =
        new CommandLine(new Proviso())
            .addSubcommand("demo", new Serve())
            .addSubcommand("serve", new Serve());
    int exitCode = commands.execute(arguments);
    if (exitCode != ExitCode.OK) {
      System.exit(exitCode);
    }
  }

  @Command(name = "proviso", mixinStandardHelpOptions = true)
  private static final class Proviso {}

  /// Serves until it is told to stop.
  @Command(mixinStandardHelpOptions = true)
  private static final class Serve implements Callable<Integer> {

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

    private Path pack() throws IOException {
      if (pack != null) {
        return pack;
      }
      Path packs = Path.of(System.getProperty("proviso.home", "."), "packs");
      try (Stream<Path> found = Files.list(packs)) {
        List<Path> folders = found.filter(Files::isDirectory).toList();
        if (folders.size() != 1) {
          throw new CommandLine.ParameterException(
              spec.commandLine(), Words.say("serve.which-pack", packs));
        }
        return folders.getFirst();
      }
    }

    @Override
    public Integer call() throws IOException {
      Pack loaded =
          switch (Packs.load(pack())) {
            case Packs.Outcome.Loaded(Pack found, var warnings) -> found;
            case Packs.Outcome.Rejected(List<Issue> issues) -> {
              issues.forEach(issue -> System.err.println(issue.render()));
              yield null;
            }
          };
      if (loaded == null) {
        return ExitCode.USAGE;
      }
      Clock clock = Clock.systemUTC();
      SpringApplication application = new SpringApplication(SiteConfiguration.class);
      application.setBannerMode(Banner.Mode.OFF);
      application.addInitializers(
          context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Pack.class, () -> loaded);
            beans.registerBean(Clock.class, () -> clock);
          });
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("server.port", port);
      application.setDefaultProperties(settings);
      var context = application.run();
      WebServer server = ((ServletWebServerApplicationContext) context).getWebServer();
      int listens = server == null ? port : server.getPort();
      Site site = context.getBean(Site.class);
      String first = Links.day(new Reading(site.usualDay(), null, null));
      System.out.println(Words.say("serve.address", "http://127.0.0.1:" + listens + first));
      return ExitCode.OK;
    }
  }
}
