package org.proviso.docket.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;

/// What was asked against whose files it was sought in: in each cell by which searches, how much
/// was found, what readers said, and how much no machine could read.
///
/// Immutable.
///
/// @param custodians in the order of their names
/// @param rows one for each demand item, in the order given; each with a cell for each custodian
public record DemandMatrix(List<Held> custodians, List<Row> rows) {

  /// What is held of one custodian, as the manifest says.
  ///
  /// @param read items that were read to their end by machine
  /// @param unread items that were not, by the code of their outcome
  public record Held(String custodian, long read, SortedMap<String, Long> unread) {

    /// Copies the map.
    ///
    /// @throws IllegalArgumentException if a count is below 0
    public Held {
      unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
      if (read < 0 || unread.values().stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException("a count below 0 of " + custodian);
      }
    }

    /// Returns how many items were not read by machine.
    public long unreadInAll() {
      return unread.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns how many items there are.
    public long items() {
      return read + unreadInAll();
    }
  }

  /// One search for one demand item in the files of one custodian.
  ///
  /// @param item number of the demand item
  /// @param search name of the saved search
  /// @param manifest hash of the manifest that it looked at
  /// @param at when
  /// @param event number of its event
  /// @param found how many items
  public record Run(
      int item,
      String custodian,
      String search,
      Digest manifest,
      Instant at,
      long event,
      long found) {}

  /// How many items of one custodian have a standing for one demand item.
  public record Counted(int item, String custodian, StandingKind kind, long items) {}

  /// What a coded item counts as.
  public enum Column {
    /// Its code is so, of one, two or by settlement.
    RESPONSIVE,
    /// Its code is so.
    NOT_RESPONSIVE,
    /// Its code is so, final or not.
    PRIVILEGED,
    /// Somebody asked for a second look that nobody took yet.
    SECOND_LOOK,
    /// Its readers differ.
    IN_DISPUTE
  }

  /// Whether somebody searched, and what came of it.
  public sealed interface Searched {

    /// No search for this item was run over this custodian. That nothing was found does not follow.
    record Never() implements Searched {}

    /// Searches were run.
    ///
    /// @param latest the last run of each search, by name of the search. They may have found the
    ///   same items, so their counts have no sum.
    /// @param current whether each of them looked at the manifest of now
    record Done(List<Run> latest, boolean current) implements Searched {

      /// Copies the runs.
      public Done {
        latest = List.copyOf(latest);
      }
    }
  }

  /// One custodian for one demand item.
  ///
  /// @param held what there is; zero where the manifest of now does not have the custodian
  /// @param coded how many items count as what; every column is there
  /// @param notFinal how many of the coded items wait for another person
  public record Cell(Held held, Searched searched, Map<Column, Long> coded, long notFinal) {

    /// Copies the map.
    public Cell {
      Map<Column, Long> all = new EnumMap<>(Column.class);
      for (Column each : Column.values()) {
        all.put(each, coded.getOrDefault(each, 0L));
      }
      coded = Collections.unmodifiableMap(all);
    }

    /// Returns how many items count as this.
    public long of(Column column) {
      return coded.getOrDefault(column, 0L);
    }

    /// Returns how many items somebody coded.
    public long codedInAll() {
      return coded.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Returns how many items nobody coded; at least so many where [#beyond()] is not 0.
    public long notCoded() {
      return Math.max(0, held.items() - codedInAll());
    }

    /// Returns by how many the coded items exceed those that are held: they were coded, and the
    /// manifest of now does not have them. With [#notCoded()] and [#codedInAll()] this adds up:
    /// held and beyond is coded and not coded.
    public long beyond() {
      return Math.max(0, codedInAll() - held.items());
    }
  }

  /// One demand item.
  ///
  /// @param item its number
  /// @param cells one for each custodian, in the order of the matrix
  public record Row(int item, List<Cell> cells) {

    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }

    /// Returns how many custodians were never searched for it.
    public int neverSearched() {
      return (int) cells.stream().filter(cell -> cell.searched() instanceof Searched.Never).count();
    }

    /// Returns how many items of all custodians count as this.
    public long of(Column column) {
      return cells.stream().mapToLong(cell -> cell.of(column)).sum();
    }

    /// Returns how many items of all custodians nobody coded.
    public long notCoded() {
      return cells.stream().mapToLong(Cell::notCoded).sum();
    }

    /// Returns how many coded items of all custodians wait for another person.
    public long notFinal() {
      return cells.stream().mapToLong(Cell::notFinal).sum();
    }
  }

