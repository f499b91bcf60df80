package org.proviso.web.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.record.Digest;
import org.proviso.store.Accounts;
import org.proviso.store.AnswerFile;
import org.proviso.store.Answers;
import org.proviso.store.Filed;
import org.proviso.store.ReceivedLetter;
import org.proviso.web.access.Person;
import org.proviso.web.clock.ClockLines;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// What is asked of whom, and how far each answer has come.
@Controller
final class PortalPages {

  /// What is owed by a party.
  ///
  /// @param due null if it can not be told or nothing is owed
  record Obligation(
      String title,
      String party,
      String letter,
      String state,
      @Nullable LocalDate due,
      String href) {

    /// Returns the day due as a table has it; empty if there is none.
    public String dueWritten() {
      return due == null ? "" : due.toString();
    }
  }

  /// A letter with its files.
  record Paper(String id, String kind, String day, String pdf, String docx) {}

  /// An item and what is answered to it.
  record Item(int number, String what, String state, boolean isAnswered, String href) {}

  /// An objection in the list.
  record Objected(
      int number, String item, String ground, String state, long event, boolean mayWithdraw) {}

  /// A request for time, or what was decided of one.
  record Time(String day, String words) {}

  /// A version that is certified.
  record Filing(int version, String words, String receipt) {}

  /// Somebody who acts for a party.
  record Acting(String name, String account, String role) {}

  /// The people of a party.
  record People(String party, List<Acting> acting) {}

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final Portal portal;
  private final Answers answers;
  private final Accounts accounts;

  PortalPages(Portal portal, Answers answers, Accounts accounts) {
    this.portal = portal;
    this.answers = answers;
    this.accounts = accounts;
  }

  @GetMapping("/portal")
  String obligations(Person person, Model model) {
    List<Obligation> all = new ArrayList<>();
    for (String party : person.parties()) {
      Map<String, ReceivedLetter> asking = new TreeMap<>();
      answers.letters(party).stream()
          .filter(ReceivedLetter::asks)
          .forEach(it -> asking.put(it.inquiry(), it));
      asking.values().forEach(letter -> all.add(obligation(party, letter)));
    }
    all.sort(
        Comparator.comparing(Obligation::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Obligation::title)
            .thenComparing(Obligation::party));
    model.addAttribute("obligations", all);
    model.addAttribute(
        "statements",
        person.parties().stream()
            .sorted()
            .map(
                party ->
                    new Named(
                        party,
                        Words.say("portal.statement-of-awards", portal.site().name(party)),
                        "/portal/statements/" + Links.path(party) + ".pdf"))
            .toList());
    return portal.show("portal", Words.say("portal.title"), "/portal", List.of(), model);
  }

  private Obligation obligation(String party, ReceivedLetter letter) {
    Optional<ClockReading> reading = portal.reading(letter.inquiry(), party);
    boolean owes =
        reading
            .map(
                it ->
                    !(it.state() instanceof ClockState.Answered)
                        && !(it.state() instanceof ClockState.Withdrawn))
            .orElse(true);
    return new Obligation(
        letter.title(),
        portal.site().name(party),
        letter.id(),
        reading.map(it -> ClockWords.of(it.state())).orElse(Words.say("portal.no-clock")),
        owes ? reading.map(ClockReading::due).orElse(null) : null,
        "/portal/" + letter.inquiry() + "/" + party);
  }

  @GetMapping("/portal/people")
  String people(Person person, Model model) {
    List<Accounts.Account> all = accounts.all();
    model.addAttribute(
        "people",
        person.parties().stream()
            .sorted()
            .map(party -> new People(portal.site().name(party), acting(all, party)))
            .toList());
    return portal.show(
        "portal-people", Words.say("portal.people.title"), "/portal/people", List.of(), model);
  }

  private static List<Acting> acting(List<Accounts.Account> all, String party) {
    List<Acting> acting = new ArrayList<>();
    for (Accounts.Account account : all) {
      for (Accounts.Held held : account.held()) {
        if (party.equals(held.party())) {
          acting.add(
              new Acting(
                  account.identity().name(),
                  account.id(),
                  Words.say(
                      held.delegate() ? "portal.people.delegate" : "portal.people.principal")));
        }
      }
    }
    return acting;
  }

  @GetMapping("/portal/{inquiry}/{party}")
  String page(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    Own own = portal.own(person, inquiry, party);
    portal.noteOpening(person, own);
    return show(own, List.of(), model);
  }

