package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;

/// ZIP archives, by their central directory: it declares the children. Folders are no children.
///
/// Where there is no central directory, what can be found by local headers is taken out, and the
/// archive is corrupt. Offices' documents are ZIP archives too, and not read here.
final class ZipOpener implements Opener {

  private static final Set<String> TYPES =
      Set.of(
          "application/zip",
          "application/java-archive",
          "application/vnd.android.package-archive",
          "application/x-tika-java-web-archive",
          "application/x-tika-java-enterprise-archive",
          "application/x-itunes-ipa");

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    LockedEntries locked = new LockedEntries(source.file(), source.passwords());
    try (ZipFile zip = directory(source)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      for (ZipArchiveEntry entry : entries) {
        if (isChild(entry)) {
          take(zip, entry, locked, harvest);
        }
      }
      long missing = ZipEnd.entries(source.file()).orElse(0) - entries.size();
      if (missing > 0) {
        harvest.others(missing, new Outcome.Absent("central-directory-ends"));
        harvest.outcome(new Outcome.Corrupt("central-directory-ends", 0));
      }
    } catch (NoDirectoryException e) {
      harvest.outcome(new Outcome.Corrupt("no-central-directory", 0));
      bySearching(source, harvest);
    }
  }

  private static ZipFile directory(Source source) throws NoDirectoryException {
    try {
      return ZipFile.builder().setPath(source.file()).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      throw new NoDirectoryException(e);
    }
  }

  /// Folders are no children; what is named like one and has bytes would be lost.
  private static boolean isChild(ZipArchiveEntry entry) {
    return !entry.isDirectory() || entry.getSize() > 0;
  }

  private static final class NoDirectoryException extends IOException {

    private static final long serialVersionUID = 1;

    NoDirectoryException(Exception cause) {
      super(cause);
    }
  }

  private static void take(
      ZipFile zip, ZipArchiveEntry entry, LockedEntries locked, Harvest harvest)
      throws DiskException {
    String name = entry.getName();
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      if (!locked.take(entry, harvest)) {
        harvest.lost(name, entry.getSize(), new Outcome.Encrypted("zip"));
      }
      return;
    }
    if (!zip.canReadEntryData(entry)) {
      harvest.lost(
          name, entry.getSize(), new Outcome.Unsupported("zip-method-" + entry.getMethod()));
      return;
    }
    if (entry.isUnixSymlink()) {
      harvest.lost(name, entry.getSize(), new Outcome.NotAFile("link"));
      return;
    }
    try (InputStream bytes = zip.getInputStream(entry)) {
      harvest.part(name, entry.getSize(), bytes, entry.getCrc());
    } catch (DiskException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      harvest.lost(name, entry.getSize(), new Outcome.Corrupt(Faults.reason(e), 0));
    }
  }

  private static void bySearching(Source source, Harvest harvest) throws IOException {
    try (ZipArchiveInputStream zip =
        new ZipArchiveInputStream(
            new BufferedInputStream(Files.newInputStream(source.file())), "UTF-8", true, true)) {
      for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!isChild(entry)) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          harvest.lost(entry.getName(), entry.getSize(), new Outcome.Encrypted("zip"));
        } else if (zip.canReadEntryData(entry)) {
          // Where sizes come behind the bytes, so does the checksum.
          harvest.part(
              entry.getName(),
              entry.getSize(),
              zip,
              entry.getGeneralPurposeBit().usesDataDescriptor() ? -1 : entry.getCrc());
        } else {
          harvest.lost(
              entry.getName(),
              entry.getSize(),
              new Outcome.Unsupported("zip-method-" + entry.getMethod()));
        }
      }
    } catch (DiskException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      harvest.field("zip:ended-by", Faults.reason(e));
    }
  }
}
