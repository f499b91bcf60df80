package org.proviso.evidence.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.proviso.evidence.manifest.Location;

/// Gathers the locations of all hits, in order.
final class InOrder implements CollectorManager<InOrder.Gathering, List<Location>> {

  private record Place(long order, Location location) {}

  @Override
  public Gathering newCollector() {
    return new Gathering();
  }

  @Override
  public List<Location> reduce(Collection<Gathering> gathered) {
    return gathered.stream()
        .flatMap(it -> it.places.stream())
        .sorted(Comparator.comparingLong(Place::order))
        .map(Place::location)
        .toList();
  }

  /// What one thread gathers.
  static final class Gathering extends SimpleCollector {

    private final List<Place> places = new ArrayList<>();
    private NumericDocValues orders = DocValues.emptyNumeric();
    private SortedDocValues locations = DocValues.emptySorted();

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      orders = DocValues.getNumeric(leaf.reader(), IndexBuilder.ORDER);
      locations = DocValues.getSorted(leaf.reader(), IndexBuilder.LOCATION);
    }

    @Override
    public void collect(int document) throws IOException {
      if (orders.advanceExact(document) && locations.advanceExact(document)) {
        String location = locations.lookupOrd(locations.ordValue()).utf8ToString();
        places.add(new Place(orders.longValue(), Location.parse(location)));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
