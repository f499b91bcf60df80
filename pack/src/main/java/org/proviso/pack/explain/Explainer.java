package org.proviso.pack.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Default;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.MetGround;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.pack.Pack;
import org.proviso.pack.Section;
import org.proviso.pack.Source;

/// Says in plain sentences, with sources, what an answer rests on.
///
/// Decides nothing: it puts the steps of an answer into words. Immutable and thread-safe.
public final class Explainer {

  private final Pack pack;
  private final Register register;
  private final Origins origins;
  private final Wording wording;

  /// Explains answers from a pack and its own register in English.
  public Explainer(Pack pack) {
    this(pack, pack.register(), pack::provenance);
  }

  /// Explains answers from the law of a pack and a register that is kept elsewhere in English.
  ///
  /// @param origins where the records of the register come from, and those of the pack
  public Explainer(Pack pack, Register register, Origins origins) {
    this.pack = pack;
    this.register = register;
    this.origins = origins;
    this.wording = new Wording(Locale.ENGLISH);
  }

  /// Returns the explanation of what holds on a day.
  public Explanation explain(History history, LocalDate on) {
    Answer answer = history.on(on);
    List<Sentence> because = new ArrayList<>();
    because.add(Sentence.of(reading(answer)));
    for (Answer.Step step : answer.steps().reversed()) {
      because.add(step(answer, step));
    }
    for (Answer.Defeat defeat : answer.defeats()) {
      because.add(defeat(defeat));
    }
    because.add(award(answer));
    because.add(met(answer));
    Map<String, MetGround> grounds = history.metGrounds(on);
    because.addAll(metGrounds(answer, grounds));
    because.add(Sentence.of(money(answer.lanes().money())));
    if (!answer.settledBy().isEmpty()) {
      because.add(Sentence.of(settledBy(answer)));
    }
    because.add(since(history, answer));
    because.add(until(history, answer));
    because.add(
        Sentence.of(wording.say("confidence", wording.say("confidence." + answer.confidence()))));
    String defaults = defaults(answer);
    if (!defaults.isEmpty()) {
      because.add(Sentence.of(wording.say("defaults", defaults)));
    }
    return new Explanation(headline(answer), because, caveats(answer, grounds));
  }

  private String headline(Answer answer) {
    List<String> possible =
        answer.possible().stream()
            .sorted()
            .map(headline -> wording.say("possible." + headline))
            .toList();
    return wording.say(
        "answer." + answer.headline(),
        wording.day(answer.on()),
        conditionTitle(answer.condition()),
        subjectName(answer.subject()),
        wording.join("possible.joined", possible));
  }

  private String conditionTitle(String id) {
    return pack.law()
        .condition(id)
        .map(condition -> condition.title() + " (" + id + ")")
        .orElse(id);
  }

  private String subjectName(Subject subject) {
    String programme =
        pack.law()
            .programme(subject.programme())
            .map(found -> found.title())
            .orElse(subject.programme());
    return subject.year().equals(Subject.ANY_YEAR)
        ? wording.say("subject.any", partyName(subject.recipient()), programme)
        : wording.say("subject", partyName(subject.recipient()), programme, subject.year());
  }

  private String partyName(String id) {
    return register.party(id).map(Party::name).orElse(id);
  }

  private String reading(Answer answer) {
    String day = wording.day(answer.on());
    String reading =
        switch (answer.asking().viewpoint()) {
          case Asking.Viewpoint.Contemporaneous() -> wording.say("reading.contemporaneous", day);
          case Asking.Viewpoint.From(LocalDate from) ->
              wording.say("reading.from", wording.day(from), day);
        };
    LocalDate known = answer.asking().known();
    return known == null
        ? reading
        : reading + " " + wording.say("reading.known", wording.day(known));
  }

  private Sentence step(Answer answer, Answer.Step step) {
    Act act = step.act();
    Clause clause = step.clause();
    String text =
        wording.say(
            "step",
            act.title() + " [" + clause.id() + "]",
            issued(act),
            words(clause),
            state(answer, step));
    return new Sentence(text, citations(act.provenance()), clause.mark(), List.of(act.id()));
  }

