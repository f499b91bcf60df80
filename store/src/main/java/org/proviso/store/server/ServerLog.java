package org.proviso.store.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The file that the server and its tools write to, and the one before it.
///
/// A file and not a pipe to this JVM: the server must be able to go on without it.
final class ServerLog {

  private static final long LARGEST = 4 << 20;
  private static final int LINES = 15;
  private static final int BYTES = 16 << 10;

  private final Path file;

  private ServerLog(Path file) {
    this.file = file;
  }

  static ServerLog at(Path file, RunAs owner) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, Folders.PRIVATE_FILE);
    }
    owner.give(file);
    return new ServerLog(file);
  }

  Path file() {
    return file;
  }

  long size() throws IOException {
    return Files.size(file);
  }

  /// Returns the last lines after a position.
  List<String> linesSince(long position) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(position, channel.size() - BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
      channel.read(bytes, from);
      List<String> lines =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
  }

  /// Begins anew when the file has become large, and keeps what it held as the file before.
  ///
  /// The server has the file open and appends, so it is emptied and not renamed. A line written in
  /// between is lost.
  void trim() throws IOException {
    if (size() <= LARGEST) {
      return;
    }
    Path before = file.resolveSibling(file.getFileName() + ".1");
    Files.copy(
        file, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }
}
