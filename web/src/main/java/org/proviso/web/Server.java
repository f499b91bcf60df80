package org.proviso.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Register;
import org.proviso.pack.Pack;
import org.proviso.register.DetainerPublication;
import org.proviso.register.DetainerTable;
import org.proviso.store.Database;
import org.proviso.store.OwnerLogin;
import org.proviso.web.record.RecordRefused;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts a site.
final class Server {

  private static final String DETAINERS = "detainers.csv";
  private static final String FIRST_DUMP_AFTER = "proviso.first-dump-after";

  private Server() {}

  /// What is served, and how.
  ///
  /// @param pack the law
  /// @param folder where the pack lies, with the tables beside it
  /// @param data folder for everything that is kept
  /// @param elsewhere login of a database that runs elsewhere; null for the embedded one
  /// @param port port to listen on, whatever `server.port` says; 0 for any that is free; null to
  ///   leave it to that setting
  /// @param clock tells the day that it is
  /// @param worksAhead whether it reads its own pages and makes the dump of the day soon after the
  ///   start, before anybody asks for them
  record Settings(
      Pack pack,
      Path folder,
      Path data,
      @Nullable OwnerLogin elsewhere,
      @Nullable Integer port,
      Clock clock,
      boolean worksAhead) {}

  /// Serves a pack on this machine.
  ///
  /// @throws ServeRefused if something is in the way
  static Served start(Settings settings) {
    silenceLibraries();
    Pack pack = settings.pack();
    DetainerPublication detainers =
        DetainerPublication.of(detainers(settings.folder().resolve(DETAINERS)));
    Storage storage =
        Storage.open(pack, settings.data(), settings.elsewhere(), settings.clock().instant());
    SpringApplication application = new SpringApplication(SiteConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(Pack.class, () -> pack);
          beans.registerBean(Register.class, storage::register);
          beans.registerBean(Clock.class, settings::clock);
          beans.registerBean(DetainerPublication.class, () -> detainers);
          // Closed when the site is, after the last request.
          beans.registerBean(Storage.class, () -> storage);
          beans.registerBean(
              Database.class, storage::database, bean -> bean.setDestroyMethodName(""));
        });
    try {
      var context = application.run(arguments(settings));
      WebServer server =
          Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer());
      InetAddress at = context.getBean(ServerProperties.class).getAddress();
      String address = address(at, server.getPort());
      Site site = context.getBean(Site.class);
      if (settings.worksAhead()) {
        WarmUp.begin(address, site);
      }
      Reading usual = new Reading(site.usualDay(), null, null);
      boolean structuredLog =
          context.getEnvironment().containsProperty("logging.structured.format.console");
      return new Served(address, Links.day(usual), structuredLog, context::close);
    } catch (RuntimeException e) {
      storage.close();
      throw refusal(e);
    }
  }

  /// What the command was given goes before what files and variables say.
  private static String[] arguments(Settings settings) {
    List<String> arguments = new ArrayList<>(List.of("--proviso.data=" + settings.data()));
    if (settings.port() != null) {
      arguments.add("--server.port=" + settings.port());
    }
    if (!settings.worksAhead()) {
      arguments.add("--" + FIRST_DUMP_AFTER + "=" + Duration.ofDays(1));
    }
    return arguments.toArray(String[]::new);
  }

  /// Returns where this machine finds a site.
  private static String address(@Nullable InetAddress at, int port) {
    String host =
        at == null || at.isAnyLocalAddress()
            ? "127.0.0.1"
            : at instanceof Inet6Address ? "[" + at.getHostAddress() + "]" : at.getHostAddress();
    return "http://" + host + ":" + port;
  }

  /// What a setting or another program is to blame for is said in a line.
  private static RuntimeException refusal(RuntimeException failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof PortInUseException taken) {
        return new ServeRefused(Words.say("serve.port-taken", taken.getPort()));
      }
      if (at instanceof RecordRefused record) {
        return new ServeRefused(String.valueOf(record.getMessage()));
      }
      if (at instanceof ConfigurationPropertiesBindException setting) {
        return new ServeRefused(setting.getMessage() + ": " + root(setting).getMessage());
      }
    }
    return failure;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      root = at;
    }
    return root;
  }

  /// What libraries have to say before logging is set up is not for whoever starts a command.
  static void silenceLibraries() {
    LoggingSystem.get(Server.class.getClassLoader()).beforeInitialize();
  }

  /// A pack without the table has no numbers; one whose table has faults is not served.
  private static DetainerTable detainers(Path file) {
    if (!Files.exists(file)) {
      return new DetainerTable(List.of());
    }
    DetainerTable.Outcome outcome = DetainerTable.read(file);
    if (outcome instanceof DetainerTable.Outcome.Read(var table, var malformed)
        && malformed.isEmpty()) {
      return table;
    }
    throw new ServeRefused(file + ": " + outcome);
  }
}
