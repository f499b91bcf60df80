package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.fact.Party;

class DivisionsTest {

  private static final Path SHARED = Path.of("../../shared/data/jurisdictions");

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private static Divisions.Outcome.Read read(Path divisions, Path districts) {
    return assertInstanceOf(Divisions.Outcome.Read.class, Divisions.read(divisions, districts));
  }

  @Test
  void readsCountiesPlacesAndSubdivisionsWithWhatTheyLieWithin() throws IOException {
    Divisions.Outcome.Read read =
        assertInstanceOf(
            Divisions.Outcome.Read.class,
            Divisions.read(
                file(
                    "divisions.csv",
                    "id,name,census_geoid",
                    "ocd-division/country:us/state:ny/county:new_york,New York County,place-36061",
                    "ocd-division/country:us/state:ny/place:albany,Albany city,place-3601000",
                    "ocd-division/country:us/state:wi/county:wood/place:wood,Wood town,place-5514188575",
                    "ocd-division/country:us/territory:pr/municipio:yauco,Yauco Municipio,place-72153"),
                file(
                    "districts.csv",
                    "state,judicial_district,division,county,county_fips,authority",
                    "New York,Southern District of New York,,New York County,36061,28 USC 112",
                    "New York,Eastern District of New York,,New York County,36061,28 USC 112",
                    "Puerto Rico,District of Puerto Rico,,*,,28 USC 119")));

    assertEquals(List.of(), read.malformed());
    assertEquals(
        Map.of("state", 3L, "county", 2L, "place", 1L, "county-subdivision", 1L), read.kinds());
    assertEquals(
        new RegisteredParty(
            new Party("county-36061", "New York County", "county", "NY", "state-ny", "2", false),
            List.of("Southern District of New York", "Eastern District of New York"),
            "36061",
            "ocd-division/country:us/state:ny/county:new_york"),
        read.table().parties().get(3));
    assertEquals(List.of(read.table().parties().get(3)), read.divided());
    assertEquals("state-ny", read.table().parties().get(4).party().within());
    assertEquals("county-55141", read.table().parties().get(5).party().within());
    assertEquals(List.of("District of Puerto Rico"), read.table().parties().get(6).districts());
    assertEquals(0, read.countiesWithoutDistrict());
    assertEquals("state-ny", read.table().parties().get(0).party().id());
    assertEquals("ocd-division/country:us/territory:pr", read.table().parties().get(1).ocd());
  }

  @Test
  void namesThePlaceOfWhatItCanNotPlace() throws IOException {
    Divisions.Outcome.Read read =
        read(
            file(
                "divisions.csv",
                "id,name,census_geoid",
                "ocd-division/country:us/state:il/county:cook,Cook County,place-17031",
                "ocd-division/country:ca/province:on,Ontario,place-35",
                "ocd-division/country:us/state:zz/county:x,X,place-99001",
                "ocd-division/country:us/state:il/county:lake,,place-17097",
                "ocd-division/country:us/state:il/county:lake,Lake County,place-06097",
                "ocd-division/country:us/state:il/county:lake,\"Lake, County\",17097",
                "ocd-division/country:us/state:il/county:cook2,Cook County,place-17031",
                "ocd-division/country:us/state:il/county:cook,Cook County,place-17033",
                "one field"),
            file(
                "districts.csv",
                "state,judicial_district,county,county_fips",
                "Ilinois,Northern District of Illinois,Cook County,17031",
                "Illinois,,Cook County,17031",
                "Illinois,Northern District of Illinois,Lake County,1709",
                "Illinois,Northern District of Illinois,Lake County,17097"));

    assertEquals(
        List.of(
            "divisions.csv:3:1: BAD_DIVISION: id",
            "divisions.csv:4:1: UNKNOWN_STATE: id",
            "divisions.csv:5:46: NO_NAME: name",
            "divisions.csv:6:58: BAD_CENSUS_CODE: census_geoid",
            "divisions.csv:7:61: BAD_CENSUS_CODE: census_geoid",
            "divisions.csv:8:59: REPEATED: census_geoid",
            "divisions.csv:9:1: REPEATED: id",
            "divisions.csv:10:1: FIELD_COUNT: id",
            "districts.csv:2:1: UNKNOWN_STATE: state",
            "districts.csv:3:10: NO_NAME: judicial_district",
            "districts.csv:4:52: BAD_CENSUS_CODE: county_fips",
            "districts.csv:5:52: UNKNOWN_COUNTY: county_fips"),
        read.malformed().stream()
            .map(
                it ->
                    "%s:%d:%d: %s: %s"
                        .formatted(it.file(), it.line(), it.column(), it.fault(), it.field()))
            .toList());
    assertEquals(9, read.rows());
    assertEquals(4, read.districtRows());
    assertEquals(Map.of("state", 1L, "county", 1L), read.kinds());
  }

