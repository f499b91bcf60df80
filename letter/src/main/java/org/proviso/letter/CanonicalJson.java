package org.proviso.letter;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The one JSON text of data: RFC 8785 for objects, arrays, strings and truth values.
///
/// Keys are in the order of their UTF-16 code units, which is that of [String#compareTo]; there is
/// no white space; strings escape what they must and nothing else.
final class CanonicalJson {

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static String of(LetterData data) {
    SortedMap<String, Object> members = new TreeMap<>();
    members.put("addressee", correspondent(data.addressee()));
    members.put("date", data.date().toString());
    members.put("fields", data.fields());
    members.put("reference", data.reference());
    members.put("sender", correspondent(data.sender()));
    CanonicalJson json = new CanonicalJson();
    json.write(members);
    return json.out.toString();
  }

  private static SortedMap<String, Object> correspondent(Correspondent of) {
    return new TreeMap<>(Map.of("address", of.address(), "name", of.name()));
  }

  private void write(Object value) {
    switch (value) {
      case String text -> writeString(text);
      case Value.Text(String text) -> writeString(text);
      case Value.Flag(boolean set) -> out.append(set);
      case Value.Records(List<Fields> records) -> writeArray(records);
      case Fields(SortedMap<String, Value> values) -> writeObject(values);
      case List<?> list -> writeArray(list);
      case SortedMap<?, ?> map -> writeObject(map);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void writeObject(SortedMap<?, ?> members) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> member : members.entrySet()) {
      out.append(separator);
      writeString((String) member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void writeArray(List<?> elements) {
    out.append('[');
    String separator = "";
    for (Object element : elements) {
      out.append(separator);
      write(element);
      separator = ",";
    }
    out.append(']');
  }

  private void writeString(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
