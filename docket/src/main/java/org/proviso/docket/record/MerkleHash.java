package org.proviso.docket.record;

import java.util.List;

/// The hashes of RFC 6962, section 2.1. Leaf and node have different prefixes, so that no node can
/// be passed off as a leaf.
final class MerkleHash {

  /// The root of a tree without leaves: the hash of nothing.
  static final Digest EMPTY = Digest.sha256(new byte[0]);

  private static final byte[] LEAF = {0x00};
  private static final byte NODE = 0x01;

  private MerkleHash() {}

  static Digest leaf(byte[] data) {
    return Digest.sha256(LEAF, data);
  }

  static Digest node(Digest left, Digest right) {
    return Digest.sha256(NODE, left, right);
  }

  /// Returns the hash of a tree that consists of complete subtrees, the largest first.
  static Digest joined(List<Digest> subtrees) {
    Digest hash = EMPTY;
    for (int i = subtrees.size() - 1; i >= 0; i--) {
      hash = i == subtrees.size() - 1 ? subtrees.get(i) : node(subtrees.get(i), hash);
    }
    return hash;
  }
}