  @Test
  void refusesTablesWithoutTheirColumns() throws IOException {
    Divisions.Outcome outcome = Divisions.read(file("divisions.csv", "id,title"), null);

    assertEquals(
        new Divisions.Outcome.Refused(
            new TableRefusal.WrongHeader(
                folder.resolve("divisions.csv"), List.of("name", "census_geoid"))),
        outcome);
    assertInstanceOf(
        TableRefusal.Unreadable.class,
        assertInstanceOf(
                Divisions.Outcome.Refused.class, Divisions.read(folder.resolve("none"), null))
            .refusal());
  }

  @Test
  void accountsForEveryRowOfTheRealTablesAndReadsItsOwnOutputBack() throws IOException {
    Path divisions = SHARED.resolve("ocd-us_census_places.csv");
    Path districts = SHARED.resolve("derived-federal-district-county.csv");
    assumeTrue(Files.exists(divisions), divisions + " is not there");

    Divisions.Outcome.Read read = read(divisions, districts);

    assertEquals(39_242, read.rows());
    assertEquals(2_216, read.districtRows());
    // The city of St. Louis, which the table of divisions has as a place only.
    assertEquals(
        List.of("derived-federal-district-county.csv UNKNOWN_COUNTY 29510"),
        read.malformed().stream()
            .map(it -> it.file() + " " + it.fault() + " " + it.value())
            .toList());
    assertEquals(
        Map.of("state", 51L, "county", 3_178L, "place", 19_524L, "county-subdivision", 16_540L),
        read.kinds());
    assertEquals(
        List.of("county-36061", "county-37125", "county-37165"),
        read.divided().stream().map(it -> it.party().id()).sorted().toList());

    Path out = folder.resolve("parties.csv");
    try (Writer writer = Files.newBufferedWriter(out)) {
      read.table().writeTo(writer);
    }
    assertEquals(new PartyTable.Outcome.Read(read.table(), List.of()), PartyTable.read(out));
  }

  @Test
  void refusesAPartyThatATableHasTwice() throws IOException {
    PartyTable.Outcome.Read read =
        assertInstanceOf(
            PartyTable.Outcome.Read.class,
            PartyTable.read(
                file(
                    "parties.csv",
                    "id,name,kind,state,within,circuit,districts,fips,ocd",
                    "a,A,city,IL,,7,N.D.; S.D.,,",
                    "a,B,city,IL,,7,,,",
                    ",C,city,IL,,7,,,")));

    assertEquals(List.of("N.D.", "S.D."), read.table().parties().getFirst().districts());
    assertEquals(
        List.of("REPEATED 3", "NO_NAME 4"),
        read.malformed().stream().map(it -> it.fault() + " " + it.line()).toList());
  }

  @Test
  void readsWhichRecipientIsWhichParty() throws IOException {
    RecipientMapping.Outcome outcome =
        RecipientMapping.read(
            file(
                "mapping.csv",
                "recipient,party",
                "uei:A,chicago-il",
                ",chicago-il",
                "uei:B,nobody",
                "uei:A,cook-county-il"),
            java.util.Set.of("chicago-il", "cook-county-il"));

    RecipientMapping.Outcome.Read read =
        assertInstanceOf(RecipientMapping.Outcome.Read.class, outcome);
    assertEquals(Map.of("uei:A", "chicago-il"), read.parties());
    assertEquals(
        List.of("NO_RECIPIENT 3:1", "UNKNOWN_PARTY 4:7", "REPEATED 5:1"),
        read.malformed().stream()
            .map(it -> it.fault() + " " + it.line() + ":" + it.column())
            .toList());
  }
}
