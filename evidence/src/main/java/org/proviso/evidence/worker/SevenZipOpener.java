package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome;

/// 7z archives, by their directory of entries. Folders are no children.
final class SevenZipOpener implements Opener {

  private static final int MEMORY_KIB = 256 << 10;

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals("application/x-7z-compressed");
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    List<@Nullable String> attempts = new ArrayList<>();
    attempts.add(null);
    attempts.addAll(source.passwords());
    for (@Nullable String password : attempts) {
      if (opensWith(source, password, harvest)) {
        return;
      }
    }
    listLocked(source, harvest);
    throw new LockedException("7z");
  }

  /// Lists what is locked, where the directory is not locked as well.
  private static void listLocked(Source source, Harvest harvest) {
    try (SevenZFile archive =
        SevenZFile.builder().setPath(source.file()).setMaxMemoryLimitKiB(MEMORY_KIB).get()) {
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        if (isChild(entry)) {
          harvest.lost(name(entry), entry.getSize(), new Outcome.Encrypted("7z"));
        }
      }
    } catch (IOException | RuntimeException e) {
      // The directory is locked: nobody knows what is there.
      return;
    }
  }

  private static boolean isChild(SevenZArchiveEntry entry) {
    return !entry.isDirectory() || entry.hasStream();
  }

  private static String name(SevenZArchiveEntry entry) {
    return entry.getName() == null ? "" : entry.getName();
  }

  /// Returns whether the password is the right one; nothing was taken out if not.
  private static boolean opensWith(Source source, @Nullable String password, Harvest harvest)
      throws IOException {
    SevenZFile.Builder builder =
        SevenZFile.builder().setPath(source.file()).setMaxMemoryLimitKiB(MEMORY_KIB);
    if (password != null) {
      builder.setPassword(password.getBytes(StandardCharsets.UTF_16LE));
    }
    try (SevenZFile archive = builder.get()) {
      if (!readsFirst(archive, password)) {
        return false;
      }
    } catch (PasswordRequiredException e) {
      return false;
    } catch (MemoryLimitException e) {
      throw FormatException.unsupported("7z-memory");
    } catch (IOException | RuntimeException e) {
      if (password != null) {
        return false;
      }
      throw e;
    }
    try (SevenZFile archive = builder.get()) {
      // In order: to find one entry by itself is a search among all.
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        take(archive, entry, harvest);
      }
      return true;
    }
  }

  private static boolean readsFirst(SevenZFile archive, @Nullable String password)
      throws IOException {
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      if (entry.hasStream()) {
        try (InputStream bytes = archive.getInputStream(entry)) {
          bytes.read();
          return true;
        } catch (PasswordRequiredException e) {
          return false;
        } catch (IOException | RuntimeException e) {
          // A wrong password shows as damage; without one, damage is the entry's own.
          return password == null;
        }
      }
    }
    return true;
  }

  /// Takes out the entry behind the one before.
  private static void take(SevenZFile archive, SevenZArchiveEntry entry, Harvest harvest)
      throws DiskException {
    @Nullable Exception failure = null;
    try {
      archive.getNextEntry();
    } catch (IOException | RuntimeException e) {
      // It has moved on all the same.
      failure = e;
    }
    if (!isChild(entry)) {
      return;
    }
    if (!entry.hasStream()) {
      harvest.part(name(entry), 0, InputStream.nullInputStream());
    } else if (failure == null) {
      harvest.part(
          name(entry),
          entry.getSize(),
          new Current(archive),
          entry.getHasCrc() ? entry.getCrcValue() : -1);
    } else if (failure instanceof PasswordRequiredException) {
      harvest.lost(name(entry), entry.getSize(), new Outcome.Encrypted("7z"));
    } else if (Faults.isOfMemory(failure)) {
      harvest.lost(name(entry), entry.getSize(), new Outcome.Unsupported("memory"));
    } else {
      harvest.lost(name(entry), entry.getSize(), new Outcome.Corrupt(Faults.reason(failure), 0));
    }
  }

  /// The bytes of the entry that an archive is at.
  private static final class Current extends InputStream {

    private final SevenZFile archive;

    Current(SevenZFile archive) {
      this.archive = archive;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return archive.read(into, offset, length);
      } catch (PasswordRequiredException e) {
        throw new LockedException("7z");
      }
    }
  }
}
