package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.Authority;
import org.proviso.law.procedure.Basis;
import org.proviso.law.procedure.Carrying;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepClock;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;

/// Reads the procedure of a pack and its cases. Used once.
final class ProcedureReader {

  private static final String PROVENANCE = " citation source mark caveats";
  private static final LocalDate NO_DAY = LocalDate.MIN;
  private static final String NEEDS =
      "taken not-taken over running authority named-in award term order finding tier";

  private final Pack pack;
  private final Contents.ProcedureText text;
  private final Clocks clocks;
  private final List<Issue> issues = new ArrayList<>();
  private final Set<String> ending = new TreeSet<>();
  private final Map<InInquiry, String> inInquiry = new EnumMap<>(InInquiry.class);
  private final Map<String, Breach> breaches = new TreeMap<>();

  private enum Accepted {
    ACCEPTED
  }

  private enum InTerms {
    IN_TERMS
  }

  private enum NoOrder {
    NONE
  }

  private enum InInquiry {
    LETTER,
    ANSWER
  }

  private enum IsShown {
    SHOWN
  }

  /// What a case supposes of the finding.
  private enum Supposed {
    SHOWN,
    NOT_SHOWN,
    OPEN,
    UNREAD,
    DISSENTED
  }

  private enum YesNo {
    TRUE,
    FALSE
  }

  ProcedureReader(Pack pack, Clocks clocks) {
    this.pack = pack;
    this.text = pack.contents().procedure();
    this.clocks = clocks;
  }

  Procedures.Outcome read() {
    List<Action> actions = new ArrayList<>();
    text.actions().forEach((id, raw) -> actions.add(action(id, raw)));
    List<Authority> authorities = new ArrayList<>();
    text.authorities()
        .forEach((id, raw) -> Optional.ofNullable(authority(id, raw)).ifPresent(authorities::add));
    List<StepClock> stepClocks = new ArrayList<>();
    text.clocks().forEach((id, raw) -> stepClocks.add(clock(id, raw)));
    text.steps().forEach(this::noteEnding);
    List<Step> steps = new ArrayList<>();
    // In the order of the file, which is that of the procedure, unlike the order of identifiers.
    text.steps().entrySet().stream()
        .sorted((one, other) -> one.getValue().place().compareTo(other.getValue().place()))
        .forEach(each -> steps.add(step(each.getKey(), each.getValue())));
    text.breaches()
        .forEach(
            (id, raw) ->
                Optional.ofNullable(new BreachReader(pack, issues).read(id, raw))
                    .ifPresent(breach -> breaches.put(id, breach)));
    List<StepCase> cases = new ArrayList<>();
    for (Raw raw : text.cases()) {
      Optional.ofNullable(stepCase(raw)).ifPresent(cases::add);
    }
    if (!issues.isEmpty()) {
      issues.sort(null);
      return new Procedures.Outcome.Rejected(issues);
    }
    return new Procedures.Outcome.Read(
        new Procedures(
            new Procedure(actions, authorities, stepClocks, steps, breaches.values()),
            inInquiry.get(InInquiry.LETTER),
            inInquiry.get(InInquiry.ANSWER),
            cases));
  }

  private Action action(String id, Raw raw) {
    RawFields fields = RawFields.of(raw, "title", "money" + PROVENANCE, issues);
    return new Action(
        id, fields.text("title", ""), !isNot(fields, "money"), fields.provenance(pack));
  }

  private @Nullable Authority authority(String id, Raw raw) {
    RawFields fields = RawFields.of(raw, "title fixed-by editions", "note", issues);
    List<Authority.Edition> editions = new ArrayList<>();
    for (Raw item : fields.items("editions")) {
      RawFields edition = RawFields.of(item, "citation mark", "from until source caveats", issues);
      Optional.ofNullable(span(edition))
          .ifPresent(span -> editions.add(new Authority.Edition(span, edition.provenance(pack))));
    }
    Authority.FixedBy fixedBy =
        fields.word("fixed-by", Authority.FixedBy.values(), Authority.FixedBy.STEP);
    try {
      return new Authority(id, fields.text("title", ""), fixedBy, editions);
    } catch (IllegalArgumentException e) {
      String message = "editions follow each other, from the earliest, and share no day";
      fields.error("editions", Issue.Code.BAD_SPAN, message);
      return null;
    }
  }

  private @Nullable Span span(RawFields fields) {
    LocalDate from = fields.day("from", NO_DAY);
    LocalDate until = fields.day("until", NO_DAY);
    LocalDate first = from.equals(NO_DAY) ? null : from;
    LocalDate end = until.equals(NO_DAY) ? null : until;
    if (first != null && end != null && !end.isAfter(first)) {
      fields.error(
          "until", Issue.Code.BAD_SPAN, "'until' is the first day after, later than 'from'");
      return null;
    }
    return new Span(first, end);
  }

