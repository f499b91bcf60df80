package org.proviso.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes the two shapes of JSON that tables have.
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
