package org.proviso.evidence.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// Gathers the locations of all hits, in order.
final class InOrder implements CollectorManager<InOrder.Gathering, List<Places.Place>> {

  private record Placed(long order, Places.Place place) {}

  @Override
  public Gathering newCollector() {
    return new Gathering();
  }

  @Override
  public List<Places.Place> reduce(Collection<Gathering> gathered) {
    return gathered.stream()
        .flatMap(it -> it.places.stream())
        .sorted(Comparator.comparingLong(Placed::order))
        .map(Placed::place)
        .toList();
  }

  /// What one thread gathers.
  static final class Gathering extends SimpleCollector {

    private final List<Placed> places = new ArrayList<>();
    private NumericDocValues orders = DocValues.emptyNumeric();
    private SortedDocValues locations = DocValues.emptySorted();
    private BinaryDocValues hashes = DocValues.emptyBinary();

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      orders = DocValues.getNumeric(leaf.reader(), IndexBuilder.ORDER);
      locations = DocValues.getSorted(leaf.reader(), IndexBuilder.LOCATION);
      hashes = DocValues.getBinary(leaf.reader(), IndexBuilder.SHA256);
    }

    @Override
    public void collect(int document) throws IOException {
      if (orders.advanceExact(document) && locations.advanceExact(document)) {
        String location = locations.lookupOrd(locations.ordValue()).utf8ToString();
        Optional<Digest> sha256 =
            hashes.advanceExact(document)
                ? Digest.parseHex(hashes.binaryValue().utf8ToString())
                : Optional.empty();
        places.add(
            new Placed(orders.longValue(), new Places.Place(Location.parse(location), sha256)));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
