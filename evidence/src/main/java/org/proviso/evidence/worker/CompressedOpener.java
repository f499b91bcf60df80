package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;

/// One compressed file: its one child is the file before compression.
final class CompressedOpener implements Opener {

  private static final int MEMORY_KIB = 256 << 10;

  private static final Map<String, String> FORMATS =
      Map.of(
          "application/gzip", CompressorStreamFactory.GZIP,
          "application/x-gzip", CompressorStreamFactory.GZIP,
          "application/x-bzip", CompressorStreamFactory.BZIP2,
          "application/x-bzip2", CompressorStreamFactory.BZIP2,
          "application/x-xz", CompressorStreamFactory.XZ,
          "application/x-lzma", CompressorStreamFactory.LZMA,
          "application/x-compress", CompressorStreamFactory.Z,
          "application/x-snappy-framed", CompressorStreamFactory.SNAPPY_FRAMED,
          "application/x-lz4", CompressorStreamFactory.LZ4_FRAMED);

  /// What a name becomes without its ending, where that is more than to leave it out.
  private static final Map<String, String> ENDINGS =
      Map.of(
          "tgz", ".tar", "tbz", ".tar", "tbz2", ".tar", "txz", ".tar", "taz", ".tar", "svgz",
          ".svg", "emz", ".emf", "wmz", ".wmf");

  @Override
  public boolean opens(MediaType type) {
    return FORMATS.containsKey(type.getBaseType().toString());
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    String format = FORMATS.getOrDefault(source.type().getBaseType().toString(), "");
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(source.file()));
        InputStream plain =
            new CompressorStreamFactory(true, MEMORY_KIB)
                .createCompressorInputStream(format, bytes)) {
      harvest.part(plainName(source.name()), -1, plain);
    } catch (CompressorException e) {
      if (Faults.isOfMemory(e)) {
        harvest.lost(plainName(source.name()), -1, new Outcome.Unsupported("memory"));
      } else {
        throw FormatException.corrupt(Faults.reason(e));
      }
    }
  }

  private static String plainName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 1) {
      return name;
    }
    String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return name.substring(0, dot) + ENDINGS.getOrDefault(ending, "");
  }
}
