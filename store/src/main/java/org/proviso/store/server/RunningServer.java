package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The login to a server that another program has open, for reading beside it.
///
/// That program can end the server at any time; connections break then.
///
/// @param jdbcUrl address of the database `postgres`, without user and password
/// @param user name of the superuser
/// @param password its password, which must not get into logs or command lines
public record RunningServer(String jdbcUrl, String user, String password) {

  /// Finds the server of a folder, whoever has it open.
  ///
  /// @param folder as for [EmbeddedServer#open]
  /// @return empty if none runs there that takes connections
  /// @throws IOException if the folder can not be read, as by another user than its owner
  public static Optional<RunningServer> find(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    Site site = Site.in(folder.toRealPath());
    Optional<PidFile> file = PidFile.read(site.cluster()).filter(PidFile::ready);
    if (file.isEmpty()
        || LinuxProcess.find(file.get().process())
            .filter(process -> process.serves(site.cluster()))
            .isEmpty()) {
      return Optional.empty();
    }
    try {
      String password = Files.readString(site.password()).strip();
      return Optional.of(
          new RunningServer(Launcher.jdbcUrl(file.get().port()), Cluster.USER, password));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Leaves the password out.
  @Override
  public String toString() {
    return user + " at " + jdbcUrl;
  }
}
