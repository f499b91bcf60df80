package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Blocker;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.letter.Composition;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterIssue;
import org.proviso.letter.PdfWriting;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.InquiryFile;
import org.proviso.store.PreparedMailings;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.NotOnRecord;
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

  /// A letter.
  ///
  /// @param subject of the letter, or what it lacks
  /// @param preview address of the letter as PDF; empty if it can not be written
  record Row(Link recipient, String subject, String preview, List<DryRuns.Found> found) {}

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final LetterWriter writer;
  private final Mailings mailings;
  private final DeskForms forms;
  private final Site site;
  private final DryRuns dryRuns;

  DryRunPage(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      LetterWriter writer,
      Mailings mailings,
      DryRuns dryRuns,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.writer = writer;
    this.mailings = mailings;
    this.forms = forms;
    this.site = site;
    this.dryRuns = dryRuns;
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
    LocalDate day = DeskForms.day(given);
    return day == null ? open.today() : day;
  }

  private InquiryFile.Revision latest(InquiryFile file) {
    return OpenInquiries.latest(file)
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.draft", file.heading().title())));
  }

  private String show(
      InquiryFile file, LocalDate day, Person person, List<String> problems, Model model) {
    InquiryFile.Revision revision = latest(file);
    Map<String, Addressed> addresses = this.addresses.of(revision.draft().recipients());
    Map<String, List<Blocker>> blockers = dryRuns.blockers(file, revision.draft(), day, addresses);
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
    List<DryRuns.Found> all = rows.stream().flatMap(row -> row.found().stream()).toList();
    model.addAttribute("heading", file.heading());
    model.addAttribute("revision", revision.number());
    model.addAttribute("day", day.toString());
    model.addAttribute("rows", rows);
    model.addAttribute("stops", all.stream().filter(DryRuns.Found::stops).count());
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
        all.stream().map(it -> DryRuns.found(it, revision.draft(), day)).toList());
  }

  private Composition compose(
      InquiryFile file, Draft draft, String party, Address address, LocalDate day) {
    return writer.demand(
        file.heading(), draft, party, address, day, 1, Words.say("desk.code.later"));
  }

  @GetMapping("/desk/inquiries/{inquiry}/dry-run/{party}.pdf")
  ResponseEntity<byte[]> preview(
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String day) {
    InquiryFile file = open.file(inquiry);
    InquiryFile.Revision revision = latest(file);
    Addressed address = addresses.of(List.of(party)).get(party);
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
    Map<String, Addressed> addresses = this.addresses.of(latest.draft().recipients());
    List<String> overridden = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (revision != latest.number()) {
      problems.add(Words.say("desk.revised-meanwhile"));
    }
    dryRuns
        .blockers(file, latest.draft(), on, addresses)
        .forEach(
            (party, found) -> {
              for (Blocker each : found) {
                String said =
                    site.name(party) + ": " + DryRuns.found(each, latest.draft(), on).words();
                (each.stops() ? problems : overridden).add(said);
              }
            });
    if (!overridden.isEmpty() && reason.isBlank()) {
      problems.add(Words.say("desk.needs-reason"));
    }
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.textOrNothing("desk.reason", reason, 5_000);
    problems.addAll(reader.problems());
    if (!problems.isEmpty()) {
      return show(file, on, person, problems, model);
    }
    return switch (prepared.prepare(inquiry, LetterKind.DEMAND, latest.number(), on, by)) {
      case Acted.Refused refused -> show(file, on, person, DeskForms.problems(refused), model);
      case Acted.Done done -> {
        int mailing = open.file(inquiry).mailings().size();
        mailings.write(inquiry, mailing, overridden, why, by);
        yield "redirect:/desk/inquiries/" + inquiry + "/mailings/" + mailing;
      }
    };
  }
}
