package org.proviso.store.server;

import java.nio.file.Path;

/// Where the parts of an embedded server lie.
///
/// @param folder what this package keeps: cluster, password, log and lock
/// @param binaries PostgreSQL's programs; several folders may share them
/// @param namespaces whether root may try a user namespace before it takes another user
record Site(Path folder, Path binaries, boolean namespaces) {

  static Site in(Path folder) {
    return new Site(folder, folder.resolve("postgresql-" + Binaries.VERSION), true);
  }

  Site {
    binaries = binaries.toAbsolutePath().normalize();
  }

  /// Returns this with the folder's real path, by which processes can be compared.
  Site at(Path real) {
    Path asked = folder.toAbsolutePath().normalize();
    Path programs =
        binaries.startsWith(asked) ? real.resolve(asked.relativize(binaries)) : binaries;
    return new Site(real, programs, namespaces);
  }

  Path cluster() {
    return folder.resolve("cluster");
  }

  Path password() {
    return folder.resolve("password");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  Path lock() {
    return folder.resolve("lock");
  }

  String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }
}
