package org.proviso.evidence.page;

import java.nio.file.Path;

/// What comes of drawing a page.
public sealed interface PagePicture {

  /// It was drawn.
  ///
  /// @param file a PNG picture
  record Drawn(Path file) implements PagePicture {}

  /// It was not.
  record None(Reason reason) implements PagePicture {}

  /// Why there is no picture.
  enum Reason {
    /// Files of this kind have no pages that are drawn here.
    NO_PAGES,
    /// The file has fewer pages.
    NO_SUCH_PAGE,
    /// The file is damaged or locked, or of a form that is not drawn.
    NOT_DRAWN,
    /// It took too long, or too much memory.
    BY_LIMIT,
    /// The original is not in the store.
    NO_ORIGINAL
  }
}
