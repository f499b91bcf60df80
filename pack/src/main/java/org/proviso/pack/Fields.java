package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;

/// A mapping of a known shape, read key by key.
///
/// Keys that are unknown or lacking are reported once, when the mapping is opened; a lacking value
/// then yields its sentinel in silence.
final class Fields {

  private final Located at;
  private final Values values;
  private final Map<String, Located> byKey = new TreeMap<>();

  private Fields(Located at, Values values) {
    this.at = at;
    this.values = values;
  }

  /// Opens a mapping.
  static Fields of(Located at, Shape shape, Values values) {
    return of(at, shape, Set.of(), values);
  }

  /// Opens a mapping that may have more keys than its shape says.
  static Fields of(Located at, Shape shape, Collection<String> more, Values values) {
    Fields fields = new Fields(at, values);
    if (!at.isMapping()) {
      values.wrongType(at, "a mapping");
      return fields;
    }
    Set<String> known = new TreeSet<>(shape.keys());
    known.addAll(more);
    for (Located.Entry entry : at.entries()) {
      if (known.contains(entry.name())) {
        fields.byKey.putIfAbsent(entry.name(), entry.value());
      } else {
        unknownKey(entry.key(), known, shape.name(), values.issues());
      }
    }
    for (String key : shape.required()) {
      if (!fields.byKey.containsKey(key)) {
        String message = "the key '" + key + "' is missing here (" + shape.name() + ")";
        values.issues().error(at, Issue.Code.MISSING_KEY, message);
      }
    }
    return fields;
  }

  static void unknownKey(Located key, Collection<String> known, String where, Issues issues) {
    String name = key.scalar().orElse("");
    if (!name.isEmpty() && !name.equals(YamlFile.MERGE)) {
      String message =
          "'" + name + "' is not a key of this (" + where + ")" + Suggestion.among(known, name);
      issues.error(key, Issue.Code.UNKNOWN_KEY, message);
    }
  }

  /// Returns where the mapping stands.
  Located at() {
    return at;
  }

  Values values() {
    return values;
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  @Nullable Located find(String key) {
    return byKey.get(key);
  }

  /// Returns where a key's value stands, or the mapping if there is none.
  Located place(String key) {
    return byKey.getOrDefault(key, at);
  }

  /// Returns the text of a key; empty if it is lacking.
  String text(String key) {
    return orElse(key, values::text, "");
  }

  /// Returns the text of a key; null if it is lacking.
  @Nullable String textOrNull(String key) {
    Located found = byKey.get(key);
    return found == null ? null : values.text(found);
  }

  /// Returns the day of a key; null if it is lacking or none.
  @Nullable LocalDate day(String key) {
    Located found = byKey.get(key);
    return found == null ? null : values.day(found);
  }

  boolean truth(String key) {
    return orElse(key, values::truth, false);
  }

  int number(String key) {
    return orElse(key, values::number, 0);
  }

  /// Returns the elements of a list; none if the key is lacking.
  List<Located> elements(String key) {
    return orElse(key, values::elements, List.of());
  }

  /// Returns the texts of a list; none if the key is lacking.
  List<String> texts(String key) {
    return orElse(key, values::texts, List.of());
  }

  <T> T word(String key, T[] all, Function<? super T, String> name, T otherwise) {
    return orElse(key, found -> values.word(found, all, name, otherwise), otherwise);
  }

  /// Returns the span of the keys `from` and `until`.
  Span span() {
    return values.span(day("from"), day("until"), place("until"));
  }

  <T> T orElse(String key, Function<Located, T> read, T otherwise) {
    Located found = byKey.get(key);
    return found == null ? otherwise : read.apply(found);
  }

  /// Reports keys of `keys` beyond the first, and the lack of all of them if one is needed.
  void atMostOneOf(String... keys) {
    List<String> present = new ArrayList<>(List.of(keys));
    present.retainAll(byKey.keySet());
    for (String key : present.stream().skip(1).toList()) {
      values
          .issues()
          .error(
              place(key),
              Issue.Code.CONFLICTING_KEYS,
              "'" + key + "' can not stand beside '" + present.getFirst() + "'");
    }
  }
}
