package org.proviso.register;

import java.util.EnumMap;
import java.util.Map;

/// The fields of one row that are read.
final class AwardRow {

  /// The longest field, in UTF-16 units.
  static final int LONGEST_FIELD = 1 << 16;

  private static final int NONE = -1;

  private final Map<AwardColumn, String> values = new EnumMap<>(AwardColumn.class);
  private int tooLong = NONE;

  /// Takes in a field, unless it is too long.
  ///
  /// @param field its number, from zero
  void put(AwardColumn column, int field, String value) {
    if (value.length() > LONGEST_FIELD) {
      markTooLong(field);
    } else {
      values.put(column, value);
    }
  }

  void markTooLong(int field) {
    tooLong = tooLong == NONE ? field : tooLong;
  }

  /// Returns the number of the first field that is too long, from zero; -1 if there is none.
  int tooLong() {
    return tooLong;
  }

  /// Returns the text of a column without blanks around it; empty if it has none or is not there.
  String text(AwardColumn column) {
    return values.getOrDefault(column, "").strip();
  }
}
