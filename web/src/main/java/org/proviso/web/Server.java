package org.proviso.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Register;
import org.proviso.pack.Pack;
import org.proviso.register.DetainerPublication;
import org.proviso.register.DetainerTable;
import org.proviso.store.Database;
import org.proviso.store.OwnerLogin;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts a site.
final class Server {

  private static final String DETAINERS = "detainers.csv";

  private Server() {}

  /// What is served, and how.
  ///
  /// @param pack the law
  /// @param folder where the pack lies, with the tables beside it
  /// @param data folder for everything that is kept
  /// @param elsewhere login of a database that runs elsewhere; null for the embedded one
  /// @param port port to listen on; 0 for any that is free
  /// @param clock tells the day that it is
  record Settings(
      Pack pack, Path folder, Path data, @Nullable OwnerLogin elsewhere, int port, Clock clock) {}

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
    application.setDefaultProperties(
        Map.of("server.port", settings.port(), "proviso.data", settings.data().toString()));
    try {
      var context = application.run();
      WebServer server = ((ServletWebServerApplicationContext) context).getWebServer();
      int listens = server == null ? settings.port() : server.getPort();
      Site site = context.getBean(Site.class);
      String address = "http://127.0.0.1:" + listens;
      WarmUp.begin(address, site);
      Reading usual = new Reading(site.usualDay(), null, null);
      return new Served(address, Links.day(usual), context::close);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
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
