package org.proviso.store.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Steps on folders and files that hold against a crash.
final class Folders {

  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER = attribute("rwx------");
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE = attribute("rw-------");

  private static final int FORCED_AT_A_TIME = 16;

  private Folders() {}

  private static FileAttribute<Set<PosixFilePermission>> attribute(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  /// Makes a folder that only its owner sees, unless there is one, and returns its real path.
  static Path make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().normalize().getParent());
      try {
        Files.createDirectory(folder, PRIVATE_FOLDER);
      } catch (FileAlreadyExistsException _) {
        // Another program made it just now.
      }
    }
    return folder.toRealPath();
  }

  /// Writes a file of which either nothing or all is ever to be seen, also after a power cut.
  static void writeWhole(Path file, String text, RunAs owner) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, PRIVATE_FILE);
    Files.writeString(unfinished, text);
    owner.give(unfinished);
    force(unfinished);
    rename(unfinished, file);
  }

  /// Gives what is whole its name.
  static void rename(Path unfinished, Path name) throws IOException {
    Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE);
    force(name.resolveSibling(""));
  }

  /// Has the system write a file, or the names in a folder, to the disk.
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Has the system write a folder and all that is in it to the disk.
  ///
  /// Many at a time: the disk then takes them together, which is several times faster.
  static void forceAll(Path folder) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(folder);
        ExecutorService threads = Executors.newFixedThreadPool(FORCED_AT_A_TIME)) {
      List<Future<?>> all = new ArrayList<>();
      for (Path file : files.filter(f -> !Files.isSymbolicLink(f)).toList()) {
        all.add(
            threads.submit(
                () -> {
                  force(file);
                  return file;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException("cannot write " + folder + " to the disk", failure.getCause());
    }
  }

  /// Deletes a folder with all that is in it, if it is there. What a program that is about to end
  /// adds meanwhile may stay for the next time.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (DirectoryNotEmptyException _) {
      // Whatever it is, its name says that it is unfinished.
    }
  }
}
