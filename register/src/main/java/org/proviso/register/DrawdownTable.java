package org.proviso.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Payments to recipients as a CSV table with the columns `award`, `day`, `amount`, `reference`:
/// the number or identifier of an award, a day like 2018-01-24, dollars like 1234.50, what the
/// paying system calls the payment.
///
/// @param rows those that can be read, in order
/// @param malformed those that can not, in order; empty if the table may be taken
public record DrawdownTable(List<Row> rows, List<Malformed> malformed) {

  /// One payment.
  ///
  /// @param line on which it stands, counted from one
  /// @param cents more than zero
  public record Row(long line, String award, LocalDate day, long cents, String reference) {}

  /// What a reading of a table comes to.
  public sealed interface Outcome {

    /// It was read, to its end.
    record Read(DrawdownTable table) implements Outcome {}

    /// It is no such table.
    ///
    /// @param missing columns that its header lacks
    record WrongHeader(List<String> missing) implements Outcome {

      /// Copies the list.
      public WrongHeader {
        missing = List.copyOf(missing);
      }
    }

    /// It has too many rows, of which it says nothing.
    record TooLong() implements Outcome {}
  }

  /// How many rows a table has at most: what one event of the record can say.
  public static final int MOST_ROWS = 5_000;

  private static final String AWARD = "award";
  private static final String DAY = "day";
  private static final String AMOUNT = "amount";
  private static final String REFERENCE = "reference";
  private static final List<String> COLUMNS = List.of(AWARD, DAY, AMOUNT, REFERENCE);
  private static final int LONGEST_REFERENCE = 100;

  /// Copies the lists.
  public DrawdownTable {
    rows = List.copyOf(rows);
    malformed = List.copyOf(malformed);
  }

  /// Reads a table.
  ///
  /// @param name of the file, as faults have it
  /// @param in taken to its end and closed
  /// @throws UncheckedIOException if it can not be read to its end
  public static Outcome read(String name, InputStream in) {
    try {
      return switch (CsvTable.open(name, in, COLUMNS)) {
        case CsvTable.Headed.Lacks(List<String> missing) -> new Outcome.WrongHeader(missing);
        case CsvTable.Headed.Opened(CsvTable table) -> read(table);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome read(CsvTable opened) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    try (CsvTable table = opened) {
      for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
        if (rows.size() + malformed.size() >= MOST_ROWS) {
          return new Outcome.TooLong();
        }
        switch (row) {
          case CsvTable.Row.Bad(Malformed bad) -> malformed.add(bad);
          case CsvTable.Row.Read(SplitRow place, List<String> fields) -> {
            List<Malformed> faults = faults(table, place, fields, seen);
            malformed.addAll(faults);
            Row read = faults.isEmpty() ? row(table, place, fields) : null;
            if (read != null) {
              rows.add(read);
            }
          }
        }
      }
    }
    return new Outcome.Read(new DrawdownTable(rows, malformed));
  }

  private static List<Malformed> faults(
      CsvTable table, SplitRow place, List<String> fields, Set<List<String>> seen) {
    List<Malformed> faults = new ArrayList<>();
    if (at(table, fields, AWARD).isEmpty()) {
      faults.add(fault(table, place, AWARD, Fault.NO_AWARD_NUMBER));
    }
    if (FieldReader.day(at(table, fields, DAY)) == null) {
      faults.add(fault(table, place, DAY, Fault.BAD_DATE));
    }
    if (cents(table, fields).isEmpty()) {
      faults.add(fault(table, place, AMOUNT, Fault.BAD_AMOUNT));
    }
    String reference = at(table, fields, REFERENCE);
    if (reference.isEmpty()) {
      faults.add(fault(table, place, REFERENCE, Fault.NO_NAME));
    } else if (reference.length() > LONGEST_REFERENCE) {
      faults.add(fault(table, place, REFERENCE, Fault.FIELD_TOO_LONG));
    } else if (!seen.add(List.of(at(table, fields, AWARD), reference))) {
      faults.add(fault(table, place, REFERENCE, Fault.REPEATED));
    }
    return faults;
  }

  private static Malformed fault(CsvTable table, SplitRow place, String column, Fault fault) {
    return table.faults().at(place, table.column(column), fault);
  }

  private static @Nullable Row row(CsvTable table, SplitRow place, List<String> fields) {
    LocalDate day = FieldReader.day(at(table, fields, DAY));
    OptionalLong cents = cents(table, fields);
    return day == null || cents.isEmpty()
        ? null
        : new Row(
            place.extent().line(),
            at(table, fields, AWARD),
            day,
            cents.getAsLong(),
            at(table, fields, REFERENCE));
  }

  /// A ledger has up to ten million million dollars, and no payment of nothing.
  private static OptionalLong cents(CsvTable table, List<String> fields) {
    OptionalLong cents = FieldReader.cents(at(table, fields, AMOUNT));
    return cents.isPresent() && cents.getAsLong() > 0 && cents.getAsLong() <= 1_000_000_000_000_000L
        ? cents
        : OptionalLong.empty();
  }

  private static String at(CsvTable table, List<String> fields, String column) {
    return fields.get(table.column(column)).strip();
  }
}
