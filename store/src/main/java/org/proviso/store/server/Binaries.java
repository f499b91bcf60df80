package org.proviso.store.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, which lie packed in the class path.
final class Binaries {

  /// The version in the class path; a test compares it with what the programs say.
  static final String VERSION = "18.6";

  static final String MAJOR_VERSION = "18";

  private static final String PACKED = "/postgres-linux-x86_64.txz";

  private Binaries() {}

  /// Returns why there are no binaries for a system, as Java names it; empty if there are.
  static Optional<Refusal> refusal(String system, String processor) {
    return system.equals("Linux") && processor.equals("amd64")
        ? Optional.empty()
        : Optional.of(new Refusal.NoBinaries(system, processor));
  }

  /// Unpacks the programs unless that was done before. Of several programs that need them at the
  /// same time one unpacks, and the others wait.
  static void unpack(Path folder, RunAs owner) throws IOException, InterruptedException {
    if (Files.exists(folder)) {
      return;
    }
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    // File locks keep programs apart, not threads.
    synchronized (Binaries.class) {
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        owner.give(lock);
        channel.lock();
        if (!Files.exists(folder)) {
          Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
          Folders.delete(unfinished);
          unpackTo(unfinished);
          Folders.forceAll(unfinished);
          Folders.rename(unfinished, folder);
        }
      }
    }
  }

  private static void unpackTo(Path folder) throws IOException {
    makeFolder(folder);
    try (InputStream packed = Binaries.class.getResourceAsStream(PACKED)) {
      if (packed == null) {
        throw new IOException("no " + PACKED + " in the class path");
      }
      try (TarArchiveInputStream files =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = files.getNextEntry();
            entry != null;
            entry = files.getNextEntry()) {
          Path file = folder.resolve(entry.getName()).normalize();
          if (!file.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the archive");
          }
          unpack(files, entry, file);
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      makeFolder(file);
      return;
    }
    makeFolder(file.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(files, file);
    boolean runs = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /// Makes a folder that every user can read, whatever the umask, because another may run them.
  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
