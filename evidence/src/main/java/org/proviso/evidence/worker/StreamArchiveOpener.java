package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;

/// Archives without a directory of their own: one entry behind the other, each declared by its
/// head. Folders are no children.
final class StreamArchiveOpener implements Opener {

  private static final Map<String, String> FORMATS =
      Map.of(
          "application/x-tar", ArchiveStreamFactory.TAR,
          "application/x-gtar", ArchiveStreamFactory.TAR,
          "application/x-cpio", ArchiveStreamFactory.CPIO,
          "application/x-archive", ArchiveStreamFactory.AR,
          "application/x-unix-archive", ArchiveStreamFactory.AR,
          "application/x-debian-package", ArchiveStreamFactory.AR,
          "application/x-arj", ArchiveStreamFactory.ARJ,
          "application/x-tika-unix-dump", ArchiveStreamFactory.DUMP);

  @Override
  public boolean opens(MediaType type) {
    return FORMATS.containsKey(type.getBaseType().toString());
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    String format = FORMATS.getOrDefault(source.type().getBaseType().toString(), "");
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(source.file()));
        ArchiveInputStream<ArchiveEntry> archive =
            new ArchiveStreamFactory(StandardCharsets.UTF_8.name())
                .createArchiveInputStream(format, bytes)) {
      for (ArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (entry instanceof TarArchiveEntry tar && !tar.isCheckSumOK()) {
          // No header: what comes here is no longer read as the archive was written.
          throw FormatException.corrupt("header-checksum-differs");
        }
        if (isChild(entry)) {
          take(archive, entry, harvest);
        }
      }
    } catch (ArchiveException e) {
      throw FormatException.corrupt(Faults.reason(e));
    }
  }

  /// Folders are no children; what is named like one and has bytes would be lost. The size of a
  /// tar's folder is room that was set aside for it (POSIX.1-2017, pax, ustar).
  private static boolean isChild(ArchiveEntry entry) {
    boolean isFolder =
        entry instanceof TarArchiveEntry tar
            ? tar.getLinkFlag() == TarConstants.LF_DIR
            : entry instanceof CpioArchiveEntry;
    return !entry.isDirectory() || (!isFolder && entry.getSize() > 0);
  }

  private static void take(
      ArchiveInputStream<ArchiveEntry> archive, ArchiveEntry entry, Harvest harvest)
      throws DiskException {
    String name = entry.getName();
    String special = special(entry);
    if (!special.isEmpty()) {
      harvest.lost(name, 0, new Outcome.NotAFile(special));
    } else if (archive.canReadEntryData(entry)) {
      harvest.part(name, size(entry), archive);
    } else {
      harvest.lost(name, size(entry), new Outcome.Unsupported("archive-method"));
    }
  }

  /// Returns what an entry is that is no file; empty if it is one.
  private static String special(ArchiveEntry entry) {
    return switch (entry) {
      case TarArchiveEntry tar when tar.isSymbolicLink() || tar.isLink() -> "link";
      case TarArchiveEntry tar
          when tar.isFIFO() || tar.isBlockDevice() || tar.isCharacterDevice() ->
          "other";
      case CpioArchiveEntry cpio when cpio.isSymbolicLink() -> "link";
      case CpioArchiveEntry cpio
          when cpio.isPipe()
              || cpio.isSocket()
              || cpio.isBlockDevice()
              || cpio.isCharacterDevice() ->
          "other";
      default -> "";
    };
  }

  /// Of a file with holes, an archive holds less than the file has.
  private static long size(ArchiveEntry entry) {
    return entry instanceof TarArchiveEntry tar && tar.isSparse()
        ? tar.getRealSize()
        : entry.getSize();
  }
}
