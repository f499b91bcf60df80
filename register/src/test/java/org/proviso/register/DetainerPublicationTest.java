package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;
import org.proviso.register.DetainerPublication.Shown;

class DetainerPublicationTest {

  private static final DetainerPlace COUNTRY = new DetainerPlace(DetainerPlace.Kind.COUNTRY, "us");
  private static final DetainerPlace STATE = new DetainerPlace(DetainerPlace.Kind.STATE, "48");
  private static final DetainerPlace COUNTY = new DetainerPlace(DetainerPlace.Kind.COUNTY, "48453");
  private static final DetainerPlace OTHER_COUNTY =
      new DetainerPlace(DetainerPlace.Kind.COUNTY, "48001");
  private static final DetainerPlace EAST =
      new DetainerPlace(DetainerPlace.Kind.FACILITY, "48453/East Jail");
  private static final DetainerPlace WEST =
      new DetainerPlace(DetainerPlace.Kind.FACILITY, "48453/West Jail");
  private static final Span JANUARY = months(1, 2);
  private static final Span FEBRUARY = months(2, 3);
  private static final Span BOTH_MONTHS = months(1, 3);

  private static Span months(int first, int until) {
    return Span.of(LocalDate.of(2017, first, 1), LocalDate.of(2017, until, 1));
  }

  private static DetainerCount count(
      DetainerPlace place, Span period, DetainerMeasure measure, long count) {
    return new DetainerCount(
        place,
        period,
        measure,
        count,
        DetainerCount.Counter.HOLDING_BODY,
        List.of("S1"),
        Mark.M,
        Set.of());
  }

  private static List<Shown> shown(DetainerCount... counts) {
    return shown(List.of(counts));
  }

  private static List<Shown> shown(List<DetainerCount> counts) {
    return DetainerPublication.of(new DetainerTable(counts)).cells().stream()
        .map(DetainerPublication.Cell::shown)
        .toList();
  }

  @Test
  void hidesOneToTenAndNothingElse() {
    for (int n = 0; n <= 12; n++) {
      Shown expected = n >= 1 && n <= 10 ? new Shown.Under11() : new Shown.Exactly(n);
      assertEquals(
          List.of(expected), shown(count(COUNTY, JANUARY, DetainerMeasure.HELD, n)), "of " + n);
    }
  }

  @Test
  void hidesWhatASmallNumberMayBePartOf() {
    assertEquals(
        List.of(
            new Shown.Under11(),
            new Shown.Exactly(20),
            new Shown.NotShown(),
            new Shown.NotShown(),
            new Shown.NotShown(),
            new Shown.NotShown(),
            new Shown.Exactly(40),
            new Shown.Exactly(300)),
        shown(
            count(EAST, JANUARY, DetainerMeasure.DECLINED, 5),
            count(WEST, JANUARY, DetainerMeasure.DECLINED, 20),
            count(COUNTY, JANUARY, DetainerMeasure.DECLINED, 25),
            count(EAST, BOTH_MONTHS, DetainerMeasure.DECLINED, 17),
            count(EAST, JANUARY, DetainerMeasure.REQUESTED, 80),
            count(COUNTRY, BOTH_MONTHS, DetainerMeasure.REQUESTED, 9_000),
            count(EAST, JANUARY, DetainerMeasure.HELD, 40),
            count(STATE, FEBRUARY, DetainerMeasure.DECLINED, 300)));
  }

  /// A county with nine declined at one jail and zero at the other: that it is under 11 as well
  /// would say that nine is.
  @Test
  void saysNothingOfASmallNumberThatContainsOne() {
    assertEquals(
        List.of(new Shown.Under11(), new Shown.Exactly(0), new Shown.NotShown()),
        shown(
            count(EAST, JANUARY, DetainerMeasure.DECLINED, 9),
            count(WEST, JANUARY, DetainerMeasure.DECLINED, 0),
            count(COUNTY, JANUARY, DetainerMeasure.DECLINED, 9)));
  }

