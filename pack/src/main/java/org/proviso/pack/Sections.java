package org.proviso.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The sections of all files, merged: entries by identifier in order of identifier, so that neither
/// the files nor the entries have an order.
final class Sections {

  private final Map<Section, SortedMap<String, Located.Entry>> entries =
      new EnumMap<>(Section.class);
  private final Map<Section, List<Located>> lists = new EnumMap<>(Section.class);
  private final Values values;
  private @Nullable Located heading;

  private Sections(Values values) {
    this.values = values;
    for (Section section : Section.values()) {
      entries.put(section, new TreeMap<>());
      lists.put(section, new ArrayList<>());
    }
  }

  /// Merges files, of which each may have the sections in `allowed`.
  static Sections of(List<Located> roots, Collection<Section> allowed, Values values) {
    Sections merged = new Sections(values);
    roots.forEach(root -> merged.addFile(root, allowed));
    return merged;
  }

  /// Returns the entries of a section in order of identifier.
  SortedMap<String, Located.Entry> entries(Section section) {
    return entries.getOrDefault(section, new TreeMap<>());
  }

  /// Returns the elements of a section that is a list, in order of place.
  List<Located> list(Section section) {
    return lists.getOrDefault(section, List.of());
  }

  /// Returns the heading; null if no file has one.
  @Nullable Located heading() {
    return heading;
  }

  private void addFile(Located root, Collection<Section> allowed) {
    if (!root.isMapping()) {
      values.wrongType(root, "a mapping of sections");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Located.Entry entry : root.entries()) {
      Section section = Section.of(entry.name()).orElse(null);
      if (section == null || !allowed.contains(section)) {
        List<String> known = allowed.stream().map(Section::key).toList();
        Fields.unknownKey(entry.key(), known, "file", values.issues());
      } else if (seen.add(entry.name())) {
        addSection(section, entry);
      }
    }
  }

  private void addSection(Section section, Located.Entry entry) {
    switch (section.form()) {
      case ONCE -> addHeading(entry);
      case ENTRIES -> addEntries(section, entry.value());
      case LIST ->
          lists
              .computeIfAbsent(section, key -> new ArrayList<>())
              .addAll(values.elements(entry.value()));
    }
  }

  private void addHeading(Located.Entry entry) {
    Located first = heading;
    if (first != null) {
      String message = "the pack has a heading already, at " + first.place();
      values.issues().error(entry.key(), Issue.Code.DUPLICATE_ID, message);
      return;
    }
    heading = entry.value();
  }

  private void addEntries(Section section, Located mapping) {
    if (!mapping.isMapping()) {
      values.wrongType(mapping, "a mapping");
    }
    SortedMap<String, Located.Entry> known = entries(section);
    Set<String> seen = new HashSet<>();
    for (Located.Entry entry : mapping.entries()) {
      if (entry.name().isEmpty() || !seen.add(entry.name())) {
        continue;
      }
      Located.Entry first = known.putIfAbsent(entry.name(), entry);
      if (first != null) {
        String message = "'" + entry.name() + "' is an entry already, at " + first.key().place();
        values.issues().error(entry.key(), Issue.Code.DUPLICATE_ID, message);
      }
    }
  }
}
