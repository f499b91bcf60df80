package org.proviso.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The header of an assistance download: which column is which.
///
/// @param names the names in order
/// @param columns where each column that is read stands, from zero; those that are not there are
///   lacking
record AwardHeader(List<String> names, Map<AwardColumn, Integer> columns) {

  private static final String OR = " or ";

  static AwardHeader of(List<String> names) {
    Map<AwardColumn, Integer> columns = new EnumMap<>(AwardColumn.class);
    for (AwardColumn column : AwardColumn.values()) {
      column.names().stream()
          .filter(names::contains)
          .findFirst()
          .ifPresent(name -> columns.put(column, names.indexOf(name)));
    }
    return new AwardHeader(List.copyOf(names), columns);
  }

  /// Returns the columns without which no award can be read, each as `NAME` or `NAME or OTHER`.
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (lacks(AwardColumn.FAIN) && lacks(AwardColumn.URI)) {
      missing.add(String.join(OR, "award_id_fain", "award_id_uri"));
    }
    for (AwardColumn needed :
        List.of(
            AwardColumn.AMOUNT,
            AwardColumn.ACTION_DATE,
            AwardColumn.NAME,
            AwardColumn.STATE,
            AwardColumn.LISTING)) {
      if (lacks(needed)) {
        missing.add(String.join(OR, needed.names()));
      }
    }
    return missing;
  }

  /// Returns the columns that are read and stand there twice, so that it can not be told which is
  /// meant.
  List<String> repeated() {
    Set<String> repeated = new TreeSet<>();
    for (int column : columns.values()) {
      String name = names.get(column);
      if (names.lastIndexOf(name) != column) {
        repeated.add(name);
      }
    }
    return List.copyOf(repeated);
  }

  /// Returns whether rows tell the day of an award's first action, and not of any action.
  boolean hasBaseAction() {
    Integer at = columns.get(AwardColumn.ACTION_DATE);
    return at != null && names.get(at).equals(AwardColumn.ACTION_DATE.names().getFirst());
  }

  private boolean lacks(AwardColumn column) {
    return !columns.containsKey(column);
  }
}
