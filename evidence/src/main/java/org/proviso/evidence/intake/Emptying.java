package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Takes everything out of a folder and leaves the folder. A process that is about to end may still
/// write there: what comes or goes meanwhile is no failure, and may stay.
final class Emptying extends SimpleFileVisitor<Path> {

  private final Path top;

  private Emptying(Path top) {
    this.top = top;
  }

  /// Empties a folder; one that is not there is empty.
  ///
  /// @throws IOException if something cannot be taken out
  static void of(Path folder) throws IOException {
    Files.walkFileTree(folder, new Emptying(folder));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null && !(failure instanceof NoSuchFileException)) {
      throw failure;
    }
    if (!folder.equals(top)) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        // Written to since it was listed.
        return FileVisitResult.CONTINUE;
      }
    }
    return FileVisitResult.CONTINUE;
  }
}
