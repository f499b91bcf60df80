package org.proviso.bench.lanes;

/// What holds on a stretch, as the loop numbers it: `term << 6 | bar << 4 | met << 2 | status`.
/// Parts are numbered as the engine's enums are, and term 4 is where it is uncertain whether a
/// condition is still to be announced.
final class Code {

  static final int NOT_BARRED = 0;
  static final int BARRED = 1;
  static final int BAR_UNCERTAIN = 3;

  static final int MET = 0;
  static final int NOT_MET = 1;
  static final int MET_UNKNOWN = 3;

  static final int NOTHING_OFFERED = 0;
  static final int OFFERED = 1;
  static final int ACCEPTED = 2;
  static final int STATUS_UNKNOWN = 3;

  static final int NOT_YET = 0;
  static final int NOT_IN_TERMS = 1;
  static final int IN_TERMS = 2;
  static final int UNCERTAIN_SINCE = 3;
  static final int UNCERTAIN_BEFORE = 4;

  /// One more than the greatest code.
  static final int COUNT = 5 << 6;

  private Code() {}

  /// Returns what has become of an award since it was offered and before it was accepted. Awards of
  /// this register were accepted on a known day, or that is not known.
  static int sinceOffered(int acceptedOn) {
    return acceptedOn == Days.BEYOND ? STATUS_UNKNOWN : OFFERED;
  }

  /// Returns a code as [Lanes] has it.
  static int lanes(int code) {
    int term = code >>> 6;
    int bar = code >>> 4 & 3;
    boolean mayBind = term == IN_TERMS || term == UNCERTAIN_SINCE;
    int possible =
        (term == NOT_YET || term == UNCERTAIN_BEFORE ? 1 : 0)
            | (term == NOT_IN_TERMS || term > IN_TERMS ? 2 : 0)
            | (mayBind && bar != NOT_BARRED ? 4 : 0)
            | (mayBind && bar != BARRED ? 32 : 0);
    int headline = Integer.bitCount(possible) == 1 ? Integer.numberOfTrailingZeros(possible) : 3;
    return Lanes.of(headline, possible, Math.min(term, 3), bar, code >>> 2 & 3, code & 3);
  }
}
