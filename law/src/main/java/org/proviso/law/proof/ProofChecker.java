package org.proviso.law.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Day;
import org.proviso.law.time.Span;
import org.proviso.law.time.SpanSet;

/// Accepts or rejects a proof, against the law and the register alone.
///
/// Takes nothing on trust but the proof's claims on the clauses that a step rests on, each of which
/// is itself a step: on every day on which anything can change, and in every settlement, each step
/// must follow from its own words, the facts, and the steps that act on it; the answer must follow
/// from the steps; and no clause that bears on the subject may be missing.
///
/// Not thread-safe; one object checks one proof.
public final class ProofChecker {

  /// Whether a proof holds.
  public sealed interface Outcome {

    /// It does.
    record Accepted() implements Outcome {}

    /// It does not, for at least these reasons.
    ///
    /// @param reasons what was found wrong, as sentences
    record Rejected(List<String> reasons) implements Outcome {
      /// Copies the reasons.
      public Rejected {
        reasons = List.copyOf(reasons);
      }
    }
  }

  private static final int MOST_REASONS = 20;

  private final Law law;
  private final Register register;
  private final Proof proof;
  private final Subject subject;
  private final OwnWords words;
  private final Map<String, Claim> claims = new LinkedHashMap<>();
  private final Map<String, Map<Verb.Role, List<Claim>>> acting = new HashMap<>();
  private final Set<String> reasons = new LinkedHashSet<>();

  private final List<OpenQuestion> questions;

  private ProofChecker(Law law, Register register, Proof proof) {
    this.law = law;
    this.register = register;
    this.proof = proof;
    this.subject = proof.subject();
    this.words = new OwnWords(law, register, proof);
    this.questions = proof.questions();
  }

  /// Checks a proof against a law and a register.
  public static Outcome check(Law law, Register register, Proof proof) {
    ProofChecker checker = new ProofChecker(law, register, proof);
    checker.check();
    return checker.reasons.isEmpty()
        ? new Outcome.Accepted()
        : new Outcome.Rejected(List.copyOf(checker.reasons));
  }

  private void check() {
    Condition condition = law.condition(proof.condition()).orElse(null);
    boolean known =
        register
            .subject(subject.programme(), subject.year(), subject.recipient())
            .filter(subject::equals)
            .isPresent();
    if (condition == null || !known || !condition.programme().equals(subject.programme())) {
      reject("the condition or the subject is not the law's or the register's");
      return;
    }
    if (new HashSet<>(questions).size() != questions.size()
        || questions.size() > Proof.MOST_QUESTIONS) {
      reject("the open questions are not distinct, or too many");
      return;
    }
    proof.steps().forEach(this::readStep);
    proof.steps().forEach(this::checkLinks);
    checkPartition();
    if (reasons.isEmpty()) {
      checkNothingMissing(condition);
    }
    if (reasons.isEmpty()) {
      checkDays(condition);
    }
  }

  private void readStep(Proof.Step step) {
    Clause clause = law.clause(step.clause()).orElse(null);
    if (clause == null || claims.containsKey(step.clause())) {
      reject("step " + step.clause() + " is not a clause of the law, or stands twice");
      return;
    }
    Act act = law.actOf(clause);
    demand(act.id().equals(step.act()), "step " + clause.id() + " names the act " + step.act());
    demand(clause.scope().equals(step.scope()), "step " + clause.id() + " has another scope");
    demand(
        clause.defaults().equals(step.defaults()), "step " + clause.id() + " has other defaults");
    int end = Day.FIRST;
    @Nullable BitSet before = null;
    for (Proof.Phase phase : step.operates()) {
      int from = Day.ofFrom(phase.span().from());
      boolean ordered = from > end || (from == end && !phase.settlements().equals(before));
      boolean within = phase.settlements().length() <= 1 << proof.questions().size();
      demand(
          ordered && within && !phase.settlements().isEmpty(),
          "step " + clause.id() + " has phases out of order, empty, or not as long as possible");
      end = Day.ofUntil(phase.span().until());
      before = phase.settlements();
    }
    Claim claim = new Claim(act, clause, step.operates());
    claims.put(clause.id(), claim);
    for (String target : targetsOf(clause)) {
      acting
          .computeIfAbsent(target, absent -> new EnumMap<>(Verb.Role.class))
          .computeIfAbsent(clause.role(), absent -> new ArrayList<>())
          .add(claim);
    }
  }

