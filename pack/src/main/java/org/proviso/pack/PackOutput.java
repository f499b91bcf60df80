package org.proviso.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes values of the compiled form: numbers in as few bytes as they need, each text once.
final class PackOutput {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  /// Returns the table of texts followed by what was written.
  byte[] toBytes() {
    PackOutput table = new PackOutput();
    table.number(texts.size());
    for (String text : texts.keySet()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      table.number(bytes.length);
      table.body.writeBytes(bytes);
    }
    table.body.writeBytes(body.toByteArray());
    return table.body.toByteArray();
  }

  /// Writes a number, small ones of either sign in one byte.
  void number(long number) {
    long left = (number << 1) ^ (number >> 63);
    while ((left & ~0x7FL) != 0) {
      body.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    body.write((int) left);
  }

  void truth(boolean truth) {
    body.write(truth ? 1 : 0);
  }

  void text(String text) {
    Integer index = texts.get(text);
    if (index == null) {
      index = texts.size();
      texts.put(text, index);
    }
    number(index);
  }

  void day(LocalDate day) {
    number(day.toEpochDay());
  }

  void word(Enum<?> word) {
    text(word.name());
  }

  <T> void optional(@Nullable T value, Consumer<T> write) {
    truth(value != null);
    if (value != null) {
      write.accept(value);
    }
  }

  <T> void each(Collection<T> values, Consumer<T> write) {
    number(values.size());
    values.forEach(write);
  }

  void texts(Collection<String> values) {
    each(values, this::text);
  }

  /// Writes a set in order, so that equal sets are equal bytes.
  void textSet(Set<String> values) {
    texts(new TreeSet<>(values));
  }

  /// Writes a map in the order of its keys.
  <V> void map(Map<String, V> map, Consumer<V> write) {
    entries(new TreeMap<>(map), write);
  }

  /// Writes a map in its own order.
  <V> void entries(Map<String, V> map, Consumer<V> write) {
    number(map.size());
    map.forEach(
        (key, value) -> {
          text(key);
          write.accept(value);
        });
  }
}
