package org.proviso.register;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reading of one of USAspending's assistance downloads: the award summary or the transactions.
///
/// Columns are found by their names. Rows are read in blocks; memory is bounded by the block and
/// the longest row, not by the file. Reading can go on later at the [Position] behind any block.
///
/// A row is taken as an award if one of its assistance listings is a programme's. Its programme
/// year is told by its number, if the programme says how, else by the fiscal year of the base
/// action. It was offered on the day of the base action; whether it was accepted these files do not
/// say, so that it is not known. The amount is the total obligated, in cents; blank is unknown and
/// not zero. Of rows of one award in one block the last is taken, with the earliest day; in other
/// blocks they are rows of their own. Not thread-safe.
public final class AwardsReader implements Closeable {

  /// Whether a file can be read.
  public sealed interface Outcome {

    /// It can; to be closed by the caller.
    record Opened(AwardsReader reader) implements Outcome {}

    /// It can not be read at all.
    ///
    /// @param cause what the system says
    record Unreadable(Path file, String cause) implements Outcome {}

    /// Its header is not that of awards.
    ///
    /// @param missing every column that is lacking, as `NAME` or `NAME or OTHER`
    /// @param repeated every column that stands there more than once
    record NotAwards(Path file, List<String> missing, List<String> repeated) implements Outcome {}
  }

  private final RowSplitter splitter;
  private final RowFeed feed = new RowFeed();
  private final CloseableIterator<AwardRow> parsed;
  private final FaultPlaces faults;
  private final AwardRows meaning;
  private final Recipients recipients;
  private Position position;

  private AwardsReader(
      RowSplitter splitter,
      FaultPlaces faults,
      AwardHeader header,
      Position from,
      Programmes programmes,
      Recipients recipients) {
    this.splitter = splitter;
    this.faults = faults;
    parsed = CsvReader.builder().build(new AwardFields(header), feed).iterator();
    position = from;
    meaning = new AwardRows(header, programmes);
    this.recipients = recipients;
  }

  /// Opens a file at its first row.
  ///
  /// @param programmes which assistance listings are which programme; other rows are only counted
  /// @param recipients tells which party a recipient is
  public static Outcome open(Path file, Programmes programmes, Recipients recipients) {
    return open(file, Position.START, programmes, recipients);
  }

  /// Opens a file where an earlier reading stopped.
  ///
  /// @param from [Position#START], or the position behind a block of the same file
  public static Outcome open(
      Path file, Position from, Programmes programmes, Recipients recipients) {
    SeekableByteChannel channel;
    try {
      channel = Files.newByteChannel(file);
    } catch (IOException e) {
      return new Outcome.Unreadable(file, String.valueOf(e));
    }
    try {
      Outcome outcome = open(channel, file, from, programmes, recipients);
      if (!(outcome instanceof Outcome.Opened)) {
        channel.close();
      }
      return outcome;
    } catch (IOException e) {
      close(channel);
      return new Outcome.Unreadable(file, String.valueOf(e));
    }
  }

  private static void close(SeekableByteChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The file can not be read, which is what is reported.
    }
  }

  private static Outcome open(
      SeekableByteChannel channel,
      Path file,
      Position from,
      Programmes programmes,
      Recipients recipients)
      throws IOException {
    InputStream in = Channels.newInputStream(channel);
    RowSplitter splitter = new RowSplitter(in, 1, 0);
    splitter.skipByteOrderMark();
    AwardHeader header = header(splitter.next());
    if (!header.missing().isEmpty() || !header.repeated().isEmpty()) {
      return new Outcome.NotAwards(file, header.missing(), header.repeated());
    }
    Position start = from;
    if (from.offset() > 0) {
      channel.position(from.offset());
      splitter = new RowSplitter(in, from.line(), from.offset());
    } else {
      start = new Position(0, splitter.line(), splitter.offset());
    }
    splitter.expectFields(header.names().size());
    FaultPlaces faults = new FaultPlaces(String.valueOf(file.getFileName()), header.names());
    return new Outcome.Opened(
        new AwardsReader(splitter, faults, header, start, programmes, recipients));
  }

  static AwardHeader header(@Nullable SplitRow first) {
    return AwardHeader.of(
        first instanceof SplitRow.Whole whole
            ? CsvReader.builder().ofSingleCsvRecord(whole.text()).getFields()
            : List.of());
  }

  /// Returns what up to `count` further rows say. A block of no rows says that the file is at its
  /// end.
  ///
  /// @throws IllegalArgumentException if `count` is not positive
  /// @throws UncheckedIOException if the file can not be read further
  public AwardBlock nextBlock(int count) {
    if (count <= 0) {
      throw new IllegalArgumentException("a block of " + count + " rows");
    }
    AwardBlockBuilder block = new AwardBlockBuilder(recipients);
    for (int i = 0; i < count; i++) {
      SplitRow row = nextRow();
      if (row == null) {
        break;
      }
      switch (row) {
        case SplitRow.Whole whole -> {
          feed.feed(whole.text());
          block.add(meaning.of(new RowPlace.OfText(faults, whole), parsed.next()));
        }
        case SplitRow.Broken broken -> block.add(faults.of(broken));
      }
      position =
          new Position(position.rows() + 1, row.extent().nextLine(), row.extent().nextOffset());
    }
    return block.build(position);
  }

  private @Nullable SplitRow nextRow() {
    try {
      return splitter.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    splitter.close();
  }
}
