package org.proviso.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what [PackOutput] wrote.
///
/// Input of any other origin ends in a [RuntimeException] of some kind; the caller knows by a
/// checksum that it has none.
final class PackInput {

  private final ByteBuffer bytes;
  private final String[] texts;

  PackInput(ByteBuffer bytes) {
    this.bytes = bytes;
    texts = new String[Math.toIntExact(number())];
    for (int i = 0; i < texts.length; i++) {
      byte[] text = new byte[Math.toIntExact(number())];
      bytes.get(text);
      texts[i] = new String(text, StandardCharsets.UTF_8);
    }
  }

  long number() {
    long read = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      read |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        break;
      }
    }
    return (read >>> 1) ^ -(read & 1);
  }

  int smallNumber() {
    return Math.toIntExact(number());
  }

  boolean truth() {
    return bytes.get() != 0;
  }

  String text() {
    return texts[smallNumber()];
  }

  // Each method reference that is passed costs time to link in a program that runs once, so that
  // what is read everywhere is read without one.
  @Nullable String textOrNull() {
    return truth() ? text() : null;
  }

  @Nullable LocalDate dayOrNull() {
    return truth() ? day() : null;
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(number());
  }

  <E extends Enum<E>> E word(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <T> @Nullable T optional(Supplier<T> read) {
    return truth() ? read.get() : null;
  }

  <T> List<T> each(Supplier<T> read) {
    int size = smallNumber();
    List<T> values = new ArrayList<>(Math.min(size, bytes.remaining()));
    for (int i = 0; i < size; i++) {
      values.add(read.get());
    }
    return values;
  }

  List<String> texts() {
    int size = smallNumber();
    List<String> read = new ArrayList<>(Math.min(size, bytes.remaining()));
    for (int i = 0; i < size; i++) {
      read.add(text());
    }
    return read;
  }

  Set<String> textSet() {
    return Set.copyOf(texts());
  }

  <V> SortedMap<String, V> map(Supplier<V> read) {
    return new TreeMap<>(entries(read));
  }

  <V> Map<String, V> entries(Supplier<V> read) {
    int size = smallNumber();
    Map<String, V> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), read.get());
    }
    return map;
  }
}
