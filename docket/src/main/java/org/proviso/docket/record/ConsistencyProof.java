package org.proviso.docket.record;

import java.util.ArrayList;
import java.util.List;

/// A proof that one tree begins with another: nothing in the earlier one was changed, removed or
/// put elsewhere (RFC 6962, section 2.1.2).
///
/// Of no leaves, and of the same number, there is nothing to prove: the path is empty.
///
/// @param first how many leaves the earlier tree has
/// @param second how many the later one has, at least as many
/// @param path hashes, at most 64; more never prove anything
public record ConsistencyProof(long first, long second, List<Digest> path) {

  /// @throws IllegalArgumentException unless `0 <= first <= second`
  public ConsistencyProof {
    check(first, second);
    path = List.copyOf(path);
  }

  static void check(long first, long second) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException(second + " leaves do not begin with " + first);
    }
  }

  /// Returns whether this proves that the tree with the root `later` begins with that with the root
  /// `earlier`.
  public boolean proves(Digest earlier, Digest later) {
    if (first == 0) {
      return path.isEmpty() && earlier.equals(MerkleHash.EMPTY);
    }
    if (first == second) {
      return path.isEmpty() && earlier.equals(later);
    }
    return !path.isEmpty() && leads(earlier, later);
  }

  private boolean leads(Digest earlier, Digest later) {
    // RFC 9162, section 2.1.4.2.
    List<Digest> hashes = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      hashes.addFirst(earlier);
    }
    long at = first - 1;
    long last = second - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    Digest old = hashes.removeFirst();
    Digest all = old;
    for (Digest hash : hashes) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = MerkleHash.node(hash, old);
        all = MerkleHash.node(hash, all);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        all = MerkleHash.node(all, hash);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlier) && all.equals(later);
  }
}
