package org.proviso.web.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;
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
import org.proviso.web.site.Days;
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

/// The dry run of reminders to everybody who is overdue: each letter as it would be, and why a
/// recipient gets none now.
@Controller
final class RemindersPage {

  /// A recipient that is overdue.
  ///
  /// @param subject of its letter
  /// @param preview address of its letter as PDF; empty if none would be written
  /// @param not why none would be; empty if one would
  record Row(Link recipient, String due, String days, String subject, String preview, String not) {}

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final Reminding reminding;
  private final Mailings mailings;
  private final DeskForms forms;
  private final Site site;

  RemindersPage(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Reminding reminding,
      Mailings mailings,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.reminding = reminding;
    this.mailings = mailings;
    this.forms = forms;
    this.site = site;
  }

  @GetMapping("/desk/inquiries/{inquiry}/reminders")
  String page(Person person, @PathVariable String inquiry, Model model) {
    return show(open.file(inquiry), person, List.of(), model);
  }

  private String show(InquiryFile file, Person person, List<String> problems, Model model) {
    String back = "/desk/inquiries/" + file.heading().inquiry();
    List<Reminding.Late> all = reminding.today(file);
    Map<String, Addressed> addresses =
        this.addresses.of(all.stream().map(Reminding.Late::party).toList());
    List<Row> rows = new ArrayList<>();
    for (Reminding.Late late : all) {
      Addressed address = addresses.get(late.party());
      String subject = "";
      String not = late.not();
      if (late.isReminded() && address != null) {
        switch (compose(file, late, address)) {
          case Letter letter -> subject = letter.subject();
          case Composition.Refused(List<LetterIssue> issues) ->
              not = issues.stream().map(LetterIssue::render).collect(Collectors.joining("; "));
        }
      }
      rows.add(
          new Row(
              new Link(site.name(late.party()), back + "/recipients/" + late.party()),
              Days.read(late.due()),
              Long.toString(late.days()),
              subject,
              not.isEmpty() ? back + "/reminders/" + late.party() + ".pdf" : "",
              not));
    }
    model.addAttribute("heading", file.heading());
    model.addAttribute("back", back);
    model.addAttribute("here", back + "/reminders");
    model.addAttribute("rows", rows);
    model.addAttribute("reminded", rows.stream().filter(row -> row.not().isEmpty()).count());
    model.addAttribute("seen", seen(all));
    model.addAttribute("mayPropose", person.is(Role.CLERK));
    return forms.show(
        "desk-reminders",
        Words.say("desk.reminders.title", file.heading().title()),
        back + "/reminders",
        problems,
        model);
  }

  /// Returns what tells one list of letters from another.
  private static String seen(List<Reminding.Late> all) {
    String list =
        all.stream()
            .filter(Reminding.Late::isReminded)
            .map(it -> it.party() + " " + it.due() + " " + it.asked().id())
            .collect(Collectors.joining("\n"));
    return Digest.sha256(list.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private Composition compose(InquiryFile file, Reminding.Late late, Addressed address) {
    return mailings
        .reminder(file, late, open.today())
        .with(address.address(), Words.say("desk.code.later"));
  }

  /// The reminder as it would be today, to a recipient that owes an answer.
  @GetMapping("/desk/inquiries/{inquiry}/reminders/{party}.pdf")
  ResponseEntity<byte[]> preview(@PathVariable String inquiry, @PathVariable String party) {
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mustBeOf(file, party);
    Addressed address = addresses.of(List.of(party)).get(party);
    Optional<Reminding.Late> late = reminding.owed(file, party);
    if (address == null
        || late.isEmpty()
        || !(compose(file, late.get(), address) instanceof Letter letter)
        || !(letter.toPdf() instanceof PdfWriting.Written pdf)) {
      throw new NotOnRecord(Words.say("desk.no.letter", party));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-store")
        .body(pdf.bytes());
  }

  /// Has the letters written and proposed: one mailing for each revision that asked.
  @PostMapping("/desk/inquiries/{inquiry}/reminders")
  String propose(
      Person person,
      @PathVariable String inquiry,
      @RequestParam(defaultValue = "") String seen,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = open.file(inquiry);
    List<Reminding.Late> all = reminding.today(file);
    if (all.stream().noneMatch(Reminding.Late::isReminded)) {
      return show(file, person, List.of(Words.say("desk.reminders.nobody")), model);
    }
    if (!seen(all).equals(seen)) {
      return show(file, person, List.of(Words.say("desk.reminders.changed")), model);
    }
    LocalDate today = open.today();
    TreeSet<Integer> revisions = new TreeSet<>();
    all.stream().filter(Reminding.Late::isReminded).forEach(it -> revisions.add(it.revision()));
    int mailing = 0;
    for (int revision : revisions) {
      if (prepared.prepare(inquiry, LetterKind.REMINDER, revision, today, by)
          instanceof Acted.Refused refused) {
        return show(file, person, DeskForms.problems(refused), model);
      }
      mailing = open.file(inquiry).mailings().size();
      mailings.write(inquiry, mailing, List.of(), "", by);
    }
    return "redirect:/desk/inquiries/"
        + inquiry
        + (revisions.size() == 1 ? "/mailings/" + mailing : "");
  }
}
