package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;

class DetainerTableTest {

  private static final String HEADER =
      "place_kind,place,from,until,measure,count,counted_by,source,mark,caveats";

  @TempDir private Path folder = Path.of("");

  private DetainerTable.Outcome read(String... lines) throws IOException {
    return DetainerTable.read(
        Files.writeString(folder.resolve("d.csv"), String.join("\n", lines) + "\n"));
  }

  private static DetainerTable.Outcome.Read taken(DetainerTable.Outcome outcome) {
    return assertInstanceOf(DetainerTable.Outcome.Read.class, outcome);
  }

  @Test
  void readsACountWithItsPlacePeriodAndCaveats() throws IOException {
    DetainerTable.Outcome.Read read =
        taken(
            read(
                HEADER,
                "facility,48453/Travis County Jail,2017-01-28,2017-02-04,picked-up,12,"
                    + "holding-body,S2; S1,V1,series-suspended; known-to-staff-only",
                "state,TX,2017-01-28,2017-02-04,received,0,third-party,S1,D,"));

    assertEquals(List.of(), read.malformed());
    assertEquals(
        new DetainerCount(
            new DetainerPlace(DetainerPlace.Kind.FACILITY, "48453/Travis County Jail"),
            Span.of(LocalDate.of(2017, 1, 28), LocalDate.of(2017, 2, 4)),
            DetainerMeasure.PICKED_UP,
            12,
            DetainerCount.Counter.HOLDING_BODY,
            List.of("S1", "S2"),
            Mark.V1,
            Set.of(
                DetainerCount.Caveat.SERIES_SUSPENDED, DetainerCount.Caveat.KNOWN_TO_STAFF_ONLY)),
        read.table().counts().getFirst());
    assertEquals("48", read.table().counts().getLast().place().id());
  }

  @Test
  void takesColumnsInAnyOrder() throws IOException {
    DetainerTable.Outcome.Read read =
        taken(
            read(
                "count,measure,until,from,place,place_kind,caveats,mark,source,counted_by",
                "12,held,2017-02-04,2017-01-28,48453,county,,V1,S1,holding-body"));

    assertEquals(12, read.table().counts().getFirst().count());
  }

