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
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.law.engine.Answer;
import org.proviso.letter.Composition;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterIssue;
import org.proviso.letter.PdfWriting;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.store.Inquiries;
import org.proviso.store.Inquiries.Addressed;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Every letter of a draft before anything is proposed, and all that stands in the way of each.
@Controller
final class DryRunPage {

  /// Something in the way of a letter.
  ///
  /// @param stops whether nobody can go past it
  record Found(boolean stops, String words, Link why) {}

  /// A letter.
  ///
  /// @param subject of the letter, or what it lacks
  /// @param preview address of the letter as PDF; empty if it can not be written
  record Row(Link recipient, String subject, String preview, List<Found> found) {}

  private final OpenInquiries open;
  private final Inquiries inquiries;
  private final LetterWriter writer;
  private final Mailings mailings;
  private final DeskForms forms;
  private final Site site;
  private final DryRun dryRun;

  DryRunPage(
      OpenInquiries open,
      Inquiries inquiries,
      LetterWriter writer,
      Mailings mailings,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.inquiries = inquiries;
    this.writer = writer;
    this.mailings = mailings;
    this.forms = forms;
    this.site = site;
    this.dryRun = new DryRun(site.engine());
  }

  @GetMapping("/desk/inquiries/{inquiry}/dry-run")
  String page(
      Person person,
      @PathVariable String inquiry,
      @RequestParam(defaultValue = "") String day,
      Model model) {
    InquiryFile file = open.file(inquiry);
    LocalDate on = day(day);
    return show(file, on, person, List.of(), model);
  }

  private LocalDate day(String given) {
    LocalDate day = Days.parse(given.strip());
    return day == null ? open.today() : day;
  }

  private InquiryFile.Revision latest(InquiryFile file) {
    return OpenInquiries.latest(file)
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.draft", file.heading().title())));
  }

  private String show(
      InquiryFile file, LocalDate day, Person person, List<String> problems, Model model) {
    InquiryFile.Revision revision = latest(file);
    Map<String, Addressed> addresses = inquiries.addresses(revision.draft().recipients());
    Map<String, List<Blocker>> blockers = blockers(file, revision.draft(), day, addresses);
    List<Row> rows = new ArrayList<>();
    for (String party : revision.draft().recipients()) {
      rows.add(
          row(
              file,
              revision,
              party,
              day,
              addresses.get(party),
              blockers.getOrDefault(party, List.of())));
    }
    List<Found> all = rows.stream().flatMap(row -> row.found().stream()).toList();
    model.addAttribute("heading", file.heading());
    model.addAttribute("revision", revision.number());
    model.addAttribute("day", day.toString());
    model.addAttribute("rows", rows);
    model.addAttribute("stops", all.stream().filter(Found::stops).count());
    model.addAttribute("cautions", all.stream().filter(it -> !it.stops()).count());
    model.addAttribute("mayPropose", person.is(Role.CLERK));
    model.addAttribute("here", "/desk/inquiries/" + file.heading().inquiry());
    return forms.show(
        "desk-dry-run",
        Words.say("desk.dry-run.title", file.heading().title()),
        "/desk/inquiries/" + file.heading().inquiry() + "/dry-run?day=" + day,
        problems,
        model);
  }

  private Map<String, List<Blocker>> blockers(
      InquiryFile file, Draft draft, LocalDate day, Map<String, Addressed> addresses) {
    Map<String, Address> known = new TreeMap<>();
    addresses.forEach((party, address) -> known.put(party, address.address()));
    Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
    draft.recipients().forEach(party -> blockers.put(party, new ArrayList<>()));
    for (Blocker each :
        dryRun.blockers(draft, day, known, inquiries.demanded(file.heading().inquiry()))) {
      blockers.computeIfAbsent(each.party(), key -> new ArrayList<>()).add(each);
    }
    return blockers;
  }

  private Row row(
      InquiryFile file,
      InquiryFile.Revision revision,
      String party,
      LocalDate day,
      @org.jspecify.annotations.Nullable Addressed address,
      List<Blocker> blockers) {
    List<Blocker> all = new ArrayList<>(blockers);
    String subject = "";
    String preview = "";
    if (address != null) {
      switch (compose(file, revision.draft(), party, address.address(), day)) {
        case Letter letter -> {
          subject = letter.subject();
          preview =
              "/desk/inquiries/"
                  + file.heading().inquiry()
                  + "/dry-run/"
                  + party
                  + ".pdf?day="
                  + day;
        }
        case Composition.Refused(List<LetterIssue> issues) ->
            all.add(new Blocker.NoLetter(party, issues.stream().map(LetterIssue::render).toList()));
      }
    }
    return new Row(
        new Link(site.name(party), "/recipients/" + party),
        subject,
        preview,
        all.stream().map(it -> found(it, revision.draft(), day)).toList());
  }

  private Composition compose(
      InquiryFile file, Draft draft, String party, Address address, LocalDate day) {
    return writer.demand(
        file.heading(), draft, party, address, day, 1, Words.say("desk.code.later"));
  }

  private static Found found(Blocker blocker, Draft draft, LocalDate day) {
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

  @GetMapping("/desk/inquiries/{inquiry}/dry-run/{party}.pdf")
  ResponseEntity<byte[]> preview(
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String day) {
    InquiryFile file = open.file(inquiry);
    InquiryFile.Revision revision = latest(file);
    Addressed address = inquiries.addresses(List.of(party)).get(party);
    if (address == null
        || !revision.draft().recipients().contains(party)
        || !(compose(file, revision.draft(), party, address.address(), day(day))
            instanceof Letter letter)
        || !(letter.toPdf() instanceof PdfWriting.Written pdf)) {
      throw new NotOnRecord(Words.say("desk.no.letter", party));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-store")
        .body(pdf.bytes());
  }

  @PostMapping("/desk/inquiries/{inquiry}/propose")
  String propose(
      Person person,
      @PathVariable String inquiry,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = open.file(inquiry);
    InquiryFile.Revision latest = latest(file);
    LocalDate on = day(day);
    Map<String, Addressed> addresses = inquiries.addresses(latest.draft().recipients());
    List<String> overridden = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (revision != latest.number()) {
      problems.add(Words.say("desk.revised-meanwhile"));
    }
    blockers(file, latest.draft(), on, addresses)
        .forEach(
            (party, found) -> {
              for (Blocker each : found) {
                String said = site.name(party) + ": " + found(each, latest.draft(), on).words();
                (each.stops() ? problems : overridden).add(said);
              }
            });
    if (!overridden.isEmpty() && reason.isBlank()) {
      problems.add(Words.say("desk.needs-reason"));
    }
    if (!problems.isEmpty()) {
      return show(file, on, person, problems, model);
    }
    return switch (inquiries.prepare(inquiry, LetterKind.DEMAND, latest.number(), on, by)) {
      case Acted.Refused refused -> show(file, on, person, DeskForms.problems(refused), model);
      case Acted.Done done -> {
        int mailing = open.file(inquiry).mailings().size();
        mailings.write(inquiry, mailing, overridden, reason.strip(), by);
        yield "redirect:/desk/inquiries/" + inquiry + "/mailings/" + mailing;
      }
    };
  }
}
