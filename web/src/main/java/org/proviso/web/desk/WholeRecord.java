package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.law.procedure.Side;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.InquiryFile;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.RecipientClocks;
import org.proviso.web.site.Links;
import org.proviso.web.site.Words;
import org.proviso.web.statistics.Counted;
import org.proviso.web.statistics.Wait;

/// All that is on record of inquiries, matters and money, as statistics count it for staff.
///
/// A clock is read on the day that is asked about, with all that the record has now. Thread-safe.
final class WholeRecord {

  private final OpenInquiries open;
  private final Answers answers;
  private final Matters matters;
  private final Ledgers ledgers;

  WholeRecord(OpenInquiries open, Answers answers, Matters matters, Ledgers ledgers) {
    this.open = open;
    this.answers = answers;
    this.matters = matters;
    this.ledgers = ledgers;
  }

  Counted counted(LocalDate on) {
    List<Wait> waits = new ArrayList<>();
    List<Counted.Decided> decided = new ArrayList<>();
    for (InquiryFile.Heading heading : open.headings()) {
      InquiryFile file = open.file(heading.inquiry());
      letters(file, on, waits);
      Set<String> parties = new TreeSet<>();
      file.letters().forEach(letter -> parties.add(letter.party()));
      for (String party : parties) {
        AnswerFile filed = answers.certified(heading.inquiry(), party);
        String href = at(file, party);
        time(file, filed, href, on, waits, decided);
        objections(filed, href, on, waits, decided);
      }
    }
    return new Counted(
        false,
        waits,
        matters.files(),
        ledgers.ledgers().values().stream().map((AwardLedger it) -> it.asOf(on)).toList(),
        decided);
  }

  private static String at(InquiryFile file, String party) {
    return "/desk/inquiries/"
        + Links.path(file.heading().inquiry())
        + "/recipients/"
        + Links.path(party);
  }

  // ---------------------------------------------------------------- letters

  private void letters(InquiryFile file, LocalDate on, List<Wait> waits) {
    Map<String, ClockReading> readings = open.readings(file, on);
    for (Map.Entry<String, RecipientClocks.Found> each : open.clocks(file).entrySet()) {
      String party = each.getKey();
      LocalDate dated =
          OpenInquiries.asked(file, party)
              .map(letter -> OpenInquiries.mailing(file, letter.mailing()).day())
              .orElseThrow();
      waits.add(letter(party, at(file, party), dated, readings.get(party)));
    }
  }

  /// @param dated the date on the letter, which stands for the day of service where there is none
  /// @param reading null if the pack lacks the rule
  static Wait letter(String party, String href, LocalDate dated, @Nullable ClockReading reading) {
    String what = Words.say("statistics.letter.served");
    if (reading == null) {
      return new Wait(
          Side.RECIPIENT,
          what,
          party,
          href,
          dated,
          null,
          new Wait.Outcome.NotCounted(Wait.Why.NO_RULE));
    }
    LocalDate served = reading.served();
    Wait.Outcome outcome =
        served == null
            ? new Wait.Outcome.NotCounted(Wait.Why.NOT_SERVED)
            : switch (reading.state()) {
              case ClockState.Answered(LocalDate first, var _, var _) ->
                  new Wait.Outcome.Done(first);
              case ClockState.Withdrawn(LocalDate since, var _) -> new Wait.Outcome.Ended(since);
              case ClockState.NotStarted _,
                  ClockState.Running _,
                  ClockState.DueToday(),
                  ClockState.Overdue _,
                  ClockState.Stopped _,
                  ClockState.Unknown _ ->
                  new Wait.Outcome.Open();
            };
    return new Wait(
        Side.RECIPIENT, what, party, href, served == null ? dated : served, due(reading), outcome);
  }

  private static @Nullable LocalDate due(ClockReading reading) {
    return reading.state() instanceof ClockState.Answered(var _, var _, ClockState.Timeliness how)
        ? switch (how) {
          case ClockState.Timeliness.InTime(LocalDate due) -> due;
          case ClockState.Timeliness.Late(LocalDate due, var _) -> due;
          case ClockState.Timeliness.NoDayDue(), ClockState.Timeliness.Untold _ -> null;
        }
        : reading.due();
  }

  // ---------------------------------------------------------------- requests and objections

  /// A decision is of all requests before it that nothing was decided of, and one that says of
  /// itself on which day it was asked for may be of none that came by the portal.
  static void time(
      InquiryFile file,
      AnswerFile filed,
      String href,
      LocalDate on,
      List<Wait> waits,
      List<Counted.Decided> decided) {
    String party = filed.party();
    List<AnswerFile.Request> left = new ArrayList<>(filed.requests());
    for (InquiryFile.Extension each : file.extensions()) {
      if (each.party().equals(party)) {
        left.removeIf(request -> !request.day().isAfter(each.decided()));
        waits.add(
            grantor("time", party, href, each.asked(), new Wait.Outcome.Done(each.decided())));
        boolean isDecided = !each.decided().isAfter(on);
        decided.add(
            new Counted.Decided(
                "time",
                !isDecided ? "open" : each.due() == null ? "denied" : "granted",
                each.asked()));
      }
    }
    for (AnswerFile.Request request : left) {
      waits.add(grantor("time", party, href, request.day(), new Wait.Outcome.Open()));
      decided.add(new Counted.Decided("time", "open", request.day()));
    }
  }

  static void objections(
      AnswerFile filed,
      String href,
      LocalDate on,
      List<Wait> waits,
      List<Counted.Decided> decided) {
    for (Objection objection : filed.objections()) {
      Wait.Outcome outcome = new Wait.Outcome.Open();
      String result = "open";
      for (Objection.Step step : objection.steps()) {
        outcome =
            switch (step.kind()) {
              case KEPT -> outcome;
              case WITHDRAWN -> new Wait.Outcome.Ended(step.day());
              case SUSTAINED, OVERRULED -> new Wait.Outcome.Done(step.day());
            };
        if (step.kind() != Objection.Kind.KEPT && !step.day().isAfter(on)) {
          result = step.kind().word();
        }
      }
      waits.add(grantor("objection", filed.party(), href, objection.day(), outcome));
      decided.add(new Counted.Decided("objection", result, objection.day()));
    }
  }

  private static Wait grantor(
      String kind, String party, String href, LocalDate from, Wait.Outcome outcome) {
    return new Wait(
        Side.GRANTOR, Words.say("statistics.asked." + kind), party, href, from, null, outcome);
  }
}