  private void checkLinks(Proof.Step step) {
    Set<String> acting = new HashSet<>();
    for (Clause clause : law.clauses()) {
      if (targetsOf(clause).contains(step.clause())) {
        acting.add(clause.id());
      }
    }
    demand(
        acting.equals(new HashSet<>(step.actedOnBy())) && claims.keySet().containsAll(acting),
        "step " + step.clause() + " does not list just the clauses that act on it");
    law.clause(step.clause())
        .map(Clause::reference)
        .ifPresent(
            reference ->
                demand(
                    claims.containsKey(reference.clause()),
                    "what " + step.clause() + " refers to is missing"));
  }

  private void checkPartition() {
    List<Proof.Piece> pieces = proof.pieces();
    boolean sound =
        !pieces.isEmpty()
            && pieces.getFirst().span().from() == null
            && pieces.getLast().span().until() == null;
    for (int i = 1; i < pieces.size(); i++) {
      sound &=
          pieces.get(i).span().from() != null
              && Objects.equals(pieces.get(i - 1).span().until(), pieces.get(i).span().from())
              && pieces.get(i - 1).value() != pieces.get(i).value();
    }
    demand(sound, "the pieces do not cover every day once, each as long as possible");
  }

  /// No clause that speaks of the condition, and reaches the subject on some day or is extended,
  /// may be left out.
  private void checkNothingMissing(Condition condition) {
    for (Clause clause : law.clauses()) {
      if (!claims.containsKey(clause.id()) && speaksOf(clause, condition)) {
        demand(
            !isExtended(clause) && !reachesInSomeSettlement(law.actOf(clause), clause),
            "the clause " + clause.id() + " reaches the subject, or is extended, and is missing");
      }
    }
  }

  private boolean isExtended(Clause clause) {
    return law.clauses().stream()
        .filter(other -> other.role() == Verb.Role.PROLONGATION)
        .anyMatch(other -> targetsOf(other).contains(clause.id()));
  }

  private boolean reachesInSomeSettlement(Act act, Clause clause) {
    Set<Integer> days = words.daysOfFacts();
    return OwnWords.Settlement.some(
        List.of(),
        0,
        answers -> {
          boolean reaches = false;
          for (int day : days) {
            reaches |= words.reaches(act, clause, day, answers);
          }
          return reaches;
        });
  }

  private void checkDays(Condition condition) {
    Weighing weighing = new Weighing(law, words, condition, List.copyOf(claims.values()));
    List<Tally> tallies = proof.pieces().stream().map(piece -> new Tally()).toList();
    for (int day : days()) {
      checkDay(weighing, day, tallies);
    }
    for (int i = 0; i < tallies.size(); i++) {
      checkPiece(proof.pieces().get(i), tallies.get(i));
    }
  }

  /// What the days of one piece add up to.
  private static final class Tally {
    private final Set<Headline> possible = EnumSet.noneOf(Headline.class);
    private final Set<String> decidedBy = new TreeSet<>();
  }

  private void checkDay(Weighing weighing, int day, List<Tally> tallies) {
    int piece = 0;
    while (!holds(proof.pieces().get(piece).span(), day)) {
      piece++;
    }
    Headline claimed = proof.pieces().get(piece).value();
    Tally tally = tallies.get(piece);
    Set<Headline> possible = EnumSet.noneOf(Headline.class);
    for (int number = 0; number < 1 << questions.size(); number++) {
      for (Claim claim : claims.values()) {
        demand(
            !some(number, it -> operates(claim, day, it) != claim.operates(day, it)),
            "step " + claim.clause().id() + " does not follow on " + Day.date(day));
        if (some(number, it -> weighing.carries(claim, claimed, day, it))) {
          tally.decidedBy.add(claim.clause().id());
        }
      }
      demand(
          !some(number, it -> gathers(possible, weighing.headline(day, it))),
          "more questions are open than can be checked");
    }
    Headline found = possible.size() == 1 ? possible.iterator().next() : Headline.UNCERTAIN;
    demand(found == claimed, "the answer on " + Day.date(day) + " is " + found);
    tally.possible.addAll(possible);
  }

  /// Adds an answer and goes on: no answer ends the search for others.
  private static boolean gathers(Set<Headline> possible, Headline headline) {
    possible.add(headline);
    return false;
  }

  private boolean some(int number, Predicate<OwnWords.Settlement> check) {
    return OwnWords.Settlement.some(questions, number, check);
  }

