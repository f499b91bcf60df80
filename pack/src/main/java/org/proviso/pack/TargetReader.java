package org.proviso.pack;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Subject;

/// Reads what a clause acts on. One per clause.
final class TargetReader {

  private final String clause;
  private final Fields fields;
  private final ActsReader acts;
  private final PackReading pack;
  private final Values values;

  TargetReader(String clause, Fields fields, ActsReader acts, PackReading pack) {
    this.clause = clause;
    this.fields = fields;
    this.acts = acts;
    this.pack = pack;
    values = pack.values();
  }

  Target read() {
    fields.atMostOneOf("conditions", "acts-on", "adopts");
    for (String key : List.of("years", "part")) {
      if (fields.has(key) && !fields.has("conditions")) {
        String message = "'" + key + "' has a meaning only beside 'conditions'";
        values.issues().error(fields.place(key), Issue.Code.CONFLICTING_KEYS, message);
      }
    }
    if (fields.has("conditions")) {
      return conditions();
    }
    if (fields.has("acts-on")) {
      return clauses();
    }
    return fields.has("adopts") ? reading(fields.place("adopts")) : new Target.OfNothing();
  }

  private Target conditions() {
    TreeSet<String> ids = new TreeSet<>();
    for (Located at : fields.elements("conditions")) {
      String id = pack.reference(at, Section.CONDITIONS);
      acts.places().of(clause, "target", id, at);
      ids.add(id);
    }
    needOne(ids, "conditions");
    Located years = fields.find("years");
    Set<String> ofYears = years == null ? Set.of() : years(years, ids);
    @Nullable String part = fields.textOrNull("part");
    return new Target.OfConditions(ids, ofYears, part);
  }

  private Set<String> years(Located at, Set<String> conditions) {
    if (at.scalar().orElse("").equals(Subject.ANY_YEAR)) {
      return Set.of();
    }
    Set<String> known = acts.yearsOf(conditions);
    TreeSet<String> years = new TreeSet<>();
    for (Located element : values.elements(at)) {
      String year = values.year(element);
      years.add(year);
      if (!year.isEmpty() && !known.isEmpty() && !known.contains(year)) {
        String message =
            "no programme of these conditions has the year "
                + year
                + "; their years are "
                + String.join(", ", known);
        values.issues().error(element, Issue.Code.UNKNOWN_YEAR, message);
      }
    }
    needOne(years, "years");
    return years;
  }

  private Target clauses() {
    TreeSet<String> ids = new TreeSet<>();
    for (Located at : fields.elements("acts-on")) {
      for (String id : acts.clausesAt(at)) {
        acts.places().of(clause, "target", id, at);
        ids.add(id);
      }
    }
    needOne(ids, "acts-on");
    return new Target.OfClauses(ids);
  }

  private void needOne(Set<String> found, String key) {
    Located at = fields.place(key);
    if (found.isEmpty() && at.isSequence() && at.elements().isEmpty()) {
      values.wrongType(at, "at least one name");
    }
  }

  private Target reading(Located at) {
    Fields adopts = Fields.of(at, Shape.ADOPTS, values);
    String provision =
        adopts.orElse("provision", where -> pack.reference(where, Section.PROVISIONS), "");
    String reading = adopts.text("reading");
    List<String> known =
        acts.readings().stream()
            .filter(each -> each.provision().equals(provision))
            .map(Reading::id)
            .toList();
    Located where = adopts.place("reading");
    boolean checkable = pack.knows(Section.PROVISIONS, provision) && !reading.isEmpty();
    if (checkable && !known.contains(reading)) {
      String message = "'" + reading + "' is not a reading of " + provision;
      pack.dangling(where, message, known, reading);
    }
    acts.places().of(clause, "target", provision + "/" + reading, where);
    return new Target.OfReading(provision, reading);
  }
}
