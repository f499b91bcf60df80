package org.proviso.evidence.passage;

import java.util.Locale;

/// What a passage speaks of.
public enum Conduct {
  /// To talk with an agency: to notify, tell or answer it, or to exchange with it who is a citizen
  /// and who has which status.
  COMMUNICATE,
  /// To hand over, show or confirm particular information or records.
  DISCLOSE,
  /// To keep a person in custody for it.
  HOLD,
  /// To let it into places or systems, or at persons.
  ACCESS,
  /// None of these.
  NONE;

  /// Returns its name in data, such as `hold`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Conduct of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
