package org.proviso.web.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.Filed;
import org.proviso.store.Inquiries;
import org.proviso.store.ReceivedLetter;
import org.proviso.store.RecipientClocks;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.ui.Model;

/// What the pages of the portal have in common: whose they are, who acts, which day it is, and
/// their frame. Thread-safe.
final class Portal {

  private final Answers answers;
  private final Inquiries inquiries;
  private final Deliveries deliveries;
  private final RecipientClocks clocks;
  private final ClockReckoner reckoner;
  private final ZoneId zone;
  private final Site site;
  private final Clock clock;

  /// @param zone in which the days of the grantor's office begin and end
  Portal(
      Answers answers,
      Inquiries inquiries,
      Deliveries deliveries,
      RecipientClocks clocks,
      ClockReckoner reckoner,
      ZoneId zone,
      Site site,
      Clock clock) {
    this.answers = answers;
    this.inquiries = inquiries;
    this.deliveries = deliveries;
    this.clocks = clocks;
    this.reckoner = reckoner;
    this.zone = zone;
    this.site = site;
    this.clock = clock;
  }

  /// Returns what a page is about.
  ///
  /// @throws NotOnRecord if the person does not act for the party, or nothing is asked of it: the
  ///   same words, so that nobody learns which
  Own own(Person person, String inquiry, String party) {
    if (person.actsFor(party)) {
      List<ReceivedLetter> asking =
          answers.letters(party).stream()
              .filter(it -> it.inquiry().equals(inquiry) && it.asks())
              .toList();
      if (!asking.isEmpty()) {
        AnswerFile file = answers.file(inquiry, party);
        String answered = file.open().map(AnswerFile.Version::letter).orElse(asking.getLast().id());
        ReceivedLetter answering =
            asking.stream()
                .filter(it -> it.id().equals(answered))
                .findFirst()
                .orElse(asking.getLast());
        return new Own(party, site.name(party), asking.getLast(), answering, file);
      }
    }
    throw new NotOnRecord(Words.say("portal.none"));
  }

  /// Returns who acts now.
  By by(Person person) {
    return new By(person.actor(Role.RECIPIENT), clock.instant());
  }

  /// Returns the day in the zone of the office: the one on which what arrives now is received.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  ZoneId zone() {
    return zone;
  }

  Site site() {
    return site;
  }

  /// Returns a party's clock with its count; empty if the pack lacks its rule.
  ///
  /// Put together by the application, since how letters travelled is none of the recipient's rows;
  /// nothing of another party leaves this method.
  Optional<ClockReading> reading(String inquiry, String party) {
    return inquiries
        .file(inquiry)
        .map(file -> clocks.of(file, answers.received(inquiry)).get(party))
        .filter(found -> found instanceof RecipientClocks.Found.Clock)
        .map(found -> ((RecipientClocks.Found.Clock) found).clock())
        .map(it -> reckoner.read(it, today()));
  }

  /// Records that the letter was opened here, the first time that it is: where a letter names the
  /// portal as its way of service, that is what serves it.
  void noteOpening(Person person, Own own) {
    inquiries
        .file(own.inquiry())
        .ifPresent(
            file ->
                file.deliveries().stream()
                    .filter(it -> it.letter().equals(own.letter().id()))
                    .filter(it -> it.channel() == Channel.PORTAL && it.accepted() != null)
                    .filter(
                        it ->
                            it.heard().stream()
                                .filter(heard -> heard.takenBack() == null)
                                .noneMatch(heard -> heard.report().kind() == Report.Kind.OPENED))
                    .forEach(
                        it ->
                            deliveries.report(
                                it.key(),
                                new Report(Report.Kind.OPENED, today()),
                                Words.say("portal.opened"),
                                by(person))));
  }

  /// Returns a page of a party in its frame.
  ///
  /// @param step number of the step that the page is, from 1; 0 for none
  String show(String view, String title, Own own, int step, List<String> problems, Model model) {
    model.addAttribute("own", own);
    model.addAttribute("here", own.here());
    model.addAttribute("step", step);
    model.addAttribute("consequence", own.letter().consequence());
    return show(view, title, own.here(), problems, model);
  }

  /// Returns a page in its frame.
  String show(String view, String title, String address, List<String> problems, Model model) {
    model.addAttribute("frame", site.frame(title, "none", address));
    model.addAttribute("problems", problems);
    model.addAttribute("zone", Words.say("portal.zone", zone.getId()));
    return view;
  }

  /// Returns the words for why nothing was done; empty if it was.
  static List<String> problems(Filed filed) {
    return switch (filed) {
      case Filed.Done _ -> List.of();
      case Filed.Incomplete(var gaps) -> gaps.stream().map(PortalWords::gap).toList();
      case Filed.Refused(Filed.Reason reason) -> List.of(Words.say("portal.refused." + reason));
    };
  }
}
