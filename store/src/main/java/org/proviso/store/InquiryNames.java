package org.proviso.store;

import java.util.regex.Pattern;
import org.proviso.docket.record.Subject;

/// Names in inquiries: which there may be, and what events call what they are about.
final class InquiryNames {

  /// As the domain `record.word` of the schema has it.
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");

  private InquiryNames() {}

  /// Returns a key as long as any that a delivery to a party will have: room is left for the
  /// letters and addresses of years.
  static String longestKey(String inquiry, String party) {
    return inquiry + "/" + party + "/999/e-mail/999";
  }

  /// Returns whether the record can name something so.
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  static Subject of(String inquiry) {
    return new Subject("inquiry", inquiry);
  }

  static Subject of(String inquiry, int mailing) {
    return new Subject("mailing", inquiry + "/" + mailing);
  }

  static Subject of(String inquiry, String party) {
    return new Subject("recipient", inquiry + "/" + party);
  }
}
