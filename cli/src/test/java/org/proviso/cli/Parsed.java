package org.proviso.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON object, read back.
///
/// @param fields its fields; numbers and truth values as text
record Parsed(Map<String, @Nullable Object> fields) {

  /// @throws tools.jackson.core.JacksonException if `text` is not one JSON object
  static Parsed of(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one value");
      }
      return (Parsed) java.util.Objects.requireNonNull(value);
    }
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          if (fields.containsKey(name)) {
            throw new AssertionError("the field " + name + " comes twice");
          }
          fields.put(name, value(parser));
        }
        yield new Parsed(fields);
      }
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  @Nullable String text(String name) {
    return (String) fields.get(name);
  }

  Parsed object(String name) {
    return (Parsed) java.util.Objects.requireNonNull(fields.get(name));
  }

  List<?> list(String name) {
    return (List<?>) java.util.Objects.requireNonNull(fields.get(name));
  }
}
