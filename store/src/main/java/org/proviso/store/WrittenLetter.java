package org.proviso.store;

import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;

/// A letter as it was written for one recipient, ready to go out.
///
/// @param party identifier of the recipient
/// @param addressVersion to which of its addresses
/// @param subject one line
/// @param body the letter as plain text, with its code
/// @param templateHash SHA-256 of the template
/// @param dataHash SHA-256 of what was merged into it
/// @param pdf as a PDF file, with its code; not copied
/// @param docx as a DOCX file, with its code; not copied
/// @param shown the same for whoever is not its recipient
/// @param replaces identifier of the letter whose place it takes; null if none
@SuppressWarnings("ArrayRecordComponent") // Files on their way into a table; nobody compares them.
public record WrittenLetter(
    String party,
    int addressVersion,
    String subject,
    String body,
    Digest templateHash,
    Digest dataHash,
    byte[] pdf,
    byte[] docx,
    Shown shown,
    @Nullable String replaces) {

  /// A letter for those who must not answer it: none of its forms has the one-time code.
  ///
  /// @param publicBody as plain text for everybody, without the address either
  /// @param deskPdf as a PDF file for the site's staff; not copied
  /// @param deskDocx as a DOCX file for the site's staff; not copied
  public record Shown(String publicBody, byte[] deskPdf, byte[] deskDocx) {}
}
