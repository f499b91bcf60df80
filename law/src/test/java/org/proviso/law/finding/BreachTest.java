package org.proviso.law.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;

/// What a finding comes to, by element, reading and second person. Each line is worked out by hand
/// from the rule: all elements have to be shown; what the second person does not agree with is
/// open; the adopted reading decides, else what all readings come to, else it turns on the reading.
class BreachTest {

  private static final Provenance FROM = new Provenance("a source", List.of(), Mark.M, List.of());
  private static final Standard STANDARD = new Standard("a standard", FROM);
  private static final LocalDate DAY = LocalDate.of(2018, 3, 1);
  private static final Element POLICY =
      new Element("policy", "Policy", "Is there one?", false, FROM);
  private static final Element STATUS = new Element("status", "Status", "Is it one?", true, FROM);

  private static final List<Reading> READINGS = List.of(reading("narrow"), reading("wide"));

  private static Reading reading(String id) {
    return new Reading(id, "provision", id + " reading", "somebody", "words", FROM);
  }

  private static final Breach BREACH =
      new Breach("jag/1373", STANDARD, List.of(POLICY, STATUS), READINGS);

  private static Shown shown(String letter) {
    return switch (letter) {
      case "y" -> Shown.SHOWN;
      case "n" -> Shown.NOT_SHOWN;
      default -> Shown.OPEN;
    };
  }

  private static Finding.Point point(String letter) {
    return switch (letter) {
      case "p" -> new Finding.Point("policy", null);
      case "n" -> new Finding.Point("status", "narrow");
      default -> new Finding.Point("status", "wide");
    };
  }

