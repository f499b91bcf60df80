package org.proviso.web.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.store.Answers;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.RecipientClocks;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;

/// The inquiries of this site as the pages of the desk read them. Thread-safe.
final class OpenInquiries {

  private final Inquiries inquiries;
  private final Answers answers;
  private final RecipientClocks clocks;
  private final ClockReckoner reckoner;
  private final Office office;
  private final Clock clock;

  OpenInquiries(
      Inquiries inquiries,
      Answers answers,
      RecipientClocks clocks,
      ClockReckoner reckoner,
      Office office,
      Clock clock) {
    this.inquiries = inquiries;
    this.answers = answers;
    this.clocks = clocks;
    this.reckoner = reckoner;
    this.office = office;
    this.clock = clock;
  }

  /// Returns the day in the zone of the office.
  LocalDate today() {
    return dayOf(clock.instant());
  }

  /// Returns the day of an instant in the zone of the office.
  LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, office.zone());
  }

  List<InquiryFile.Heading> headings() {
    return inquiries.headings();
  }

  /// @throws NotOnRecord if there is none of this name
  InquiryFile file(String inquiry) {
    return inquiries
        .file(inquiry)
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.inquiry", inquiry)));
  }

  /// Makes sure that an inquiry is, or was, of a party.
  ///
  /// @throws NotOnRecord if it never was
  static void mustBeOf(InquiryFile file, String party) {
    boolean isOf =
        file.revisions().stream().anyMatch(it -> it.draft().recipients().contains(party));
    if (!isOf) {
      throw new NotOnRecord(Words.say("desk.no.recipient", party, file.heading().title()));
    }
  }

  /// Returns the latest revision; empty if nothing is drafted.
  static Optional<InquiryFile.Revision> latest(InquiryFile file) {
    return file.revisions().isEmpty() ? Optional.empty() : Optional.of(file.revisions().getLast());
  }

  /// @throws NotOnRecord if there is no such mailing
  static InquiryFile.Mailing mailing(InquiryFile file, int number) {
    if (number < 1 || number > file.mailings().size()) {
      throw new NotOnRecord(Words.say("desk.no.mailing", Integer.toString(number)));
    }
    return file.mailings().get(number - 1);
  }

  static Draft draft(InquiryFile file, InquiryFile.Mailing mailing) {
    return file.revisions().get(mailing.revision() - 1).draft();
  }

  /// Returns the clocks of the recipients that have an approved letter.
  Map<String, RecipientClocks.Found> clocks(InquiryFile file) {
    return clocks.of(file, answers.received(file.heading().inquiry()));
  }

  /// Returns these clocks as they were before an event.
  ///
  /// @param event number of the event
  Map<String, RecipientClocks.Found> clocks(InquiryFile file, long event) {
    Map<String, List<RecipientClocks.Received>> received = new TreeMap<>();
    answers
        .received(file.heading().inquiry())
        .forEach(
            (party, all) ->
                received.put(party, all.stream().filter(it -> it.event() < event).toList()));
    return clocks.of(file.before(event), received);
  }

  /// Returns how many objections of each recipient nobody ruled upon, where there are any.
  Map<String, Integer> objections(InquiryFile file) {
    return answers.openObjections(file.heading().inquiry());
  }

  /// Returns what each recipient's clock shows today; none where the pack lacks its rule.
  Map<String, ClockState> states(InquiryFile file) {
    Map<String, ClockState> states = new TreeMap<>();
    LocalDate today = today();
    clocks(file)
        .forEach(
            (party, found) -> {
              if (found instanceof RecipientClocks.Found.Clock running) {
                states.put(party, reckoner.state(running.clock(), today));
              }
            });
    return states;
  }

  /// Returns a recipient's clock with its count; empty if it has none.
  Optional<ClockReading> reading(InquiryFile file, String party) {
    return clocks(file).get(party) instanceof RecipientClocks.Found.Clock running
        ? Optional.of(reckoner.read(running.clock(), today()))
        : Optional.empty();
  }

  /// Returns the clocks of the recipients that have an approved letter as they are read on a day;
  /// none where the pack lacks the rule.
  Map<String, ClockReading> readings(InquiryFile file, LocalDate on) {
    Map<String, ClockReading> readings = new TreeMap<>();
    clocks(file)
        .forEach(
            (party, found) -> {
              if (found instanceof RecipientClocks.Found.Clock running) {
                readings.put(party, reckoner.read(running.clock(), on));
              }
            });
    return readings;
  }

  /// Returns what a recipient's clock would show if an entry of service, or a report, were taken
  /// back; empty if it has no clock. The clock stays as it is where the entry is none of its own.
  ///
  /// @param event of an entry that may be taken back
  Optional<ClockReading> ifTakenBack(InquiryFile file, String party, long event) {
    if (!(clocks(file).get(party) instanceof RecipientClocks.Found.Clock running)) {
      return Optional.empty();
    }
    ObligationClock now = running.clock();
    boolean isItsOwn = now.happenings().stream().anyMatch(it -> it.event() == event);
    ObligationClock then =
        isItsOwn
            ? now.with(
                new Happening.TakenBack(
                    now.happenings().getLast().event() + 1, event, today(), "asked for"))
            : now;
    return Optional.of(reckoner.read(then, today()));
  }

  /// Returns the letter that asks a recipient, the last that was approved.
  static Optional<InquiryFile.Letter> asked(InquiryFile file, String party) {
    return file.letters().stream()
        .filter(it -> it.party().equals(party))
        .filter(
            it -> {
              InquiryFile.Mailing mailing = mailing(file, it.mailing());
              InquiryFile.Decision decision = mailing.decision();
              boolean asks =
                  mailing.kind() == LetterKind.DEMAND || mailing.kind() == LetterKind.SUPERSESSION;
              return asks && decision != null && decision.approved();
            })
        .reduce((first, second) -> second);
  }
}
