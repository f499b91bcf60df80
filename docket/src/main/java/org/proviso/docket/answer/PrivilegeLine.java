package org.proviso.docket.answer;

import java.util.List;

/// One line of a privilege log: a document that is withheld. Every part is text as the log has it,
/// and may be empty but for `document` and `basis`.
///
/// @param document what it is, without saying what is privileged
/// @param dated of which day; text, as not every document has one
/// @param author who wrote it
/// @param recipients who got it
/// @param kind what kind of document
/// @param basis the privilege, and why it applies
/// @param pages which pages, or how many
public record PrivilegeLine(
    String document,
    String dated,
    String author,
    String recipients,
    String kind,
    String basis,
    String pages) {

  /// @throws IllegalArgumentException if `document` or `basis` is blank, or a part is too long
  public PrivilegeLine {
    if (document.isBlank() || basis.isBlank()) {
      throw new IllegalArgumentException("a line names its document and the basis");
    }
    check(document, Reply.LONGEST);
    check(basis, Reply.LONGEST);
    check(dated, 100);
    check(author, 2000);
    check(recipients, 2000);
    check(kind, 2000);
    check(pages, 200);
  }

  private static void check(String part, int longest) {
    if (part.codePointCount(0, part.length()) > longest) {
      throw new IllegalArgumentException("a part of more than " + longest + " characters");
    }
  }

  /// Returns the parts in their order.
  List<String> parts() {
    return List.of(document, dated, author, recipients, kind, basis, pages);
  }
}
