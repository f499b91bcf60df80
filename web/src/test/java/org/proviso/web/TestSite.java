package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.web.site.Site;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// The site of the first pack, served on a free port for all tests of this process.
public final class TestSite {

  private static final Path FOLDER = Path.of("..", "packs", "us-byrne-jag");

  static final Pack PACK = assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(FOLDER)).pack();

  /// A day after all that the pack has on record.
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  /// The day of the clock.
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static @Nullable ApplicationContext context;
  private static final Served SERVED = start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestSite() {}

  /// Makes a site of the pack and its own register, which nobody serves.
  public static Site of(Clock clock) {
    return new Site(PACK, PACK.register(), PACK::provenance, clock);
  }

  /// Learns what the site is made of. Found beside the site's own components.
  @Component
  static final class Made implements ApplicationContextAware {

    private static @Nullable ApplicationContext latest;

    @Override
    public void setApplicationContext(ApplicationContext made) {
      latest = made;
    }

    /// Returns what the site that was started last is made of.
    static ApplicationContext latest() {
      return Objects.requireNonNull(latest);
    }
  }

  private static Served start() {
    try {
      Path data = EmptyDocket.copy("proviso-site");
      Served served = Server.start(new Server.Settings(PACK, FOLDER, data, null, 0, CLOCK, true));
      context = Made.latest();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    served.close();
                    FileSystemUtils.deleteRecursively(data.toFile());
                  }));
      return served;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns where a path of the site is.
  static String at(String path) {
    return SERVED.address() + path;
  }

  static int port() {
    return URI.create(SERVED.address()).getPort();
  }

  public static Pack pack() {
    return PACK;
  }

  public static <T> T bean(Class<T> type) {
    return Objects.requireNonNull(context).getBean(type);
  }

  public static <T> T bean(String name, Class<T> type) {
    return Objects.requireNonNull(context).getBean(name, type);
  }

  /// Asks for a page.
  ///
  /// @param path path and query
  /// @param headers names and values
  public static HttpResponse<String> get(String path, String... headers) {
    return ask("GET", path, headers);
  }

  /// Asks for a page and returns its body as it is sent.
  static byte[] bytes(String path, String... headers) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(at(path))).headers(headers).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }

  /// Sends a request without a body.
  public static HttpResponse<String> ask(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(at(path)))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
