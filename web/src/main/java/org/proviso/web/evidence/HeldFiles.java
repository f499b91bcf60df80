package org.proviso.web.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.evidence.intake.StoredItems;
import org.proviso.evidence.manifest.Outcome;

/// How many files the manifests count of each custodian. The manifest of a store is read once, and
/// again after another intake. Safe for several threads.
final class HeldFiles {

  private record Counted(Digest manifest, List<DemandMatrix.Held> files) {}

  /// By name of the store: of each the manifest that was asked for last.
  private final Map<String, Counted> counted = new ConcurrentHashMap<>();

  List<DemandMatrix.Held> of(EvidenceStores.Store store) throws IOException {
    Counted known = counted.get(store.name());
    if (known != null && known.manifest().equals(store.manifest())) {
      return known.files();
    }
    List<DemandMatrix.Held> held = new ArrayList<>();
    new StoredItems(store.folder())
        .counts()
        .forEach((custodian, outcomes) -> held.add(held(custodian, outcomes)));
    Counted now = new Counted(store.manifest(), List.copyOf(held));
    counted.put(store.name(), now);
    return now.files();
  }

  private static DemandMatrix.Held held(String custodian, SortedMap<String, Long> outcomes) {
    long read = 0;
    SortedMap<String, Long> unread = new TreeMap<>();
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      long files = outcomes.getOrDefault(kind.code(), 0L);
      if (kind.isRead()) {
        read += files;
      } else if (files > 0) {
        unread.put(kind.code(), files);
      }
    }
    return new DemandMatrix.Held(custodian, read, unread);
  }
}
