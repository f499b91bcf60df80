package org.proviso.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Backup;
import org.proviso.store.Database;
import org.proviso.store.OwnerLogin;
import org.proviso.store.SyntheticDockets;
import org.proviso.store.server.EmbeddedServer;

/// What commands do with the database of a site that is not being served: backups, what comes back
/// from them, and synthetic dockets.
final class Kept {

  /// Something done with a login.
  private interface Task<T> {
    T with(OwnerLogin login) throws IOException, SQLException;
  }

  private Kept() {}

  /// Writes a backup. The file is there as a whole or not at all.
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
    long rows =
        with(
            data,
            elsewhere,
            login -> {
              try (OutputStream out =
                  Files.newOutputStream(
                      part,
                      StandardOpenOption.CREATE,
                      StandardOpenOption.TRUNCATE_EXISTING,
                      StandardOpenOption.WRITE)) {
                return Backup.write(login, out, now);
              }
            });
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file);
    }
    return rows;
  }

  /// Puts a backup into a database without records.
  ///
  /// @return how many rows came back
  /// @throws ServeRefused if the database or the backup can not be used; nothing is written then
  static long restore(Path data, @Nullable OwnerLogin elsewhere, Path file) throws IOException {
    return with(
        data,
        elsewhere,
        login -> {
          makeTables(login);
          return switch (Backup.restore(file, login)) {
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
    try {
      if (elsewhere != null) {
        return task.with(elsewhere);
      }
      try (EmbeddedServer server = Storage.server(data)) {
        return task.with(new OwnerLogin(server.jdbcUrl(), server.user(), server.password()));
      }
    } catch (SQLException e) {
      throw new ServeRefused(String.valueOf(e.getMessage()));
    }
  }
}
