package org.proviso.web.portal;

import org.proviso.store.AnswerFile;
import org.proviso.store.ReceivedLetter;

/// What a page of the portal is about: one party in one inquiry.
///
/// @param name what the party is called
/// @param letter the last one that asks
/// @param answering the one that the open version answers, which may be an earlier one; the last
///   one that asks if no version is open
/// @param file what the party filed
record Own(
    String party, String name, ReceivedLetter letter, ReceivedLetter answering, AnswerFile file) {

  String inquiry() {
    return letter.inquiry();
  }

  /// Returns the address of its first page.
  String here() {
    return "/portal/" + inquiry() + "/" + party;
  }
}
