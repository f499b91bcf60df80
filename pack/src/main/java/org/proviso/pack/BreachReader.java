package org.proviso.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Reading;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Element;
import org.proviso.law.finding.Standard;

/// Reads what has to be shown for a breach of a condition.
final class BreachReader {

  private static final String FROM = "source caveats";

  private final Pack pack;
  private final List<Issue> issues;

  /// @param issues where everything that is wrong is added
  BreachReader(Pack pack, List<Issue> issues) {
    this.pack = pack;
    this.issues = issues;
  }

  /// Returns what has to be shown; null if that is wrong.
  ///
  /// @param id identifier of the condition
  @Nullable Breach read(String id, Raw raw) {
    RawFields fields = RawFields.of(raw, "standard elements", "note", issues);
    Condition condition = pack.law().condition(id).orElse(null);
    if (condition == null) {
      List<String> known = pack.law().conditions().stream().map(Condition::id).toList();
      String message = "'" + id + "' is not a condition of this pack" + Suggestion.among(known, id);
      fields.error("", Issue.Code.DANGLING_REFERENCE, message);
    }
    Standard standard = fields.nested("standard", this::standard);
    List<Element> elements = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    String provision = condition == null ? null : condition.provision();
    for (Raw item : fields.items("elements")) {
      Element element = element(item, provision);
      elements.add(element);
      if (!ids.add(element.id())) {
        String message = "'" + element.id() + "' is an element already";
        issues.add(RawFields.issue(item.place(), Issue.Code.DUPLICATE_ID, message));
      }
    }
    if (fields.has("elements") && elements.isEmpty()) {
      fields.error("elements", Issue.Code.MISSING_KEY, "one element or more is expected");
    }
    if (condition == null
        || standard == null
        || elements.isEmpty()
        || ids.size() < elements.size()) {
      return null;
    }
    boolean turns = elements.stream().anyMatch(Element::turnsOnReading);
    List<Reading> readings =
        turns && provision != null ? pack.law().readings(provision) : List.of();
    // An element whose reading is none of this condition was reported.
    return turns == readings.isEmpty() ? null : new Breach(id, standard, elements, readings);
  }

  private Standard standard(Raw raw) {
    RawFields fields = RawFields.of(raw, "title citation mark", FROM, issues);
    return new Standard(fields.text("title", ""), fields.provenance(pack));
  }

  /// @param provision the provision that the condition turns on; null if none
  private Element element(Raw raw, @Nullable String provision) {
    RawFields fields =
        RawFields.of(raw, "id title question citation mark", "reading " + FROM, issues);
    String reading = fields.text("reading", "");
    if (!reading.isEmpty() && !reading.equals(provision)) {
      String message = "'" + reading + "' is not the provision that the condition turns on";
      fields.error("reading", Issue.Code.DANGLING_REFERENCE, message);
    }
    return new Element(
        fields.text("id", ""),
        fields.text("title", ""),
        fields.text("question", ""),
        !reading.isEmpty(),
        fields.provenance(pack));
  }
}
