package org.proviso.docket.record;

import java.util.List;

/// A proof that a leaf stands at a place in a tree: the hashes beside its way to the root, from the
/// bottom (RFC 6962, section 2.1.1).
///
/// @param index the leaf, from 0
/// @param size how many leaves the tree has
/// @param path at most 63 hashes; more never prove anything
public record InclusionProof(long index, long size, List<Digest> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Returns whether this proves that `leaf` is in the tree with this root. Any values may be
  /// given: what is malformed proves nothing.
  public boolean proves(Digest leaf, Digest root) {
    // RFC 9162, section 2.1.3.2.
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Digest hash = leaf;
    for (Digest beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = MerkleHash.node(beside, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = MerkleHash.node(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