  private void checkPiece(Proof.Piece piece, Tally tally) {
    demand(
        tally.possible.equals(piece.possible()),
        "the answers possible in " + piece.span() + " are " + tally.possible);
    demand(
        List.copyOf(tally.decidedBy).equals(piece.decidedBy()),
        "what decides in " + piece.span() + " is " + tally.decidedBy);
    LocalDate from = piece.span().from();
    Set<String> began = new HashSet<>();
    if (from != null) {
      int day = Day.of(from);
      for (Claim claim : claims.values()) {
        if (changes(claim, day)) {
          began.add(claim.clause().id());
        }
      }
    }
    demand(
        began.equals(new HashSet<>(piece.began())) && began.size() == piece.began().size(),
        "what changed at the beginning of " + piece.span() + " is " + began);
  }

  private boolean changes(Claim claim, int day) {
    for (int number = 0; number < 1 << questions.size(); number++) {
      if (some(
          number,
          it ->
              words.own(claim.act(), claim.clause(), day, it)
                  != words.own(claim.act(), claim.clause(), day - 1, it))) {
        return true;
      }
    }
    return false;
  }

  // Whether a clause operates, from its own words and the claims on what acts on it.

  private boolean operates(Claim claim, int day, OwnWords.Settlement answers) {
    boolean own = words.own(claim.act(), claim.clause(), day, answers);
    for (Claim acting : acting(claim, Verb.Role.PROLONGATION)) {
      own |= acting.operates(day, answers);
    }
    if (!own
        || (claim.clause().certainty() instanceof Certainty.Disputed(String why)
            && !answers.to(new OpenQuestion.Dispute(claim.clause().id(), why)))) {
      return false;
    }
    for (Claim block : acting(claim, Verb.Role.BLOCK)) {
      boolean revived = false;
      for (Claim revival : acting(claim, Verb.Role.REVIVAL)) {
        revived |= isBefore(block, revival) && affects(revival, claim, day, answers);
      }
      if (!revived && affects(block, claim, day, answers)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBefore(Claim one, Claim other) {
    List<Clause> clauses = one.act().clauses();
    return one.act().id().equals(other.act().id())
        ? clauses.indexOf(one.clause()) < clauses.indexOf(other.clause())
        : one.act().isBefore(other.act());
  }

  private boolean affects(Claim acting, Claim target, int day, OwnWords.Settlement answers) {
    return acting.operates(day, answers)
        && (!(acting.clause().retro() instanceof Retro.Tunc)
            || day >= words.start(target.clause()));
  }

  private List<Claim> acting(Claim target, Verb.Role role) {
    return acting.getOrDefault(target.clause().id(), Map.of()).getOrDefault(role, List.of());
  }

  private static boolean speaksOf(Clause clause, Condition condition) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          conditions.contains(condition.id());
      case Target.OfReading(var provision, var reading) -> provision.equals(condition.provision());
      case Target.OfClauses(var clauses) -> false;
      case Target.OfNothing() -> false;
    };
  }

  private static Set<String> targetsOf(Clause clause) {
    return clause.target() instanceof Target.OfClauses(var clauses) ? clauses : Set.of();
  }

  // The days on which something can change.

  private Set<Integer> days() {
    Set<Integer> days = new TreeSet<>(words.daysOfFacts());
    for (Claim claim : claims.values()) {
      add(days, claim.act().issued());
      add(days, claim.clause().from());
      add(days, claim.clause().until());
      days.add(words.start(claim.clause()));
      claim.phases().forEach(phase -> add(days, phase.span()));
    }
    proof.pieces().forEach(piece -> add(days, piece.span()));
    days.remove(Day.BEYOND);
    return days;
  }

  private static void add(Set<Integer> days, @Nullable Moment moment) {
    if (moment != null) {
      days.add(Day.of(moment.earliest()));
    }
    if (moment instanceof Moment.Within within && within.certain() != null) {
      days.add(Day.ofUntil(within.certain()));
    }
  }

  private static void add(Set<Integer> days, Span span) {
    days.add(Day.ofFrom(span.from()));
    days.add(Day.ofUntil(span.until()));
  }

  private static boolean holds(Span span, int day) {
    return SpanSet.of(span).containsDay(day);
  }

  private void demand(boolean met, String otherwise) {
    if (!met) {
      reject(otherwise);
    }
  }

  private void reject(String reason) {
    if (reasons.size() < MOST_REASONS) {
      reasons.add(reason);
    }
  }
}
