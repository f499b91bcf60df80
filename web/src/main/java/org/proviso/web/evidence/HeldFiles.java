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

/// How many files the manifests count of each custodian. A manifest is read once and never changes.
/// Safe for several threads.
final class HeldFiles {

  private final Map<Digest, List<DemandMatrix.Held>> byManifest = new ConcurrentHashMap<>();

  List<DemandMatrix.Held> of(EvidenceStores.Store store) throws IOException {
    List<DemandMatrix.Held> known = byManifest.get(store.manifest());
    if (known != null) {
      return known;
    }
    List<DemandMatrix.Held> held = new ArrayList<>();
    new StoredItems(store.folder())
        .counts()
        .forEach((custodian, outcomes) -> held.add(held(custodian, outcomes)));
    byManifest.put(store.manifest(), List.copyOf(held));
    return held;
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
