package org.proviso.web.evidence;

import java.util.List;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;

/// The items that a decision is to be about.
sealed interface Found {

  /// These, with all their copies: what is decided of one reaches the others.
  record Items(Selection selection, List<ItemName> items) implements Found {}

  /// None.
  ///
  /// @param why in words
  record Nothing(String why) implements Found {}
}
