package org.proviso.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;

/// Reads tables of divisions into parties.
///
/// The table of Open Civic Data has the columns `id`, `name`, `census_geoid`. A census code of 5
/// digits is a county or what serves as one (parish, borough, census area, municipio), of 7 a
/// place, of 10 a subdivision of a county. A subdivision lies within its county, a county and a
/// place within its State; in which county a place lies this table does not say. The States are
/// those that ship with the product, as far as rows name them.
///
/// The table of federal judicial districts has the columns `state`, `judicial_district`, `county`,
/// `county_fips`; a county `*` stands for all of a State.
public final class Divisions {

  /// What a reading comes to.
  public sealed interface Outcome {

    /// The tables were read.
    ///
    /// @param rows rows of the table of divisions
    /// @param districtRows rows of the table of districts; zero without one
    /// @param malformed rows of both that were not taken, in order
    record Read(PartyTable table, long rows, long districtRows, List<Malformed> malformed)
        implements Outcome {

      /// Returns how many parties there are of each kind, by kind.
      public Map<String, Long> kinds() {
        Map<String, Long> kinds = new TreeMap<>();
        table.parties().forEach(each -> kinds.merge(each.party().kind(), 1L, Long::sum));
        return kinds;
      }

      /// Returns the counties that are divided between judicial districts.
      public List<RegisteredParty> divided() {
        return table.parties().stream().filter(RegisteredParty::isDivided).toList();
      }

      /// Returns how many counties are in no judicial district that is known.
      public long countiesWithoutDistrict() {
        return table.parties().stream()
            .filter(each -> each.party().kind().equals("county") && each.districts().isEmpty())
            .count();
      }
    }

    /// A table can not be read at all.
    record Refused(TableRefusal refusal) implements Outcome {}
  }

  private static final Pattern DIVISION =
      Pattern.compile("ocd-division/country:us/(state|territory|district):([a-z]{2})(/.+)");
  private static final Pattern CENSUS_CODE = Pattern.compile("place-(\\d{5}|\\d{7}|\\d{10})");

  private final Places places;
  private final Map<String, RegisteredParty> states = new TreeMap<>();
  private final Map<String, RegisteredParty> parties = new LinkedHashMap<>();
  private final Map<String, Set<String>> districts = new HashMap<>();
  private final Set<String> ocds = new HashSet<>();
  private final List<Malformed> malformed = new ArrayList<>();

  private Divisions(Places places) {
    this.places = places;
  }

  /// Reads a table of divisions.
  ///
  /// @param districts table of federal judicial districts; null for none
  /// @throws UncheckedIOException if a file can not be read to its end
  public static Outcome read(Path file, @Nullable Path districts) {
    return new Divisions(Places.shipped()).readAll(file, districts);
  }

  /// Takes one row.
  private interface Taker {
    void take(CsvTable table, CsvTable.Row.Read row);
  }

  private Outcome readAll(Path file, @Nullable Path districtFile) {
    CsvTable.Outcome opened = CsvTable.open(file, List.of("id", "name", "census_geoid"));
    if (opened instanceof CsvTable.Outcome.Refused(TableRefusal refusal)) {
      return new Outcome.Refused(refusal);
    }
    long rows = each(opened, this::takeDivision);
    long districtRows = 0;
    if (districtFile != null) {
      CsvTable.Outcome second =
          CsvTable.open(
              districtFile, List.of("state", "judicial_district", "county", "county_fips"));
      if (second instanceof CsvTable.Outcome.Refused(TableRefusal refusal)) {
        return new Outcome.Refused(refusal);
      }
      districtRows = each(second, this::takeDistrict);
    }
    List<RegisteredParty> all = new ArrayList<>(states.values());
    for (RegisteredParty each : parties.values()) {
      Collection<String> of = districts.getOrDefault(each.party().id(), Set.of());
      all.add(new RegisteredParty(each.party(), List.copyOf(of), each.fips(), each.ocd()));
    }
    return new Outcome.Read(new PartyTable(all), rows, districtRows, List.copyOf(malformed));
  }

