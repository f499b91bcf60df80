package org.proviso.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.docket.inquiry.LetterKind;

/// What was done in an inquiry with a recipient, as steps of a matter: its letters that ask, and
/// the answers that were certified. Worked out from the inquiry each time, so that more time that
/// is given there moves the day due here too.
///
/// Immutable and thread-safe.
public final class LetterSteps {

  /// Which steps of the procedure they are.
  ///
  /// @param letter step that a letter is which asks
  /// @param answer step that an answer is
  /// @param clocks clocks that such a letter starts and of which it says the end itself
  public record Named(String letter, String answer, Set<String> clocks) {

    /// Copies the clocks.
    public Named {
      clocks = Set.copyOf(clocks);
    }
  }

  private final @Nullable Named named;
  private final RecipientClocks clocks;
  private final ClockReckoner reckoner;

  /// Makes steps of one procedure.
  ///
  /// @param named null if no step of the procedure is a letter of an inquiry
  public LetterSteps(@Nullable Named named, RecipientClocks clocks, ClockReckoner reckoner) {
    this.named = named;
    this.clocks = clocks;
    this.reckoner = reckoner;
  }

  /// Returns whether letters and answers are steps at all.
  boolean areNamed() {
    return named != null;
  }

  /// Returns the steps, in the order of their events; none if nothing asks the party.
  ///
  /// @param received what was received in the inquiry, by party
  List<MatterFile.Taken> of(
      InquiryFile file, Map<String, List<RecipientClocks.Received>> received, String party) {
    List<MatterFile.Taken> steps = new ArrayList<>();
    if (named == null) {
      return steps;
    }
    List<Asked> asked = asked(file, party);
    for (int i = 0; i < asked.size(); i++) {
      // A letter in the place of another ends what that one started: until then it had its own.
      InquiryFile then = i + 1 < asked.size() ? file.before(asked.get(i + 1).event()) : file;
      steps.add(letter(named, reckoner, asked.get(i), clocks.of(then, received).get(party)));
    }
    if (!asked.isEmpty()) {
      for (RecipientClocks.Received each : received.getOrDefault(party, List.of())) {
        String said = file.heading().title() + " (" + file.heading().inquiry() + ")";
        steps.add(taken(named.answer(), each.day(), each.day(), Map.of(), said, each.event()));
      }
    }
    return steps;
  }

  /// A letter that asks and went out.
  ///
  /// @param event that approved it
  private record Asked(LocalDate day, String subject, long event) {}

  private static List<Asked> asked(InquiryFile file, String party) {
    List<Asked> asked = new ArrayList<>();
    for (InquiryFile.Mailing mailing : file.mailings()) {
      InquiryFile.Decision decision = mailing.decision();
      boolean asks =
          mailing.kind() == LetterKind.DEMAND || mailing.kind() == LetterKind.SUPERSESSION;
      if (asks && decision != null && decision.approved()) {
        file.letters().stream()
            .filter(it -> it.mailing() == mailing.number() && it.party().equals(party))
            .forEach(it -> asked.add(new Asked(mailing.day(), it.subject(), decision.event())));
      }
    }
    return asked;
  }

  private static MatterFile.Taken letter(
      Named names, ClockReckoner reckoner, Asked asked, RecipientClocks.@Nullable Found found) {
    Map<String, LocalDate> due = new TreeMap<>();
    LocalDate served = null;
    if (found instanceof RecipientClocks.Found.Clock(String _, ObligationClock clock)) {
      ClockReading reading = reckoner.read(clock, asked.day());
      served = reading.served();
      LocalDate last = reading.due();
      // Of what was withdrawn nothing is overdue.
      if (last != null
          && clock.happenings().stream().noneMatch(Happening.Withdrawn.class::isInstance)) {
        names.clocks().forEach(each -> due.put(each, last));
      }
    }
    return taken(names.letter(), asked.day(), served, due, asked.subject(), asked.event());
  }

  private static MatterFile.Taken taken(
      String step,
      LocalDate day,
      @Nullable LocalDate reached,
      Map<String, LocalDate> due,
      String said,
      long event) {
    return new MatterFile.Taken(
        MatterFile.Taken.OF_INQUIRY,
        new MatterFile.Wanted(step, Set.of(), due, said),
        day,
        reached,
        null,
        null,
        null,
        null,
        null,
        event);
  }
}
