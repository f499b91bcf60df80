package org.proviso.pack;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What guards may speak of in one pack.
///
/// @param vocabulary terms of policies by name of the feature
/// @param groups identifiers of the groups
record GuardSchema(SortedMap<String, List<String>> vocabulary, List<String> groups) {

  /// Copies the collections.
  GuardSchema {
    vocabulary = Collections.unmodifiableSortedMap(new TreeMap<>(vocabulary));
    groups = List.copyOf(groups);
  }

  /// Returns the name by which guards know a feature: CEL reads a hyphen as a minus.
  static String celName(String feature) {
    return feature.replace('-', '_').replace('.', '_');
  }
}