  private long each(CsvTable.Outcome outcome, Taker taker) {
    long rows = 0;
    if (outcome instanceof CsvTable.Outcome.Opened(CsvTable opened)) {
      try (CsvTable table = opened) {
        for (CsvTable.Row row = table.next(); row != null; row = table.next()) {
          rows++;
          switch (row) {
            case CsvTable.Row.Bad(Malformed bad) -> malformed.add(bad);
            case CsvTable.Row.Read read -> taker.take(table, read);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private void bad(CsvTable table, CsvTable.Row.Read row, String column, Fault fault) {
    malformed.add(table.faults().at(row.place(), table.column(column), fault));
  }

  private static String text(CsvTable table, CsvTable.Row.Read row, String column) {
    return row.fields().get(table.column(column)).strip();
  }

  private void takeDivision(CsvTable table, CsvTable.Row.Read row) {
    String ocd = text(table, row, "id");
    String name = text(table, row, "name");
    Matcher division = DIVISION.matcher(ocd);
    Matcher code = CENSUS_CODE.matcher(text(table, row, "census_geoid"));
    if (!division.matches()) {
      bad(table, row, "id", Fault.BAD_DIVISION);
      return;
    }
    Places.State state = places.state(division.group(2).toUpperCase(Locale.ROOT)).orElse(null);
    if (state == null) {
      bad(table, row, "id", Fault.UNKNOWN_STATE);
    } else if (name.isEmpty()) {
      bad(table, row, "name", Fault.NO_NAME);
    } else if (!code.matches() || !code.group(1).startsWith(state.fips())) {
      bad(table, row, "census_geoid", Fault.BAD_CENSUS_CODE);
    } else if (ocds.contains(ocd)) {
      bad(table, row, "id", Fault.REPEATED);
    } else if (parties.containsKey(id(code.group(1)))) {
      bad(table, row, "census_geoid", Fault.REPEATED);
    } else {
      ocds.add(ocd);
      states.computeIfAbsent(
          state.id(),
          id ->
              new RegisteredParty(
                  state.party(), List.of(), state.fips(), stateDivision(division.group(1), state)));
      Party party = party(code.group(1), name, state);
      parties.put(party.id(), new RegisteredParty(party, List.of(), code.group(1), ocd));
    }
  }

  private static String stateDivision(String type, Places.State state) {
    return "ocd-division/country:us/" + type + ":" + state.code().toLowerCase(Locale.ROOT);
  }

  private static String id(String fips) {
    return switch (fips.length()) {
      case 5 -> "county-" + fips;
      case 7 -> "place-" + fips;
      default -> "subdivision-" + fips;
    };
  }

  private static Party party(String fips, String name, Places.State state) {
    if (fips.length() == 5) {
      return Places.county(fips, name, state);
    }
    boolean place = fips.length() == 7;
    return new Party(
        id(fips),
        name,
        place ? "place" : "county-subdivision",
        state.code(),
        place ? state.id() : "county-" + fips.substring(0, 5),
        state.circuit(),
        /* policiesKnown= */ false);
  }

  private void takeDistrict(CsvTable table, CsvTable.Row.Read row) {
    String district = text(table, row, "judicial_district");
    String fips = text(table, row, "county_fips");
    Places.State state = places.stateNamed(text(table, row, "state")).orElse(null);
    if (state == null) {
      bad(table, row, "state", Fault.UNKNOWN_STATE);
    } else if (district.isEmpty()) {
      bad(table, row, "judicial_district", Fault.NO_NAME);
    } else if (text(table, row, "county").equals("*")) {
      for (RegisteredParty each : parties.values()) {
        if (each.party().kind().equals("county") && state.code().equals(each.party().state())) {
          addDistrict(each.party().id(), district);
        }
      }
    } else if (!FieldReader.isDigits(fips, 5) || !fips.startsWith(state.fips())) {
      bad(table, row, "county_fips", Fault.BAD_CENSUS_CODE);
    } else if (!parties.containsKey("county-" + fips)) {
      bad(table, row, "county_fips", Fault.UNKNOWN_COUNTY);
    } else {
      addDistrict("county-" + fips, district);
    }
  }

  private void addDistrict(String party, String district) {
    districts.computeIfAbsent(party, id -> new LinkedHashSet<>()).add(district);
  }
}
