package org.proviso.web.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.docket.clock.ReminderPlan;
import org.proviso.docket.clock.Reminders;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.EventLog;
import org.proviso.store.InquiryFile;
import org.proviso.store.LeftOut;
import org.proviso.store.PreparedMailings;
import org.proviso.store.RecipientClocks;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// Who is overdue and may be reminded, and which reminders no longer say what is so. Thread-safe.
final class Reminding {

  /// A recipient that is to answer.
  ///
  /// @param due the day that was due
  /// @param days how many days late; 0 of what is not
  /// @param asked the letter that asks it
  /// @param revision of the draft that this letter was written from
  /// @param not why it is not reminded now, as a sentence; empty if it is
  record Late(
      String party, LocalDate due, long days, InquiryFile.Letter asked, int revision, String not) {

    boolean isReminded() {
      return not.isEmpty();
    }
  }

  private static final int LEAST_GAP = 5;

  /// A person decides on the day: the plan has every day within a year before and ten years after,
  /// and the least gap.
  private static final ReminderPlan ANY_DAY =
      new ReminderPlan(
          IntStream.rangeClosed(0, 365).boxed().toList(),
          IntStream.rangeClosed(1, 3650).boxed().toList(),
          LEAST_GAP);

  /// How often what is approved is looked at anew because the record grew meanwhile.
  private static final int TRIES = 50;

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final EventLog log;
  private final ClockReckoner reckoner;
  private final Reminders reminders;

