package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.fact.Party;

class RecipientsTest {

  private static final Recipients KNOWN =
      Recipients.of(
          Places.shipped(),
          List.of(
              known("chicago-il", "Chicago", "city", "IL", "cook-county-il", null),
              known("cook-county-il", "Cook County", "county", "IL", "state-il", "17031"),
              known("state-ca", "State of California", "state", "CA", null, "06"),
              known("springfield-a", "Springfield", "city", "IL", null, null),
              known("springfield-b", "City of Springfield", "city", "IL", null, null)),
          Map.of("uei:NYC", "chicago-il", "name:IL:THE WINDY CITY", "chicago-il"));

  private static Recipients.Known known(
      String id,
      String name,
      String kind,
      String state,
      @Nullable String within,
      @Nullable String fips) {
    return new Recipients.Known(new Party(id, name, kind, state, within, null, true), fips);
  }

  private static Recipient recipient(
      String uei, String name, String state, String county, String types) {
    return new Recipient(uei, "", name, state, county, BusinessType.of(types));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CITY OF CHICAGO | IL | C | chicago-il",
        "Chicago, City of | IL | | chicago-il",
        "CHICAGO CITY OF | IL | C | chicago-il",
        "Chicago | IL | C | chicago-il",
        "COUNTY OF COOK | IL | B | cook-county-il",
        "COOK COUNTY | IL | | cook-county-il",
        "Cook, County of | IL | B | cook-county-il",
        "COOK | IL | B | cook-county-il",
        "STATE OF CALIFORNIA | CA | A | state-ca",
        "California, State of | CA | | state-ca"
      })
  void matchesAKnownPartyHoweverItsNameIsWritten(
      String name, String state, String types, String party) {
    Recipients.Resolved resolved =
        KNOWN.resolve(recipient("U", name, state, "", types == null ? "" : types));

    assertEquals(party, resolved.party().id());
    assertEquals(Recipients.How.MATCHED, resolved.how());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CITY OF CHICAGO | CA | C",
        "CITY OF CHICAGO HEIGHTS | IL | C",
        "CHICAGO | IL | M",
        "COUNTY OF CHICAGO | IL | B",
        "CITY OF SPRINGFIELD | IL | C",
        "CALIFORNIA | CA | A"
      })
  void keepsApartWhatOnlyResemblesAKnownParty(String name, String state, String types) {
    assertEquals(Recipients.How.OWN, KNOWN.resolve(recipient("U", name, state, "", types)).how());
  }

  @Test
  void followsTheMappingBeforeNames() {
    Recipients.Resolved byUei = KNOWN.resolve(recipient("NYC", "COOK COUNTY", "IL", "", "B"));
    Recipients.Resolved byName = KNOWN.resolve(recipient("", "The \"Windy\" City", "IL", "", ""));

    assertEquals(
        List.of("chicago-il", "chicago-il"), List.of(byUei.party().id(), byName.party().id()));
    assertEquals(Recipients.How.MAPPED, byUei.how());
  }

  @Test
  void refusesAMappingToAPartyThatIsNotKnown() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Recipients.of(Places.shipped(), List.of(), Map.of("uei:X", "nobody")));
  }

  @Test
  void placesAnOwnPartyInItsCountyAndState() {
    Party party =
        KNOWN.resolve(recipient("U9", "RIVER PORT AUTHORITY", "CA", "06037", "D")).party();

    assertEquals(
        new Party(
            "uei:U9", "RIVER PORT AUTHORITY", "special-district", "CA", "county-06037", "9", false),
        party);
    assertEquals(
        List.of("uei:U9", "county-06037", "state-ca"),
        KNOWN.withContainers(party).stream().map(Party::id).toList());
    // The State is the known party, policies and all.
    assertEquals(true, KNOWN.withContainers(party).getLast().policiesKnown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IL | 17031 | C | cook-county-il",
        "IL | 06037 | C | state-il",
        "IL | 17999 | C | state-il",
        "IL | 17031 | A | state-il",
        "AZ | 04015 | I |",
        "ZZ | 17031 | C |"
      })
  void placesPartiesOnlyWhereTheyBelong(
      String state, String county, String types, @Nullable String within) {
    assertEquals(within, KNOWN.resolve(recipient("U", "X", state, county, types)).party().within());
  }

  @Test
  void neverNamesAnIndividual() {
    Party party = KNOWN.resolve(recipient("U3", "SOMEBODY", "IL", "17031", "P")).party();

    assertEquals(
        new Party("individuals:IL", "Individuals, IL", "individual", "IL", "state-il", "7", false),
        party);
  }

  @Test
  void takesTheCodeThatSaysMost() {
    assertEquals(BusinessType.M, BusinessType.of("TM"));
    assertEquals(BusinessType.T, BusinessType.of("TS"));
    assertEquals(BusinessType.C, BusinessType.of("C"));
    assertEquals(BusinessType.P, BusinessType.of("XP"));
    assertEquals(BusinessType.P, BusinessType.of("21"));
    assertEquals(BusinessType.B, BusinessType.of("01"));
    assertEquals(null, BusinessType.of(""));
    assertEquals(null, BusinessType.of("99"));
  }
}
