package org.proviso.docket.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hashes of complete subtrees in a map, as a table would have them, and how often it was asked.
final class InMemoryHashes implements SubtreeHashes {

  private final Map<Subtree, Digest> hashes = new HashMap<>();
  private int questions;
  private int most;

  void add(List<Subtree.Hashed> completed) {
    for (Subtree.Hashed hashed : completed) {
      if (hashes.put(hashed.subtree(), hashed.hash()) != null) {
        throw new IllegalStateException("completed twice: " + hashed.subtree());
      }
    }
  }

  @Override
  public List<Digest> of(List<Subtree> subtrees) {
    questions++;
    most = Math.max(most, subtrees.size());
    List<Digest> found = new ArrayList<>();
    for (Subtree subtree : subtrees) {
      @Nullable Digest hash = hashes.get(subtree);
      if (hash == null) {
        throw new IllegalArgumentException("not complete: " + subtree);
      }
      found.add(hash);
    }
    return found;
  }

  int questions() {
    return questions;
  }

  int most() {
    return most;
  }

  int size() {
    return hashes.size();
  }
}
