package org.proviso.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists of terms by name as one list: each name after `=`, then its terms, each after `-`.
final class Features {

  private Features() {}

  static List<String> flat(Map<String, List<String>> features) {
    List<String> flat = new ArrayList<>();
    new TreeMap<>(features)
        .forEach(
            (name, terms) -> {
              flat.add("=" + name);
              terms.forEach(term -> flat.add("-" + term));
            });
    return List.copyOf(flat);
  }

  static Map<String, List<String>> of(@Nullable Object flat) {
    Map<String, List<String>> features = new TreeMap<>();
    List<String> terms = new ArrayList<>();
    if (flat instanceof List<?> texts) {
      for (Object text : texts) {
        String word = text.toString().substring(1);
        if (text.toString().startsWith("=")) {
          terms = new ArrayList<>();
          features.put(word, terms);
        } else {
          terms.add(word);
        }
      }
    }
    return features;
  }
}
