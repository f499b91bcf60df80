package org.proviso.register;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one of USAspending's assistance downloads with all their fields as text, so
/// that they can be kept in another form; [AwardTableReader] then says what they mean.
///
/// Rows that can not be split, and fields that are too long, are found as [AwardsReader] finds
/// them. Memory is bounded by the longest row. Not thread-safe.
public final class AwardTextReader implements Closeable {

  /// Whether a file can be read.
  public sealed interface Outcome {

    /// It can; to be closed by the caller.
    record Opened(AwardTextReader reader) implements Outcome {}

    /// Its header is not that of awards.
    ///
    /// @param missing every column that is lacking, as `NAME` or `NAME or OTHER`
    /// @param repeated every column that is read and stands there more than once
    record NotAwards(List<String> missing, List<String> repeated) implements Outcome {}
  }

  /// One row: its fields, or its fault.
  public sealed interface Row {

    /// A row with as many fields as the header.
    ///
    /// @param line on which it begins, counted from one
    record Whole(long line, List<String> fields) implements Row {}

    /// A row that can not be read.
    record Bad(Malformed malformed) implements Row {}
  }

  private final RowSplitter splitter;
  private final FaultPlaces faults;
  private final RowFeed feed = new RowFeed();
  private final AllFields fields;
  private final CloseableIterator<String[]> parsed;

  private AwardTextReader(RowSplitter splitter, FaultPlaces faults) {
    this.splitter = splitter;
    this.faults = faults;
    fields = new AllFields(faults.header().size());
    parsed = CsvReader.builder().build(fields, feed).iterator();
  }

  /// Starts to read a file. The caller closes the stream by closing the reader, and itself if there
  /// is none.
  ///
  /// @param file its name
  /// @throws IOException if it can not be read
  public static Outcome open(String file, InputStream in) throws IOException {
    RowSplitter splitter = new RowSplitter(in, 1, 0);
    splitter.skipByteOrderMark();
    AwardHeader header = AwardsReader.header(splitter.next());
    if (!header.missing().isEmpty() || !header.repeated().isEmpty()) {
      return new Outcome.NotAwards(header.missing(), header.repeated());
    }
    splitter.expectFields(header.names().size());
    return new Outcome.Opened(new AwardTextReader(splitter, new FaultPlaces(file, header.names())));
  }

  /// Returns the names of the columns, in order.
  public List<String> header() {
    return faults.header();
  }

  /// Returns the next row; null at the end.
  ///
  /// @throws IOException if the file can not be read further
  public @Nullable Row next() throws IOException {
    return switch (splitter.next()) {
      case null -> null;
      case SplitRow.Broken broken -> new Row.Bad(faults.of(broken));
      case SplitRow.Whole whole -> {
        feed.feed(whole.text());
        String[] values = parsed.next();
        yield fields.tooLong < 0
            ? new Row.Whole(whole.extent().line(), List.of(values))
            : new Row.Bad(faults.at(whole, fields.tooLong, Fault.FIELD_TOO_LONG));
      }
    };
  }

  @Override
  public void close() throws IOException {
    splitter.close();
  }

  /// Makes text of every field.
  private static final class AllFields extends AbstractBaseCsvCallbackHandler<String[]> {

    private final int count;
    private String[] values = {};
    private int tooLong;

    AllFields(int count) {
      this.count = count;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      values = new String[count];
      Arrays.fill(values, "");
      tooLong = -1;
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
      if (length <= AwardRow.LONGEST_FIELD) {
        values[field] = new String(text, offset, length);
      } else if (tooLong < 0) {
        tooLong = field;
      }
    }

    @Override
    protected String[] buildRecord() {
      return values;
    }
  }
}
