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
    throw new LockedException("7z");
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
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        if (!entry.isDirectory()) {
          take(archive, entry, harvest);
        }
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

  private static void take(SevenZFile archive, SevenZArchiveEntry entry, Harvest harvest)
      throws DiskException {
    String name = entry.getName() == null ? "" : entry.getName();
    if (!entry.hasStream()) {
      harvest.part(name, 0, InputStream.nullInputStream());
      return;
    }
    try (InputStream bytes = archive.getInputStream(entry)) {
      harvest.part(name, entry.getSize(), bytes, entry.getHasCrc() ? entry.getCrcValue() : -1);
    } catch (DiskException e) {
      throw e;
    } catch (PasswordRequiredException e) {
      harvest.lost(name, entry.getSize(), new Outcome.Encrypted("7z"));
    } catch (IOException | RuntimeException e) {
      harvest.lost(name, entry.getSize(), new Outcome.Corrupt(Faults.reason(e), 0));
    }
  }
}
