package org.proviso.pack.explain;

/// How something is cited, or a source that it was found in.
///
/// @param text the citation, or the source's identifier
/// @param where the source's address; empty for a citation
public record Citation(String text, String where) {

  /// Returns the text, followed by the address if there is one.
  public String inFull() {
    return where.isEmpty() ? text : text + ": " + where;
  }
}
