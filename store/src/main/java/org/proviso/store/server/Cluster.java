package org.proviso.store.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The data of a server, and the password that opens it.
final class Cluster {

  static final String USER = "postgres";

  private static final String UNFINISHED = "cluster.new-";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Cluster() {}

  /// Makes the cluster and its password unless they are there, and returns the password.
  ///
  /// The password comes first, so that there is never a cluster without one.
  ///
  /// @throws RefusalException if there is a cluster that cannot be used, or none can be made
  static String prepare(Site site, Programs programs)
      throws IOException, InterruptedException, RefusalException {
    removeUnfinished(site.folder());
    boolean exists = Files.exists(site.cluster());
    if (exists) {
      checkVersion(site.cluster());
    }
    if (!Files.exists(site.password())) {
      if (exists) {
        throw new RefusalException(new Refusal.NoPassword(site.password()));
      }
      Folders.writeWhole(site.password(), newPassword() + "\n", programs.runAs());
    }
    if (!exists) {
      make(site, programs);
    }
    return Files.readString(site.password()).strip();
  }

  private static void checkVersion(Path cluster) throws IOException, RefusalException {
    String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!version.equals(Binaries.MAJOR_VERSION)) {
      throw new RefusalException(
          new Refusal.OtherMajorVersion(cluster, version, Binaries.MAJOR_VERSION));
    }
  }

  private static String newPassword() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /// `initdb` of a program that was killed may still run; each has a folder of its own, so that it
  /// cannot meddle with this one.
  private static void removeUnfinished(Path folder) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(folder)) {
      unfinished =
          files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED)).toList();
    }
    for (Path file : unfinished) {
      Folders.delete(file);
    }
  }

  private static void make(Site site, Programs programs)
      throws IOException, InterruptedException, RefusalException {
    long before = programs.log().size();
    Path unfinished = Files.createTempDirectory(site.folder(), UNFINISHED, Folders.PRIVATE_FOLDER);
    programs.runAs().give(unfinished);
    // The built-in locale sorts alike on every system; the system's says which letters are letters.
    boolean made =
        programs.run(
            List.of(
                site.program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + site.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"),
            LONGEST);
    if (!made) {
      Folders.delete(unfinished);
      throw new RefusalException(
          new Refusal.DoesNotComeUp(programs.log().file(), programs.log().linesSince(before)));
    }
    Folders.rename(unfinished, site.cluster());
  }
}
