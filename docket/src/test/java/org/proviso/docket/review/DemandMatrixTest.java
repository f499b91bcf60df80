package org.proviso.docket.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.DemandMatrix.Cell;
import org.proviso.docket.review.DemandMatrix.Column;
import org.proviso.docket.review.DemandMatrix.Counted;
import org.proviso.docket.review.DemandMatrix.Held;
import org.proviso.docket.review.DemandMatrix.Row;
import org.proviso.docket.review.DemandMatrix.Run;
import org.proviso.docket.review.DemandMatrix.Searched;
import org.proviso.docket.review.StandingKind.Degree;

/// What was asked against whose files: what was sought, found, said and could not be read adds up.
class DemandMatrixTest {

  private static final Digest NOW = Digest.parseHex("11".repeat(32)).orElseThrow();
  private static final Digest BEFORE = Digest.parseHex("22".repeat(32)).orElseThrow();
  private static final Instant AT = Instant.parse("2018-03-01T12:00:00Z");

  /// A chief's box of 100 items, 7 of them locked and 3 damaged; a clerk's of 20, all read.
  private static final List<Held> HELD =
      List.of(
          new Held("clerk", 20, new TreeMap<>()),
          new Held("chief", 90, new TreeMap<>(Map.of("encrypted", 7L, "corrupt", 3L))));

  private static Run run(int item, String custodian, String search, Digest on, long event, long n) {
    return new Run(item, custodian, search, on, AT, event, n);
  }

  private static Counted counted(String custodian, Degree degree, Code code, long n) {
    return new Counted(1, custodian, new StandingKind(degree, code), n);
  }

  private static final List<Counted> COUNTED =
      List.of(
          counted("chief", Degree.READ_BY_ONE, Code.RESPONSIVE, 10),
          counted("chief", Degree.AGREED_BY_TWO, Code.RESPONSIVE, 4),
          counted("chief", Degree.READ_BY_ONE, Code.NOT_RESPONSIVE, 30),
          counted("chief", Degree.READ_BY_ONE, Code.PRIVILEGED, 2),
          counted("chief", Degree.SETTLED, Code.PRIVILEGED, 1),
          counted("chief", Degree.AGREED_BY_TWO, Code.SECOND_LOOK, 5),
          new Counted(1, "chief", new StandingKind(Degree.IN_DISPUTE, null), 6));

  private static Cell cell(DemandMatrix matrix, int row, int place) {
    return matrix.rows().get(row).cells().get(place);
  }

  @Test
  void countsWhatEachCodedItemIsAndWhatIsLeft() {
    DemandMatrix matrix = DemandMatrix.of(List.of(1, 2), HELD, List.of(), COUNTED, NOW);

    assertEquals(
        List.of("chief", "clerk"), matrix.custodians().stream().map(Held::custodian).toList());
    Cell chief = cell(matrix, 0, 0);
    assertEquals(
        Map.of(
            Column.RESPONSIVE, 14L,
            Column.NOT_RESPONSIVE, 30L,
            Column.PRIVILEGED, 3L,
            Column.SECOND_LOOK, 5L,
            Column.IN_DISPUTE, 6L),
        chief.coded());
    assertEquals(58, chief.codedInAll());
    assertEquals(42, chief.notCoded());
    assertEquals(100, chief.held().items());
    assertEquals(10, chief.held().unreadInAll());
    // Two that one took for privileged, five second looks, six disputes.
    assertEquals(13, chief.notFinal());
    assertEquals(20, cell(matrix, 0, 1).notCoded());
    assertEquals(100, cell(matrix, 1, 0).notCoded(), "nobody coded for the second item");
  }

  @Test
  void sumsOfARowAreThoseOfItsCells() {
    List<Counted> more =
        List.of(
            counted("chief", Degree.READ_BY_ONE, Code.RESPONSIVE, 10),
            counted("clerk", Degree.READ_BY_ONE, Code.RESPONSIVE, 3));

    Row row = DemandMatrix.of(List.of(1), HELD, List.of(), more, NOW).rows().getFirst();

    assertEquals(13, row.of(Column.RESPONSIVE));
    assertEquals(107, row.notCoded());
    assertEquals(0, row.notFinal());
  }

