package org.proviso.web.recipient;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Recipients: the answers of a day, letters, awards and policies of each.
@Controller
final class RecipientPages {

  /// A recipient in the list.
  record Listed(Named recipient, String kind, String state, String rounds) {}

  /// An answer of the day.
  record Holds(String condition, String year, String title, AnswerLook look, String href) {}

  /// An award.
  record Granted(
      String number,
      String programme,
      String year,
      String offered,
      String accepted,
      String amount,
      Provenances from) {}

  /// A rule that the recipient made for its own officers.
  record Rule(
      String title,
      @Nullable Named holder,
      String from,
      String until,
      String says,
      Provenances by) {}

  /// A letter.
  record Letter(String date, Named round, String ask, String deadline) {}

  record View(
      Party party,
      @Nullable Named within,
      List<Holds> holds,
      List<Letter> letters,
      List<Granted> awards,
      List<Rule> policies,
      @Nullable Provenances from) {}

  private final Site site;
  private final Requests requests;

  RecipientPages(Site site, Requests requests) {
    this.site = site;
    this.requests = requests;
  }

  @GetMapping("/recipients")
  String list(HttpServletRequest request, Model model) {
    Optional<Reading> asked = requests.reading(Requests.parameters(request));
    if (asked.isEmpty()) {
      return requests.withUsualDay(request);
    }
    Reading reading = asked.get();
    List<Listed> recipients = new ArrayList<>();
    for (Party party : site.register().parties()) {
      List<String> rounds =
          site.pack().rounds().stream()
              .filter(round -> round.addressees().contains(party.id()))
              .map(Round::id)
              .toList();
      String state = party.state();
      recipients.add(
          new Listed(
              new Named(party.id(), party.name(), Links.recipient(party.id(), reading)),
              party.kind(),
              state == null ? "" : state,
              String.join(", ", rounds)));
    }
    model.addAttribute("recipients", recipients);
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("recipients.title"),
            "recipients",
            "/recipients?" + reading.query(),
            reading));
    return "recipients";
  }

  @GetMapping("/recipients/{id}")
  String recipient(@PathVariable String id, HttpServletRequest request, Model model) {
    Parameters parameters = Requests.parameters(request);
    Party party = site.party(id);
    Optional<Reading> asked = requests.reading(parameters);
    if (asked.isEmpty()) {
      return requests.withUsualDay(request);
    }
    Reading reading = asked.get();
    model.addAttribute("view", view(party, reading));
    model.addAttribute(
        "frame", site.frame(party.name(), "recipients", Links.recipient(id, reading), reading));
    return "recipient";
  }

  private View view(Party party, Reading reading) {
    String within = party.within();
    return new View(
        party,
        within == null
            ? null
            : new Named(within, site.name(within), Links.recipient(within, reading)),
        holds(party, reading),
        letters(party, reading),
        awards(party),
        policies(party, reading),
        site.pack()
            .details(party.id())
            .map(details -> Provenances.of(site.pack(), details.provenance()))
            .orElse(null));
  }

  private List<Holds> holds(Party party, Reading reading) {
    DayTable table = DayTable.of(List.of(site.answers(party.id(), reading.asking())), reading.on());
    List<Holds> holds = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      var column = table.columns().get(i);
      holds.add(
          new Holds(
              column.condition().id(),
              Words.year(column.year()),
              column.condition().title(),
              AnswerLook.of(table.rows().getFirst().cells().get(i).headline()),
              Links.answer(column.condition().id(), party.id(), column.year(), reading)));
    }
    return holds;
  }

  private List<Letter> letters(Party party, Reading reading) {
    return site.pack().rounds().stream()
        .filter(round -> round.addressees().contains(party.id()))
        .map(
            round ->
                new Letter(
                    Days.written(round.date()),
                    new Named(
                        round.id(),
                        Words.say("inquiry.name", round.id()),
                        Links.inquiry(round.id(), reading)),
                    round.ask(),
                    Days.written(round.deadline())))
        .toList();
  }

  private List<Granted> awards(Party party) {
    List<Granted> granted = new ArrayList<>();
    for (Subject subject : site.register().subjects()) {
      Award award = subject.award();
      String number = award.id();
      if (subject.recipient().equals(party.id()) && number != null) {
        granted.add(
            new Granted(
                number,
                subject.programme(),
                Words.year(subject.year()),
                Days.written(award.offered()),
                acceptance(award.acceptance()),
                Money.inWords(award.cents()),
                site.pack()
                    .provenance(Section.AWARDS, number)
                    .map(from -> Provenances.of(site.pack(), from))
                    .orElseThrow()));
      }
    }
    return granted;
  }

  private static String acceptance(Award.Acceptance acceptance) {
    return switch (acceptance) {
      case Award.Acceptance.On(var day) -> Days.written(day);
      case Award.Acceptance.By(var day) -> Words.say("accepted.by", Days.written(day));
      case Award.Acceptance.Never() -> Words.say("accepted.never");
      case Award.Acceptance.NotKnown() -> Words.say("accepted.not-known");
    };
  }

  private List<Rule> policies(Party party, Reading reading) {
    List<Rule> rules = new ArrayList<>();
    for (Policy policy : site.register().policies()) {
      boolean own = policy.holder().equals(party.id());
      boolean reaches =
          policy.reachesWithin() && site.register().isWithin(party.id(), policy.holder());
      if (own || reaches) {
        rules.add(
            new Rule(
                policy.title(),
                own
                    ? null
                    : new Named(
                        policy.holder(),
                        site.name(policy.holder()),
                        Links.recipient(policy.holder(), reading)),
                Days.written(policy.inForce().from()),
                Days.written(policy.inForce().until()),
                features(policy),
                site.pack()
                    .provenance(Section.POLICIES, policy.id())
                    .map(from -> Provenances.of(site.pack(), from))
                    .orElseThrow()));
      }
    }
    return rules;
  }

  private static String features(Policy policy) {
    return String.join(
        "; ",
        policy.features().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .filter(feature -> !feature.getValue().isEmpty())
            .map(feature -> feature.getKey() + ": " + String.join(", ", feature.getValue()))
            .toList());
  }
}