  private StepClock clock(String id, Raw raw) {
    RawFields fields = RawFields.of(raw, "title citation mark", "rule source caveats", issues);
    CountingRule rule = null;
    if (fields.has("rule")) {
      String name = fields.text("rule", "");
      rule = clocks.find(name).map(Clocks.Listed::example).orElse(null);
      if (rule == null) {
        String hint = Suggestion.among(clocks.near(name), name);
        fields.error(
            "rule",
            Issue.Code.DANGLING_REFERENCE,
            "'" + name + "' is not a counting rule of this pack" + hint);
      }
    }
    return new StepClock(id, fields.text("title", ""), rule, fields.provenance(pack));
  }

  private static RawFields step(Raw raw, List<Issue> issues) {
    return RawFields.of(
        raw,
        "title side office citation mark needs",
        "stage action starts ends undoes names-actions posts grounds again ends-matter after-end"
            + " inquiry source caveats",
        issues);
  }

  private void noteEnding(String id, Raw raw) {
    // Faults are reported when the step is read.
    if (step(raw, new ArrayList<>()).word("ends-matter", YesNo.values(), YesNo.FALSE)
        == YesNo.TRUE) {
      ending.add(id);
    }
  }

  private Step step(String id, Raw raw) {
    RawFields fields = step(raw, issues);
    Provenance from = fields.provenance(pack);
    List<Step.Requirement> needs = new ArrayList<>();
    for (Raw item : fields.items("needs")) {
      Optional.ofNullable(requirement(item, from)).ifPresent(needs::add);
    }
    if (isNot(fields, "again")) {
      needs.add(new Step.Requirement(new Need.NotTaken(Set.of(id)), from));
    }
    Set<String> ends = new TreeSet<>(ending);
    ends.remove(id);
    if (isNot(fields, "after-end") && !ends.isEmpty()) {
      needs.add(new Step.Requirement(new Need.NotTaken(ends), from));
    }
    if (fields.has("inquiry")) {
      InInquiry part = fields.word("inquiry", InInquiry.values(), InInquiry.LETTER);
      String other = inInquiry.putIfAbsent(part, id);
      if (other != null) {
        String message = "step '" + other + "' is that already; one step is";
        fields.error("inquiry", Issue.Code.CONFLICTING_KEYS, message);
      }
    }
    String action = fields.text("action", "");
    if (!action.isEmpty()) {
      known(fields, "action", List.of(action), text.actions().keySet());
    }
    return new Step(
        id,
        fields.text("title", ""),
        fields.word("side", Side.values(), Side.GRANTOR),
        fields.text("office", ""),
        fields.has("stage") ? fields.text("stage", "") : null,
        action.isEmpty() ? null : action,
        needs,
        known(fields, "starts", fields.texts("starts"), text.clocks().keySet()),
        known(fields, "ends", fields.texts("ends"), text.clocks().keySet()),
        known(fields, "undoes", fields.texts("undoes"), text.steps().keySet()),
        !isNot(fields, "names-actions"),
        ending.contains(id),
        posts(fields, action),
        grounds(fields),
        from);
  }

  private @Nullable Carrying posts(RawFields fields, String action) {
    if (!fields.has("posts")) {
      return null;
    }
    Carrying posts = fields.word("posts", Carrying.values(), Carrying.RELEASE);
    Raw raw = text.actions().get(action);
    if (posts.isAgainstTheRecipient()
        && (raw == null
            || isNot(
                RawFields.of(raw, "title", "money" + PROVENANCE, new ArrayList<>()), "money"))) {
      String message = "a step that is posted against the recipient has an action with 'money'";
      fields.error("posts", Issue.Code.CONFLICTING_KEYS, message);
    }
    return posts;
  }

