package org.proviso.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes the two shapes of JSON that tables have, and what events say: each value in one way only.
final class Json {

  private Json() {}

  /// Returns lists of texts by name, in order of name.
  static String ofLists(Map<String, List<String>> lists) {
    StringBuilder json = new StringBuilder("{");
    new TreeMap<>(lists)
        .forEach(
            (name, texts) -> {
              text(json.append(json.length() == 1 ? "" : ","), name);
              json.append(":[");
              String gap = "";
              for (String text : texts) {
                text(json.append(gap), text);
                gap = ",";
              }
              json.append(']');
            });
    return json.append('}').toString();
  }

  /// Returns references to sources.
  static String ofSources(List<DocketEntry.SourceReference> sources) {
    StringBuilder json = new StringBuilder("[");
    for (DocketEntry.SourceReference source : sources) {
      text(json.append(json.length() == 1 ? "" : ",").append("{\"id\":"), source.id());
      text(json.append(",\"where\":"), source.where());
      json.append('}');
    }
    return json.append(']').toString();
  }

  /// Returns maps, lists, texts, whole numbers and truth values as JSON without spaces; names of a
  /// map in the order of their UTF-16 code units, as RFC 8785 has them.
  ///
  /// @throws IllegalArgumentException if there is something else in it
  static String of(Map<String, ?> map) {
    StringBuilder json = new StringBuilder();
    value(json, map);
    return json.toString();
  }

  private static void value(StringBuilder json, @Nullable Object value) {
    switch (value) {
      case String text -> text(json, text);
      case Integer number -> json.append(number.intValue());
      case Long number -> json.append(number.longValue());
      case Boolean truth -> json.append(truth.booleanValue());
      case List<?> list -> {
        String gap = "[";
        for (Object each : list) {
          value(json.append(gap), each);
          gap = ",";
        }
        json.append(list.isEmpty() ? "[]" : "]");
      }
      case Map<?, ?> map -> {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, each) -> sorted.put(String.valueOf(name), each));
        String gap = "{";
        for (Map.Entry<String, @Nullable Object> each : sorted.entrySet()) {
          text(json.append(gap), each.getKey());
          value(json.append(':'), each.getValue());
          gap = ",";
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
      }
      case null, default -> throw new IllegalArgumentException("not written as JSON: " + value);
    }
  }

  private static void text(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
