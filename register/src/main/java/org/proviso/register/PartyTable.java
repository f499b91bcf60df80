package org.proviso.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;

/// A register of parties as a CSV table with the columns `id`, `name`, `kind`, `state`, `within`,
/// `circuit`, `districts`, `fips`, `ocd`.
///
/// A blank field says that something is not known or there is none. Districts have `; ` between
/// them. The table does not say whose policies are known: a party read from it has none that are.
///
/// @param parties in order
public record PartyTable(List<RegisteredParty> parties) {

  /// What a reading of a table comes to.
  public sealed interface Outcome {

    /// It was read.
    ///
    /// @param malformed rows that were not taken, in order
    record Read(PartyTable table, List<Malformed> malformed) implements Outcome {}

    /// It can not be read at all.
    record Refused(TableRefusal refusal) implements Outcome {}
  }

  private static final List<String> COLUMNS =
      List.of("id", "name", "kind", "state", "within", "circuit", "districts", "fips", "ocd");
  private static final String SEPARATOR = "; ";
  private static final Pattern SEPARATORS = Pattern.compile(";\\s*");

  /// Copies the list.
  public PartyTable {
    parties = List.copyOf(parties);
  }

  /// Writes the table. Leaves the writer open.
  public void writeTo(Writer writer) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord(COLUMNS);
    for (RegisteredParty each : parties) {
      Party party = each.party();
      csv.writeRecord(
          party.id(),
          party.name(),
          party.kind(),
          party.state(),
          party.within(),
          party.circuit(),
          String.join(SEPARATOR, each.districts()),
          each.fips(),
          each.ocd());
    }
    csv.flush();
  }

  /// Reads a table.
  ///
  /// @throws java.io.UncheckedIOException if the file can not be read to its end
  public static Outcome read(Path file) {
    return switch (CsvTable.open(file, COLUMNS)) {
      case CsvTable.Outcome.Refused(TableRefusal refusal) -> new Outcome.Refused(refusal);
      case CsvTable.Outcome.Opened(CsvTable table) -> read(table);
    };
  }

  private static Outcome read(CsvTable opened) {
    List<RegisteredParty> parties = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (CsvTable table = opened) {
      for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
        switch (row) {
          case CsvTable.Row.Bad(Malformed bad) -> malformed.add(bad);
          case CsvTable.Row.Read(SplitRow place, List<String> fields) -> {
            Fault fault = null;
            int at = table.column("id");
            if (fields.get(at).isBlank()) {
              fault = Fault.NO_NAME;
            } else if (!ids.add(fields.get(at))) {
              fault = Fault.REPEATED;
            }
            if (fault == null) {
              parties.add(party(table, fields));
            } else {
              malformed.add(table.faults().at(place, at, fault));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Outcome.Read(new PartyTable(parties), List.copyOf(malformed));
  }

  private static RegisteredParty party(CsvTable table, List<String> fields) {
    List<@Nullable String> values = new ArrayList<>();
    for (String column : COLUMNS) {
      String value = fields.get(table.column(column));
      values.add(value.isEmpty() ? null : value);
    }
    String districts = values.get(6);
    return new RegisteredParty(
        new Party(
            fields.get(table.column("id")),
            fields.get(table.column("name")),
            fields.get(table.column("kind")),
            values.get(3),
            values.get(4),
            values.get(5),
            /* policiesKnown= */ false),
        districts == null ? List.of() : List.of(SEPARATORS.split(districts)),
        values.get(7),
        values.get(8));
  }
}