  private static Set<Basis> grounds(RawFields fields) {
    Set<Basis> grounds = EnumSet.noneOf(Basis.class);
    List<String> words =
        Arrays.stream(Basis.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    for (String word : known(fields, "grounds", fields.texts("grounds"), Set.copyOf(words))) {
      grounds.add(Basis.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return grounds;
  }

  private static boolean isNot(RawFields fields, String key) {
    return fields.word(key, YesNo.values(), YesNo.FALSE) == YesNo.FALSE;
  }

  /// Returns the identifiers that are known, and reports the others.
  private static Set<String> known(
      RawFields fields, String key, Collection<String> ids, Set<String> known) {
    Set<String> found = new HashSet<>(ids);
    for (String id : ids) {
      if (!known.contains(id)) {
        String message = "'" + id + "' is not known here" + Suggestion.among(known, id);
        fields.error(key, Issue.Code.DANGLING_REFERENCE, message);
        found.remove(id);
      }
    }
    return found;
  }

  private Step.@Nullable Requirement requirement(Raw raw, Provenance ofStep) {
    RawFields fields = RawFields.of(raw, "", NEEDS + " or" + PROVENANCE, issues);
    List<String> which = new ArrayList<>();
    for (String key : NEEDS.split(" ", -1)) {
      if (fields.has(key)) {
        which.add(key);
      }
    }
    if (which.size() != 1) {
      fields.error("", Issue.Code.CONFLICTING_KEYS, "exactly one of " + NEEDS + " is expected");
      return null;
    }
    if (fields.has("or") && !which.equals(List.of("over"))) {
      fields.error("or", Issue.Code.CONFLICTING_KEYS, "'or' stands beside 'over' only");
    }
    Need need = need(fields, which.getFirst());
    // A need without a citation of its own has that of its step.
    Provenance from = fields.has("citation") ? fields.provenance(pack) : ofStep;
    return need == null ? null : new Step.Requirement(need, from);
  }

  private @Nullable Need need(RawFields fields, String key) {
    Set<String> steps = text.steps().keySet();
    return switch (key) {
      case "taken" -> {
        Set<String> ids = known(fields, key, fields.texts(key), steps);
        yield ids.isEmpty() ? null : new Need.Taken(ids);
      }
      case "not-taken" -> {
        Set<String> ids = known(fields, key, fields.texts(key), steps);
        yield ids.isEmpty() ? null : new Need.NotTaken(ids);
      }
      case "over" -> {
        Set<String> clock =
            known(fields, key, List.of(fields.text(key, "")), text.clocks().keySet());
        Set<String> or = known(fields, "or", fields.texts("or"), steps);
        yield clock.isEmpty() ? null : new Need.Over(clock.iterator().next(), or);
      }
      case "running" -> {
        Set<String> clock =
            known(fields, key, List.of(fields.text(key, "")), text.clocks().keySet());
        yield clock.isEmpty() ? null : new Need.Running(clock.iterator().next());
      }
      case "authority" -> {
        Set<String> authority =
            known(fields, key, List.of(fields.text(key, "")), text.authorities().keySet());
        yield authority.isEmpty() ? null : new Need.Authorised(authority.iterator().next());
      }
      case "named-in" -> {
        Set<String> step = known(fields, key, List.of(fields.text(key, "")), steps);
        yield step.isEmpty() ? null : new Need.Named(step.iterator().next());
      }
      case "award" -> {
        fields.word(key, Accepted.values(), Accepted.ACCEPTED);
        yield new Need.Accepted();
      }
      case "term" -> {
        fields.word(key, InTerms.values(), InTerms.IN_TERMS);
        yield new Need.InTerms();
      }
      case "order" -> {
        fields.word(key, NoOrder.values(), NoOrder.NONE);
        yield new Need.NoOrder();
      }
      case "finding" -> {
        fields.word(key, IsShown.values(), IsShown.SHOWN);
        yield new Need.Shown();
      }
      case "tier" -> new Need.OfTier(fields.word(key, Tier.values(), Tier.DIRECT));
      default -> throw new IllegalStateException(key);
    };
  }

  private @Nullable StepCase stepCase(Raw raw) {
    RawFields fields =
        RawFields.of(
            raw,
            "id condition party year on step answer source",
            "tier done orders finding shown-under missing note mark",
            issues);
    String condition = fields.text("condition", "");
    String party = fields.text("party", "");
    String year = fields.text("year", "");
    if (StepCaseRunner.subject(pack, condition, party, year).isEmpty()) {
      String message = "the pack has no award of " + party + " in " + year + " under " + condition;
      fields.error("party", Issue.Code.DANGLING_REFERENCE, message);
    }
    Set<String> step =
        known(fields, "step", List.of(fields.text("step", "")), text.steps().keySet());
    LocalDate on = fields.day("on", NO_DAY);
    Matter matter = matter(fields, condition, on);
    if (matter == null || step.isEmpty() || on.equals(NO_DAY)) {
      return null;
    }
    return new StepCase(
        fields.text("id", ""),
        condition,
        party,
        year,
        matter,
        on,
        step.iterator().next(),
        fields.word("answer", StepCase.Expected.values(), StepCase.Expected.REFUSED),
        Set.copyOf(fields.texts("missing")),
        fields.text("source", ""),
        raw.place());
  }

  private @Nullable Matter matter(RawFields fields, String condition, LocalDate on) {
    List<Matter.Done> done = new ArrayList<>();
    for (Raw item : fields.items("done")) {
      Optional.ofNullable(done(item, done.size() + 1)).ifPresent(done::add);
    }
    List<Matter.Order> orders = new ArrayList<>();
    for (Raw item : fields.items("orders")) {
      RawFields order = RawFields.of(item, "id citation", "actions from until doubtful", issues);
      Span span = span(order);
      if (span != null) {
        orders.add(
            new Matter.Order(
                order.text("id", ""),
                known(order, "actions", order.texts("actions"), text.actions().keySet()),
                span,
                !isNot(order, "doubtful"),
                order.text("citation", "")));
      }
    }
    Tier tier = fields.has("tier") ? fields.word("tier", Tier.values(), Tier.DIRECT) : null;
    try {
      return new Matter(tier, done, orders, findings(fields, condition, on));
    } catch (IllegalArgumentException e) {
      fields.error("done", Issue.Code.BAD_DATE, "the days of what was done do not go back");
      return null;
    }
  }

  /// Returns the finding that a case supposes, made and read on its day; none if it has none.
  private List<Finding> findings(RawFields fields, String condition, LocalDate on) {
    boolean isByReading = fields.has("shown-under");
    if (!fields.has("finding") && !isByReading) {
      return List.of();
    }
    String key = isByReading ? "shown-under" : "finding";
    if (fields.has("finding") && isByReading) {
      fields.error(
          key, Issue.Code.CONFLICTING_KEYS, "exactly one of finding shown-under is expected");
      return List.of();
    }
    Supposed supposed = fields.word("finding", Supposed.values(), Supposed.SHOWN);
    Breach breach = breaches.get(condition);
    if (breach == null) {
      fields.error(key, Issue.Code.DANGLING_REFERENCE, "no breach of '" + condition + "' is here");
      return List.of();
    }
    Set<String> readings = breach.readings().stream().map(Reading::id).collect(Collectors.toSet());
    Set<String> under = known(fields, key, fields.texts("shown-under"), readings);
    List<Finding.Judged> judged = new ArrayList<>();
    for (Finding.Point point : breach.points()) {
      judged.add(new Finding.Judged(point, isByReading ? shown(point, under) : shown(supposed)));
    }
    Set<Finding.Point> dissents =
        supposed == Supposed.DISSENTED ? Set.copyOf(breach.points()) : Set.of();
    Finding.Second second = supposed == Supposed.UNREAD ? null : new Finding.Second(on, dissents);
    return List.of(new Finding(1, on, judged, second, "1"));
  }

  private static Shown shown(Finding.Point point, Set<String> under) {
    String reading = point.reading();
    return reading == null || under.contains(reading) ? Shown.SHOWN : Shown.NOT_SHOWN;
  }

  private static Shown shown(Supposed supposed) {
    return switch (supposed) {
      case SHOWN, UNREAD, DISSENTED -> Shown.SHOWN;
      case NOT_SHOWN -> Shown.NOT_SHOWN;
      case OPEN -> Shown.OPEN;
    };
  }

  private Matter.@Nullable Done done(Raw item, int number) {
    RawFields fields = RawFields.of(item, "step on", "reached actions due event", issues);
    Set<String> step =
        known(fields, "step", List.of(fields.text("step", "")), text.steps().keySet());
    LocalDate on = fields.day("on", NO_DAY);
    Map<String, LocalDate> due = new HashMap<>();
    fields.nested(
        "due",
        raw -> {
          if (raw instanceof Raw.Fields(Place _, Map<String, Raw> days)) {
            RawFields each =
                RawFields.of(raw, "", String.join(" ", text.clocks().keySet()), issues);
            days.keySet().forEach(clock -> due.put(clock, each.day(clock, NO_DAY)));
          } else {
            fields.error("due", Issue.Code.WRONG_TYPE, "a mapping from clocks to days is expected");
          }
          return raw;
        });
    LocalDate reached = "no".equals(fields.text("reached", "")) ? null : fields.day("reached", on);
    if (step.isEmpty() || on.equals(NO_DAY) || (reached != null && reached.isBefore(on))) {
      if (reached != null && reached.isBefore(on)) {
        fields.error("reached", Issue.Code.BAD_DATE, "it can not reach anybody before 'on'");
      }
      return null;
    }
    return new Matter.Done(
        step.iterator().next(),
        on,
        reached,
        known(fields, "actions", fields.texts("actions"), text.actions().keySet()),
        due,
        fields.text("event", Integer.toString(number)));
  }
}
