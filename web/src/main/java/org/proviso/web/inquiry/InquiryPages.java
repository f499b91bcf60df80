package org.proviso.web.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.proviso.pack.Round;
import org.proviso.store.PublishedInquiries;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Rounds of letters: who was written to, what was asked, and the other letters of each.
@Controller
final class InquiryPages {

  /// A round in the list.
  record Listed(Named round, String date, String deadline, int letters, int cleared, String ask) {}

  /// An inquiry that this site conducts, in the list.
  record Conducted(
      Named inquiry, String first, String latest, long recipients, long letters, long filings) {}

  /// A letter.
  record Letter(String date, Named round, Named recipient, String deadline) {}

  /// A recipient of a round, and what it got in every round.
  record Row(Named recipient, String state, List<String> cells) {}

  record View(
      Named round,
      String date,
      String deadline,
      String ask,
      String note,
      List<Named> cleared,
      List<Named> rounds,
      List<Row> rows,
      Named day,
      Provenances from) {}

  private final PublishedInquiries conducted;
  private final Site site;

  InquiryPages(PublishedInquiries conducted, Site site) {
    this.conducted = conducted;
    this.site = site;
  }

  @GetMapping("/inquiries")
  String list(Reading reading, Model model) {
    model.addAttribute(
        "inquiries",
        rounds().stream()
            .map(
                round ->
                    new Listed(
                        named(round, reading),
                        Days.written(round.date()),
                        Days.written(round.deadline()),
                        round.addressees().size(),
                        round.cleared().size(),
                        round.ask()))
            .toList());
    model.addAttribute(
        "conducted",
        conducted.list().stream()
            .map(
                each ->
                    new Conducted(
                        new Named(
                            each.inquiry(),
                            Words.say("inquiry.conducted", each.inquiry()),
                            Links.conducted(each.inquiry(), reading)),
                        Days.written(each.first()),
                        Days.written(each.latest()),
                        each.recipients(),
                        each.letters(),
                        each.filings()))
            .toList());
    model.addAttribute(
        "letters",
        rounds().stream()
            .flatMap(
                round -> round.addressees().stream().map(party -> letter(round, party, reading)))
            .toList());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("inquiries.title"), "inquiries", "/inquiries?" + reading.query(), reading));
    return "inquiries";
  }

  /// Returns the rounds in the order of their days.
  private List<Round> rounds() {
    return site.pack().rounds().stream().sorted(Comparator.comparing(Round::date)).toList();
  }

  private Letter letter(Round round, String party, Reading reading) {
    return new Letter(
        Days.written(round.date()),
        named(round, reading),
        party(party, reading),
        Days.written(round.deadline()));
  }

  private static Named named(Round round, Reading reading) {
    return new Named(
        round.id(), Words.say("inquiry.name", round.id()), Links.inquiry(round.id(), reading));
  }

  @GetMapping("/inquiries/{id}")
  String inquiry(@PathVariable String id, Reading reading, Model model) {
    Round round = site.round(id);
    model.addAttribute("view", view(round, reading));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say(
                "inquiry.title", round.addressees().size(), Days.read(round.date()), round.id()),
            "inquiries",
            Links.inquiry(id, reading),
            reading));
    return "inquiry";
  }

  private View view(Round round, Reading reading) {
    List<Round> rounds = rounds();
    List<Row> rows = new ArrayList<>();
    TreeSet<String> written = new TreeSet<>(round.addressees());
    for (String party : round.addressees().stream().filter(written::remove).toList()) {
      String state = site.party(party).state();
      rows.add(
          new Row(
              party(party, reading),
              state == null ? "" : state,
              rounds.stream().map(each -> cell(each, party)).toList()));
    }
    return new View(
        named(round, reading),
        Days.written(round.date()),
        Days.written(round.deadline()),
        round.ask(),
        round.note(),
        round.cleared().stream().map(party -> party(party, reading)).toList(),
        rounds.stream().map(each -> named(each, reading)).toList(),
        rows,
        new Named(
            "day",
            Words.say("inquiry.day", Days.read(round.date())),
            Links.day(reading.on(round.date())) + "&round=" + Links.query(round.id())),
        Provenances.of(site.pack(), round.provenance()));
  }

  private static String cell(Round round, String party) {
    if (round.addressees().contains(party)) {
      return Words.say("inquiry.letter", Days.written(round.date()));
    }
    return round.cleared().contains(party) ? Words.say("inquiry.cleared") : "";
  }

  private Named party(String party, Reading reading) {
    return new Named(party, site.name(party), Links.recipient(party, reading));
  }
}
