package org.proviso.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which recipient is which party, as somebody wrote down: a CSV table with the columns `recipient`
/// and `party`.
///
/// A recipient is named as it would be called as a party of its own: `uei:…`, `duns:…` or
/// `name:STATE:NAME`.
public final class RecipientMapping {

  /// What a reading comes to.
  public sealed interface Outcome {

    /// It was read.
    ///
    /// @param parties party by recipient
    /// @param malformed rows that were not taken, in order
    record Read(Map<String, String> parties, List<Malformed> malformed) implements Outcome {}

    /// It can not be read at all.
    record Refused(TableRefusal refusal) implements Outcome {}
  }

  private RecipientMapping() {}

  /// Reads a mapping.
  ///
  /// @param known identifiers of the parties that there are
  /// @throws UncheckedIOException if the file can not be read to its end
  public static Outcome read(Path file, Set<String> known) {
    return switch (CsvTable.open(file, List.of("recipient", "party"))) {
      case CsvTable.Outcome.Refused(TableRefusal refusal) -> new Outcome.Refused(refusal);
      case CsvTable.Outcome.Opened(CsvTable table) -> read(table, known);
    };
  }

  private static Outcome read(CsvTable opened, Set<String> known) {
    Map<String, String> parties = new LinkedHashMap<>();
    List<Malformed> malformed = new ArrayList<>();
    try (CsvTable table = opened) {
      int recipient = table.column("recipient");
      int party = table.column("party");
      for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
        switch (row) {
          case CsvTable.Row.Bad(Malformed bad) -> malformed.add(bad);
          case CsvTable.Row.Read(SplitRow place, List<String> fields) -> {
            String who = fields.get(recipient).strip();
            if (who.isEmpty()) {
              malformed.add(table.faults().at(place, recipient, Fault.NO_RECIPIENT));
            } else if (!known.contains(fields.get(party).strip())) {
              malformed.add(table.faults().at(place, party, Fault.UNKNOWN_PARTY));
            } else if (parties.putIfAbsent(who, fields.get(party).strip()) != null) {
              malformed.add(table.faults().at(place, recipient, Fault.REPEATED));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Outcome.Read(Map.copyOf(parties), List.copyOf(malformed));
  }
}
