package org.proviso.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes stretches as CSV (RFC 4180, UTF-8, line feeds), into a file beside the result that takes
/// its place at the end.
final class CsvStretches implements StretchWriter {

  private static final String[] HEADER =
      Arrays.stream(Stretch.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toArray(String[]::new);

  private final Path out;
  private final Path part;
  private final FileChannel channel;
  private final CsvWriter csv;

  CsvStretches(Path out, long kept) throws IOException {
    this.out = out;
    part = out.resolveSibling(out.getFileName() + ".part");
    channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(kept);
    channel.position(kept);
    OutputStream stream = Channels.newOutputStream(channel);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(stream, StandardCharsets.UTF_8);
    if (kept == 0) {
      csv.writeRecord(HEADER);
    }
  }

  @Override
  public void write(Stretch row) {
    csv.writeRecord(
        row.award(),
        row.recipient(),
        row.recipient_name(),
        row.programme(),
        row.year(),
        row.condition(),
        text(row.from()),
        text(row.until()),
        row.answer(),
        row.possible(),
        row.term(),
        row.award_status(),
        row.bar(),
        row.met(),
        text(row.money_sure()),
        text(row.money_possible()),
        row.by(),
        row.mark());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public long endBlock() throws IOException {
    csv.flush();
    channel.force(false);
    return channel.position();
  }

  @Override
  public void finish() throws IOException {
    csv.close();
    Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
