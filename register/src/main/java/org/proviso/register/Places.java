package org.proviso.register;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;

/// The States and counties of the United States as parties: 56 States, districts and territories
/// and the 3,231 counties and like divisions of the census edition of 2017.
///
/// A State is `state-ca` by its postal code in lower case, a county `county-06037` by its FIPS
/// code, within its State. Nothing is known of their policies. Circuits are those of 28 U.S.C. 41.
/// Immutable and thread-safe.
public final class Places {

  /// A State, the District of Columbia or a territory.
  ///
  /// @param code postal code
  /// @param fips two digits
  /// @param name what it is called
  /// @param circuit judicial circuit; null if it is in none
  public record State(String code, String fips, String name, @Nullable String circuit) {

    /// Returns the identifier of its party.
    public String id() {
      return "state-" + code.toLowerCase(Locale.ROOT);
    }

    Party party() {
      return new Party(id(), name, "state", code, null, circuit, /* policiesKnown= */ false);
    }
  }

  private static final Places SHIPPED = read();

  private final Map<String, State> byCode = new TreeMap<>();
  private final Map<String, State> byFips = new HashMap<>();
  private final Map<String, State> byName = new HashMap<>();
  private final Map<String, Party> counties = new TreeMap<>();

  private Places() {}

  /// Returns the places that ship with the product.
  public static Places shipped() {
    return SHIPPED;
  }

  private static Places read() {
    Places places = new Places();
    Map<String, String> names = new TreeMap<>();
    for (NamedCsvRecord row : Tables.rows("places.csv")) {
      names.put(row.getField("fips"), row.getField("name"));
    }
    for (NamedCsvRecord row : Tables.rows("states.csv")) {
      String fips = row.getField("fips");
      String circuit = row.getField("circuit");
      State state =
          new State(
              row.getField("code"),
              fips,
              names.getOrDefault(fips, row.getField("code")),
              circuit.isEmpty() ? null : circuit);
      places.byCode.put(state.code(), state);
      places.byFips.put(fips, state);
      places.byName.put(state.name(), state);
    }
    names.forEach(
        (fips, name) -> {
          State state = places.byFips.get(fips.substring(0, 2));
          if (fips.length() == 5 && state != null) {
            places.counties.put(fips, county(fips, name + ", " + state.code(), state));
          }
        });
    return places;
  }

  static Party county(String fips, String name, State state) {
    return new Party(
        "county-" + fips,
        name,
        "county",
        state.code(),
        state.id(),
        state.circuit(),
        /* policiesKnown= */ false);
  }

  /// Returns the States in order of postal code.
  public Collection<State> states() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  /// Returns the State with this postal code.
  public Optional<State> state(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// Returns the State with this FIPS code of two digits.
  Optional<State> stateOfFips(String fips) {
    return Optional.ofNullable(byFips.get(fips));
  }

  /// Returns the State of this name.
  Optional<State> stateNamed(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Returns the counties in order of FIPS code.
  public Collection<Party> counties() {
    return Collections.unmodifiableCollection(counties.values());
  }

  /// Returns the county with this FIPS code of five digits.
  public Optional<Party> county(String fips) {
    return Optional.ofNullable(counties.get(fips));
  }

  /// Returns all as parties, each State before the counties.
  public List<Party> parties() {
    return Stream.concat(byCode.values().stream().map(State::party), counties.values().stream())
        .toList();
  }
}
