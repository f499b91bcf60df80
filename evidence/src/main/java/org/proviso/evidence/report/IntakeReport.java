package org.proviso.evidence.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.manifest.Tally;

/// What is counted for the report while the manifest is written. Holds no more than a bounded
/// number of rows, whatever the size of the manifest. Used by one thread.
public final class IntakeReport {

  private static final int SLOWEST = 20;
  private static final int CONTAINERS = 50;
  private static final int ROWS_OF_AN_OUTCOME = 500;

  private final Tally tally = new Tally();
  private final Map<String, Tally> custodians = new TreeMap<>();
  private final Map<String, Tally> types = new TreeMap<>();
  private final Map<HiddenContent, Long> hidden = new EnumMap<>(HiddenContent.class);
  private final Map<Outcome.Kind, List<Item>> unread = new EnumMap<>(Outcome.Kind.class);
  private final PriorityQueue<Slow> slowest =
      new PriorityQueue<>(Comparator.comparingLong(Slow::milliseconds));
  private final PriorityQueue<Item> containers =
      new PriorityQueue<>(
          Comparator.comparingLong(Item::unreadBelow)
              .thenComparing(Item::location, Comparator.reverseOrder()));
  private long inputs;

  /// An item and how long it was read.
  record Slow(Item item, long milliseconds) {}

  /// Adds a row of the manifest.
  ///
  /// @param milliseconds how long the item was read
  public void add(Item item, long milliseconds) {
    tally.add(item);
    custodians.computeIfAbsent(item.location().custodian(), any -> new Tally()).add(item);
    if (!item.type().isEmpty() && item.outcome().kind() != Outcome.Kind.DUPLICATE_OF) {
      types.computeIfAbsent(family(item.type()), any -> new Tally()).add(item);
    }
    item.hidden().forEach(kind -> hidden.merge(kind, 1L, Long::sum));
    if (!item.outcome().isRead()) {
      List<Item> same = unread.computeIfAbsent(item.outcome().kind(), any -> new ArrayList<>());
      if (same.size() < ROWS_OF_AN_OUTCOME) {
        same.add(item);
      }
    }
    if (item.location().depth() == 0) {
      inputs++;
      if (item.unreadBelow() > 0) {
        keep(containers, item, CONTAINERS);
      }
    }
    if (milliseconds > 0) {
      keep(slowest, new Slow(item, milliseconds), SLOWEST);
    }
  }

  private static <T> void keep(PriorityQueue<T> largest, T one, int most) {
    largest.add(one);
    if (largest.size() > most) {
      largest.remove();
    }
  }

  /// Returns a media type without its parameters.
  private static String family(String type) {
    int semicolon = type.indexOf(';');
    return semicolon < 0 ? type : type.substring(0, semicolon);
  }

  /// Returns the page.
  ///
  /// @param manifest the hash of the manifest
  public String page(Digest manifest) {
    return new ReportPage(this, manifest).write();
  }

  /// Returns what became of all files.
  public Tally tally() {
    return tally;
  }

  /// Returns how many inputs there are.
  public long inputs() {
    return inputs;
  }

  Map<String, Tally> custodians() {
    return custodians;
  }

  Map<String, Tally> types() {
    return types;
  }

  Map<HiddenContent, Long> hidden() {
    return hidden;
  }

  /// Returns the first rows of each outcome that leaves something unread.
  Map<Outcome.Kind, List<Item>> unread() {
    return unread;
  }

  List<Slow> slowest() {
    return slowest.stream()
        .sorted(Comparator.comparingLong(Slow::milliseconds).reversed())
        .toList();
  }

  /// Returns the inputs with most unread files in them.
  List<Item> containers() {
    return containers.stream()
        .sorted(
            Comparator.comparingLong(Item::unreadBelow).reversed().thenComparing(Item::location))
        .toList();
  }
}
