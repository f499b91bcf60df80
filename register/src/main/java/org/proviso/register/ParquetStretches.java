package org.proviso.register;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.jspecify.annotations.Nullable;

/// Writes stretches as a folder of Parquet files, one for each block: `part-00000.parquet` and so
/// on, as data tools read a table of many files.
final class ParquetStretches implements StretchWriter {

  private final Path folder;
  private long parts;
  private @Nullable CarpetWriter<Stretch> writer;

  ParquetStretches(Path folder, long kept) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    parts = kept;
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> stale = files.filter(file -> isStale(file, kept)).toList();
      for (Path file : stale) {
        Files.delete(file);
      }
    }
  }

  private static boolean isStale(Path file, long kept) {
    String name = String.valueOf(file.getFileName());
    boolean ours = name.matches("part-\\d{5}\\.parquet(\\.unfinished)?");
    return ours && (name.endsWith(".unfinished") || Long.parseLong(name.substring(5, 10)) >= kept);
  }

  private Path part(String ending) {
    return folder.resolve("part-%05d.parquet%s".formatted(parts, ending));
  }

  @Override
  public void write(Stretch stretch) throws IOException {
    CarpetWriter<Stretch> open = writer;
    if (open == null) {
      open =
          new CarpetWriter.Builder<>(new LocalOutputFile(part(".unfinished")), Stretch.class)
              .withColumnNamingStrategy(ColumnNamingStrategy.FIELD_NAME)
              .withDefaultDecimal(18, 2)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build();
      writer = open;
    }
    open.write(stretch);
  }

  @Override
  public long endBlock() throws IOException {
    CarpetWriter<Stretch> open = writer;
    if (open != null) {
      open.close();
      writer = null;
      Files.move(part(".unfinished"), part(""), StandardCopyOption.REPLACE_EXISTING);
      parts++;
    }
    return parts;
  }

  @Override
  public void finish() throws IOException {
    endBlock();
  }

  @Override
  public void close() throws IOException {
    CarpetWriter<Stretch> open = writer;
    if (open != null) {
      open.close();
    }
  }
}
