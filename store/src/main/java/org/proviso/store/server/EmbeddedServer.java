package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running PostgreSQL server that belongs to this program, with its data in one folder.
///
/// It listens on 127.0.0.1, at a port that is chosen when it is opened and stays until it is
/// closed. What it has committed is on the disk. If it ends unasked, it is started again at the
/// same port; connections break then, and a pool that makes new ones goes on. If this program is
/// killed, the server goes on, and the next program to open the folder adopts it.
///
/// Only one program at a time can have a folder open. Thread-safe. Closing it at the end of the
/// program, for instance in a shutdown hook, is up to whoever opened it.
public final class EmbeddedServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  private static final Duration BETWEEN_TRIMS = Duration.ofSeconds(10);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private final FolderLock lock;
  private final Launcher launcher;
  private final int port;
  private final Thread watch;

  /// Written by the watching thread, and read by others only after its end.
  private Postmaster postmaster;

  private boolean closed;

  private EmbeddedServer(FolderLock lock, Launcher launcher, Postmaster postmaster) {
    this.lock = lock;
    this.launcher = launcher;
    this.postmaster = postmaster;
    port = postmaster.port();
    watch = Thread.ofPlatform().name("proviso-postgresql").daemon().unstarted(this::watch);
  }

  /// Opens the server of a folder, which is made if it is not there.
  ///
  /// Unpacks PostgreSQL and makes a cluster the first time. Adopts a server that still runs there,
  /// or starts one. May take minutes after a crash in the middle of heavy writing.
  ///
  /// @param folder for the use of this package only; its owner is the user that PostgreSQL runs as
  /// @throws InterruptedException if this thread is interrupted; no server is left that was not
  ///   running before
  public static Opening open(Path folder) throws InterruptedException {
    return open(Site.in(folder));
  }

  static Opening open(Site wanted) throws InterruptedException {
    Optional<Refusal> noBinaries =
        Binaries.refusal(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (noBinaries.isPresent()) {
      return new Opening.Refused(noBinaries.get());
    }
    try {
      Site site = wanted.at(Folders.make(wanted.folder()));
      RunAs runAs = RunAs.choose(site);
      FolderLock lock = FolderLock.take(site, runAs);
      EmbeddedServer server = null;
      try {
        server = bringUp(site, runAs, lock);
        return new Opening.Started(server);
      } finally {
        if (server == null) {
          lock.release();
        }
      }
    } catch (RefusalException refused) {
      return new Opening.Refused(refused.refusal());
    } catch (IOException failure) {
      // An interrupt in the middle of reading or writing looks like a failure of the file.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new Opening.Refused(new Refusal.Unusable(wanted.folder(), failure.toString()));
    }
  }

  private static EmbeddedServer bringUp(Site site, RunAs runAs, FolderLock lock)
      throws IOException, InterruptedException, RefusalException {
    Binaries.unpack(site.binaries(), runAs);
    runAs.giveAll(site.folder());
    ServerLog log = ServerLog.at(site.log(), runAs);
    log.trim();
    Programs programs = new Programs(runAs, log, site.folder());
    String password = Cluster.prepare(site, programs);
    Launcher launcher = new Launcher(site, programs, password);
    EmbeddedServer server = new EmbeddedServer(lock, launcher, launcher.bringUp(Launcher.ANY));
    server.watch.start();
    return server;
  }

  /// Returns the port on 127.0.0.1.
  public int port() {
    return port;
  }

  /// Returns the address of the database `postgres`, without user and password.
  public String jdbcUrl() {
    return Launcher.jdbcUrl(port);
  }

  /// Returns the name of the superuser.
  public String user() {
    return Cluster.USER;
  }

  /// Returns the superuser's password. It must not get into logs or command lines.
  public String password() {
    return launcher.password();
  }

  private void watch() {
    try {
      while (true) {
        try {
          if (postmaster.awaitEnd(BETWEEN_TRIMS)) {
            LOG.warn("PostgreSQL on port {} has ended unasked and is started again", port);
            postmaster = restart();
            LOG.warn("PostgreSQL takes connections on port {} again", port);
          }
          launcher.programs().log().trim();
        } catch (IOException failure) {
          // A full disk, or too many open files: it may pass, and the server must stay watched.
          if (!Thread.currentThread().isInterrupted()) {
            LOG.error("PostgreSQL on port {} could not be looked after", port, failure);
          }
          Thread.sleep(BETWEEN_TRIMS);
        }
      }
    } catch (InterruptedException _) {
      // The server is being closed.
    }
  }

  private Postmaster restart() throws InterruptedException {
    Duration delay = FIRST_DELAY;
    while (true) {
      try {
        return launcher.bringUp(port);
      } catch (RefusalException refused) {
        LOG.error("PostgreSQL cannot be started again yet: {}", refused.refusal().message());
      } catch (IOException failure) {
        LOG.error("PostgreSQL cannot be started again yet", failure);
      }
      Thread.sleep(delay);
      delay =
          delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0
              ? delay.multipliedBy(2)
              : LONGEST_DELAY;
    }
  }

  /// Stops the server, cutting its connections, and returns when it has ended and the folder is
  /// free. Does nothing the second time; a second thread waits for the first.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean interrupted = Thread.interrupted();
    boolean done = false;
    while (!done) {
      try {
        watch.interrupt();
        watch.join();
        launcher.stop(postmaster);
        done = true;
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (IOException failure) {
        LOG.error("PostgreSQL on port {} could not be stopped", port, failure);
        done = true;
      }
    }
    try {
      lock.release();
    } catch (IOException failure) {
      LOG.error("The lock of PostgreSQL's folder could not be released", failure);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Names the port and no password.
  @Override
  public String toString() {
    return "PostgreSQL on 127.0.0.1:" + port;
  }
}
