package org.proviso.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the checks of claims. A check that lacks what it is computed from is reported and left
/// out.
final class ClaimCheckReader {

  private final PackReading pack;
  private final Values values;

  ClaimCheckReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
  }

  /// Reads a mapping whose one key says which check it is; null if there is no such check.
  @Nullable ClaimCheck read(Located at) {
    Fields fields = Fields.of(at, Shape.CHECK, values);
    List<String> present = Shape.CHECK.keys().stream().filter(fields::has).toList();
    fields.atMostOneOf(Shape.CHECK.keys().toArray(String[]::new));
    if (present.isEmpty()) {
      // A key that there is no check for was reported as unknown.
      if (at.isMapping() && at.entries().isEmpty()) {
        String message =
            "one of " + String.join(", ", Shape.CHECK.keys()) + " is missing here (check)";
        pack.issues().error(at, Issue.Code.MISSING_KEY, message);
      }
      return null;
    }
    String which = present.getFirst();
    Located check = fields.place(which);
    return switch (which) {
      case "addressees" -> addressees(Fields.of(check, Shape.CHECK_ADDRESSEES, values));
      case "barring-acts" -> barringActs(Fields.of(check, Shape.CHECK_BARRING_ACTS, values));
      case "terms" -> terms(Fields.of(check, Shape.CHECK_TERMS, values));
      case "acts-of-court" -> actsOfCourt(Fields.of(check, Shape.CHECK_ACTS_OF_COURT, values));
      case "policy-in-force" -> policy(Fields.of(check, Shape.CHECK_POLICY_IN_FORCE, values));
      case "due" -> due(Fields.of(check, Shape.CHECK_DUE, values));
      case "unsourced" -> unsourced(Fields.of(check, Shape.CHECK_UNSOURCED, values));
      case "later" -> later(Fields.of(check, Shape.CHECK_LATER, values));
      default -> throw new IllegalStateException("the shape of a check has no key " + which);
    };
  }

  private ClaimCheck addressees(Fields fields) {
    Located within = fields.find("within");
    if (within == null && fields.has("stated-within")) {
      String message = "the key 'within' is missing here, which 'stated-within' speaks of";
      pack.issues().error(fields.place("stated-within"), Issue.Code.MISSING_KEY, message);
    }
    return new ClaimCheck.Addressees(
        fields.orElse("round", at -> pack.reference(at, Section.ROUNDS), ""),
        within == null ? null : pack.reference(within, Section.PARTIES),
        stated(fields, "stated"),
        stated(fields, "stated-within"));
  }

  private @Nullable ClaimCheck barringActs(Fields fields) {
    String programme = programme(fields);
    LocalDate on = fields.day("on");
    Integer stated = stated(fields, "stated");
    return on == null ? null : new ClaimCheck.BarringActs(programme, on, stated);
  }

  private @Nullable ClaimCheck terms(Fields fields) {
    String programme = programme(fields);
    String year = pack.yearOf(fields, programme);
    LocalDate on = fields.day("on");
    Integer stated = stated(fields, "stated");
    return on == null ? null : new ClaimCheck.Terms(programme, year, on, stated);
  }

  private ClaimCheck actsOfCourt(Fields fields) {
    String court = fields.orElse("court", at -> pack.reference(at, Section.COURTS), "");
    return new ClaimCheck.ActsOfCourt(court, fields.span(), stated(fields, "stated"));
  }

  private @Nullable ClaimCheck policy(Fields fields) {
    String policy = fields.orElse("policy", at -> pack.reference(at, Section.POLICIES), "");
    LocalDate on = fields.day("on");
    LocalDate since = fields.day("since");
    return on == null ? null : new ClaimCheck.PolicyInForce(policy, on, since);
  }

  private @Nullable ClaimCheck due(Fields fields) {
    List<String> rules = pack.references(fields, "rules", Section.COUNTING_RULES);
    if (fields.has("rules") && rules.isEmpty()) {
      values.tooShort(fields.place("rules"), "one counting rule");
    }
    Located at = fields.find("from");
    LocalDateTime from = at == null ? null : localTime(at);
    return from == null ? null : new ClaimCheck.Due(rules, from);
  }

  private @Nullable LocalDateTime localTime(Located at) {
    try {
      return LocalDateTime.parse(at.scalar().orElse(""));
    } catch (DateTimeException e) {
      String message = "a local time like 2018-01-24T17:00 is expected, not " + at.kind();
      pack.issues().error(at, Issue.Code.BAD_DATE, message);
      return null;
    }
  }

  private ClaimCheck unsourced(Fields fields) {
    List<String> lookedIn = pack.references(fields, "looked-in", Section.SOURCES);
    if (fields.has("looked-in") && lookedIn.isEmpty()) {
      values.tooShort(fields.place("looked-in"), "one source");
    }
    return new ClaimCheck.Unsourced(lookedIn, fields.text("nearest"));
  }

  private ClaimCheck later(Fields fields) {
    ClaimCheck.Lacking needs =
        fields.word(
            "needs",
            ClaimCheck.Lacking.values(),
            ClaimCheck.Lacking::word,
            ClaimCheck.Lacking.STEPS);
    return new ClaimCheck.Later(needs, fields.text("wanted"));
  }

  private String programme(Fields fields) {
    return fields.orElse("programme", at -> pack.reference(at, Section.PROGRAMMES), "");
  }

  private @Nullable Integer stated(Fields fields, String key) {
    Located at = fields.find(key);
    return at == null ? null : Integer.valueOf(values.number(at));
  }
}
