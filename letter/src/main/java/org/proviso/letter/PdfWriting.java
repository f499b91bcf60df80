package org.proviso.letter;

/// What writing a letter as PDF comes to: the file, or that it has too many pages.
public sealed interface PdfWriting {

  /// A PDF file.
  final class Written implements PdfWriting {

    private final byte[] bytes;
    private final int pages;

    Written(byte[] bytes, int pages) {
      this.bytes = bytes;
      this.pages = pages;
    }

    /// Returns the bytes of the file, as a copy.
    public byte[] bytes() {
      return bytes.clone();
    }

    /// Returns the number of pages, at least 1.
    public int pages() {
      return pages;
    }
  }

  /// A letter that would be longer than a letter may be.
  ///
  /// @param issue with the number of pages
  record Refused(LetterIssue issue) implements PdfWriting {}
}
