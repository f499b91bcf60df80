package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.fact.Party;

class PlacesTest {

  private static final Places PLACES = Places.shipped();

  @Test
  void holdsEveryCountyOfTheEdition() {
    assertEquals(3_231, PLACES.counties().size());
    assertEquals(56, PLACES.states().size());
    assertEquals(3_287, PLACES.parties().size());
  }

  @ParameterizedTest
  @CsvSource({
    "06037, 'Los Angeles, CA', CA, state-ca, 9",
    "17031, 'Cook, IL', IL, state-il, 7",
    "36061, 'New York, NY', NY, state-ny, 2",
    "11001, 'District of Columbia, DC', DC, state-dc, dc",
    "02261, 'Valdez-Cordova, AK', AK, state-ak, 9",
    "72127, 'San Juan, PR', PR, state-pr, 1",
    "78010, 'St. Croix, VI', VI, state-vi, 3"
  })
  void knowsCounties(String fips, String name, String state, String within, String circuit) {
    assertEquals(
        new Party("county-" + fips, name, "county", state, within, circuit, false),
        PLACES.county(fips).orElseThrow());
  }

  @Test
  void countsTheStatesOfEachCircuitAsTheStatuteDoes() {
    // 28 U.S.C. 41, with Guam and the Northern Mariana Islands in the Ninth.
    assertEquals(
        "{1=5, 10=6, 11=3, 2=3, 3=4, 4=5, 5=3, 6=4, 7=3, 8=7, 9=11, dc=1}",
        PLACES.states().stream()
            .filter(state -> state.circuit() != null)
            .collect(
                Collectors.groupingBy(
                    state -> String.valueOf(state.circuit()), TreeMap::new, Collectors.counting()))
            .toString());
    assertTrue(PLACES.state("AS").orElseThrow().circuit() == null);
  }
}
