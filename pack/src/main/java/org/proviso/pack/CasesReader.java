package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Group;
import org.proviso.law.proof.Headline;

/// Reads decided cases.
final class CasesReader {

  private final PackReading pack;
  private final Values values;

  CasesReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
  }

  /// Returns the cases in order of place, without those that lack what a question needs.
  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    Map<String, Place> seen = new TreeMap<>();
    for (Located at : pack.sections().list(Section.CASES)) {
      Fields fields = Fields.of(at, Shape.CASE, values);
      String id = fields.orElse("id", values::id, "");
      Place first = seen.putIfAbsent(id, at.place());
      if (first != null && !id.isEmpty()) {
        String message = "'" + id + "' is a case already, at " + first;
        pack.issues().error(fields.place("id"), Issue.Code.DUPLICATE_ID, message);
      }
      Case read = read(id, fields);
      if (read != null) {
        cases.add(read);
      }
    }
    return cases;
  }

  private @Nullable Case read(String id, Fields fields) {
    String condition = fields.orElse("condition", at -> pack.reference(at, Section.CONDITIONS), "");
    int slash = condition.indexOf('/');
    String programme = slash < 0 ? "" : condition.substring(0, slash);
    LocalDate on = fields.day("on");
    Case read =
        new Case(
            id,
            fields.at().place(),
            on == null ? LocalDate.EPOCH : on,
            condition,
            fields.orElse("party", at -> pack.reference(at, Section.PARTIES), ""),
            pack.yearOf(fields, programme),
            fields.word("answer", Headline.values(), Headline::name, Headline.UNCERTAIN),
            award(fields),
            met(fields),
            pack.references(fields, "by", Section.ACTS),
            viewpoint(fields),
            fields.day("known"),
            fields.orElse("given", this::given, Case.Given.NOTHING),
            fields.has("note") ? fields.text("note") : "",
            fields.has("source") ? fields.text("source") : "",
            marks(fields),
            fields.truth("soft"));
    return on == null ? null : read;
  }

  private static Award.@Nullable Status award(Fields fields) {
    return fields.has("award")
        ? fields.word("award", Award.Status.values(), AwardsReader::word, Award.Status.UNKNOWN)
        : null;
  }

  private static Answer.Met.@Nullable Value met(Fields fields) {
    return fields.has("met")
        ? fields.word(
            "met", Answer.Met.Value.values(), Answer.Met.Value::name, Answer.Met.Value.UNKNOWN)
        : null;
  }

  private Case.Viewpoint viewpoint(Fields fields) {
    Located at = fields.find("viewpoint");
    return switch (at == null ? "contemporaneous" : at.scalar().orElse("")) {
      case "contemporaneous" -> new Case.Viewpoint.Contemporaneous();
      case "hindsight" -> new Case.Viewpoint.Hindsight();
      default -> {
        LocalDate day = fields.day("viewpoint");
        yield day == null ? new Case.Viewpoint.Contemporaneous() : new Case.Viewpoint.On(day);
      }
    };
  }

  private Case.Given given(Located at) {
    Fields fields = Fields.of(at, Shape.GIVEN, values);
    Map<String, Group.Standing> groups = new HashMap<>();
    Located stated = fields.find("groups");
    if (stated != null) {
      if (!stated.isMapping()) {
        values.wrongType(stated, "a mapping from groups");
      }
      for (Located.Entry entry : stated.entries()) {
        String group = pack.reference(entry.key(), Section.GROUPS);
        groups.put(group, RegisterReader.standing(entry.value(), values));
      }
    }
    Located under = fields.find("sub_recipient_of");
    return new Case.Given(
        groups,
        acceptance(fields.find("award")),
        under == null ? null : pack.reference(under, Section.PARTIES));
  }

  private Award.@Nullable Acceptance acceptance(@Nullable Located at) {
    if (at == null) {
      return null;
    }
    Located accepted = Fields.of(at, Shape.GIVEN_AWARD, values).find("accepted");
    return accepted == null ? null : AwardsReader.acceptance(accepted, values);
  }

  /// Returns one or more marks with slashes between them.
  private String marks(Fields fields) {
    Located at = fields.find("mark");
    String text = at == null ? "" : values.text(at);
    List<String> known = Arrays.stream(Mark.values()).map(Mark::name).toList();
    if (at != null && !known.containsAll(List.of(text.split("/")))) {
      values.unknownWord(at, known);
    }
    return text;
  }
}