  private Sentence defeat(Answer.Defeat defeat) {
    String text =
        wording.say(
            "defeat",
            defeat.winner().id(),
            defeat.loser().id(),
            wording.say("ground." + defeat.ground()));
    List<String> acts =
        List.of(pack.law().actOf(defeat.winner()).id(), pack.law().actOf(defeat.loser()).id());
    return new Sentence(text, List.of(), Mark.V1, acts);
  }

  private String issued(Act act) {
    return switch (act.issued()) {
      case Moment.On(LocalDate day) -> wording.day(day);
      case Moment.Within within -> wording.day(within.earliest()) + " (?)";
    };
  }

  private String words(Clause clause) {
    String words =
        clause.words().isEmpty()
            ? wording.say("verb.fallback", clause.verb().word(), targetName(clause))
            : clause.words();
    return words.endsWith(".") ? words : words + ".";
  }

  private static String targetName(Clause clause) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          String.join(", ", conditions.stream().sorted().toList());
      case Target.OfClauses(var clauses) -> String.join(", ", clauses.stream().sorted().toList());
      case Target.OfReading(String provision, String reading) -> provision + " " + reading;
      case Target.OfNothing() -> "";
    };
  }

  private String state(Answer answer, Answer.Step step) {
    if (step.clause().target() instanceof Target.OfConditions(var ids, var years, var part)
        && part != null) {
      return wording.say("state.part", part);
    }
    if (step.clause().role() == Verb.Role.RECORD
        && (step.state() == Answer.State.OPERATES || step.state() == Answer.State.DOUBTFUL)) {
      return wording.say("state.RECORDED");
    }
    return switch (step.state()) {
      case DOES_NOT_REACH ->
          wording.say("state.DOES_NOT_REACH", partyName(answer.subject().recipient()));
      case BLOCKED ->
          step.actedOnBy().isEmpty()
              ? wording.say("state.BLOCKED.itself")
              : wording.say("state.BLOCKED", acting(step));
      case OPERATES, DOUBTFUL, NOT_BEGUN, ENDED -> wording.say("state." + step.state());
    };
  }

  private String acting(Answer.Step step) {
    return wording.join(
        "state.joined",
        step.actedOnBy().stream().map(clause -> wording.say("state.acting", clause.id())).toList());
  }

  /// How something is cited, and where it was found: the source's own identifier and address.
  private List<Citation> citations(Provenance provenance) {
    List<Citation> citations = new ArrayList<>();
    if (!provenance.citation().isEmpty()) {
      citations.add(new Citation(provenance.citation(), ""));
    }
    for (String id : provenance.sources()) {
      citations.add(new Citation(id, pack.source(id).map(Source::where).orElse("")));
    }
    return citations;
  }

  private Sentence award(Answer answer) {
    String text = wording.say("award." + answer.lanes().award());
    Set<Citation> citations = new LinkedHashSet<>();
    Mark mark = Mark.V1;
    for (AwardFact fact : register.awardFacts(answer.subject())) {
      if (fact.span().covers(answer.on())) {
        Provenance provenance = provenance(Section.AWARD_FACTS, fact.id());
        if (provenance != null) {
          citations.addAll(citations(provenance));
          mark = mark.weaker(provenance.mark());
        }
      }
    }
    String award = answer.subject().award().id();
    Provenance own = award == null ? null : provenance(Section.AWARDS, award);
    if (own != null) {
      citations.addAll(citations(own));
      mark = mark.weaker(own.mark());
    }
    return new Sentence(text, List.copyOf(citations), mark, List.of());
  }

  private @Nullable Provenance provenance(Section section, String id) {
    return origins.of(section, id).orElse(null);
  }

  private Sentence met(Answer answer) {
    Answer.Met met = answer.lanes().met();
    List<String> parts = new ArrayList<>();
    Map<String, Answer.Met.Value> byReading = new TreeMap<>(met.byReading());
    byReading.remove("");
    byReading.forEach(
        (reading, value) -> {
          String part =
              wording.say(
                  "met.reading",
                  readingName(answer.condition(), reading),
                  wording.say("met.value." + value));
          boolean adopted = reading.equals(met.adopted());
          List<String> by = met.adoptedBy().stream().map(Clause::id).toList();
          parts.add(adopted ? part + wording.say("met.adopted", String.join(", ", by)) : part);
        });
    String readings = parts.isEmpty() ? "" : wording.say("met.readings", String.join("; ", parts));
    return new Sentence(
        wording.say("met." + met.value(), readings),
        List.of(),
        Mark.V1,
        met.adoptedBy().stream().map(clause -> pack.law().actOf(clause).id()).toList());
  }

  /// What makes it met or not, under each reading: one sentence for each policy that does.
  private List<Sentence> metGrounds(Answer answer, Map<String, MetGround> grounds) {
    List<Sentence> sentences = new ArrayList<>();
    grounds.forEach(
        (reading, ground) -> {
          String under =
              reading.isEmpty()
                  ? wording.say("ground.plain")
                  : wording.say("ground.under", readingName(answer.condition(), reading));
          switch (ground) {
            case MetGround.AnyOf(List<Policy> policies) ->
                policies.forEach(each -> sentences.add(policy("ground.policy", under, each)));
            case MetGround.Together(List<Policy> policies) ->
                policies.forEach(each -> sentences.add(policy("ground.together", under, each)));
            case MetGround.CompleteList(List<Policy> policies) ->
                sentences.add(list("ground.complete", under, policies));
            case MetGround.OpenList(List<Policy> policies) ->
                sentences.add(list("ground.open", under, policies));
            case MetGround.OtherFacts other -> {}
          }
        });
    return sentences;
  }

  private Sentence list(String key, String under, List<Policy> policies) {
    String many =
        switch (policies.size()) {
          case 0 -> ".none";
          case 1 -> ".one";
          default -> ".many";
        };
    return Sentence.of(wording.say(key + many, under, Integer.toString(policies.size())));
  }

  private Sentence policy(String key, String under, Policy policy) {
    Provenance from = provenance(Section.POLICIES, policy.id());
    List<String> features =
        new TreeMap<>(policy.features())
            .entrySet().stream()
                .filter(feature -> !feature.getValue().isEmpty())
                .map(feature -> feature.getKey() + ": " + String.join(", ", feature.getValue()))
                .toList();
    String text =
        wording.say(
            key,
            under,
            policy.title() + " [" + policy.id() + "]",
            partyName(policy.holder()),
            wording.join("ground.joined", features));
    LocalDate entered = policy.entry().entered();
    return new Sentence(
        entered == null ? text : text + " " + wording.say("ground.entered", wording.day(entered)),
        from == null ? List.of() : citations(from),
        from == null ? Mark.M : from.mark(),
        List.of());
  }

  private static Set<Policy> named(Map<String, MetGround> grounds) {
    Set<Policy> policies = new LinkedHashSet<>();
    for (MetGround ground : grounds.values()) {
      switch (ground) {
        case MetGround.AnyOf(List<Policy> these) -> policies.addAll(these);
        case MetGround.Together(List<Policy> these) -> policies.addAll(these);
        case MetGround.CompleteList(List<Policy> none) -> {}
        case MetGround.OpenList(List<Policy> none) -> {}
        case MetGround.OtherFacts none -> {}
      }
    }
    return policies;
  }

  private String readingName(String condition, String reading) {
    return pack.law()
        .condition(condition)
        .map(found -> found.provision())
        .flatMap(
            provision ->
                pack.law().readings(provision).stream()
                    .filter(found -> found.id().equals(reading))
                    .map(Reading::name)
                    .findFirst())
        .orElse(reading);
  }

  private String money(Answer.Money money) {
    if (money.unknownAmounts() > 0) {
      return wording.say("money.unknown");
    }
    if (money.possible() == 0) {
      return wording.say("money.none");
    }
    return money.contested() == 0
        ? wording.say("money.sure", dollars(money.sure()))
        : wording.say("money.possible", dollars(money.possible()), dollars(money.sure()));
  }

  private static String dollars(long cents) {
    return String.format(Locale.ENGLISH, "%,d.%02d", cents / 100, cents % 100);
  }

  private String settledBy(Answer answer) {
    List<String> questions =
        answer.settledBy().stream().map(question -> question(answer.subject(), question)).toList();
    return wording.say("settled", wording.join("question.joined", questions));
  }

  /// Returns an open question as a noun phrase.
  public String question(Subject subject, OpenQuestion question) {
    return switch (question) {
      case OpenQuestion.Dispute(String clause, String why) ->
          wording.say("question.Dispute", clause, why);
      case OpenQuestion.UnknownDay(String act, Moment.Within moment) ->
          wording.say("question.UnknownDay", moment.question(), act);
      case OpenQuestion.UnknownMembership(String group, String record, boolean ofParent) ->
          wording.say(
              ofParent ? "question.UnknownMembership.parent" : "question.UnknownMembership",
              partyName(subject.recipient()),
              groupName(group));
      case OpenQuestion.SubRecipientReach(String act) ->
          wording.say("question.SubRecipientReach", act);
      case OpenQuestion.UnknownFacts(String guard) -> wording.say("question.UnknownFacts", guard);
      case OpenQuestion.Forum(String condition, Verb.Role role) -> wording.say("question.Forum");
    };
  }

  private String groupName(String id) {
    var group = register.groups().get(id);
    return group == null ? id : group.name();
  }

  private Sentence since(History history, Answer answer) {
    LocalDate from = answer.span().from();
    return from == null
        ? Sentence.of(wording.say("span.always"))
        : turn(history, "span.since", from);
  }

  private Sentence until(History history, Answer answer) {
    LocalDate until = answer.span().until();
    return until == null
        ? Sentence.of(wording.say("span.lasting"))
        : turn(history, "span.until", until);
  }

  private Sentence turn(History history, String key, LocalDate day) {
    List<Clause> changed = history.changedOn(day);
    List<String> names =
        changed.stream()
            .map(clause -> pack.law().actOf(clause).title() + " [" + clause.id() + "]")
            .toList();
    String by =
        names.isEmpty()
            ? wording.say("span.facts")
            : wording.say("span.by", String.join("; ", names));
    return new Sentence(
        wording.say(key, wording.day(day), by),
        List.of(),
        Mark.V1,
        changed.stream().map(clause -> pack.law().actOf(clause).id()).distinct().toList());
  }

  private String defaults(Answer answer) {
    EnumSet<Default> defaults = EnumSet.noneOf(Default.class);
    answer.steps().forEach(step -> defaults.addAll(step.clause().defaults()));
    return String.join(
        "; ", defaults.stream().map(applied -> wording.say("default." + applied)).toList());
  }

  private List<String> caveats(Answer answer, Map<String, MetGround> grounds) {
    Set<String> caveats = new LinkedHashSet<>();
    Provenance condition = provenance(Section.CONDITIONS, answer.condition());
    if (condition != null) {
      condition.caveats().forEach(caveat -> caveats.add(answer.condition() + ": " + caveat));
    }
    for (Answer.Step step : answer.steps().reversed()) {
      boolean bears =
          switch (step.state()) {
            case OPERATES, DOUBTFUL, BLOCKED -> true;
            case DOES_NOT_REACH, NOT_BEGUN, ENDED -> false;
          };
      if (bears) {
        step.act().provenance().caveats().forEach(c -> caveats.add(step.act().id() + ": " + c));
        step.clause().caveats().forEach(c -> caveats.add(step.clause().id() + ": " + c));
      }
    }
    String award = answer.subject().award().id();
    Provenance own = award == null ? null : provenance(Section.AWARDS, award);
    if (own != null) {
      own.caveats().forEach(caveat -> caveats.add(award + ": " + caveat));
    }
    for (Policy policy : named(grounds)) {
      Provenance from = provenance(Section.POLICIES, policy.id());
      if (from != null) {
        from.caveats().forEach(caveat -> caveats.add(policy.id() + ": " + caveat));
      }
    }
    return List.copyOf(caveats);
  }
}