  /// No such table has a column into which a person would fit: each is refused by name, before any
  /// row is read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "first_name",
        "date_of_birth",
        "alien_number",
        "a_number",
        "sex",
        "country_of_birth",
        "booking_number",
        "note",
        "remarks",
        "Count",
        " count",
        ""
      })
  void refusesAnyOtherColumnByName(String column) throws IOException {
    DetainerTable.Outcome.WrongColumns refused =
        assertInstanceOf(
            DetainerTable.Outcome.WrongColumns.class,
            read(
                HEADER + "," + column,
                "county,48453,2017-01-28,2017-02-04,held,12,holding-body,S1,V1,,x"));

    assertEquals(List.of(column), refused.notAllowed());
    assertEquals(List.of(), refused.missing());
  }

  @Test
  void namesEveryColumnThatIsWrongAtOnce() throws IOException {
    DetainerTable.Outcome.WrongColumns refused =
        assertInstanceOf(
            DetainerTable.Outcome.WrongColumns.class,
            read("person,place_kind,place,from,from,measure,count,source,mark,dob", "…"));

    assertEquals(List.of("person", "dob"), refused.notAllowed());
    assertEquals(List.of("from"), refused.repeated());
    assertEquals(List.of("until", "counted_by", "caveats"), refused.missing());
  }

  @Test
  void namesEveryFaultOfEveryRowWithItsPlace() throws IOException {
    DetainerTable.Outcome.Read read =
        taken(
            read(
                HEADER,
                "town,48453,2017-01-28,2017-02-30,hold,-1,me,a b,V3,sad",
                "county,48999,2017-01-28,2017-01-28,held,1.5,holding-body,,V1,",
                "county,48453,2017-01-28,2017-02-04,held,12,holding-body,S1,V1",
                "country,eu,2017-01-28,2017-02-04,held,12,holding-body,S1,V1,",
                "state,48,2017-01-28,2017-02-04,held,12,holding-body,S1,V1,",
                "county,48453,2017-01-28,2017-02-04,held,12,holding-body,S1,V1,",
                "county,48453,2017-01-28,2017-02-04,held,13,holding-body,S1,V1,",
                "county,48453,2017-01-28,2017-02-04,held,13,holding-body,S2,V1,"));

    assertEquals(
        List.of(
            "d.csv:2:1: UNKNOWN_WORD: place_kind: 'town', expected one of country, state, county,"
                + " facility",
            "d.csv:2:23: BAD_DATE: until: '2017-02-30', expected a day like 2018-01-24",
            "d.csv:2:34: UNKNOWN_WORD: measure: 'hold', expected one of requested, received, held,"
                + " notified, declined, picked-up",
            "d.csv:2:39: BAD_COUNT: count: '-1', expected a whole number of at most nine digits",
            "d.csv:2:42: UNKNOWN_WORD: counted_by: 'me', expected one of requesting-agency,"
                + " holding-body, third-party",
            "d.csv:2:45: BAD_SOURCE: source: 'a b', expected identifiers of sources with"
                + " semicolons between them",
            "d.csv:2:49: UNKNOWN_WORD: mark: 'V3', expected one of V1, V2, M, D",
            "d.csv:2:52: UNKNOWN_WORD: caveats: 'sad', expected one of known-to-staff-only,"
                + " series-suspended, origin-uncertain, tables-disagree",
            "d.csv:3:8: BAD_PLACE: place: '48999', expected the FIPS code of a county, five digits",
            "d.csv:3:25: BAD_PERIOD: until: '2017-01-28', expected a day after 2017-01-28",
            "d.csv:3:41: BAD_COUNT: count: '1.5', expected a whole number of at most nine digits",
            "d.csv:3:58: BAD_SOURCE: source: '', expected identifiers of sources with semicolons"
                + " between them",
            "d.csv:4:60: FIELD_COUNT: mark: 'V1', expected 10 fields",
            "d.csv:5:9: BAD_PLACE: place: 'eu', expected us",
            "d.csv:6:7: BAD_PLACE: place: '48', expected the postal code of a State",
            "d.csv:8:8: REPEATED: place: '48453', expected a count that no row before it has"),
        read.malformed().stream().map(Malformed::render).toList());
    assertEquals(2, read.table().counts().size());
  }

  /// A facility has the name of a building; a number that could be somebody's does not fit.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "48453",
        "48453/",
        "48453/A 123456789",
        "48453/Unit 1985",
        "99999/Some Jail",
        "48453/x@y.example",
        "Travis County Jail"
      })
  void takesNoNumberOfAPersonForAFacility(String place) throws IOException {
    DetainerTable.Outcome.Read read =
        taken(
            read(
                HEADER,
                "facility," + place + ",2017-01-28,2017-02-04,held,12,holding-body,S1,V1,"));

    assertEquals(Fault.BAD_PLACE, read.malformed().getFirst().fault());
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertInstanceOf(
        DetainerTable.Outcome.Refused.class, DetainerTable.read(folder.resolve("none.csv")));
  }

  /// Law facts, section 6: the first weekly report has 3,083 requests and 206 declined, 142 of them
  /// by Travis County, Texas (FIPS 48453); 284, 8,811 and 29,269 stand in later accounts.
  @Test
  void readsTheFiguresOfTheFirstPack() {
    DetainerTable.Outcome.Read read =
        taken(DetainerTable.read(Path.of("..", "packs", "us-byrne-jag", "detainers.csv")));

    assertEquals(List.of(), read.malformed());
    List<String> week = new ArrayList<>();
    for (DetainerPublication.Cell cell : DetainerPublication.of(read.table()).cells()) {
      if (cell.period().covers(LocalDate.of(2017, 2, 3)) && cell.sources().contains("S141")) {
        assertEquals(Span.of(LocalDate.of(2017, 1, 28), LocalDate.of(2017, 2, 4)), cell.period());
        assertTrue(cell.caveats().contains(DetainerCount.Caveat.SERIES_SUSPENDED));
        week.add(
            cell.place().id()
                + " "
                + cell.measure().word()
                + " "
                + DetainerWording.of(Locale.ENGLISH).shown(cell.shown()));
      }
    }
    assertEquals(List.of("us requested 3,083", "us declined 206", "48453 declined 142"), week);
  }

  @Test
  void hasWordsForEverything() {
    DetainerWording wording = DetainerWording.of(Locale.ENGLISH);

    for (DetainerMeasure measure : DetainerMeasure.values()) {
      assertTrue(!wording.name(measure).isBlank() && wording.definition(measure).endsWith("."));
    }
    for (DetainerCount.Counter counter : DetainerCount.Counter.values()) {
      assertTrue(!wording.counter(counter).isBlank());
    }
    for (DetainerCount.Caveat caveat : DetainerCount.Caveat.values()) {
      assertTrue(wording.caveat(caveat).endsWith("."));
    }
    assertEquals(3, wording.rule().size());
    assertTrue(wording.clocks().get(0).contains("I-247A"));
    assertTrue(wording.clocks().get(1).contains("287.7(d)"));
    assertEquals("under 11", wording.shown(new DetainerPublication.Shown.Under11()));
    assertEquals("0", wording.shown(new DetainerPublication.Shown.Exactly(0)));
  }

  /// The types that hold or show a count have no component for a text of somebody's own choosing
  /// but the identifiers of places and sources.
  @Test
  void noTypeHasAFieldForAPerson() {
    List<String> components = new ArrayList<>();
    for (Class<?> type : List.of(DetainerCount.class, DetainerPublication.Cell.class)) {
      Arrays.stream(type.getRecordComponents()).forEach(each -> components.add(each.getName()));
    }
    assertEquals(
        Set.of(
            "place",
            "period",
            "measure",
            "count",
            "shown",
            "countedBy",
            "sources",
            "mark",
            "caveats"),
        Set.copyOf(components));
  }
}