  Reminding(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      EventLog log,
      ClockReckoner reckoner) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.log = log;
    this.reckoner = reckoner;
    this.reminders = new Reminders(reckoner);
  }

  /// Returns whether a recipient may be reminded today: it owes an answer, and no letter to it of
  /// the last days is too near.
  boolean mayRemind(InquiryFile file, String party) {
    LocalDate today = open.today();
    return open.clocks(file).get(party) instanceof RecipientClocks.Found.Clock running
        && hasGap(running.clock(), days(file, today, mailing -> true), party, today);
  }

  /// Returns who is overdue today, in order of party.
  List<Late> today(InquiryFile file) {
    return late(file, open.clocks(file), open.today());
  }

  /// Returns what a recipient owes today, overdue or not, as a reminder to it would say it; empty
  /// if nothing is, or its day due is not known.
  Optional<Late> owed(InquiryFile file, String party) {
    LocalDate today = open.today();
    if (!(open.clocks(file).get(party)
        instanceof RecipientClocks.Found.Clock(String id, ObligationClock clock))) {
      return Optional.empty();
    }
    LocalDate due =
        switch (reckoner.state(clock, today)) {
          case ClockState.Running running -> running.due();
          case ClockState.DueToday dueToday -> today;
          case ClockState.Overdue overdue -> overdue.due();
          case ClockState.NotStarted not -> null;
          case ClockState.Stopped stopped -> null;
          case ClockState.Answered answered -> null;
          case ClockState.Withdrawn withdrawn -> null;
          case ClockState.Unknown unknown -> null;
        };
    return due == null
        ? Optional.empty()
        : file.letters().stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .map(
                asked ->
                    new Late(
                        party,
                        due,
                        Math.max(0, ChronoUnit.DAYS.between(due, today)),
                        asked,
                        OpenInquiries.mailing(file, asked.mailing()).revision(),
                        ""));
  }

  /// Returns to whom a mailing of reminders is: whoever was overdue, and could be reminded, when it
  /// was begun. The same whenever it is asked for, so that an interruption changes nothing.
  List<Late> of(InquiryFile file, InquiryFile.Mailing mailing) {
    return late(file.before(mailing.event()), open.clocks(file, mailing.event()), mailing.day())
        .stream()
        .filter(it -> it.isReminded() && it.revision() == mailing.revision())
        .toList();
  }

  private List<Late> late(
      InquiryFile file, Map<String, RecipientClocks.Found> clocks, LocalDate day) {
    Map<String, InquiryFile.Letter> letters = new HashMap<>();
    file.letters().forEach(it -> letters.put(it.id(), it));
    Map<String, Addressed> addresses = this.addresses.of(clocks.keySet());
    Map<String, List<LocalDate>> days = days(file, day, mailing -> true);
    Map<String, Integer> pending = pending(file);
    List<Late> late = new ArrayList<>();
    clocks.forEach(
        (party, found) -> {
          if (!(found instanceof RecipientClocks.Found.Clock(String id, ObligationClock clock))
              || !(reckoner.state(clock, day) instanceof ClockState.Overdue overdue)) {
            return;
          }
          InquiryFile.Letter asked = letters.get(id);
          if (asked == null) {
            return;
          }
          InquiryFile.Mailing mailing = OpenInquiries.mailing(file, asked.mailing());
          Addressed address = addresses.get(party);
          Integer waits = pending.get(party);
          String not = "";
          if (waits != null) {
            not = Words.say("desk.reminders.pending", waits.toString());
          } else if (!hasGap(clock, days, party, day)) {
            not = tooNear(days, party, day);
          } else if (address == null
              || OpenInquiries.draft(file, mailing).channels().stream()
                  .noneMatch(address.address()::takes)) {
            not = Words.say("desk.reminders.no-address");
          }
          late.add(new Late(party, overdue.due(), overdue.days(), asked, mailing.revision(), not));
        });
    return late;
  }

  /// Returns the mailing in which a reminder to each recipient waits to be decided, where one does.
  private static Map<String, Integer> pending(InquiryFile file) {
    Map<String, Integer> pending = new TreeMap<>();
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      InquiryFile.Mailing mailing = OpenInquiries.mailing(file, delivery.mailing());
      if (mailing.kind() == LetterKind.REMINDER && mailing.decision() == null) {
        pending.put(delivery.party(), mailing.number());
      }
    }
    return pending;
  }

  /// Returns the days of the letters to each recipient: the dates on them, and when they went out,
  /// which is `day` of those that are about to. What was turned down or left out is none.
  private Map<String, List<LocalDate>> days(
      InquiryFile file, LocalDate day, Predicate<InquiryFile.Mailing> which) {
    Map<String, List<LocalDate>> days = new TreeMap<>();
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      InquiryFile.Mailing mailing = OpenInquiries.mailing(file, delivery.mailing());
      InquiryFile.Decision decision = mailing.decision();
      boolean isOff =
          (decision != null && !decision.approved())
              || delivery.state() instanceof DeliveryState.LeftOut;
      if (isOff || !which.test(mailing)) {
        continue;
      }
      List<LocalDate> of = days.computeIfAbsent(delivery.party(), key -> new ArrayList<>());
      of.add(mailing.day());
      InquiryFile.Accepted accepted = delivery.accepted();
      if (accepted != null) {
        of.add(open.dayOf(accepted.at()));
      } else if (decision != null && isAboutToGo(delivery.state())) {
        of.add(day);
      }
    }
    return days;
  }

  private static boolean isAboutToGo(DeliveryState state) {
    return state instanceof DeliveryState.Waiting
        || state instanceof DeliveryState.Begun
        || state instanceof DeliveryState.Uncertain;
  }

  private boolean hasGap(
      ObligationClock clock, Map<String, List<LocalDate>> days, String party, LocalDate day) {
    return reminders.on(clock, ANY_DAY, days.getOrDefault(party, List.of()), day).isPresent();
  }

  private static String tooNear(Map<String, List<LocalDate>> days, String party, LocalDate day) {
    Optional<LocalDate> latest =
        days.getOrDefault(party, List.of()).stream().max(Comparator.naturalOrder());
    return latest
        .filter(it -> it.plusDays(LEAST_GAP).isAfter(day))
        .map(
            it ->
                Words.say(
                    "desk.reminders.too-near", Days.read(it), Days.read(it.plusDays(LEAST_GAP))))
        .orElse(Words.say("desk.remind.not"));
  }

  /// Returns the recipients whose letter of a mailing of reminders is not to go out any more, each
  /// with the reason, as a sentence; none of a mailing of another kind.
  Map<String, String> fallen(InquiryFile file, InquiryFile.Mailing mailing) {
    Map<String, String> fallen = new TreeMap<>();
    if (mailing.kind() != LetterKind.REMINDER) {
      return fallen;
    }
    LocalDate today = open.today();
    Map<String, RecipientClocks.Found> then = open.clocks(file, mailing.event());
    Map<String, RecipientClocks.Found> now = open.clocks(file);
    Map<String, List<LocalDate>> days =
        days(file, today, it -> it.number() != mailing.number() && it.decision() != null);
    for (InquiryFile.Letter letter : file.letters()) {
      if (letter.mailing() == mailing.number()) {
        String party = letter.party();
        String reason = fallen(then.get(party), mailing.day(), now.get(party), today);
        if (reason.isEmpty()
            && now.get(party) instanceof RecipientClocks.Found.Clock running
            && !hasGap(running.clock(), days, party, today)) {
          reason = tooNear(days, party, today);
        }
        if (!reason.isEmpty()) {
          fallen.put(party, reason);
        }
      }
    }
    return fallen;
  }

  /// Returns what of a reminder is not so any more; empty if all is.
  private String fallen(
      RecipientClocks.@Nullable Found then,
      LocalDate written,
      RecipientClocks.@Nullable Found now,
      LocalDate today) {
    if (!(then instanceof RecipientClocks.Found.Clock before)
        || !(now instanceof RecipientClocks.Found.Clock after)) {
      return Words.say("desk.left-out.no-clock");
    }
    if (!before.letter().equals(after.letter())) {
      return Words.say("desk.left-out.replaced", before.letter(), after.letter());
    }
    ClockState state = reckoner.state(after.clock(), today);
    return switch (state) {
      case ClockState.Answered answered -> Words.say("desk.left-out.clock", ClockWords.of(state));
      case ClockState.Withdrawn withdrawn -> Words.say("desk.left-out.clock", ClockWords.of(state));
      case ClockState.Stopped stopped -> Words.say("desk.left-out.clock", ClockWords.of(state));
      case ClockState.NotStarted not -> Words.say("desk.left-out.clock", ClockWords.of(state));
      case ClockState.Unknown unknown -> Words.say("desk.left-out.clock", ClockWords.of(state));
      case ClockState.Running running -> moved(before.clock(), written, after.clock(), today);
      case ClockState.DueToday dueToday -> moved(before.clock(), written, after.clock(), today);
      case ClockState.Overdue overdue -> moved(before.clock(), written, after.clock(), today);
    };
  }

  private String moved(
      ObligationClock before, LocalDate written, ObligationClock after, LocalDate today) {
    LocalDate said = reckoner.read(before, written).due();
    LocalDate due = reckoner.read(after, today).due();
    if (said == null || due == null) {
      return Words.say("desk.left-out.no-clock");
    }
    if (!said.equals(due)) {
      return Words.say("desk.left-out.due", Days.read(due), Days.read(said));
    }
    boolean passed = !written.isAfter(due) && today.isAfter(due);
    return passed ? Words.say("desk.left-out.passed", Days.read(due)) : "";
  }

  /// Approves a mailing of reminders without the letters that are not to go out any more, as of the
  /// moment at which it is approved: nothing can happen between the look and the decision.
  Acted approve(String inquiry, int number, String reason, By by) {
    Acted acted = new Acted.Refused(Acted.Reason.CHANGED_MEANWHILE);
    for (int i = 0;
        i < TRIES && acted.equals(new Acted.Refused(Acted.Reason.CHANGED_MEANWHILE));
        i++) {
      long asOf = log.head().edge().size();
      InquiryFile file = open.file(inquiry);
      Map<String, String> fallen = fallen(file, OpenInquiries.mailing(file, number));
      acted = prepared.approve(inquiry, number, reason, new LeftOut(fallen, asOf), by);
    }
    return acted;
  }
}
