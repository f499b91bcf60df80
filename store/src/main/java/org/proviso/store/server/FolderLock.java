package org.proviso.store.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right of one program to use a folder. It ends with the program, however that ends.
final class FolderLock {

  /// A killed program holds its lock until the system has taken it apart.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LONGEST_NUMBER = 20;

  /// Closing any channel on a file gives up this JVM's lock on it, so a second attempt in this JVM
  /// must not even open the file.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws RefusalException if another program, or this one, has the folder open
  static FolderLock take(Site site, RunAs owner)
      throws IOException, InterruptedException, RefusalException {
    Path file = site.lock();
    long own = ProcessHandle.current().pid();
    if (!OWN.add(file)) {
      throw new RefusalException(new Refusal.InUse(site.folder(), own));
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS),
              Folders.PRIVATE_FILE);
      owner.give(file);
      taken = tryFor(channel);
      if (!taken) {
        throw new RefusalException(new Refusal.InUse(site.folder(), holder(channel)));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((own + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
      return new FolderLock(file, channel);
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        OWN.remove(file);
      }
    }
  }

  private static boolean tryFor(FileChannel channel) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (channel.tryLock() == null) {
      Long holder = holder(channel);
      boolean runs =
          holder != null && LinuxProcess.find(holder).filter(p -> !p.ended()).isPresent();
      if (runs || System.nanoTime() - begin > PATIENCE.toNanos()) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  private static @Nullable Long holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NUMBER);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  /// Gives the folder up. The file stays: deleting it would let two programs lock two files.
  void release() throws IOException {
    channel.close();
    OWN.remove(file);
  }
}
