package org.proviso.web.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.pack.Source;
import org.proviso.web.site.Site;

/// The tables of a dump.
final class Sheets {

  static final Sheet PARTIES =
      Sheet.of(
          "parties",
          (site, to) -> {
            for (Party party : inOrder(site)) {
              PartyDetails details = site.pack().details(party.id()).orElse(null);
              From from = From.of(details == null ? null : details.provenance());
              to.of(
                  party.id(),
                  party.name(),
                  party.kind(),
                  party.state(),
                  party.within(),
                  party.circuit(),
                  party.policiesKnown(),
                  details == null ? null : details.ocd(),
                  details == null ? null : details.fips(),
                  details == null ? null : details.county(),
                  details == null ? "" : details.note(),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "name",
          "kind",
          "state",
          "within",
          "circuit",
          "policies_known:truth",
          "ocd",
          "fips",
          "county",
          "note",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  static final Sheet ACTS =
      Sheet.of(
          "acts",
          (site, to) -> {
            for (Act act : site.pack().law().acts()) {
              When issued = When.of(act.issued());
              From from = From.of(act.provenance());
              to.of(
                  act.id(),
                  act.title(),
                  act.kind(),
                  act.issuer(),
                  act.court(),
                  act.rank(),
                  issued.earliest(),
                  issued.certain(),
                  issued.question(),
                  act.entry().entered(),
                  act.entry().withdrawn(),
                  act.cause(),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "title",
          "kind",
          "issuer",
          "court",
          "rank:integer",
          "issued:day",
          "issued_certain:day",
          "issued_question",
          "entered:day",
          "withdrawn:day",
          "cause",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  static final Sheet LETTERS =
      Sheet.of(
          "letters",
          (site, to) -> {
            for (Round round : site.pack().rounds()) {
              From from = From.of(round.provenance());
              for (String party : round.addressees()) {
                to.of(
                    round.id(),
                    round.date(),
                    round.deadline(),
                    party,
                    site.name(party),
                    round.cleared().contains(party),
                    round.ask(),
                    round.note(),
                    from.citation(),
                    from.sources(),
                    from.mark(),
                    from.caveats());
              }
            }
          },
          "round",
          "date:day",
          "deadline:day",
          "party",
          "name",
          "cleared:truth",
          "ask",
          "note",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  static final Sheet CONDITIONS =
      Sheet.of(
          "conditions",
          (site, to) -> {
            Pack pack = site.pack();
            for (Condition condition : pack.law().conditions()) {
              Programme programme = pack.law().programme(condition.programme()).orElseThrow();
              From from = From.of(pack, Section.CONDITIONS, condition.id());
              to.of(
                  condition.id(),
                  condition.title(),
                  programme.id(),
                  programme.title(),
                  programme.years(),
                  condition.provision(),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "title",
          "programme",
          "programme_title",
          "years:list",
          "provision",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  private static final Sheet AWARDS =
      Sheet.of(
          "awards",
          Sheets::awards,
          "number",
          "party",
          "programme",
          "year",
          "offered:day",
          "acceptance",
          "accepted:day",
          "cents:integer",
          "under",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  private static final Sheet AWARD_FACTS =
      Sheet.of(
          "award-facts",
          (site, to) -> {
            for (AwardFact fact : site.register().awardFacts()) {
              From from = From.of(site.pack(), Section.AWARD_FACTS, fact.id());
              to.of(
                  fact.id(),
                  fact.programme(),
                  fact.year(),
                  fact.span().from(),
                  fact.span().until(),
                  fact.status().name(),
                  sorted(fact.except()),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "programme",
          "year",
          "from:day",
          "until:day",
          "status",
          "except:list",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  private static final Sheet POLICIES =
      Sheet.of(
          "policies",
          (site, to) -> {
            for (Policy policy :
                site.register().policies().stream()
                    .sorted(Comparator.comparing(Policy::id))
                    .toList()) {
              From from = From.of(site.pack(), Section.POLICIES, policy.id());
              to.of(
                  policy.id(),
                  policy.holder(),
                  policy.title(),
                  policy.inForce().from(),
                  policy.inForce().until(),
                  policy.reachesWithin(),
                  features(policy),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "holder",
          "title",
          "from:day",
          "until:day",
          "reaches_within:truth",
          "features:list",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  private static final Sheet GROUPS =
      Sheet.of(
          "groups",
          (site, to) -> {
            for (Group group : new TreeMap<>(site.register().groups()).values()) {
              to.of(
                  group.id(),
                  group.name(),
                  sorted(group.eligibleKinds()),
                  group.otherwise().name());
            }
          },
          "id",
          "name",
          "eligible_kinds:list",
          "otherwise");

  private static final Sheet MEMBERSHIPS =
      Sheet.of(
          "memberships",
          (site, to) -> {
            for (Membership record : site.register().memberships()) {
              From from = From.of(site.pack(), Section.MEMBERSHIPS, record.id());
              to.of(
                  record.id(),
                  record.party(),
                  record.group(),
                  record.span().from(),
                  record.span().until(),
                  record.standing().name(),
                  record.entry().entered(),
                  record.entry().withdrawn(),
                  from.citation(),
                  from.sources(),
                  from.mark(),
                  from.caveats());
            }
          },
          "id",
          "party",
          "group",
          "from:day",
          "until:day",
          "standing",
          "entered:day",
          "withdrawn:day",
          "citation",
          "sources:list",
          "mark",
          "caveats:list");

  private static final Sheet CLAUSES =
      Sheet.of(
          "clauses",
          (site, to) -> {
            for (Act act : site.pack().law().acts()) {
              act.clauses().forEach(clause -> clause(act, clause, to));
            }
          },
          "id",
          "act",
          "verb",
          "words",
          "target_kind",
          "target:list",
          "years:list",
          "part",
          "scope",
          "guard",
          "from:day",
          "from_certain:day",
          "from_question",
          "until:day",
          "until_certain:day",
          "until_question",
          "retro",
          "disputed",
          "strict:truth",
          "defaults:list",
          "mark",
          "caveats:list");

  private static final Sheet ANSWERS =
      Sheet.of(
          "answers",
          Sheets::answers,
          "party",
          "condition",
          "year",
          "from:day",
          "until:day",
          "answer",
          "possible:list",
          "term",
          "award",
          "bar",
          "met",
          "by:list",
          "mark",
          "caveats:list");

  private static final Sheet SOURCES =
      Sheet.of(
          "sources",
          (site, to) -> {
            for (Source source : site.pack().sources()) {
              to.of(source.id(), source.title(), source.where(), source.kind().word());
            }
          },
          "id",
          "title",
          "where",
          "kind");

  /// All tables but the dictionary, in the order in which a reader meets them.
  private static final List<Sheet> TABLES =
      List.of(
          PARTIES,
          AWARDS,
          AWARD_FACTS,
          POLICIES,
          GROUPS,
          MEMBERSHIPS,
          CONDITIONS,
          ACTS,
          CLAUSES,
          LETTERS,
          ANSWERS,
          SOURCES);

  /// What each table and column is.
  static final Sheet DICTIONARY =
      Sheet.of(
          "dictionary",
          (site, to) -> {
            for (Sheet sheet : TABLES) {
              to.of(sheet.name(), null, null, sheet.meaning());
              for (Sheet.Column column : sheet.columns()) {
                to.of(sheet.name(), column.name(), column.type().word(), sheet.meaning(column));
              }
            }
          },
          "table",
          "column",
          "type",
          "meaning");

  /// Where something comes from.
  private record From(
      @Nullable String citation,
      @Nullable List<String> sources,
      @Nullable String mark,
      @Nullable List<String> caveats) {

    static From of(@Nullable Provenance provenance) {
      return provenance == null
          ? new From(null, null, null, null)
          : new From(
              provenance.citation(),
              provenance.sources(),
              provenance.mark().name(),
              provenance.caveats());
    }

    static From of(Pack pack, Section section, String id) {
      return of(pack.provenance(section, id).orElse(null));
    }
  }

  /// A day, or the window that it lies in.
  private record When(
      @Nullable LocalDate earliest, @Nullable LocalDate certain, @Nullable String question) {

    static When of(@Nullable Moment moment) {
      return switch (moment) {
        case null -> new When(null, null, null);
        case Moment.On(LocalDate day) -> new When(day, day, null);
        case Moment.Within(LocalDate earliest, LocalDate certain, String question) ->
            new When(earliest, certain, question);
      };
    }
  }

  private Sheets() {}

  /// Returns the tables, the dictionary last.
  static List<Sheet> all() {
    List<Sheet> all = new ArrayList<>(TABLES);
    all.add(DICTIONARY);
    return List.copyOf(all);
  }

  private static List<Party> inOrder(Site site) {
    return site.register().parties().stream().sorted(Comparator.comparing(Party::id)).toList();
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static void awards(Site site, Sheet.Row to) {
    for (Subject subject : site.register().subjects()) {
      Award award = subject.award();
      String number = award.id();
      if (number != null) {
        LocalDate accepted =
            switch (award.acceptance()) {
              case Award.Acceptance.On(LocalDate day) -> day;
              case Award.Acceptance.By(LocalDate day) -> day;
              case Award.Acceptance.Never(), Award.Acceptance.NotKnown() -> null;
            };
        From from = From.of(site.pack(), Section.AWARDS, number);
        to.of(
            number,
            subject.recipient(),
            subject.programme(),
            subject.year(),
            award.offered(),
            award.acceptance().getClass().getSimpleName(),
            accepted,
            award.cents(),
            award.under(),
            from.citation(),
            from.sources(),
            from.mark(),
            from.caveats());
      }
    }
  }

  private static List<String> features(Policy policy) {
    List<String> features = new ArrayList<>();
    new TreeMap<>(policy.features())
        .forEach((name, terms) -> terms.forEach(term -> features.add(name + "=" + term)));
    return features;
  }

  private static void clause(Act act, Clause clause, Sheet.Row to) {
    When from = When.of(clause.from());
    When until = When.of(clause.until());
    TreeSet<String> defaults = new TreeSet<>();
    clause.defaults().forEach(each -> defaults.add(each.name()));
    String kind =
        switch (clause.target()) {
          case Target.OfConditions _ -> "conditions";
          case Target.OfClauses _ -> "clauses";
          case Target.OfReading _ -> "reading";
          case Target.OfNothing() -> "nothing";
        };
    List<String> target =
        switch (clause.target()) {
          case Target.OfConditions(var conditions, var years, var part) -> sorted(conditions);
          case Target.OfClauses(var clauses) -> sorted(clauses);
          case Target.OfReading(String provision, String reading) -> List.of(provision, reading);
          case Target.OfNothing() -> List.of();
        };
    boolean isOfConditions = clause.target() instanceof Target.OfConditions;
    to.of(
        clause.id(),
        act.id(),
        clause.verb().word(),
        clause.words(),
        kind,
        target,
        clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
            ? sorted(years)
            : List.of(),
        isOfConditions ? ((Target.OfConditions) clause.target()).part() : null,
        scope(clause.scope()),
        clause.guard().text(),
        from.earliest(),
        from.certain(),
        from.question(),
        until.earliest(),
        until.certain(),
        until.question(),
        switch (clause.retro()) {
          case Retro.Nunc() -> "nunc";
          case Retro.Tunc() -> "tunc";
          case Retro.From(LocalDate day) -> day.toString();
        },
        switch (clause.certainty()) {
          case Certainty.Settled() -> null;
          case Certainty.Disputed(String why) -> why;
        },
        clause.strict(),
        List.copyOf(defaults),
        clause.mark().name(),
        clause.caveats());
  }

  /// Returns a scope as one text, such as `named(a b, EXCLUDED)`.
  private static String scope(Scope scope) {
    return switch (scope) {
      case Scope.Everyone() -> "everyone";
      case Scope.Named(var parties, var sub) -> named("named", sorted(parties), sub.name());
      case Scope.Within(var parties, var sub) -> named("within", sorted(parties), sub.name());
      case Scope.Members(String group, LocalDate asOf, var sub) ->
          named("members", List.of(group), sub.name() + (asOf == null ? "" : ", as of " + asOf));
      case Scope.Circuit(String circuit) -> "circuit(" + circuit + ")";
      case Scope.Awards(var awards) -> "awards(" + String.join(" ", sorted(awards)) + ")";
      case Scope.Except(Scope except) -> "except(" + scope(except) + ")";
      case Scope.Both(var scopes) -> made("both", scopes);
      case Scope.Either(var scopes) -> made("either", scopes);
    };
  }

  private static String named(String kind, List<String> names, String rest) {
    return kind + "(" + String.join(" ", names) + ", " + rest + ")";
  }

  private static String made(String kind, List<Scope> scopes) {
    return kind + "(" + String.join(", ", scopes.stream().map(Sheets::scope).toList()) + ")";
  }

  private static void answers(Site site, Sheet.Row to) {
    for (Party party : inOrder(site)) {
      site.answers(party.id(), Asking.CONTEMPORANEOUS)
          .verdicts()
          .forEach(
              (column, verdicts) -> {
                Subject subject = site.subject(column.condition(), party.id(), column.year());
                History history = site.history(column.condition(), subject, Asking.CONTEMPORANEOUS);
                for (Timeline.Piece<Stretch> piece : verdicts.map(Stretch::of).pieces()) {
                  answer(to, history, piece);
                }
              });
    }
  }

  /// What the days of a stretch have in common.
  private record Stretch(Headline headline, List<String> possible) {

    static Stretch of(Verdict verdict) {
      return new Stretch(
          verdict.headline(), verdict.possible().stream().sorted().map(Headline::name).toList());
    }
  }

  private static void answer(Sheet.Row to, History history, Timeline.Piece<Stretch> piece) {
    Span span = piece.span();
    Answer first = history.on(someDay(span));
    Answer.Lanes lanes = first.lanes();
    TreeSet<String> caveats = new TreeSet<>();
    for (Answer.Step step : first.steps()) {
      caveats.addAll(step.act().provenance().caveats());
      caveats.addAll(step.clause().caveats());
    }
    to.of(
        history.subject().recipient(),
        first.condition(),
        history.subject().year(),
        span.from(),
        span.until(),
        piece.value().headline().name(),
        piece.value().possible(),
        lanes.term().name(),
        lanes.award().name(),
        lanes.bar().name(),
        lanes.met().value().name(),
        first.steps().reversed().stream().map(step -> step.act().id()).distinct().toList(),
        first.confidence().name(),
        List.copyOf(caveats));
  }

  /// The first day of a span, or the last of one that has no first.
  private static LocalDate someDay(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    return from != null ? from : until == null ? LocalDate.EPOCH : until.minusDays(1);
  }
}
