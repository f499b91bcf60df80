package org.proviso.docket.ledger;

/// What every movement keeps to, whoever makes it.
final class Said {

  /// Far from where sums of a whole register would leave a `long`.
  static final long MOST_CENTS = 1_000_000_000_000_000L;

  static final int LONGEST_TEXT = 2_000;

  private Said() {}

  static void text(String text) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("blank, or longer than " + LONGEST_TEXT + ": " + text);
    }
  }

  static void event(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("no event has the number " + number);
    }
  }

  static void posting(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("no posting has the number " + number);
    }
  }

  static void amount(long cents) {
    if (cents <= 0 || cents > MOST_CENTS) {
      throw new IllegalArgumentException("no amount of a posting: " + cents);
    }
  }
}
