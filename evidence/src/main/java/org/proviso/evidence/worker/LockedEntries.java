package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/// The entries of a ZIP archive that are locked, with the passwords that may open them: the old
/// cipher of PKWARE and the AES of WinZip (APPNOTE 6.3.10, 6 and 7; WinZip, AE-1 and AE-2).
final class LockedEntries {

  private final Path file;
  private final List<String> passwords;
  private @Nullable Map<Long, FileHeader> headers;

  LockedEntries(Path file, List<String> passwords) {
    this.file = file;
    this.passwords = new ArrayList<>(passwords);
  }

  /// Takes an entry out, if a password opens it, and returns whether one did.
  ///
  /// @throws DiskException if it cannot be written
  boolean take(ZipArchiveEntry entry, Harvest harvest) throws DiskException {
    for (String password : List.copyOf(passwords)) {
      try (ZipFile zip = new ZipFile(file.toFile(), password.toCharArray())) {
        FileHeader header = header(zip, entry);
        if (header == null || !opens(zip, header)) {
          continue;
        }
        try (InputStream bytes = zip.getInputStream(header)) {
          harvest.part(entry.getName(), entry.getSize(), bytes);
        }
        // One password is likely to open all of them.
        passwords.remove(password);
        passwords.addFirst(password);
        return true;
      } catch (DiskException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // Not this password, or a cipher that is not known.
      }
    }
    return false;
  }

  /// A wrong password passes the check of the old cipher once in 256 times: only the bytes and
  /// their checksum tell, so they are read to the end.
  private static boolean opens(ZipFile zip, FileHeader header) {
    try (InputStream bytes = zip.getInputStream(header)) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /// Names may be there twice; where an entry begins is its own.
  private @Nullable FileHeader header(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    Map<Long, FileHeader> known = headers;
    if (known == null) {
      known = new HashMap<>();
      for (FileHeader each : zip.getFileHeaders()) {
        known.put(each.getOffsetLocalHeader(), each);
      }
      headers = known;
    }
    return known.get(entry.getLocalHeaderOffset());
  }
}