  /// Seven at one jail in two months, five and seven in its county in each: under 11, and more than
  /// one for whoever supposes that the jail is the county's only one.
  @Test
  void saysNothingOfASmallNumberThatCrossesAnother() {
    assertEquals(
        List.of(new Shown.NotShown(), new Shown.NotShown(), new Shown.NotShown()),
        shown(
            count(EAST, BOTH_MONTHS, DetainerMeasure.HELD, 7),
            count(COUNTY, JANUARY, DetainerMeasure.HELD, 5),
            count(COUNTY, FEBRUARY, DetainerMeasure.HELD, 7)));
  }

  /// East 5 and 12, West 20 and 30: a sum with the five in it would give it away.
  @Test
  void showsATotalOnlyIfEveryNumberInItIsShown() {
    DetainerPublication publication =
        DetainerPublication.of(
            new DetainerTable(
                List.of(
                    count(WEST, FEBRUARY, DetainerMeasure.HELD, 30),
                    count(EAST, JANUARY, DetainerMeasure.HELD, 5),
                    count(EAST, FEBRUARY, DetainerMeasure.HELD, 12),
                    count(WEST, JANUARY, DetainerMeasure.HELD, 20))));

    DetainerGrid grid = publication.grid(publication.grids().getFirst());

    assertEquals(List.of(EAST, WEST), grid.places());
    assertEquals(List.of(JANUARY, FEBRUARY), grid.periods());
    assertEquals(
        List.of(
            List.of(Optional.of(new Shown.Under11()), Optional.of(new Shown.Exactly(12))),
            List.of(Optional.of(new Shown.Exactly(20)), Optional.of(new Shown.Exactly(30)))),
        grid.cells());
    assertEquals(
        List.of(new DetainerGrid.Total.NotShown(), new DetainerGrid.Total.Sum(50)), grid.byPlace());
    assertEquals(
        List.of(new DetainerGrid.Total.NotShown(), new DetainerGrid.Total.Sum(42)),
        grid.byPeriod());
    assertEquals(new DetainerGrid.Total.NotShown(), grid.all());
  }

  @Test
  void addsNoPeriodsThatOverlapAndTakesNoGapForZero() {
    DetainerPublication publication =
        DetainerPublication.of(
            new DetainerTable(
                List.of(
                    count(EAST, BOTH_MONTHS, DetainerMeasure.HELD, 40),
                    count(EAST, JANUARY, DetainerMeasure.HELD, 15),
                    count(WEST, JANUARY, DetainerMeasure.HELD, 16))));

    DetainerGrid grid = publication.grid(publication.grids().getFirst());

    assertEquals(new DetainerGrid.Total.Overlapping(), grid.byPlace().getFirst());
    assertEquals(new DetainerGrid.Total.Overlapping(), grid.all());
    assertEquals(
        List.of(new DetainerGrid.Total.Sum(31), new DetainerGrid.Total.Sum(40)), grid.byPeriod());
    assertEquals(Optional.empty(), grid.cells().get(1).get(1));
  }

  /// A reader who works out from everything that is shown what a hidden number can be.
  ///
  /// The world is made of a few atoms, numbers of requests at the smallest place, in the shortest
  /// period and of the narrowest measure; each cell is the sum of some of them. The reader tries
  /// every world that fits. Shares nothing with the rule but what is shown.
  private record Reader(List<Set<Integer>> cells, List<Shown> shown, Set<Integer> supposedZero) {

    private static final int ENOUGH = 12;

    /// Returns the values from 1 to 10 that the cell has in some world that fits.
    Set<Integer> possible(int cell, int atoms) {
      Set<Integer> values = new TreeSet<>();
      for (int value = 1; value <= 10; value++) {
        if (fits(new int[atoms], 0, cell, value)) {
          values.add(value);
        }
      }
      return values;
    }

    private boolean fits(int[] world, int next, int cell, int value) {
      if (!mayFit(world, next, cell, value)) {
        return false;
      }
      if (next == world.length) {
        return true;
      }
      for (int n = 0; n <= most(next, cell, value); n++) {
        world[next] = n;
        if (fits(world, next + 1, cell, value)) {
          return true;
        }
      }
      world[next] = 0;
      return false;
    }

