package org.proviso.docket.record;

import java.util.List;

/// Where the hashes of complete subtrees are kept: what a database has to give for proofs.
///
/// [RightEdge#append] says which ones to store. All that one proof needs is asked for at once, at
/// most 126 hashes, so that one statement can answer.
public interface SubtreeHashes {

  /// Returns the hashes of these subtrees, in the same order.
  ///
  /// @throws IllegalArgumentException if one of them is not complete
  List<Digest> of(List<Subtree> subtrees);
}
