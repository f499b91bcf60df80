package org.proviso.evidence.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.proviso.docket.record.Digest;

/// The files of a store kept by the SHA-256 of their bytes, never altered. Safe for several
/// threads.
final class Originals {

  private static final int CHUNK = 1 << 17;

  /// The hash of no bytes.
  static final Digest OF_NOTHING = Digest.sha256();

  private final Path store;

  Originals(Path store) {
    this.store = store;
  }

  /// Bytes that are kept.
  ///
  /// @param digest their hash
  /// @param bytes how many they are
  record Kept(Digest digest, long bytes) {}

  /// Returns where the bytes with this hash are.
  Path file(Digest digest) {
    return StoredItems.original(store, digest);
  }

  /// Copies a file.
  ///
  /// @param scratch a file in the same file system as the store, which is overwritten
  /// @throws StoreException if it cannot be written
  /// @throws IOException if the file cannot be read
  Kept copy(Path from, Path scratch) throws IOException {
    MessageDigest sha256 = sha256();
    long length = 0;
    byte[] chunk = new byte[CHUNK];
    // What was a file when it was listed may be a link by now.
    try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS)) {
      OutputStream out = create(scratch);
      try {
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
          sha256.update(chunk, 0, read);
          length += read;
          write(out, chunk, read);
        }
      } finally {
        close(out);
      }
    }
    return moved(scratch, sha256, length);
  }

  /// Keeps a file of no bytes.
  ///
  /// @param scratch as in [#copy(Path, Path)]
  /// @throws StoreException if it cannot be written
  void keepEmpty(Path scratch) throws StoreException {
    if (!Files.exists(file(OF_NOTHING))) {
      try {
        Files.write(scratch, new byte[0]);
      } catch (IOException e) {
        throw new StoreException(e);
      }
      move(scratch);
    }
  }

  /// Moves a file from the same file system.
  ///
  /// @throws StoreException if it cannot be moved
  Kept move(Path from) throws StoreException {
    MessageDigest sha256 = sha256();
    long length = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(from)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha256.update(chunk, 0, read);
        length += read;
      }
    } catch (IOException e) {
      throw new StoreException(e);
    }
    return moved(from, sha256, length);
  }

  /// Returns the hash of a file, which may lie anywhere.
  ///
  /// @throws IOException if it cannot be read
  static Digest digest(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha256.update(chunk, 0, read);
      }
    }
    return Digest.of(sha256.digest());
  }

  private Kept moved(Path from, MessageDigest sha256, long length) throws StoreException {
    Kept kept = new Kept(Digest.of(sha256.digest()), length);
    Path to = file(kept.digest());
    try {
      // A file of another length is what a machine left that lost power.
      if (Files.exists(to) && Files.size(to) == length) {
        Files.delete(from);
      } else {
        from.toFile().setReadOnly();
        moveInto(from, to);
      }
    } catch (IOException e) {
      throw new StoreException(e);
    }
    return kept;
  }

  /// Moves a file in a file system, over one that is there. Of the folders for it there are few, so
  /// that almost always the one for it is there.
  static void moveInto(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(to.getParent());
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static OutputStream create(Path file) throws StoreException {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private static void write(OutputStream out, byte[] chunk, int length) throws StoreException {
    try {
      out.write(chunk, 0, length);
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private static void close(OutputStream out) throws StoreException {
    try {
      out.close();
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
