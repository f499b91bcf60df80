package org.proviso.docket.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes the proofs of RFC 6962, sections 2.1.1 and 2.1.2, from stored hashes of complete subtrees,
/// each with one question to the store and a number of hashes that grows with the logarithm.
///
/// It proves what it is asked, of any size up to that of the tree; a size beyond it is refused by
/// the store.
public final class StoredTree {

  private final SubtreeHashes stored;

  public StoredTree(SubtreeHashes stored) {
    this.stored = stored;
  }

  /// Returns the root of the tree of the first `size` leaves.
  public Digest root(long size) {
    return RightEdge.read(size, stored).root();
  }

  /// Returns the proof that leaf `index` is in the tree of the first `size` leaves.
  ///
  /// @throws IndexOutOfBoundsException if there is no such leaf in it
  public InclusionProof inclusion(long index, long size) {
    Objects.checkIndex(index, size);
    List<Range> siblings = new ArrayList<>();
    Range range = new Range(0, size);
    while (range.size > 1) {
      boolean left = index < range.start + range.split();
      siblings.addFirst(left ? range.right() : range.left());
      range = left ? range.left() : range.right();
    }
    return new InclusionProof(index, size, hashes(siblings));
  }

  /// Returns the proof that the tree of `second` leaves begins with that of `first`.
  ///
  /// @throws IllegalArgumentException unless `0 <= first <= second`
  public ConsistencyProof consistency(long first, long second) {
    ConsistencyProof.check(first, second);
    if (first == 0) {
      return new ConsistencyProof(first, second, List.of());
    }
    List<Range> parts = new ArrayList<>();
    Range range = new Range(0, second);
    while (range.end() != first) {
      boolean left = first <= range.start + range.split();
      parts.addFirst(left ? range.right() : range.left());
      range = left ? range.left() : range.right();
    }
    // Where the first tree is a subtree of the second, the verifier has its hash: it is the root.
    if (range.start > 0) {
      parts.addFirst(range);
    }
    return new ConsistencyProof(first, second, hashes(parts));
  }

  private List<Digest> hashes(List<Range> ranges) {
    List<Subtree> wanted = ranges.stream().flatMap(it -> it.subtrees().stream()).toList();
    List<Digest> found = stored.of(wanted);
    List<Digest> hashes = new ArrayList<>();
    int from = 0;
    for (Range range : ranges) {
      int until = from + Long.bitCount(range.size);
      hashes.add(MerkleHash.joined(found.subList(from, until)));
      from = until;
    }
    return hashes;
  }

  /// Leaves that have a common node above them, of which the first is `start`.
  private record Range(long start, long size) {

    /// The largest power of two smaller than the size: `k` of the RFC.
    long split() {
      return Long.highestOneBit(size - 1);
    }

    Range left() {
      return new Range(start, split());
    }

    Range right() {
      return new Range(start + split(), size - split());
    }

    long end() {
      return start + size;
    }

    List<Subtree> subtrees() {
      return Subtree.of(start, size);
    }
  }
}