  private String show(Own own, List<String> problems, Model model) {
    String here = own.here();
    Optional<ClockReading> clock = portal.reading(own.inquiry(), own.party());
    Optional<AnswerFile.Version> open = own.file().open();
    model.addAttribute("clock", clock.map(it -> ClockWords.of(it.state())).orElse(""));
    model.addAttribute("count", clock.map(ClockWords::count).orElse(List.of()));
    model.addAttribute("because", clock.map(ClockWords::because).orElse(List.of()));
    model.addAttribute("line", clock.flatMap(ClockLines::of).orElse(null));
    model.addAttribute("papers", papers(own));
    model.addAttribute("isOpen", open.isPresent());
    model.addAttribute("isAmending", open.isPresent() && open.get().number() > 1);
    model.addAttribute(
        "otherLetter",
        open.isPresent() && !open.get().letter().equals(own.letter().id())
            ? open.get().letter()
            : "");
    model.addAttribute("items", items(own));
    model.addAttribute(
        "gaps",
        open.map(it -> own.file().gaps(it).stream().map(PortalWords::gap).toList())
            .orElse(List.of()));
    model.addAttribute("filings", filings(own));
    model.addAttribute(
        "objections",
        own.file().objections().stream()
            .map(
                it ->
                    new Objected(
                        it.number(),
                        PortalWords.item(it.item()),
                        it.ground(),
                        PortalWords.state(it),
                        it.event(),
                        !it.isWithdrawn()))
            .toList());
    model.addAttribute("numbers", numbers(own));
    model.addAttribute(
        "requests",
        own.file().requests().stream()
            .map(
                it ->
                    new Time(
                        it.day().toString(),
                        Words.say(
                            "portal.time.asked",
                            PortalWords.item(it.item()),
                            Days.read(it.until()),
                            it.reason())))
            .toList());
    model.addAttribute(
        "hasOpenObjection", own.file().objections().stream().anyMatch(Objection::isOpen));
    model.addAttribute("people", "/portal/people");
    model.addAttribute("certify", here + "/certify");
    return portal.show(
        "portal-answer",
        Words.say("portal.answer.title", own.letter().title(), own.name()),
        own,
        1,
        problems,
        model);
  }

  private static List<Integer> numbers(Own own) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= own.letter().items().size(); number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private List<Paper> papers(Own own) {
    return answers.letters(own.party()).stream()
        .filter(it -> it.inquiry().equals(own.inquiry()))
        .map(
            it ->
                new Paper(
                    it.id(),
                    Words.say("desk.kind." + it.kind().word()),
                    it.day().toString(),
                    own.here() + "/letters/" + it.pdf().hex() + ".pdf",
                    own.here() + "/letters/" + it.docx().hex() + ".docx"))
        .toList();
  }

  private static List<Item> items(Own own) {
    Optional<AnswerFile.Version> version =
        own.file()
            .open()
            .or(() -> own.file().latestCertified())
            .filter(it -> it.letter().equals(own.answering().id()));
    List<Item> items = new ArrayList<>();
    for (Draft.Item asked : own.answering().items()) {
      int number = items.size() + 1;
      Optional<AnswerFile.Saved> saved = version.flatMap(it -> it.reply(number));
      items.add(
          new Item(
              number,
              asked.what(),
              saved.map(it -> PortalWords.kind(it.reply())).orElse(Words.say("portal.item.none")),
              saved.isPresent(),
              own.here() + "/items/" + number));
    }
    return items;
  }

  private static List<Filing> filings(Own own) {
    return own.file().versions().stream()
        .filter(AnswerFile.Version::isCertified)
        .map(
            it -> {
              AnswerFile.Certification last = it.certifications().getLast();
              return new Filing(
                  it.number(),
                  Words.say(
                      it.number() == 1 ? "portal.filing.first" : "portal.filing.amended",
                      Days.read(it.certifications().getFirst().day()),
                      last.certificate().official(),
                      last.certificate().office()),
                  own.here() + "/receipts/" + it.number());
            })
        .toList();
  }

  @PostMapping("/portal/{inquiry}/{party}/begin")
  String begin(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    Own own = portal.own(person, inquiry, party);
    Filed filed = answers.begin(inquiry, party, own.letter().id(), portal.by(person));
    List<String> problems = Portal.problems(filed);
    return problems.isEmpty() ? "redirect:" + own.here() + "#items" : show(own, problems, model);
  }

  @GetMapping("/portal/{inquiry}/{party}/letters/{name}.{kind:pdf|docx}")
  ResponseEntity<byte[]> letter(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String name,
      @PathVariable String kind) {
    Own own = portal.own(person, inquiry, party);
    portal.noteOpening(person, own);
    boolean isPdf = kind.equals("pdf");
    byte[] file =
        answers.letters(own.party()).stream()
            .filter(it -> it.inquiry().equals(inquiry))
            .map(it -> isPdf ? it.pdf() : it.docx())
            .filter(it -> it.hex().equals(name))
            .findFirst()
            .flatMap((Digest hash) -> answers.letterFile(party, hash))
            .orElseThrow(() -> new NotOnRecord(Words.say("portal.none")));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(isPdf ? "application/pdf" : DOCX))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("letter." + kind).build().toString())
        .body(file);
  }
}
