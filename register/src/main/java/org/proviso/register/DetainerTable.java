package org.proviso.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;

/// Numbers of detainer requests in aggregate, read from a CSV table with exactly the columns
/// [#COLUMNS].
///
/// No column is for a person, and none can be added: a table with any other column is refused
/// before its first row is read, with the column's name. `from` is the first day of a period,
/// `until` the first day after it. Several sources or caveats have `; ` between them.
///
/// @param counts in order of the table
public record DetainerTable(List<DetainerCount> counts) {

  /// The columns, in any order.
  public static final List<String> COLUMNS =
      List.of(
          "place_kind",
          "place",
          "from",
          "until",
          "measure",
          "count",
          "counted_by",
          "source",
          "mark",
          "caveats");

  /// What a reading of a table comes to.
  public sealed interface Outcome {

    /// It was read.
    ///
    /// @param malformed every field that keeps its row from being taken, in order
    record Read(DetainerTable table, List<Malformed> malformed) implements Outcome {}

    /// It is not read, because its columns are not exactly those of such a table.
    ///
    /// @param notAllowed columns that such a table does not have, in order
    /// @param repeated columns that it has more than once
    /// @param missing columns that it lacks
    record WrongColumns(
        Path file, List<String> notAllowed, List<String> repeated, List<String> missing)
        implements Outcome {
      /// Copies the lists.
      public WrongColumns {
        notAllowed = List.copyOf(notAllowed);
        repeated = List.copyOf(repeated);
        missing = List.copyOf(missing);
      }
    }

    /// The file can not be read.
    record Refused(TableRefusal refusal) implements Outcome {}
  }

  /// What two rows of a table can not both speak of.
  private record Key(
      DetainerPlace place,
      Span period,
      DetainerMeasure measure,
      DetainerCount.Counter countedBy,
      List<String> sources) {}

  private static final Pattern SEPARATORS = Pattern.compile(";\\s*");
  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  /// Copies the list.
  public DetainerTable {
    counts = List.copyOf(counts);
  }

  /// Reads a table.
  ///
  /// @throws UncheckedIOException if the file can not be read to its end
  public static Outcome read(Path file) {
    return switch (CsvTable.open(file, List.of())) {
      case CsvTable.Outcome.Refused(TableRefusal refusal) -> new Outcome.Refused(refusal);
      case CsvTable.Outcome.Opened(CsvTable table) -> read(file, table);
    };
  }

