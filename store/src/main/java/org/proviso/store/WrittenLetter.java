package org.proviso.store;

import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;

/// A letter as it was written for one recipient, ready to go out.
///
/// @param party identifier of the recipient
/// @param addressVersion to which of its addresses
/// @param subject one line
/// @param body the letter as plain text
/// @param publicBody the same for the public: without address and one-time code, and with the
///   party's name for whoever it goes to the attention of
/// @param templateHash SHA-256 of the template
/// @param dataHash SHA-256 of what was merged into it
/// @param pdf as a PDF file; not copied
/// @param docx as a DOCX file; not copied
/// @param replaces identifier of the letter whose place it takes; null if none
@SuppressWarnings("ArrayRecordComponent") // Files on their way into a table; nobody compares them.
public record WrittenLetter(
    String party,
    int addressVersion,
    String subject,
    String body,
    String publicBody,
    Digest templateHash,
    Digest dataHash,
    byte[] pdf,
    byte[] docx,
    @Nullable String replaces) {}
