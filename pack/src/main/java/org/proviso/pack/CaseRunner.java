package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Proof;
import org.proviso.law.proof.ProofChecker;
import org.proviso.law.time.Span;

/// Puts decided cases to an engine and holds its answers, and the proofs of them, to what was
/// decided.
///
/// Immutable and thread-safe.
public final class CaseRunner {

  private final Pack pack;
  private final LawEngine engine;
  private final LocalDate today;

  /// Runs cases on a pack.
  ///
  /// @param today the day from which cases in hindsight are seen
  public CaseRunner(Pack pack, LocalDate today) {
    this.pack = pack;
    this.engine = LawEngine.of(pack.law(), pack.register());
    this.today = today;
  }

  /// What came of one case.
  ///
  /// @param decided the case
  /// @param differences what differs from what was decided, as sentences; none if it passed
  public record Result(Case decided, List<String> differences) {
    /// Copies the differences.
    public Result {
      differences = List.copyOf(differences);
    }

    /// Returns whether everything is as it was decided.
    public boolean passed() {
      return differences.isEmpty();
    }
  }

  /// Runs one case.
  ///
  /// @throws IllegalArgumentException if the pack lacks something that the case names; reading a
  ///   case file on a pack reports that with its place
  public Result run(Case decided) {
    Asked asked = ask(decided);
    LawEngine answering =
        decided.given().equals(Case.Given.NOTHING)
            ? engine
            : LawEngine.of(pack.law(), asked.register());
    History history = answering.history(decided.condition(), asked.subject(), asked.asking());
    List<String> differences = differences(decided, history.on(decided.on()));
    history.proof().ifPresent(proof -> checkProof(asked.register(), proof, differences));
    return new Result(decided, differences);
  }

  /// The question that a case puts.
  ///
  /// @param subject the subject
  /// @param register the register with what the case gives
  /// @param asking from where it is asked
  record Asked(Subject subject, Register register, Asking asking) {}

  Asked ask(Case decided) {
    Subject subject = subject(decided);
    Register register = given(decided, subject);
    Subject changed =
        register.subject(subject.programme(), subject.year(), subject.recipient()).orElse(subject);
    return new Asked(changed, register, asking(decided));
  }

  private Subject subject(Case decided) {
    String programme =
        pack.law()
            .condition(decided.condition())
            .orElseThrow(() -> new IllegalArgumentException("no condition " + decided.condition()))
            .programme();
    return pack.register()
        .subject(programme, decided.year(), decided.party())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    decided.party() + " has no " + programme + " award of " + decided.year()));
  }

  private Register given(Case decided, Subject subject) {
    Register register = pack.register();
    for (Map.Entry<String, Group.Standing> group : decided.given().groups().entrySet()) {
      register =
          register.withMembership(
              new Membership(
                  "given in " + decided.id() + " for " + group.getKey(),
                  subject.recipient(),
                  group.getKey(),
                  Span.ALWAYS,
                  group.getValue(),
                  Entry.ALWAYS,
                  "given in the case"));
    }
    Award award = subject.award();
    Award.Acceptance acceptance = decided.given().acceptance();
    String under = decided.given().subRecipientOf();
    if (acceptance == null && under == null) {
      return register;
    }
    return register.withSubject(
        new Subject(
            subject.id(),
            subject.recipient(),
            subject.programme(),
            subject.year(),
            new Award(
                award.id(),
                award.offered(),
                acceptance == null ? award.acceptance() : acceptance,
                award.cents(),
                under == null ? award.under() : under,
                award.source())));
  }

  private Asking asking(Case decided) {
    Asking asking =
        switch (decided.viewpoint()) {
          case Case.Viewpoint.Contemporaneous() -> Asking.CONTEMPORANEOUS;
          case Case.Viewpoint.Hindsight() -> Asking.from(today);
          case Case.Viewpoint.On(LocalDate day) -> Asking.from(day);
        };
    return asking.knownAt(decided.known());
  }

  private static List<String> differences(Case decided, Answer answer) {
    List<String> differences = new ArrayList<>();
    if (answer.headline() != decided.answer()) {
      differences.add("answer: expected " + decided.answer() + ", found " + answer.headline());
    }
    Award.Status award = decided.award();
    if (award != null && award != answer.lanes().award()) {
      differences.add("award: expected " + award + ", found " + answer.lanes().award());
    }
    Answer.Met.Value met = decided.met();
    if (met != null && met != answer.lanes().met().value()) {
      differences.add("met: expected " + met + ", found " + answer.lanes().met().value());
    }
    TreeSet<String> acts = new TreeSet<>();
    answer.steps().forEach(step -> acts.add(step.act().id()));
    for (String act : decided.by()) {
      if (!acts.contains(act)) {
        differences.add("by: expected " + act + " in the proof, found " + acts);
      }
    }
    return differences;
  }

  private void checkProof(Register register, Proof proof, List<String> differences) {
    switch (ProofChecker.check(pack.law(), register, proof)) {
      case ProofChecker.Outcome.Accepted() -> {}
      case ProofChecker.Outcome.Rejected(List<String> reasons) ->
          reasons.forEach(reason -> differences.add("proof: " + reason));
    }
  }
}
