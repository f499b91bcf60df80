package org.proviso.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.proviso.law.engine.Sweep;

/// A sweep of a file of awards into a file of stretches: block by block, in memory that does not
/// grow with the file, and after an interruption from the last whole block on.
///
/// Beside the result stand, until it is finished, the part that is written and a journal of how far
/// it goes; and at the end a table of the rows that could not be read, if there are any. The
/// process may be killed at any moment: what is lost is computed again, and the result is the same.
public final class SweepRun {

  /// Formats of the result.
  public enum Format {
    /// One file of comma-separated values.
    CSV,
    /// A folder of Parquet files.
    PARQUET
  }

  /// How far a run is.
  ///
  /// @param bytes bytes of the file that are read
  /// @param size size of the file in bytes
  /// @param counts what became of the rows
  /// @param stretches rows written
  public record Progress(long bytes, long size, Counts counts, long stretches) {}

  /// Is told how far a run is, after each block, and of rows that can not be read.
  public interface Observer {

    /// A block is done and stored.
    void at(Progress progress);

    /// A row can not be read.
    void malformed(Malformed row);

    /// An interrupted run goes on.
    void resumed(Progress from);
  }

  /// What comes of a run.
  public sealed interface Outcome {

    /// It is done.
    record Done(Progress progress, Optional<Path> malformed) implements Outcome {}

    /// The file can not be read.
    record Unreadable(AwardsReader.Outcome why) implements Outcome {}

    /// An unfinished run of something else stands where the result shall stand.
    ///
    /// @param journal its journal
    /// @param differs what differs
    record Occupied(Path journal, List<String> differs) implements Outcome {}
  }

  private final AwardSource source;
  private final Path out;
  private final Format format;
  private final Journal.Task task;

  private SweepRun(AwardSource source, Path out, Format format, Journal.Task task) {
    this.source = source;
    this.out = out;
    this.format = format;
    this.task = task;
  }

  /// Runs a sweep, or what is left of one.
  ///
  /// @param source the awards and the law
  /// @param asked everything that the result depends on beside the file, in words: an interrupted
  ///   run goes on only if it was asked the same
  /// @param out the result; replaced if it is there
  /// @param format its format
  /// @param restart whether an unfinished run is thrown away
  /// @throws UncheckedIOException if something can not be read or written
  public static Outcome run(
      AwardSource source,
      String asked,
      Path out,
      Format format,
      boolean restart,
      Observer observer) {
    try {
      Journal.Task task = Journal.Task.of(source.file(), asked, source.block(), format);
      return new SweepRun(source, out, format, task).run(restart, observer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run(boolean restart, Observer observer) throws IOException {
    Journal journal = new Journal(out);
    if (restart) {
      journal.forget();
    }
    Journal.Entry from = Journal.Entry.START;
    switch (journal.read()) {
      case Journal.Found.Nothing() -> {}
      case Journal.Found.Unfinished(Journal.Task other, Journal.Entry last) -> {
        List<String> differs = other.differences(task);
        if (!differs.isEmpty()) {
          return new Outcome.Occupied(journal.file(), differs);
        }
        from = last;
        observer.resumed(progress(from));
      }
      case Journal.Found.Damaged() -> {
        return new Outcome.Occupied(journal.file(), List.of("?"));
      }
    }
    return switch (source.open(from.position())) {
      case AwardsReader.Outcome.Opened(AwardsReader reader) -> {
        try (reader;
            StretchWriter writer = StretchWriter.of(format, out, from.kept())) {
          yield sweep(reader, writer, journal, from, observer);
        }
      }
      case AwardsReader.Outcome.Unreadable why -> new Outcome.Unreadable(why);
      case AwardsReader.Outcome.NotAwards why -> new Outcome.Unreadable(why);
    };
  }

  private Progress progress(Journal.Entry entry) {
    return new Progress(entry.position().offset(), task.size(), entry.counts(), entry.stretches());
  }

  private Outcome sweep(
      AwardsReader reader,
      StretchWriter writer,
      Journal journal,
      Journal.Entry from,
      Observer observer)
      throws IOException {
    Path faults = out.resolveSibling(out.getFileName() + ".malformed.csv");
    FaultTable table = new FaultTable(faults, from.faults());
    Journal.Entry entry = from;
    while (true) {
      AwardBlock block = reader.nextBlock(source.block());
      if (block.counts().rows() == 0) {
        break;
      }
      Sweep sweep = source.question().sweep(block);
      long[] written = new long[1];
      new StretchesOf(sweep, block.parties())
          .each(
              stretch -> {
                try {
                  writer.write(stretch);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                written[0]++;
              });
      block.malformed().forEach(observer::malformed);
      entry =
          new Journal.Entry(
              block.next(),
              writer.endBlock(),
              table.add(block.malformed()),
              entry.counts().plus(block.counts()),
              entry.stretches() + written[0]);
      journal.write(task, entry);
      observer.at(progress(entry));
    }
    writer.finish();
    journal.forget();
    boolean any = entry.counts().malformed() > 0;
    if (!any) {
      Files.deleteIfExists(faults);
    }
    Progress done = progress(entry);
    return new Outcome.Done(
        new Progress(task.size(), task.size(), done.counts(), done.stretches()),
        any ? Optional.of(faults) : Optional.empty());
  }

  /// The rows that could not be read, as a table beside the result.
  private static final class FaultTable {

    private static final String HEADER = "file,line,column,field,value,fault,expected\n";

    private final Path file;

    FaultTable(Path file, long kept) throws IOException {
      this.file = file;
      try (var channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.truncate(kept);
      }
      if (kept == 0) {
        Files.writeString(file, HEADER, StandardOpenOption.APPEND);
      }
    }

    long add(List<Malformed> rows) throws IOException {
      StringWriter text = new StringWriter();
      try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
        for (Malformed row : rows) {
          csv.writeRecord(
              row.file(),
              String.valueOf(row.line()),
              String.valueOf(row.column()),
              row.field(),
              row.value(),
              row.fault().name(),
              row.expected());
        }
      }
      Files.writeString(file, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      return Files.size(file);
    }
  }
}