  private record Place(int item, String custodian) {}

  /// Copies the lists.
  public DemandMatrix {
    custodians = List.copyOf(custodians);
    rows = List.copyOf(rows);
  }

  /// Adds up what is known. Custodians whom the manifest of now does not have are there too if
  /// somebody searched or coded their files.
  ///
  /// @param items numbers of the demand items; what is of others is left out
  /// @param manifest hash of the manifest of now
  /// @throws IllegalArgumentException if a custodian is held twice, or a count is below 0
  public static DemandMatrix of(
      List<Integer> items,
      Collection<Held> held,
      Collection<Run> runs,
      Collection<Counted> counted,
      Digest manifest) {
    SortedMap<String, Held> byName = new TreeMap<>();
    for (Held each : held) {
      if (byName.put(each.custodian(), each) != null) {
        throw new IllegalArgumentException("held twice: " + each.custodian());
      }
    }
    SortedSet<String> others = new TreeSet<>();
    Set<Integer> known = new HashSet<>(items);
    runs.stream().filter(run -> known.contains(run.item())).forEach(r -> others.add(r.custodian()));
    counted.stream()
        .filter(each -> known.contains(each.item()))
        .forEach(each -> others.add(each.custodian()));
    for (String each : others) {
      byName.putIfAbsent(each, new Held(each, 0, Collections.emptySortedMap()));
    }
    Map<Place, Map<String, Run>> latest = latest(runs);
    Map<Place, Map<Column, Long>> columns = new HashMap<>();
    Map<Place, Long> open = new HashMap<>();
    for (Counted each : counted) {
      if (each.items() < 0) {
        throw new IllegalArgumentException("a count below 0: " + each);
      }
      Column column = column(each.kind());
      if (column != null) {
        Place place = new Place(each.item(), each.custodian());
        columns
            .computeIfAbsent(place, key -> new EnumMap<>(Column.class))
            .merge(column, each.items(), Long::sum);
        if (!each.kind().isFinal()) {
          open.merge(place, each.items(), Long::sum);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int item : items) {
      List<Cell> cells = new ArrayList<>();
      for (Held each : byName.values()) {
        Place place = new Place(item, each.custodian());
        cells.add(
            new Cell(
                each,
                searched(latest.get(place), manifest),
                columns.getOrDefault(place, Map.of()),
                open.getOrDefault(place, 0L)));
      }
      rows.add(new Row(item, cells));
    }
    return new DemandMatrix(List.copyOf(byName.values()), rows);
  }

  private static Map<Place, Map<String, Run>> latest(Collection<Run> runs) {
    Map<Place, Map<String, Run>> latest = new LinkedHashMap<>();
    for (Run each : runs) {
      latest
          .computeIfAbsent(new Place(each.item(), each.custodian()), key -> new TreeMap<>())
          .merge(each.search(), each, (a, b) -> a.event() < b.event() ? b : a);
    }
    return latest;
  }

  private static Searched searched(@Nullable Map<String, Run> runs, Digest manifest) {
    if (runs == null) {
      return new Searched.Never();
    }
    return new Searched.Done(
        List.copyOf(runs.values()),
        runs.values().stream().allMatch(run -> run.manifest().equals(manifest)));
  }

  private static @Nullable Column column(StandingKind kind) {
    if (kind.degree() == StandingKind.Degree.IN_DISPUTE) {
      return Column.IN_DISPUTE;
    }
    Code code = kind.code();
    return switch (code) {
      case null -> null;
      case RESPONSIVE -> Column.RESPONSIVE;
      case NOT_RESPONSIVE -> Column.NOT_RESPONSIVE;
      case PRIVILEGED -> Column.PRIVILEGED;
      case SECOND_LOOK -> Column.SECOND_LOOK;
    };
  }
}