  /// Nothing found and nothing sought look alike in a table of numbers.
  @Test
  void aCellThatWasNeverSearchedSaysSoAndOneWithoutHitsHasNone() {
    DemandMatrix matrix =
        DemandMatrix.of(
            List.of(1), HELD, List.of(run(1, "chief", "detainers", NOW, 5, 0)), List.of(), NOW);

    Searched.Done chief = assertInstanceOf(Searched.Done.class, cell(matrix, 0, 0).searched());
    assertEquals(0, chief.latest().getFirst().found());
    assertEquals(new Searched.Never(), cell(matrix, 0, 1).searched());
    assertEquals(1, matrix.rows().getFirst().neverSearched());
  }

  @Test
  void theLatestRunOfEachSearchCountsAndOneOnAnEarlierManifestIsNotCurrent() {
    Run first = run(1, "chief", "detainers", BEFORE, 5, 12);
    Run again = run(1, "chief", "detainers", NOW, 9, 14);
    Run other = run(1, "chief", "agency", BEFORE, 6, 3);

    Searched one =
        cell(DemandMatrix.of(List.of(1), HELD, List.of(again, first), List.of(), NOW), 0, 0)
            .searched();
    Searched both =
        cell(DemandMatrix.of(List.of(1), HELD, List.of(first, other, again), List.of(), NOW), 0, 0)
            .searched();

    assertEquals(new Searched.Done(List.of(again), true), one);
    assertEquals(new Searched.Done(List.of(other, again), false), both);
  }

  @Test
  void whatWasCodedAndIsNoLongerHeldIsBeyond() {
    List<Counted> more =
        List.of(
            counted("clerk", Degree.READ_BY_ONE, Code.RESPONSIVE, 23),
            counted("gone", Degree.READ_BY_ONE, Code.RESPONSIVE, 2));

    DemandMatrix matrix = DemandMatrix.of(List.of(1), HELD, List.of(), more, NOW);

    Cell clerk = cell(matrix, 0, 1);
    assertEquals(3, clerk.beyond());
    assertEquals(0, clerk.notCoded());
    assertEquals(clerk.held().items() + clerk.beyond(), clerk.codedInAll() + clerk.notCoded());
    assertEquals("gone", matrix.custodians().get(2).custodian());
    assertEquals(2, cell(matrix, 0, 2).beyond());
  }

  @Test
  void leavesOutWhatIsOfOtherItemsAndRefusesACustodianTwice() {
    DemandMatrix matrix =
        DemandMatrix.of(List.of(2), HELD, List.of(run(1, "other", "x", NOW, 1, 1)), COUNTED, NOW);

    assertEquals(2, matrix.custodians().size());
    assertEquals(0, cell(matrix, 0, 0).codedInAll());
    List<Held> twice = List.of(HELD.getFirst(), HELD.getFirst());
    assertThrows(
        IllegalArgumentException.class,
        () -> DemandMatrix.of(List.of(1), twice, List.of(), List.of(), NOW));
  }

  @Test
  void progressIsWhatIsReadAndWhatWaitsForWhom() {
    Progress progress =
        new Progress(
            100,
            new TreeMap<>(
                Map.of(
                    new StandingKind(Degree.READ_BY_ONE, Code.RESPONSIVE), 20L,
                    new StandingKind(Degree.READ_BY_ONE, Code.PRIVILEGED), 4L,
                    new StandingKind(Degree.IN_DISPUTE, null), 3L,
                    new StandingKind(Degree.SETTLED, Code.PRIVILEGED), 1L)),
            new TreeMap<>(Map.of("a-1", 28L, "a-2", 8L)));

    assertEquals(28, progress.read());
    assertEquals(72, progress.notRead());
    assertEquals(21, progress.done());
    assertEquals(4, progress.wantingAnotherReader());
    assertEquals(3, progress.wantingSettling());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Progress(
                1,
                new TreeMap<>(Map.of(new StandingKind(Degree.NOT_READ, null), 1L)),
                new TreeMap<>()));
  }
}