  private static Finding finding(String judged, Finding.@Nullable Second second) {
    List<Finding.Judged> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          new Finding.Judged(point("pnw".substring(i, i + 1)), shown(judged.substring(i, i + 1))));
    }
    return new Finding(1, DAY, all, second, "7");
  }

  private static String said(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotLaidDown _ -> "not laid down";
      case Outcome.NotMade _ -> "not made";
      case Outcome.NotRead _ -> "not read";
      case Outcome.Decided decided ->
          decided.shown()
              + (decided.adopted() == null ? "" : " by " + decided.adopted())
              + (decided.dissent() ? " dissent" : "");
      case Outcome.TurnsOnReading turns ->
          "turns"
              + turns.byReading().getOrDefault("narrow", Shown.OPEN).name().charAt(0)
              + turns.byReading().getOrDefault("wide", Shown.OPEN).name().charAt(0)
              + (turns.dissent() ? " dissent" : "");
    };
  }

  /// Policy, then status under the narrow and the wide reading: y shown, n not shown, o open. Then
  /// the points of the dissent (p policy, n status narrow, w status wide; - none, ? not read), and
  /// the adopted reading.
  @ParameterizedTest
  @CsvSource({
    // Nobody else read it: nothing rests on it.
    "yyy, ?, -, not read, FALSE",
    "nnn, ?, narrow, not read, FALSE",
    // Both readings alike.
    "yyy, -, -, SHOWN, TRUE",
    "ynn, -, -, NOT_SHOWN, FALSE",
    "nyy, -, -, NOT_SHOWN, FALSE",
    "nny, -, -, NOT_SHOWN, FALSE",
    "noo, -, -, NOT_SHOWN, FALSE",
    "oyy, -, -, OPEN, UNKNOWN",
    "yoo, -, -, OPEN, UNKNOWN",
    "onn, -, -, NOT_SHOWN, FALSE",
    // The readings differ and none is adopted.
    "yny, -, -, turnsNS, UNKNOWN",
    "yyn, -, -, turnsSN, UNKNOWN",
    "yoy, -, -, turnsOS, UNKNOWN",
    "yno, -, -, turnsNO, UNKNOWN",
    "ony, -, -, turnsNO, UNKNOWN",
    // One is adopted, and decides whatever the other comes to.
    "yny, -, narrow, NOT_SHOWN by narrow, FALSE",
    "yny, -, wide, SHOWN by wide, TRUE",
    "yoy, -, narrow, OPEN by narrow, UNKNOWN",
    "yyy, -, narrow, SHOWN by narrow, TRUE",
    // Adopted, but none of these: as if none were.
    "yny, -, other, turnsNS, UNKNOWN",
    // The second person dissents on what decides.
    "yyy, p, -, OPEN dissent, UNKNOWN",
    "yyy, n, -, turnsOS dissent, UNKNOWN",
    "yyy, nw, -, OPEN dissent, UNKNOWN",
    "yyy, n, narrow, OPEN by narrow dissent, UNKNOWN",
    "nyy, p, -, OPEN dissent, UNKNOWN",
    "ynn, nw, -, OPEN dissent, UNKNOWN",
    "yny, w, -, turnsNO dissent, UNKNOWN",
    "yny, p, -, turnsNO dissent, UNKNOWN",
    // On what does not decide.
    "yyy, w, narrow, SHOWN by narrow, TRUE",
    "yny, w, narrow, NOT_SHOWN by narrow, FALSE",
    "nyy, n, -, NOT_SHOWN, FALSE",
    "nnn, p, -, NOT_SHOWN, FALSE",
    "nnn, nw, -, NOT_SHOWN, FALSE",
    "oyy, p, -, OPEN, UNKNOWN",
    "nny, p, narrow, NOT_SHOWN by narrow, FALSE",
  })
  void aFindingComesToWhatItsElementsReadingsAndSecondPersonMakeOfIt(
      String judged, String dissents, String adopted, String expected, String met) {
    Set<Finding.Point> points = new HashSet<>();
    if (!dissents.equals("-") && !dissents.equals("?")) {
      for (int i = 0; i < dissents.length(); i++) {
        points.add(point(dissents.substring(i, i + 1)));
      }
    }
    Finding.Second second = dissents.equals("?") ? null : new Finding.Second(DAY, points);

    Outcome outcome = BREACH.outcome(finding(judged, second), adopted.equals("-") ? null : adopted);

    assertEquals(expected, said(outcome));
    assertEquals(met, outcome.met().name());
  }

  @Test
  void withoutAFindingNothingIsShown() {
    assertEquals("not made", said(BREACH.outcome(null, "wide")));
    assertEquals("FALSE", BREACH.outcome(null, "wide").met().name());
    assertEquals("UNKNOWN", new Outcome.NotLaidDown().met().name());
  }

  @Test
  void whatItSaysNothingOnIsOpen() {
    Finding silent =
        new Finding(
            1,
            DAY,
            List.of(new Finding.Judged(point("p"), Shown.SHOWN)),
            new Finding.Second(DAY, Set.of()),
            "7");

    assertEquals("OPEN", said(BREACH.outcome(silent, null)));
  }

  @Test
  void whereNoElementTurnsOnAReadingNoReadingMatters() {
    Breach plain = new Breach("c/plain", STANDARD, List.of(POLICY), List.of());
    Finding.Second agreed = new Finding.Second(DAY, Set.of());

    assertEquals(List.of(point("p")), plain.points());
    assertEquals("SHOWN", said(plain.outcome(finding("ynn", agreed), "narrow")));
    assertEquals(Map.of("", Shown.NOT_SHOWN), plain.found(finding("nyy", agreed)));
  }

  @Test
  void whatTheFinderConcludedStaysWhateverTheSecondPersonSays() {
    Finding.Second dissent = new Finding.Second(DAY, Set.of(point("p")));

    assertEquals(
        Map.of("narrow", Shown.NOT_SHOWN, "wide", Shown.SHOWN),
        BREACH.found(finding("yny", dissent)));
  }

  @Test
  void asksEachElementOnceOrUnderEachReading() {
    assertEquals(List.of(point("p"), point("n"), point("w")), BREACH.points());
  }

  @Test
  void beforeTheSecondPersonReadItNobodyHad() {
    Finding read = finding("yyy", new Finding.Second(DAY.plusDays(2), Set.of()));

    assertEquals("not read", said(BREACH.outcome(read.asOf(DAY.plusDays(1)), null)));
    assertEquals("SHOWN", said(BREACH.outcome(read.asOf(DAY.plusDays(2)), null)));
  }

  @Test
  void whatIsSupposedShowsEverything() {
    assertEquals("SHOWN", said(BREACH.outcome(BREACH.supposed(1, DAY), null)));
  }

  @Test
  void elementsAndReadingsHaveToFit() {
    List<Element> twice = List.of(POLICY, POLICY);
    List<Element> one = List.of(POLICY);
    assertThrows(
        IllegalArgumentException.class, () -> new Breach("c", STANDARD, List.of(), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Breach("c", STANDARD, twice, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Breach("c", STANDARD, one, READINGS));
    Finding.Judged judged = new Finding.Judged(point("p"), Shown.SHOWN);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding(1, DAY, List.of(judged, judged), null, "7"));
    Finding.Second before = new Finding.Second(DAY.minusDays(1), Set.of());
    assertThrows(IllegalArgumentException.class, () -> new Finding(1, DAY, List.of(), before, "7"));
  }
}
