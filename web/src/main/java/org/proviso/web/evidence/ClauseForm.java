package org.proviso.web.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.PolicyClause;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;
import org.proviso.web.desk.DeskForms;
import org.proviso.web.site.Words;
import org.springframework.util.MultiValueMap;

/// The form of a policy clause: what a passage is as a policy, in the terms of the pack.
final class ClauseForm {

  private static final int LONGEST_CAVEAT = 1_000;
  private static final String TERM = "term-";

  private ClauseForm() {}

  /// Returns where the passage is, as the form or an address says; empty if it does not.
  static Optional<PassagePlace> place(MultiValueMap<String, String> fields) {
    int until = ItemPage.number(fields.getFirst("until"));
    String kind = Objects.requireNonNullElse(fields.getFirst("text"), "");
    return until == 0 || !kind.matches("[a-z-]{1,30}")
        ? Optional.empty()
        : Optional.of(
            new PassagePlace(
                ItemPage.number(fields.getFirst("page")),
                kind,
                ItemPage.number(fields.getFirst("from")),
                until));
  }

  /// Returns the name of the field with the terms of a list.
  static String field(String list) {
    return TERM + list;
  }

  /// Reads a clause; empty if something is wrong, which `reader` then has.
  ///
  /// @param holders parties whose policy it may be
  /// @param vocabulary the terms of the pack, by list
  static Optional<PolicyClause> read(
      MultiValueMap<String, String> fields,
      List<String> holders,
      Map<String, List<String>> vocabulary,
      DeskForms.Reader reader) {
    String holder = Objects.requireNonNullElse(fields.getFirst("holder"), "");
    if (!holders.contains(holder)) {
      reader.refuse(Words.say("desk.needs", Words.say("evidence.clause.holder")));
    }
    String title =
        reader.text("evidence.clause.title", fields.getFirst("title"), PolicyClause.LONGEST_TITLE);
    LocalDate from = day("evidence.clause.from", fields.getFirst("in-force-from"), reader);
    LocalDate until = day("evidence.clause.until", fields.getFirst("in-force-until"), reader);
    if (from != null && until != null && !from.isBefore(until)) {
      reader.refuse(Words.say("evidence.clause.ends-before"));
    }
    TreeMap<String, List<String>> features = new TreeMap<>();
    boolean says = false;
    for (Map.Entry<String, List<String>> list : vocabulary.entrySet()) {
      List<String> given = fields.getOrDefault(field(list.getKey()), List.of());
      List<String> terms = list.getValue().stream().filter(given::contains).toList();
      says = says || !terms.isEmpty();
      features.put(list.getKey(), terms);
    }
    if (!says) {
      reader.refuse(Words.say("evidence.clause.no-terms"));
    }
    Mark mark = mark(fields.getFirst("mark"));
    if (mark == null) {
      reader.refuse(Words.say("desk.needs", Words.say("evidence.clause.mark")));
    }
    String citation =
        reader.textOrNothing(
            "evidence.clause.citation", fields.getFirst("citation"), PolicyClause.LONGEST_CITATION);
    String caveat =
        reader.textOrNothing("evidence.clause.caveat", fields.getFirst("caveat"), LONGEST_CAVEAT);
    if (mark == null || !reader.problems().isEmpty()) {
      return Optional.empty();
    }
    List<String> caveats = new ArrayList<>();
    if (!caveat.isEmpty()) {
      caveats.add(caveat);
    }
    return Optional.of(
        new PolicyClause(
            holder,
            title,
            new Span(from, until),
            fields.containsKey("reaches-within"),
            features,
            citation,
            mark,
            caveats));
  }

  /// A day that is not known is left out.
  private static @Nullable LocalDate day(
      String label, @Nullable String given, DeskForms.Reader reader) {
    return given == null || given.isBlank() ? null : reader.day(label, given.strip());
  }

  private static @Nullable Mark mark(@Nullable String word) {
    for (Mark each : Mark.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    return null;
  }
}
