package org.proviso.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML node and the file it stands in.
///
/// @param file the file
/// @param node the node
record Located(SourceFile file, Node node) {

  /// One key of a mapping and its value.
  record Entry(Located key, Located value) {
    String name() {
      return key.scalar().orElse("");
    }
  }

  Place place() {
    return placeOf(file, node.getStartMark());
  }

  static Place placeOf(SourceFile file, Optional<Mark> mark) {
    return mark.map(at -> new Place(file.path(), at.getLine() + 1, at.getColumn() + 1))
        .orElseGet(() -> new Place(file.path(), 1, 1));
  }

  /// Returns the text of a scalar; empty if this is none.
  Optional<String> scalar() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /// Returns whether this is a scalar without quotes.
  boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /// Returns whether nothing was written here.
  boolean isNothing() {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && (scalar.getValue().isEmpty()
            || scalar.getValue().equals("null")
            || scalar.getValue().equals("~"));
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isSequence() {
    return node instanceof SequenceNode;
  }

  /// Returns the elements of a list; none if this is no list.
  List<Located> elements() {
    List<Located> elements = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(child -> elements.add(new Located(file, child)));
    }
    return elements;
  }

  /// Returns the entries of a mapping; none if this is no mapping.
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              tuple ->
                  entries.add(
                      new Entry(
                          new Located(file, tuple.getKeyNode()),
                          new Located(file, tuple.getValueNode()))));
    }
    return entries;
  }

  /// Returns the value under a key; null if there is none.
  @Nullable Located find(String key) {
    for (Entry entry : entries()) {
      if (entry.name().equals(key)) {
        return entry.value();
      }
    }
    return null;
  }

  /// Returns what this is, for messages.
  String kind() {
    return isMapping()
        ? "a mapping"
        : isSequence() ? "a list" : isNothing() ? "nothing" : "'" + scalar().orElse("") + "'";
  }
}
