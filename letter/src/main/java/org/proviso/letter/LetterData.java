package org.proviso.letter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.proviso.docket.record.Digest;

/// Everything that makes one letter out of a template: who writes to whom, when, under which
/// number, and what fills the fields.
///
/// @param sender printed as the letterhead
/// @param addressee printed above the subject
/// @param reference the number by which the letter is cited, in one line; printed on every page
/// @param date the day the letter bears; also the day of creation in the files
/// @param fields what the template's head declares
public record LetterData(
    Correspondent sender,
    Correspondent addressee,
    String reference,
    LocalDate date,
    Fields fields) {

  public LetterData {
    reference = new Value.Text(reference).text();
  }

  /// Returns the data as canonical JSON, which `docs/letters.md` defines.
  public String toCanonicalJson() {
    return CanonicalJson.of(this);
  }

  /// Returns the SHA-256 of the canonical JSON in UTF-8.
  public Digest hash() {
    return Digest.sha256(toCanonicalJson().getBytes(StandardCharsets.UTF_8));
  }
}
