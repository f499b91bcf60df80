package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Mark;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.HolidayCalendar;
import org.proviso.law.clock.ServiceWay;

class ServiceWaysTest {

  @TempDir private Path temporary;

  @Test
  void readsWhenServiceCountsAsMadeAndWhatItAdds() {
    Clocks clocks = clocks(PackFixtures.folder("packs/milk-fund"));

    ServiceWay post = clocks.serviceWay("by-post").orElseThrow();
    var made = assertInstanceOf(ServiceWay.Made.AfterDispatch.class, post.made());
    assertEquals("list-2", made.rule().id());
    assertEquals(2, assertInstanceOf(DayRule.class, made.rule()).days());
    assertEquals("list-3", Objects.requireNonNull(post.adds()).id());
    assertEquals("posting list", post.proof());
    assertEquals(List.of("No rule says when a letter by post arrives."), caveats(post));

    ServiceWay carrier = clocks.serviceWay("by-carrier").orElseThrow();
    assertInstanceOf(ServiceWay.Made.OnDelivery.class, carrier.made());
    assertNull(carrier.adds());
    assertEquals("Art. 12", carrier.provenance().citation());
    assertEquals(List.of("S1"), carrier.provenance().sources());
    assertEquals(Mark.V1, carrier.provenance().mark());
  }

  private static List<String> caveats(ServiceWay way) {
    return way.provenance().caveats();
  }

  @Test
  void aLaterVersionOfACalendarStandsBesideTheEarlier() {
    List<HolidayCalendar> calendars = clocks(PackFixtures.folder("packs/milk-fund")).calendars();
    LocalDate mourning = LocalDate.of(2021, 3, 1);

    assertEquals(
        List.of("fund@1", "fund@2", "fund@3"),
        calendars.stream().map(it -> it.id().toString()).toList());
    assertEquals(
        List.of(false, true, true),
        calendars.stream().map(it -> it.find(mourning).isPresent()).toList());
    assertEquals(
        List.of(false, false, true),
        calendars.stream().map(it -> it.find(mourning.plusDays(1)).isPresent()).toList());
  }

  @Test
  void thePackOfTheProgrammeSaysOfEachWayThatNoRulePrescribesIt() {
    Clocks clocks = clocks(Path.of("..", "packs", "us-byrne-jag"));

    assertEquals(
        List.of("certified-mail", "e-mail", "first-class-mail", "personal-delivery", "portal"),
        clocks.serviceWays().stream().map(ServiceWay::id).toList());
    for (ServiceWay way : clocks.serviceWays()) {
      assertEquals(Mark.M, way.provenance().mark(), way.id());
      assertTrue(caveats(way).getFirst().contains("the letter must name its rule"), way.id());
    }
  }

  @Test
  void reportsEveryFaultAtItsPlace() throws IOException {
    String text =
        """
        pack: {name: faults, title: Faults}
        calendars:
          a: {version: "1", from: 2018-01-01, until: 2020-01-01, holidays: []}
          b: {name: a, version: "1", based-on: a}
          c: {version: "1", based-on: c}
          d: {version: "1", based-on: aa}
        counting-rules:
          days-N: {title: N days, days: N, first-day: excluded, counted: after, last-day-off: stays}
          before-N: {title: N before, days: N, first-day: excluded, counted: before, last-day-off: stays}
        service-ways:
          w1: {title: W, made: on-dispatch, proof: P, citation: C}
          w2: {title: W, made: by-owl, proof: P, citation: C, mark: M}
          w3: {title: W, made: after-dispatch, proof: P, citation: C, mark: M}
          w4: {title: W, made: on-delivery, after: days-2, proof: P, citation: C, mark: M}
          w5: {title: W, made: after-dispatch, after: day-2, proof: P, citation: C, mark: M}
          w6: {title: W, made: on-dispatch, adds: before-2, proof: P, citation: C, mark: Q}
          w7: {title: W, made: on-dispatch, proof: P, citation: C, mark: M, source: [S9]}
        """;
    Path folder = Files.createDirectory(temporary.resolve("faults"));
    Files.writeString(folder.resolve("pack.yaml"), text);

    Pack pack = PackFixtures.loaded(Packs.load(folder));
    var rejected = assertInstanceOf(Clocks.Outcome.Rejected.class, Clocks.read(pack));

    assertEquals(
        List.of(
            "4:6 DUPLICATE_ID",
            "5:31 DANGLING_REFERENCE",
            "6:31 DANGLING_REFERENCE",
            "11:7 MISSING_KEY",
            "12:24 UNKNOWN_WORD",
            "13:24 CONFLICTING_KEYS",
            "14:24 CONFLICTING_KEYS",
            "15:47 DANGLING_REFERENCE",
            "16:43 WRONG_TYPE",
            "16:82 UNKNOWN_WORD",
            "17:77 UNKNOWN_SOURCE"),
        rejected.issues().stream()
            .map(it -> it.line() + ":" + it.column() + " " + it.code())
            .toList());
  }

  private static Clocks clocks(Path folder) {
    Pack pack = PackFixtures.loaded(Packs.load(folder));
    return assertInstanceOf(Clocks.Outcome.Read.class, Clocks.read(pack)).clocks();
  }
}
