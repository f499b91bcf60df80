package org.proviso.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Database;
import org.proviso.store.OwnerLogin;
import org.proviso.store.server.EmbeddedServer;
import org.springframework.util.FileSystemUtils;

/// A data folder as a site has it before it enters its pack: PostgreSQL is unpacked, and a cluster
/// has the tables. Made once for the tests of this process, and copied for each site of theirs,
/// since to unpack, to make a cluster and to migrate is seconds of work. The site of
/// [OperationsTest] makes its own from nothing.
final class EmptyDocket {

  private static @Nullable Path made;

  private EmptyDocket() {}

  /// Returns a copy, which whoever asks deletes.
  ///
  /// @param name what the name of the folder begins with
  static Path copy(String name) throws IOException {
    return copyTo(Files.createTempDirectory(name));
  }

  /// Makes an empty folder a copy, and returns it.
  static synchronized Path copyTo(Path copy) throws IOException {
    Path from = made == null ? make() : made;
    made = from;
    try {
      // Owners and rights have to stay as they are.
      Process copying =
          new ProcessBuilder("cp", "-a", from.resolve("postgres").toString(), copy.toString())
              .inheritIO()
              .start();
      if (copying.waitFor() != 0) {
        throw new IOException(from + " could not be copied");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return copy;
  }

  private static Path make() throws IOException {
    Path data = Files.createTempDirectory("proviso-empty");
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(data.toFile())));
    try (EmbeddedServer server = Storage.server(data)) {
      OwnerLogin login = new OwnerLogin(server.jdbcUrl(), server.user(), server.password());
      switch (Database.open(login)) {
        case Database.Outcome.Opened(Database database) -> database.close();
        case Database.Outcome.Refused(var refusal, String detail) ->
            throw new IOException(refusal + ": " + detail);
      }
    }
    return data;
  }
}
