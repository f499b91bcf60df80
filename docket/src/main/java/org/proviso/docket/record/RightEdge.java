package org.proviso.docket.record;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a Merkle tree: the complete subtrees that its leaves fall into, the largest
/// first. All that is needed to append a leaf and to tell the root; at most 63 hashes.
///
/// A value, so that a transaction that fails leaves the edge before it as it was.
///
/// @param size how many leaves the tree has
/// @param peaks hashes of the subtrees: one for each bit of `size` that is set
public record RightEdge(long size, List<Digest> peaks) {

  /// The edge of a tree without leaves.
  public static final RightEdge EMPTY = new RightEdge(0, List.of());

  /// What one more leaf makes of a tree.
  ///
  /// @param edge the edge with it
  /// @param completed the subtrees that it completes, smallest first: the leaf itself, and one more
  ///   for each bit that the size before ends in; on average two. To be stored for proofs
  public record Grown(RightEdge edge, List<Subtree.Hashed> completed) {

    public Grown {
      completed = List.copyOf(completed);
    }
  }

  /// @throws IllegalArgumentException if the number of hashes does not fit the size
  public RightEdge {
    peaks = List.copyOf(peaks);
    if (size < 0 || Long.bitCount(size) != peaks.size()) {
      throw new IllegalArgumentException(peaks.size() + " hashes for " + size + " leaves");
    }
  }

  /// Returns the subtrees of which the edge of so many leaves has the hashes, in its order.
  public static List<Subtree> subtrees(long size) {
    return Subtree.of(0, size);
  }

  /// Returns the edge of the tree of the first `size` leaves.
  public static RightEdge read(long size, SubtreeHashes stored) {
    return new RightEdge(size, stored.of(subtrees(size)));
  }

  /// Returns the tree with one more leaf.
  public Grown append(Digest leaf) {
    List<Digest> edge = new ArrayList<>(peaks);
    List<Subtree.Hashed> completed = new ArrayList<>();
    Digest hash = leaf;
    completed.add(new Subtree.Hashed(new Subtree(0, size), hash));
    for (int level = 1; ((size >> (level - 1)) & 1) == 1; level++) {
      hash = MerkleHash.node(edge.removeLast(), hash);
      completed.add(new Subtree.Hashed(new Subtree(level, size >> level), hash));
    }
    edge.add(hash);
    return new Grown(new RightEdge(size + 1, edge), completed);
  }

  /// Returns the root: MTH of RFC 6962, section 2.1.
  public Digest root() {
    return MerkleHash.joined(peaks);
  }
}
