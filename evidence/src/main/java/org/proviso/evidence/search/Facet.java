package org.proviso.evidence.search;

import java.util.Locale;

/// What hits are counted and narrowed by.
public enum Facet {
  CUSTODIAN,
  TYPE,
  OUTCOME,
  HIDDEN,
  YEAR,
  /// As ISO 639-3 writes it, of what has text; `und` where that is not sure.
  LANGUAGE;

  /// Returns its name in questions and in the index, such as `custodian`.
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