  private static Outcome read(Path file, CsvTable opened) {
    try (CsvTable table = opened) {
      List<String> header = table.faults().header();
      Set<String> names = new LinkedHashSet<>(header);
      List<String> notAllowed = names.stream().filter(name -> !COLUMNS.contains(name)).toList();
      List<String> missing = COLUMNS.stream().filter(name -> !names.contains(name)).toList();
      List<String> repeated =
          names.stream().filter(name -> header.indexOf(name) != header.lastIndexOf(name)).toList();
      return notAllowed.isEmpty() && repeated.isEmpty() && missing.isEmpty()
          ? new Rows(table).read()
          : new Outcome.WrongColumns(file, notAllowed, repeated, missing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the rows of one table. Used once.
  private static final class Rows {

    private final CsvTable table;
    private final List<DetainerCount> counts = new ArrayList<>();
    private final List<Malformed> malformed = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    Rows(CsvTable table) {
      this.table = table;
    }

    Outcome read() {
      for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
        switch (row) {
          case CsvTable.Row.Bad(Malformed bad) -> malformed.add(bad);
          case CsvTable.Row.Read read -> take(read);
        }
      }
      return new Outcome.Read(new DetainerTable(counts), List.copyOf(malformed));
    }

    private void take(CsvTable.Row.Read row) {
      DetainerPlace place = place(row);
      Span period = period(row);
      DetainerMeasure measure =
          word(row, "measure", DetainerMeasure.values(), DetainerMeasure::word);
      OptionalLong count = count(row);
      DetainerCount.Counter countedBy =
          word(row, "counted_by", DetainerCount.Counter.values(), DetainerCount.Counter::word);
      List<String> sources = sources(row);
      Mark mark = word(row, "mark", Mark.values(), Mark::name);
      Set<DetainerCount.Caveat> caveats = caveats(row);
      if (place == null
          || period == null
          || measure == null
          || count.isEmpty()
          || countedBy == null
          || sources == null
          || mark == null
          || caveats == null) {
        return;
      }
      if (seen.add(new Key(place, period, measure, countedBy, sources))) {
        counts.add(
            new DetainerCount(
                place, period, measure, count.getAsLong(), countedBy, sources, mark, caveats));
      } else {
        String expected = "a count that no row before it has";
        bad(row, "place", Fault.REPEATED, expected);
      }
    }

    private @Nullable DetainerPlace place(CsvTable.Row.Read row) {
      DetainerPlace.Kind kind =
          word(row, "place_kind", DetainerPlace.Kind.values(), DetainerPlace.Kind::word);
      if (kind == null) {
        return null;
      }
      Optional<DetainerPlace> place = DetainerPlace.of(kind, text(row, "place"));
      if (place.isEmpty()) {
        bad(row, "place", Fault.BAD_PLACE, expected(kind));
      }
      return place.orElse(null);
    }

    private static String expected(DetainerPlace.Kind kind) {
      return switch (kind) {
        case COUNTRY -> "us";
        case STATE -> "the postal code of a State";
        case COUNTY -> "the FIPS code of a county, five digits";
        case FACILITY ->
            "the FIPS code of a county, a slash and the name of a facility without long numbers";
      };
    }

    private @Nullable Span period(CsvTable.Row.Read row) {
      LocalDate from = day(row, "from");
      LocalDate until = day(row, "until");
      if (from == null || until == null) {
        return null;
      }
      if (!until.isAfter(from)) {
        bad(row, "until", Fault.BAD_PERIOD, "a day after " + from);
        return null;
      }
      return Span.of(from, until);
    }

    private @Nullable LocalDate day(CsvTable.Row.Read row, String column) {
      LocalDate day = FieldReader.day(text(row, column));
      if (day == null) {
        malformed.add(table.faults().at(row.place(), table.column(column), Fault.BAD_DATE));
      }
      return day;
    }

    private OptionalLong count(CsvTable.Row.Read row) {
      String text = text(row, "count");
      if (!COUNT.matcher(text).matches()) {
        bad(row, "count", Fault.BAD_COUNT, "a whole number of at most nine digits");
        return OptionalLong.empty();
      }
      return OptionalLong.of(Long.parseLong(text));
    }

    private @Nullable List<String> sources(CsvTable.Row.Read row) {
      List<String> sources = several(row, "source");
      if (sources.isEmpty() || !sources.stream().allMatch(each -> SOURCE.matcher(each).matches())) {
        bad(row, "source", Fault.BAD_SOURCE, "identifiers of sources with semicolons between them");
        return null;
      }
      return sources.stream().sorted().distinct().toList();
    }

    private @Nullable Set<DetainerCount.Caveat> caveats(CsvTable.Row.Read row) {
      Set<DetainerCount.Caveat> caveats = EnumSet.noneOf(DetainerCount.Caveat.class);
      for (String word : several(row, "caveats")) {
        Optional<DetainerCount.Caveat> caveat =
            Arrays.stream(DetainerCount.Caveat.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (caveat.isEmpty()) {
          unknownWord(row, "caveats", DetainerCount.Caveat.values(), DetainerCount.Caveat::word);
          return null;
        }
        caveats.add(caveat.get());
      }
      return caveats;
    }

    private List<String> several(CsvTable.Row.Read row, String column) {
      String text = text(row, column);
      return text.isEmpty() ? List.of() : List.of(SEPARATORS.split(text, -1));
    }

    private <E extends Enum<E>> @Nullable E word(
        CsvTable.Row.Read row, String column, E[] all, Function<E, String> name) {
      String text = text(row, column);
      for (E each : all) {
        if (name.apply(each).equals(text)) {
          return each;
        }
      }
      unknownWord(row, column, all, name);
      return null;
    }

    private <E extends Enum<E>> void unknownWord(
        CsvTable.Row.Read row, String column, E[] all, Function<E, String> name) {
      String words = String.join(", ", Arrays.stream(all).map(name).toList());
      bad(row, column, Fault.UNKNOWN_WORD, "one of " + words);
    }

    private void bad(CsvTable.Row.Read row, String column, Fault fault, String expected) {
      malformed.add(table.faults().at(row.place(), table.column(column), fault, expected));
    }

    private String text(CsvTable.Row.Read row, String column) {
      return row.fields().get(table.column(column)).strip();
    }
  }
}
