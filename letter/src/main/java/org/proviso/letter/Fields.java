package org.proviso.letter;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Values by the names of the fields that they fill.
///
/// @param values in the order of the names
public record Fields(SortedMap<String, Value> values) {

  private static final Fields EMPTY = new Fields(new TreeMap<>());

  public Fields {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// Returns these values, in any order.
  public static Fields of(Map<String, ? extends Value> values) {
    return new Fields(new TreeMap<>(values));
  }

  /// Returns no values at all.
  public static Fields empty() {
    return EMPTY;
  }

  /// Returns these values and a text; one of that name is replaced.
  public Fields with(String name, String text) {
    return with(name, new Value.Text(text));
  }

  /// Returns these values and a flag; one of that name is replaced.
  public Fields with(String name, boolean set) {
    return with(name, new Value.Flag(set));
  }

  /// Returns these values and a list of records; one of that name is replaced.
  public Fields with(String name, List<Fields> records) {
    return with(name, new Value.Records(records));
  }

  /// Returns these values and those of `outer` that have other names.
  Fields over(Fields outer) {
    if (values.isEmpty()) {
      return outer;
    }
    SortedMap<String, Value> all = new TreeMap<>(outer.values);
    all.putAll(values);
    return new Fields(all);
  }

  private Fields with(String name, Value value) {
    SortedMap<String, Value> more = new TreeMap<>(values);
    more.put(name, value);
    return new Fields(more);
  }
}
