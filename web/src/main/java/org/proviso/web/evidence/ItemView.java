package org.proviso.web.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document as a reader sees it.
///
/// @param name what it is called
/// @param facts of it, in the order shown
/// @param copyOf where it is shown in the first place; null if here
/// @param picture address of the picture of the page; null if there is none
/// @param page number of the page, from 1; 0 of what has no pages
/// @param previousPage address; null on the first
/// @param nextPage address; null where no text is on a later page and no picture may be
/// @param text of the page, or of all
/// @param isCut whether there is more text than is shown
/// @param passages of what is shown that seem to restrict, permit or require
/// @param family the document and what hangs on it or is in it, in order; empty if it is alone
/// @param thread the mails of the conversation in order; empty if it is alone
/// @param missing what mails of the conversation name and what is not here
/// @param alike what has nearly the same words
record ItemView(
    String name,
    String location,
    List<Fact> facts,
    @Nullable Link copyOf,
    Link original,
    @Nullable String picture,
    int page,
    @Nullable String previousPage,
    @Nullable String nextPage,
    List<Text> text,
    boolean isCut,
    List<PassageView> passages,
    List<Relative> family,
    List<Relative> thread,
    List<String> missing,
    List<Relative> alike) {

  /// @param values one below the other
  record Fact(String title, List<String> values) {}

  /// A piece of text of one kind.
  ///
  /// @param where page and kind; empty for the body of what has no pages
  record Text(String where, List<MarkedText> pieces) {}

  /// Another item.
  ///
  /// @param note what it is, when it was sent, what became of it
  /// @param depth how deep in the family, from 0
  /// @param isHere whether it is the one that is shown
  record Relative(Link item, String note, int depth, boolean isHere) {}
}
