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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
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
        ArchiveInputStream<?> archive =
            new ArchiveStreamFactory(StandardCharsets.UTF_8.name())
                .createArchiveInputStream(format, bytes)) {
      for (ArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (!entry.isDirectory()) {
          take(archive, entry, harvest);
        }
      }
    } catch (ArchiveException e) {
      throw FormatException.corrupt(Faults.reason(e));
    }
  }

  private static void take(ArchiveInputStream<?> archive, ArchiveEntry entry, Harvest harvest)
      throws DiskException {
    String name = entry.getName();
    if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
      harvest.lost(name, 0, new Outcome.NotAFile("link"));
    } else if (entry instanceof TarArchiveEntry tar
        && (tar.isFIFO() || tar.isBlockDevice() || tar.isCharacterDevice())) {
      harvest.lost(name, 0, new Outcome.NotAFile("other"));
    } else {
      harvest.part(name, entry.getSize(), archive);
    }
  }
}
