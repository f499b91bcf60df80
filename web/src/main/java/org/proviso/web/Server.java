package org.proviso.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.proviso.pack.Pack;
import org.proviso.register.DetainerPublication;
import org.proviso.register.DetainerTable;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts a site.
final class Server {

  private static final String DETAINERS = "detainers.csv";

  private Server() {}

  /// Serves a pack on this machine.
  ///
  /// @param folder where the pack lies, with the tables beside it
  /// @param port port to listen on; 0 for any that is free
  /// @param clock tells the day that it is
  static Served start(Pack pack, Path folder, int port, Clock clock) {
    DetainerPublication detainers = DetainerPublication.of(detainers(folder.resolve(DETAINERS)));
    SpringApplication application = new SpringApplication(SiteConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(true);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(Pack.class, () -> pack);
          beans.registerBean(Clock.class, () -> clock);
          beans.registerBean(DetainerPublication.class, () -> detainers);
        });
    application.setDefaultProperties(Map.of("server.port", port));
    var context = application.run();
    WebServer server = ((ServletWebServerApplicationContext) context).getWebServer();
    int listens = server == null ? port : server.getPort();
    Reading usual = new Reading(context.getBean(Site.class).usualDay(), null, null);
    return new Served("http://127.0.0.1:" + listens, Links.day(usual), context::close);
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
    throw new IllegalArgumentException(file + ": " + outcome);
  }
}
