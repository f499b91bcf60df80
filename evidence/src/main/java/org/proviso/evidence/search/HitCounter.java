package org.proviso.evidence.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts hits, in all and by the values of facets, while they are found.
///
/// Lucene's own module for facets reads every value of every hit, which of hundreds of thousands
/// takes longer than to find them. Here a hit has the number of its [Traits], and what these are is
/// read once for all hits that share them.
final class HitCounter implements CollectorManager<HitCounter.Counting, HitCounter.Counts> {

  private final String custodians;

  /// @param custodians the field of those that have a hit
  HitCounter(String custodians) {
    this.custodians = custodians;
  }

  /// What was counted.
  ///
  /// @param total how many hits there are
  /// @param values for each facet, how many of them have which value; values that none has are not
  ///   there
  record Counts(long total, Map<Facet, SortedMap<String, Long>> values) {}

  @Override
  public Counting newCollector() {
    return new Counting();
  }

  @Override
  public Counts reduce(Collection<Counting> counted) throws IOException {
    long total = 0;
    Map<Facet, SortedMap<String, Long>> values = new EnumMap<>(Facet.class);
    for (Counting some : counted) {
      for (OfSegment segment : some.segments) {
        total += segment.hits;
        segment.addTo(values);
      }
    }
    return new Counts(total, values);
  }

  /// What one thread counts.
  final class Counting implements Collector {

    private final List<OfSegment> segments = new ArrayList<>();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      OfSegment counted =
          new OfSegment(
              DocValues.getSorted(segment.reader(), IndexBuilder.TRAITS),
              DocValues.getSortedSet(segment.reader(), IndexBuilder.counted(custodians)));
      segments.add(counted);
      return counted;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  private static final class OfSegment implements LeafCollector {

    private final SortedDocValues traits;
    private final SortedSetDocValues custodians;
    private final long[] byTraits;
    private final long[] byCustodian;
    private long hits;

    private OfSegment(SortedDocValues traits, SortedSetDocValues custodians) {
      this.traits = traits;
      this.custodians = custodians;
      byTraits = new long[traits.getValueCount()];
      byCustodian = new long[Math.toIntExact(custodians.getValueCount())];
    }

    @Override
    public void setScorer(Scorable scorer) {
      // Ranks do not count.
    }

    @Override
    public void collect(int document) throws IOException {
      hits++;
      if (traits.advanceExact(document)) {
        byTraits[traits.ordValue()]++;
      }
      if (custodians.advanceExact(document)) {
        for (int left = custodians.docValueCount(); left > 0; left--) {
          byCustodian[(int) custodians.nextOrd()]++;
        }
      }
    }

    private void addTo(Map<Facet, SortedMap<String, Long>> values) throws IOException {
      for (int number = 0; number < byTraits.length; number++) {
        if (byTraits[number] > 0) {
          for (Traits.Trait trait : Traits.read(traits.lookupOrd(number))) {
            add(trait.facet(), trait.value(), byTraits[number], values);
          }
        }
      }
      for (int number = 0; number < byCustodian.length; number++) {
        if (byCustodian[number] > 0) {
          String name = custodians.lookupOrd(number).utf8ToString();
          add(Facet.CUSTODIAN, name, byCustodian[number], values);
        }
      }
    }

    private static void add(
        Facet facet, String value, long hits, Map<Facet, SortedMap<String, Long>> values) {
      values.computeIfAbsent(facet, any -> new TreeMap<>()).merge(value, hits, Long::sum);
    }
  }
}
