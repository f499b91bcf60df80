package org.proviso.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.store.SyntheticDockets;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A site of its own for tests of accounts, whose clock they turn. Closed by who starts it.
public final class AccessSite implements AutoCloseable {

  private static final Path FOLDER = Path.of("..", "packs", "us-byrne-jag");

  /// A clock that stands until it is turned on.
  private static final class Hand extends Clock {

    private final AtomicReference<Instant> now;

    Hand(Instant begin) {
      now = new AtomicReference<>(begin);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  private final Hand clock;
  private final Pack pack;
  private final Path folder;
  private final Path data;
  private Served served;
  private ApplicationContext context;

  /// Starts a site on the day that tests have.
  public AccessSite() {
    this(TestSite.CLOCK.instant());
  }

  /// Starts a site of the first pack.
  ///
  /// @param begin what its clock shows at first
  public AccessSite(Instant begin) {
    this(begin, TestSite.PACK, FOLDER, null);
  }

  /// Starts a site that has dockets besides.
  ///
  /// @param begin what its clock shows at first
  /// @param dockets what it has besides the pack's
  public AccessSite(Instant begin, SyntheticDockets dockets) {
    this(begin, TestSite.PACK, FOLDER, dockets);
  }

  /// Starts a site of a pack.
  ///
  /// @param begin what its clock shows at first
  /// @param folder where the pack lies
  public AccessSite(Instant begin, Pack pack, Path folder) {
    this(begin, pack, folder, null);
  }

  private AccessSite(Instant begin, Pack pack, Path folder, @Nullable SyntheticDockets dockets) {
    this(begin, pack, folder, dockets, 0);
  }

  /// Starts a site whose configured address is one that browsers have passkeys for.
  ///
  /// @return it, at `http://localhost:` and [#port()]
  public static AccessSite named() {
    int port = freePort();
    return withAddress("http://localhost:" + port, port);
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a site that is configured to be found at an address.
  ///
  /// @param port where it listens; 0 for any
  public static AccessSite withAddress(String address, int port) {
    System.setProperty("proviso.address", address);
    try {
      return new AccessSite(TestSite.CLOCK.instant(), TestSite.PACK, FOLDER, null, port);
    } finally {
      System.clearProperty("proviso.address");
    }
  }

  /// Returns where it listens.
  public int port() {
    return URI.create(address()).getPort();
  }

  private AccessSite(
      Instant begin, Pack pack, Path folder, @Nullable SyntheticDockets dockets, int port) {
    clock = new Hand(begin);
    this.pack = pack;
    this.folder = folder;
    try {
      data = EmptyDocket.copy("proviso-access");
      if (dockets != null) {
        Kept.fill(data, null, dockets, begin);
      }
      served = serve(port);
      context = TestSite.Made.latest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops it and starts it again with what it keeps, perhaps on another port.
  public void restart() {
    served.close();
    served = serve(0);
    context = TestSite.Made.latest();
  }

  /// Without what it would do ahead, which is as much work as many a test: [TestSite] does that.
  private Served serve(int port) {
    return Server.start(new Server.Settings(pack, folder, data, null, port, clock, false));
  }

  /// Returns the folder for what it keeps.
  public Path data() {
    return data;
  }

  /// Returns where it is, without a slash at the end.
  public String address() {
    return served.address();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public Instant now() {
    return clock.instant();
  }

  /// Does what the command does that invites the first administrator, while the site is served.
  ///
  /// @return the code
  public String inviteAdministrator() {
    try {
      return Kept.inviteAdministrator(data, null, now().plus(Duration.ofDays(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Does what the command does that collects what a recipient handed over, while the site is
  /// served.
  ///
  /// @return what it says; why it refuses, as one line that begins with `refused: `
  public List<String> collect(String inquiry, String party, Path folder) {
    try {
      Collecting collecting = new Collecting(data, null, data.resolve("evidence"));
      return switch (collecting.collect(inquiry, party, folder)) {
        case Collecting.Outcome.Done(List<String> lines) -> lines;
        case Collecting.Outcome.Nothing(String line) -> List.of(line);
      };
    } catch (ServeRefused e) {
      return List.of("refused: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Turns the clock on.
  public void pass(Duration time) {
    clock.now.updateAndGet(now -> now.plus(time));
  }

  @Override
  public void close() {
    served.close();
    FileSystemUtils.deleteRecursively(data.toFile());
  }
}
