package org.proviso.docket.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;

/// What the law, the addresses and earlier letters say of letters that are not sent yet.
///
/// Thread-safe.
public final class DryRun {

  private final LawEngine engine;

  /// Makes dry runs under a law and a register.
  public DryRun(LawEngine engine) {
    this.engine = engine;
  }

  /// Returns what stands in the way of asking each recipient of a draft.
  ///
  /// @param day the day of the letters; the law is that of this day, as seen on it
  /// @param addresses the address of each recipient that has one
  /// @param asked the demand letter of each recipient that has one in this inquiry
  /// @return in the order of the recipients; empty if all can be proposed
  public List<Blocker> blockers(
      Draft draft, LocalDate day, Map<String, Address> addresses, Map<String, String> asked) {
    Optional<Condition> condition = engine.law().condition(draft.condition());
    List<Blocker> blockers = new ArrayList<>();
    for (String party : draft.recipients()) {
      String letter = asked.get(party);
      if (letter != null) {
        blockers.add(new Blocker.AlreadyAsked(party, letter));
      }
      blockers.addAll(unreachable(party, draft, addresses.get(party)));
      condition
          .flatMap(known -> engine.register().subject(known.programme(), draft.year(), party))
          .ifPresentOrElse(
              subject -> blockers.addAll(ofLaw(draft.condition(), subject, day)),
              () -> blockers.add(new Blocker.NoSuchAward(party)));
    }
    return List.copyOf(blockers);
  }

  private static List<Blocker> unreachable(String party, Draft draft, @Nullable Address address) {
    List<Blocker> blockers = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      if (draft.channels().contains(channel) && (address == null || !address.takes(channel))) {
        blockers.add(new Blocker.NoAddress(party, channel));
      }
    }
    return blockers;
  }

  private List<Blocker> ofLaw(String condition, Subject subject, LocalDate day) {
    String party = subject.recipient();
    Answer answer = engine.history(condition, subject, Asking.CONTEMPORANEOUS).on(day);
    List<Blocker> blockers = new ArrayList<>();
    switch (answer.headline()) {
      case NOT_YET, NOT_IN_TERMS -> blockers.add(new Blocker.NoAuthority(party, answer));
      case BARRED -> blockers.add(new Blocker.OrderInForce(party, answer));
      case UNCERTAIN -> blockers.add(new Blocker.Uncertain(party, answer));
      case FORBORNE -> blockers.add(new Blocker.Forborne(party, answer));
      case NOT_BARRED -> {}
    }
    if (answer.lanes().award() != Award.Status.ACCEPTED) {
      blockers.add(new Blocker.AwardNotAccepted(party, answer));
    }
    return blockers;
  }
}
