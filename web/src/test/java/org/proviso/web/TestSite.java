package org.proviso.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// One site for all tests, on a free port of this machine, that ends with the process.
public final class TestSite {

  /// The day that it is there.
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private static final Pack PACK = load();
  private static final ServletWebServerApplicationContext CONTEXT = start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestSite() {}

  private static Pack load() {
    try {
      if (Packs.load(Path.of("../packs/us-byrne-jag"))
          instanceof Packs.Outcome.Loaded(Pack pack, var warnings)) {
        return pack;
      }
    } catch (RuntimeException e) {
      throw new IllegalStateException("the pack of this checkout can not be read", e);
    }
    throw new IllegalStateException("the pack of this checkout is refused");
  }

  private static ServletWebServerApplicationContext start() {
    SpringApplication application = new SpringApplication(SiteConfiguration.class);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(Pack.class, () -> PACK);
          beans.registerBean(Clock.class, () -> CLOCK);
        });
    application.setDefaultProperties(Map.of("server.port", 0));
    return (ServletWebServerApplicationContext) application.run();
  }

  public static Pack pack() {
    return PACK;
  }

  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  public static <T> T bean(String name, Class<T> type) {
    return CONTEXT.getBean(name, type);
  }

  public static int port() {
    return java.util.Objects.requireNonNull(CONTEXT.getWebServer()).getPort();
  }

  /// Asks for a page.
  ///
  /// @param path path and query
  /// @param headers names and values
  public static HttpResponse<String> get(String path, String... headers) {
    return ask("GET", path, headers);
  }

  /// Sends a request without a body.
  public static HttpResponse<String> ask(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