    private int most(int atom, int cell, int value) {
      if (supposedZero.contains(atom)) {
        return 0;
      }
      int most = Integer.MAX_VALUE;
      for (int i = 0; i < cells.size(); i++) {
        if (cells.get(i).contains(atom)) {
          most = Math.min(most, (int) high(i, cell, value));
        }
      }
      return most == Integer.MAX_VALUE ? ENOUGH : most;
    }

    private long low(int i, int cell, int value) {
      return i == cell
          ? value
          : switch (shown.get(i)) {
            case Shown.Exactly(long count) -> count;
            case Shown.Under11(), Shown.NotShown() -> 1;
          };
    }

    private long high(int i, int cell, int value) {
      return i == cell
          ? value
          : switch (shown.get(i)) {
            case Shown.Exactly(long count) -> count;
            case Shown.Under11() -> 10;
            // More than the sum of all atoms of these small worlds.
            case Shown.NotShown() -> 200;
          };
    }

    private boolean mayFit(int[] world, int next, int cell, int value) {
      for (int i = 0; i < cells.size(); i++) {
        long sum = 0;
        long more = 0;
        for (int atom : cells.get(i)) {
          sum += atom < next ? world[atom] : 0;
          more += atom < next ? 0 : most(atom, cell, value);
        }
        if (sum > high(i, cell, value) || sum + more < low(i, cell, value)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Places, periods and measures with the atoms that each consists of, and which atoms of place
  /// are what no cell counts apart.
  private record Universe(
      List<DetainerPlace> places,
      List<Set<Integer>> ofPlaces,
      Set<Integer> rest,
      List<Span> periods,
      List<Set<Integer>> ofPeriods,
      List<DetainerMeasure> measures,
      List<Set<Integer>> ofMeasures) {

    private static int size(List<Set<Integer>> of) {
      return of.stream().flatMap(Set::stream).max(Integer::compare).orElse(0) + 1;
    }

    int atoms() {
      return size(ofPlaces) * size(ofPeriods) * size(ofMeasures);
    }

    Set<Integer> atoms(Set<Integer> places, Set<Integer> periods, Set<Integer> measures) {
      Set<Integer> atoms = new TreeSet<>();
      for (int place : places) {
        for (int period : periods) {
          for (int measure : measures) {
            atoms.add((place * size(ofPeriods) + period) * size(ofMeasures) + measure);
          }
        }
      }
      return atoms;
    }

    Set<Integer> restAtoms() {
      return atoms(
          rest,
          Set.copyOf(ofPeriods.stream().flatMap(Set::stream).toList()),
          Set.copyOf(ofMeasures.stream().flatMap(Set::stream).toList()));
    }
  }

  private static final List<Universe> UNIVERSES =
      List.of(
          new Universe(
              List.of(EAST, COUNTY, OTHER_COUNTY, STATE),
              List.of(Set.of(0), Set.of(0, 1), Set.of(2), Set.of(0, 1, 2, 3)),
              Set.of(1, 3),
              List.of(JANUARY),
              List.of(Set.of(0)),
              List.of(DetainerMeasure.DECLINED),
              List.of(Set.of(0))),
          new Universe(
              List.of(EAST, WEST, COUNTY),
              List.of(Set.of(0), Set.of(1), Set.of(0, 1, 2)),
              Set.of(2),
              List.of(JANUARY),
              List.of(Set.of(0)),
              List.of(DetainerMeasure.DECLINED, DetainerMeasure.REQUESTED),
              List.of(Set.of(0), Set.of(0, 1))),
          new Universe(
              List.of(EAST, COUNTY),
              List.of(Set.of(0), Set.of(0, 1)),
              Set.of(1),
              List.of(JANUARY, FEBRUARY, BOTH_MONTHS, months(2, 4)),
              List.of(Set.of(0), Set.of(1), Set.of(0, 1), Set.of(1, 2)),
              List.of(DetainerMeasure.HELD),
              List.of(Set.of(0))),
          new Universe(
              List.of(EAST, COUNTY),
              List.of(Set.of(0), Set.of(0, 1)),
              Set.of(1),
              List.of(JANUARY, FEBRUARY, BOTH_MONTHS),
              List.of(Set.of(0), Set.of(1), Set.of(0, 1)),
              List.of(DetainerMeasure.DECLINED, DetainerMeasure.RECEIVED),
              List.of(Set.of(0), Set.of(0, 1))));

  private static final Set<Integer> ONE_TO_TEN = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  /// How many numbers were held against the reader, and how many were shown as they are.
  private record Looked(int underEleven, int exactly) {}

  @Test
  void nobodyCanNarrowDownANumberUnderEleven() {
    int underEleven = 0;
    int exactly = 0;
    for (long seed = 0; seed < 400; seed++) {
      Looked looked = lookAtTable(seed);
      underEleven += looked.underEleven();
      exactly += looked.exactly();
    }
    // A rule that hides all, or tables that have nothing to hide, would show nothing here.
    assertTrue(underEleven > 200 && exactly > 300, underEleven + " and " + exactly);
  }

  private static Looked lookAtTable(long seed) {
    Random random = new Random(seed);
    Universe universe = UNIVERSES.get(random.nextInt(UNIVERSES.size()));
    int[] world = new int[universe.atoms()];
    for (int i = 0; i < world.length; i++) {
      world[i] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(5);
            default -> random.nextInt(18);
          };
    }
    List<DetainerCount> counts = new ArrayList<>();
    List<Set<Integer>> cells = new ArrayList<>();
    for (int p = 0; p < universe.places().size(); p++) {
      for (int t = 0; t < universe.periods().size(); t++) {
        for (int m = 0; m < universe.measures().size(); m++) {
          if (random.nextInt(10) < 7) {
            Set<Integer> atoms =
                universe.atoms(
                    universe.ofPlaces().get(p),
                    universe.ofPeriods().get(t),
                    universe.ofMeasures().get(m));
            cells.add(atoms);
            counts.add(
                count(
                    universe.places().get(p),
                    universe.periods().get(t),
                    universe.measures().get(m),
                    atoms.stream().mapToInt(atom -> world[atom]).sum()));
          }
        }
      }
    }

    int underEleven = 0;
    int exactly = 0;
    List<Shown> shown = shown(counts);
    for (int i = 0; i < counts.size(); i++) {
      exactly += shown.get(i) instanceof Shown.Exactly ? 1 : 0;
      if (shown.get(i) instanceof Shown.Under11) {
        underEleven++;
        String which = "seed " + seed + ", " + counts + " shown as " + shown;
        assertEquals(
            ONE_TO_TEN, new Reader(cells, shown, Set.of()).possible(i, world.length), which);
        // That the parts make up the whole is refuted by what is shown, or tells nothing.
        Set<Integer> supposing =
            new Reader(cells, shown, universe.restAtoms()).possible(i, world.length);
        assertTrue(supposing.isEmpty() || supposing.equals(ONE_TO_TEN), which);
      }
    }
    return new Looked(underEleven, exactly);
  }

  /// What the reader finds where only small numbers are hidden: 25 in all, 20 at the other jail,
  /// and nothing else in the county.
  @Test
  void hidingSmallNumbersAloneWouldGiveThemAway() {
    List<Set<Integer>> cells = List.of(Set.of(0), Set.of(1), Set.of(0, 1, 2));
    List<Shown> naive = List.of(new Shown.Under11(), new Shown.Exactly(20), new Shown.Exactly(25));

    assertEquals(Set.of(5), new Reader(cells, naive, Set.of(2)).possible(0, 3));
    assertEquals(Set.of(1, 2, 3, 4, 5), new Reader(cells, naive, Set.of()).possible(0, 3));
  }

  /// Why larger numbers beside a small one are hidden too: 30 at the jail in two months, of which
  /// the county has at most 25 in the second.
  @Test
  void hidingTotalsAloneWouldNarrowThemDown() {
    List<Set<Integer>> cells = List.of(Set.of(0), Set.of(0, 1), Set.of(1, 2));
    List<Shown> naive = List.of(new Shown.Under11(), new Shown.Exactly(30), new Shown.Exactly(25));

    assertEquals(Set.of(5, 6, 7, 8, 9, 10), new Reader(cells, naive, Set.of()).possible(0, 3));
  }
}
