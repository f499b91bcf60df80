package org.proviso.web.site;

/// A request for something that this docket has no record of.
public final class NotOnRecord extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param words what is not on record, in a sentence
  public NotOnRecord(String words) {
    super(words, null, false, false);
  }
}
