package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Blocker;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.DryRun;
import org.proviso.law.engine.Answer;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// What dry runs find, in words.
final class DryRuns {

  /// Something in the way of a letter.
  ///
  /// @param stops whether nobody can go past it
  record Found(boolean stops, String words, Link why) {}

  private final OpenInquiries open;
  private final Inquiries inquiries;
  private final Addresses addresses;
  private final Site site;

  DryRuns(OpenInquiries open, Inquiries inquiries, Addresses addresses, Site site) {
    this.open = open;
    this.inquiries = inquiries;
    this.addresses = addresses;
    this.site = site;
  }

  /// Returns what stops another letter to a recipient that has one, in words. Cautions are for who
  /// approves to weigh.
  List<String> stops(InquiryFile file, InquiryFile.Revision revision, String party) {
    Draft draft = revision.draft();
    return blockers(file, draft, open.today(), addresses.of(List.of(party)))
        .getOrDefault(party, List.of())
        .stream()
        .filter(each -> each.stops() && !(each instanceof Blocker.AlreadyAsked))
        .map(each -> found(each, draft, open.today()).words())
        .toList();
  }

  /// Returns what stands in the way of each letter of a draft, by recipient.
  Map<String, List<Blocker>> blockers(
      InquiryFile file, Draft draft, LocalDate day, Map<String, Addressed> addresses) {
    Map<String, Address> known = new TreeMap<>();
    addresses.forEach((party, address) -> known.put(party, address.address()));
    Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
    draft.recipients().forEach(party -> blockers.put(party, new ArrayList<>()));
    for (Blocker each :
        new DryRun(site.engine())
            .blockers(draft, day, known, inquiries.demanded(file.heading().inquiry()))) {
      blockers.computeIfAbsent(each.party(), key -> new ArrayList<>()).add(each);
    }
    return blockers;
  }

  /// Returns what was found, in words.
  static Found found(Blocker blocker, Draft draft, LocalDate day) {
    return switch (blocker) {
      case Blocker.NoAuthority(String party, Answer answer) ->
          of(blocker, "desk.blocker.no-authority", answer, draft, day);
      case Blocker.OrderInForce(String party, Answer answer) ->
          of(blocker, "desk.blocker.order", answer, draft, day);
      case Blocker.Uncertain(String party, Answer answer) ->
          of(blocker, "desk.blocker.uncertain", answer, draft, day);
      case Blocker.Forborne(String party, Answer answer) ->
          of(blocker, "desk.blocker.forborne", answer, draft, day);
      case Blocker.AwardNotAccepted(String party, Answer answer) ->
          of(blocker, "desk.blocker.award", answer, draft, day);
      case Blocker.NoSuchAward(String party) -> plain(blocker, "desk.blocker.no-award");
      case Blocker.NoAddress(String party, var channel) ->
          new Found(
              true,
              Words.say("desk.blocker.address", Words.say("desk.channel." + channel.word())),
              new Link("", ""));
      case Blocker.AlreadyAsked(String party, String letter) ->
          new Found(true, Words.say("desk.blocker.asked", letter), new Link("", ""));
      case Blocker.NoLetter(String party, List<String> issues) ->
          new Found(
              true, Words.say("desk.blocker.letter", String.join("; ", issues)), new Link("", ""));
    };
  }

  private static Found plain(Blocker blocker, String key) {
    return new Found(blocker.stops(), Words.say(key), new Link("", ""));
  }

  private static Found of(Blocker blocker, String key, Answer answer, Draft draft, LocalDate day) {
    return new Found(
        blocker.stops(),
        Words.say(key),
        new Link(
            Words.say("desk.blocker.why"),
            Links.answer(draft.condition(), answer.subject(), new Reading(day, null, null))));
  }
}
