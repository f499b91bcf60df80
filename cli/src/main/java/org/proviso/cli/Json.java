package org.proviso.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Writes one JSON object, field by field, in lines that end the same way on every system.
final class Json {

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
          DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
          printer.indentObjectsWith(indenter);
          printer.indentArraysWith(indenter);
          return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /// Returns an object with the fields that `body` writes.
  static String of(Consumer<Json> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(INDENTED, text)) {
      out.writeStartObject();
      body.accept(new Json(out));
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  Json text(String name, @Nullable String value) {
    out.writeName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value);
    }
    return this;
  }

  Json day(String name, @Nullable LocalDate day) {
    return text(name, day == null ? null : day.toString());
  }

  Json file(String name, @Nullable Path file) {
    return text(name, file == null ? null : file.toString());
  }

  Json number(String name, long value) {
    out.writeName(name);
    out.writeNumber(value);
    return this;
  }

  Json truth(String name, boolean value) {
    out.writeName(name);
    out.writeBoolean(value);
    return this;
  }

  Json texts(String name, Collection<String> values) {
    out.writeName(name);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
    return this;
  }

  Json object(String name, Consumer<Json> body) {
    out.writeName(name);
    out.writeStartObject();
    body.accept(this);
    out.writeEndObject();
    return this;
  }

  <T> Json list(String name, Collection<T> items, BiConsumer<Json, T> body) {
    out.writeName(name);
    out.writeStartArray();
    for (T item : items) {
      out.writeStartObject();
      body.accept(this, item);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }
}
