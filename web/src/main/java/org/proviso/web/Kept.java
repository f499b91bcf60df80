package org.proviso.web;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Backup;
import org.proviso.store.Database;
import org.proviso.store.HandedIn;
import org.proviso.store.Invitations;
import org.proviso.store.OwnerLogin;
import org.proviso.store.SyntheticDockets;
import org.proviso.store.TableEntry;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;
import org.proviso.store.server.Refusal;
import org.proviso.store.server.RunningServer;
import org.proviso.web.site.Words;

/// What commands do with the database of a site: backups, entries of tables and collections of what
/// was handed over, also while it is being served, what comes back from backups, and synthetic
/// dockets.
final class Kept {

  private static final Duration LONGEST_START = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// Something done with a login.
  private interface Task<T> {
    T with(OwnerLogin login) throws IOException, SQLException;
  }

  private Kept() {}

  /// Writes a backup, beside the site that has the database open if there is one. The file is there
  /// as a whole or not at all.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @return how many rows it has
  /// @throws ServeRefused if the database can not be used, or the file is there already
  static long backUp(Path data, @Nullable OwnerLogin elsewhere, Path file, Instant now)
      throws IOException {
    if (Files.exists(file)) {
      throw new ServeRefused(file + " is there already");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Task<Long> write =
        login -> {
          Files.deleteIfExists(part);
          try (FileChannel channel =
              FileChannel.open(
                  part,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  forItsOwner())) {
            long rows = Backup.write(login, Channels.newOutputStream(channel), now);
            channel.force(true);
            return rows;
          }
        };
    try {
      long rows = beside(data, elsewhere, write);
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file);
      }
      return rows;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// A backup has what is withheld as well.
  private static FileAttribute<?>[] forItsOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Uses a database beside the site that has it open, if there is one. Without a site the server
  /// of the folder is started for it.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @throws ServeRefused if the database can not be used
  private static <T> T beside(Path data, @Nullable OwnerLogin elsewhere, Task<T> task)
      throws IOException {
    if (elsewhere != null) {
      return done(task, elsewhere);
    }
    Path folder = data.resolve("postgres");
    if (!Files.exists(folder)) {
      throw new ServeRefused(Words.say("kept.nothing", data));
    }
    long begin = System.nanoTime();
    while (true) {
      switch (open(folder)) {
        case Opening.Started(EmbeddedServer server) -> {
          try (server) {
            return done(task, new OwnerLogin(server.jdbcUrl(), server.user(), server.password()));
          }
        }
        case Opening.Refused(Refusal.InUse refusal) -> {
          Optional<RunningServer> running = RunningServer.find(folder);
          if (running.isPresent()) {
            RunningServer server = running.get();
            return done(task, new OwnerLogin(server.jdbcUrl(), server.user(), server.password()));
          }
          // It is being started, or stopped.
          if (System.nanoTime() - begin > LONGEST_START.toNanos()) {
            throw new ServeRefused(refusal.message());
          }
          LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        case Opening.Refused(Refusal refusal) -> throw new ServeRefused(refusal.message());
      }
    }
  }

  private static Opening open(Path folder) {
    try {
      return EmbeddedServer.open(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServeRefused("interrupted while the database was starting");
    }
  }

  /// What an entry of tables does with the register.
  interface Entering<T> {
    T into(TableEntry register) throws SQLException;
  }

  /// Enters tables into the register of a database, beside the site that has it open if there is
  /// one.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @throws ServeRefused if the database can not be used, or refuses a record; nothing is entered
  ///   then
  static <T> T enter(Path data, @Nullable OwnerLogin elsewhere, Entering<T> entering)
      throws IOException {
    return beside(data, elsewhere, login -> into(login, entering));
  }

  private static <T> T into(OwnerLogin login, Entering<T> entering) throws SQLException {
    return switch (TableEntry.open(login)) {
      case TableEntry.Access.NoRegister() ->
          throw new ServeRefused(Words.say("kept.nothing", login));
      case TableEntry.Access.OtherVersion(String theirs, String ours) ->
          throw new ServeRefused(Words.say("enter.other-version", theirs, ours));
      case TableEntry.Access.Opened(TableEntry opened) -> {
        try (TableEntry register = opened) {
          yield entering.into(register);
        }
      }
    };
  }

  /// What a collection does with what recipients handed over.
  interface Taking<T> {
    T from(HandedIn handedIn) throws SQLException;
  }

  /// Reads what recipients handed over and certified, beside the site that has the database open if
  /// there is one.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @throws ServeRefused if the database can not be used
  static <T> T collect(Path data, @Nullable OwnerLogin elsewhere, Taking<T> taking)
      throws IOException {
    return beside(
        data,
        elsewhere,
        login -> {
          // Looked at in the same way: that the tables are there.
          into(login, register -> "");
          try (HandedIn handedIn = HandedIn.open(login)) {
            return taking.from(handedIn);
          }
        });
  }

  /// Invites an administrator into a site, while it is served and while it is not.
  ///
  /// @param data folder of the embedded server
  /// @param elsewhere login of a database elsewhere; null for the embedded server
  /// @return the code of the invitation
  /// @throws ServeRefused if the database can not be used
  static String inviteAdministrator(Path data, @Nullable OwnerLogin elsewhere, Instant expires)
      throws IOException {
    // What is entered beside a site is looked at in the same way: that the tables are there.
    enter(data, elsewhere, register -> "");
    return beside(data, elsewhere, login -> Invitations.createAdministrator(login, expires));
  }

  /// Puts a backup into a database without records.
  ///
  /// @return how many rows came back
  /// @throws ServeRefused if the database or the backup can not be used; nothing is written then
  static long restore(Path data, @Nullable OwnerLogin elsewhere, Path file, Instant now)
      throws IOException {
    return with(
        data,
        elsewhere,
        login -> {
          makeTables(login);
          return switch (Backup.restore(file, login, now)) {
            case Backup.Outcome.Restored(int tables, long rows) -> rows;
            case Backup.Outcome.Refused(var refusal, String detail) ->
                throw new ServeRefused(detail);
          };
        });
  }

  /// Fills a database without records with synthetic dockets.
  ///
  /// @throws ServeRefused if the database can not be used
  static void fill(Path data, @Nullable OwnerLogin elsewhere, SyntheticDockets dockets, Instant now)
      throws IOException {
    with(
        data,
        elsewhere,
        login -> {
          makeTables(login);
          dockets.fill(login, now);
          return 0L;
        });
  }

  private static void makeTables(OwnerLogin login) {
    switch (Database.open(login)) {
      case Database.Outcome.Opened(Database database) -> database.close();
      case Database.Outcome.Refused(var refusal, String detail) -> throw new ServeRefused(detail);
    }
  }

  private static long with(Path data, @Nullable OwnerLogin elsewhere, Task<Long> task)
      throws IOException {
    if (elsewhere != null) {
      return done(task, elsewhere);
    }
    try (EmbeddedServer server = Storage.server(data)) {
      return done(task, new OwnerLogin(server.jdbcUrl(), server.user(), server.password()));
    }
  }

  private static <T> T done(Task<T> task, OwnerLogin login) throws IOException {
    try {
      return task.with(login);
    } catch (SQLException e) {
      throw new ServeRefused(String.valueOf(e.getMessage()));
    }
  }
}
