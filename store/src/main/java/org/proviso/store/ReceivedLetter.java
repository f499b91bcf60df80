package org.proviso.store;

import java.time.LocalDate;
import java.util.List;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;

/// A letter that went out to a party, as its people see it.
///
/// @param inquiry word of the inquiry
/// @param title of the inquiry
/// @param id identifier of the letter
/// @param number among those to the party in the inquiry
/// @param day the date on it
/// @param revision of the draft that it was written from
/// @param consequence what may follow if there is no answer, in the words of the letter
/// @param questionsTo whom to ask
/// @param items what is asked, numbered from 1
public record ReceivedLetter(
    String inquiry,
    String title,
    String id,
    int number,
    LetterKind kind,
    LocalDate day,
    String subject,
    Digest pdf,
    Digest docx,
    int revision,
    String consequence,
    String questionsTo,
    List<Draft.Item> items) {

  /// Copies the items.
  public ReceivedLetter {
    items = List.copyOf(items);
  }

  /// Returns whether it asks for an answer.
  public boolean asks() {
    return kind == LetterKind.DEMAND || kind == LetterKind.SUPERSESSION;
  }
}
