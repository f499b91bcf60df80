package org.proviso.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;

/// One reading of a pack or of an addition to one: its merged sections, the identifiers that may be
/// referred to, and the issues found so far. Not thread-safe.
final class PackReading {

  private final Values values;
  private final Sections sections;
  private final Map<Section, TreeSet<String>> known = new EnumMap<>(Section.class);
  private final Map<String, TreeSet<String>> years = new TreeMap<>();
  private final TreeMap<String, Provenance> provenance = new TreeMap<>();

  PackReading(Sections sections, Values values) {
    this.values = values;
    this.sections = sections;
  }

  /// Makes the identifiers of every section that is being read known, also of entries that turn out
  /// to be faulty: what exists is not missing.
  PackReading knowingItsOwn() {
    for (Section section : Section.values()) {
      know(section, sections.entries(section).keySet());
    }
    return this;
  }

  /// Makes identifiers known that stand elsewhere.
  void know(Section section, Collection<String> ids) {
    known.computeIfAbsent(section, key -> new TreeSet<>()).addAll(ids);
  }

  void knowYears(String programme, Collection<String> ofProgramme) {
    years.put(programme, new TreeSet<>(ofProgramme));
  }

  Values values() {
    return values;
  }

  Issues issues() {
    return values.issues();
  }

  Sections sections() {
    return sections;
  }

  SortedMap<String, Provenance> provenance() {
    return provenance;
  }

  void keep(Section section, String id, Provenance from) {
    provenance.put(section.key() + "/" + id, from);
  }

  boolean knows(Section section, String id) {
    TreeSet<String> ids = known.get(section);
    return ids == null || ids.contains(id);
  }

  /// Returns the identifier at a scalar, reporting it if the section has no such entry.
  String reference(Located at, Section section) {
    String id = values.text(at);
    if (!id.isEmpty() && !knows(section, id)) {
      dangling(at, "'" + id + "' is not an entry of " + section.key(), known(section), id);
    }
    return id;
  }

  void dangling(Located at, String message, Collection<String> candidates, String id) {
    String full = message + Suggestion.among(candidates, id);
    issues().error(at, Issue.Code.DANGLING_REFERENCE, full);
  }

  Collection<String> known(Section section) {
    return known.getOrDefault(section, new TreeSet<>());
  }

  /// Returns the identifiers in a list, each reported if the section has no such entry.
  List<String> references(Fields fields, String key, Section section) {
    List<String> ids = new ArrayList<>();
    fields.elements(key).forEach(element -> ids.add(reference(element, section)));
    return ids;
  }

  /// Returns the year under the key `year`, reported if the programme has no such year.
  String yearOf(Fields fields, String programme) {
    Located at = fields.find("year");
    return at == null ? "" : yearOf(at, programme);
  }

  String yearOf(Located at, String programme) {
    String year = values.year(at);
    TreeSet<String> ofProgramme = years.get(programme);
    if (!year.isEmpty() && ofProgramme != null && !ofProgramme.contains(year)) {
      issues()
          .error(
              at,
              Issue.Code.UNKNOWN_YEAR,
              programme
                  + " has no year "
                  + year
                  + "; its years are "
                  + String.join(", ", ofProgramme));
    }
    return year;
  }

  /// Returns where an entry comes from, by its keys `citation`, `source`, `mark` and `caveats`.
  Provenance provenance(Fields fields) {
    return new Provenance(
        fields.has("citation") ? fields.text("citation") : "",
        sources(fields),
        mark(fields, Mark.M),
        fields.texts("caveats"));
  }

  Mark mark(Fields fields, Mark otherwise) {
    return fields.word("mark", Mark.values(), Mark::name, otherwise);
  }

  private List<String> sources(Fields fields) {
    List<String> ids = new ArrayList<>();
    for (Located at : fields.elements("source")) {
      String id = values.text(at);
      if (!id.isEmpty() && !knows(Section.SOURCES, id)) {
        String hint = Suggestion.among(known(Section.SOURCES), id);
        String message = "'" + id + "' is not a source of this pack" + hint;
        issues().error(at, Issue.Code.UNKNOWN_SOURCE, message);
      }
      ids.add(id);
    }
    return ids;
  }

  /// Returns the sources as one text, for facts that carry only that.
  static String sourceText(Provenance from) {
    return String.join(", ", from.sources());
  }

  /// Returns a node as written.
  static Raw raw(Located at) {
    if (at.isMapping()) {
      Map<String, Raw> fields = new LinkedHashMap<>();
      at.entries().forEach(entry -> fields.putIfAbsent(entry.name(), raw(entry.value())));
      return new Raw.Fields(at.place(), fields);
    }
    return at.isSequence()
        ? new Raw.Items(at.place(), at.elements().stream().map(PackReading::raw).toList())
        : new Raw.Text(at.place(), at.scalar().orElse(""));
  }

  SortedMap<String, Raw> rawEntries(Section section) {
    TreeMap<String, Raw> raw = new TreeMap<>();
    sections.entries(section).forEach((id, entry) -> raw.put(id, raw(entry.value())));
    return raw;
  }
}
