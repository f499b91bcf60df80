package org.proviso.spark;

import java.util.List;

/// What is said of columns that are not those of awards.
final class Columns {

  private Columns() {}

  static String refused(String table, List<String> missing, List<String> repeated) {
    return "%s is no table of awards: columns missing: %s; columns repeated: %s"
        .formatted(table, String.join("; ", missing), String.join("; ", repeated));
  }
}
