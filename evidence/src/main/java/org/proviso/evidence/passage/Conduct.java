package org.proviso.evidence.passage;

import java.util.Locale;

/// What a passage speaks of.
public enum Conduct {
  /// To talk with an agency, to notify or answer it.
  COMMUNICATE,
  /// To give it particular information or records.
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
