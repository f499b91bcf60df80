package org.proviso.web.matter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.proviso.docket.ledger.Refusal;
import org.proviso.law.act.Verb;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Subject;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepsLane;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Procedures;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// The lane *steps* of each matter: the pack's procedure over the law of that condition and award.
///
/// Thread-safe; the lanes that it gives are not.
public final class Lanes {

  private final Site site;
  private final Procedures procedures;
  private final Procedure procedure;
  private final Reckoner reckoner;

  Lanes(Site site, Procedures procedures, Reckoner reckoner) {
    this.site = site;
    this.procedures = procedures;
    this.procedure = procedures.procedure();
    this.reckoner = reckoner;
  }

  /// Returns the procedure of the pack.
  public Procedure procedure() {
    return procedure;
  }

  /// Returns whether a step is the recipient's answer in an inquiry.
  public boolean isAnswer(String step) {
    return procedures.answer().filter(step::equals).isPresent();
  }

  /// Returns the lane of a matter, asked with what is known today.
  ///
  /// @throws NotOnRecord if the pack has no such condition, or the register no such award
  public StepsLane lane(MatterId id) {
    return new StepsLane(
        procedure,
        reckoner,
        site.history(site.condition(id.condition()), subject(id), Asking.CONTEMPORANEOUS));
  }

  /// Returns the award of a matter.
  ///
  /// @throws NotOnRecord if the register has no such award
  Subject subject(MatterId id) {
    // programme/year/recipient, and what follows where there are several.
    String[] parts = id.award().split("/", -1);
    return Optional.of(parts)
        .filter(each -> each.length >= 3)
        .flatMap(
            each ->
                site.awards(each[2]).stream()
                    .filter(award -> award.id().equals(id.award()))
                    .findFirst())
        .orElseThrow(() -> new NotOnRecord(Words.say("matter.no-award", id.award())));
  }

  /// Returns what bars on a day that the condition of a matter is enforced against its award, or
  /// puts that in doubt, with what is known today; empty if nothing does.
  ///
  /// @throws NotOnRecord if the pack has no such condition, or the register no such award
  public Optional<Refusal.Barred> bar(MatterId id, LocalDate day) {
    Answer answer =
        site.history(site.condition(id.condition()), subject(id), Asking.CONTEMPORANEOUS).on(day);
    return switch (answer.lanes().bar()) {
      case NOT_BARRED -> Optional.empty();
      case BARRED -> Optional.of(new Refusal.Barred(acts(answer), false));
      case FORBORNE, UNCERTAIN -> Optional.of(new Refusal.Barred(acts(answer), true));
    };
  }

  private static String acts(Answer answer) {
    return answer.steps().stream()
        .filter(
            each -> each.clause().verb() == Verb.ENJOINS || each.clause().verb() == Verb.FORBEARS)
        .filter(
            each -> each.state() == Answer.State.OPERATES || each.state() == Answer.State.DOUBTFUL)
        .map(each -> each.act().title() + " (" + each.act().provenance().citation() + ")")
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /// Returns what says whether a step of a matter may be taken on a day.
  ///
  /// @throws NotOnRecord if the pack has no such condition, or the register no such award
  public Matters.Judge judge(MatterId id, Step step, LocalDate day) {
    StepsLane lane = lane(id);
    return matter -> lane.standing(matter, step, day);
  }

  /// Returns what says whether a letter could be a step of a matter on its day.
  ///
  /// @throws NotOnRecord if the pack has no such condition, or the register no such award
  public Matters.LetterJudge letterJudge(MatterId id) {
    StepsLane lane = lane(id);
    return (matter, step, day) -> lane.standing(matter, procedure.step(step).orElseThrow(), day);
  }
}
