package org.proviso.web.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.proviso.dispatch.Dispatch;
import org.proviso.dispatch.PrintHouse;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.PreparedMailings;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
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

/// A mailing: its letters as they go out, the decision on it, and what became of each.
@Controller
final class MailingPage {

  private static final int LONGEST_REASON = 5_000;
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
  private static final MediaType DOCX =
      MediaType.parseMediaType(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  /// A delivery in the table.
  record Row(
      Link recipient,
      String letter,
      String subject,
      String pdf,
      String docx,
      String channel,
      String state) {}

  /// A recipient to whom the mailing would not go.
  record Fallen(String name, String reason) {}

  private final OpenInquiries open;
  private final Inquiries inquiries;
  private final PreparedMailings prepared;
  private final Mailings mailings;
  private final Reminding reminding;
  private final Published published;
  private final Dispatch dispatch;
  private final PrintHouse printHouse;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final Site site;

  MailingPage(
      OpenInquiries open,
      Inquiries inquiries,
      PreparedMailings prepared,
      Mailings mailings,
      Reminding reminding,
      Published published,
      Dispatch dispatch,
      PrintHouse printHouse,
      StepUp stepUp,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.inquiries = inquiries;
    this.prepared = prepared;
    this.mailings = mailings;
    this.reminding = reminding;
    this.published = published;
    this.dispatch = dispatch;
    this.printHouse = printHouse;
    this.stepUp = stepUp;
    this.forms = forms;
    this.site = site;
  }

  @GetMapping("/desk/inquiries/{inquiry}/mailings/{number}")
  String page(Person person, @PathVariable String inquiry, @PathVariable int number, Model model) {
    return show(open.file(inquiry), number, person, List.of(), model);
  }

  private String show(
      InquiryFile file, int number, Person person, List<String> problems, Model model) {
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, number);
    String inquiry = file.heading().inquiry();
    String here = "/desk/inquiries/" + inquiry + "/mailings/" + number;
    Map<String, InquiryFile.Letter> letters = new java.util.HashMap<>();
    file.letters().forEach(it -> letters.put(it.id(), it));
    List<Row> rows = new ArrayList<>();
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      InquiryFile.Letter letter = letters.get(delivery.letter());
      if (delivery.mailing() == number && letter != null) {
        rows.add(
            new Row(
                new Link(
                    site.name(delivery.party()),
                    "/desk/inquiries/" + inquiry + "/recipients/" + delivery.party()),
                letter.id(),
                letter.subject(),
                "/desk/letters/" + letter.deskPdf().hex() + ".pdf",
                "/desk/letters/" + letter.deskDocx().hex() + ".docx",
                Words.say("desk.channel." + delivery.channel().word()),
                InquiryDesk.words(delivery.state())));
      }
    }
    long written = rows.stream().map(Row::letter).distinct().count();
    int expected = mailings.expected(file, mailing);
    List<String> all = new ArrayList<>(problems);
    all.addAll(mailings.problems(inquiry, number));
    InquiryFile.Proposal proposal = mailing.proposal();
    model.addAttribute("heading", file.heading());
    model.addAttribute("mailing", mailing);
    model.addAttribute("kind", Words.say("desk.kind." + mailing.kind().word()));
    model.addAttribute("state", Words.say("desk.mailing-state." + InquiryDesk.state(mailing)));
    model.addAttribute("rows", rows);
    model.addAttribute(
        "hasPaper",
        InquiryDesk.state(mailing).equals("approved")
            && file.deliveries().stream()
                .anyMatch(it -> it.mailing() == number && it.channel() == Channel.PRINT));
    model.addAttribute("fallen", fallen(file, mailing));
    model.addAttribute("written", written);
    model.addAttribute("expected", expected);
    model.addAttribute("isOwn", proposal != null && proposal.by().equals(person.account()));
    model.addAttribute("mayDecide", person.is(Role.APPROVER));
    model.addAttribute("mayGoOn", person.is(Role.CLERK));
    model.addAttribute("here", here);
    model.addAttribute("back", "/desk/inquiries/" + inquiry);
    return forms.show(
        "desk-mailing",
        Words.say("desk.mailing", Integer.toString(number), file.heading().title()),
        here,
        all,
        model);
  }

  /// Returns who falls out if a mailing is approved now, each with the reason.
  private List<Fallen> fallen(InquiryFile file, InquiryFile.Mailing mailing) {
    List<Fallen> fallen = new ArrayList<>();
    if (mailing.decision() == null) {
      reminding
          .fallen(file, mailing)
          .forEach((party, reason) -> fallen.add(new Fallen(site.name(party), reason)));
    }
    return fallen;
  }

  @PostMapping("/desk/inquiries/{inquiry}/mailings/{number}/decide")
  String decide(
      Person person,
      @PathVariable String inquiry,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    InquiryFile file = open.file(inquiry);
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, number);
    boolean approved = decision.equals("approve");
    DeskForms.Reader reader = new DeskForms.Reader();
    String why =
        approved
            ? reader.textOrNothing("desk.reason", reason, LONGEST_REASON)
            : reader.text("desk.reason", reason, LONGEST_REASON);
    if (!approved && !decision.equals("turn-down")) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.decide")));
    }
    if (!reader.problems().isEmpty()) {
      return show(file, number, person, reader.problems(), model);
    }
    Acted acted =
        approved && mailing.kind() == LetterKind.REMINDER
            ? reminding.approve(inquiry, number, why, by)
            : prepared.decide(inquiry, number, approved, why, by);
    List<String> problems = DeskForms.problems(acted);
    if (!problems.isEmpty()) {
      return show(file, number, person, problems, model);
    }
    if (approved) {
      dispatch.look();
    }
    return "redirect:/desk/inquiries/" + inquiry + "/mailings/" + number;
  }

  /// Writes what an interruption left unwritten.
  @PostMapping("/desk/inquiries/{inquiry}/mailings/{number}/go-on")
  String goOn(Person person, @PathVariable String inquiry, @PathVariable int number, Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = open.file(inquiry);
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, number);
    // Letters of other kinds are written and proposed at once, from what a form said.
    boolean isOfOneForm =
        mailing.kind() != LetterKind.DEMAND && mailing.kind() != LetterKind.REMINDER;
    if (isOfOneForm || mailing.proposal() != null) {
      return show(file, number, person, List.of(Words.say("desk.go-on.not")), model);
    }
    mailings.forget(inquiry, number);
    mailings.write(inquiry, number, List.of(), Words.say("desk.gone-on"), by);
    return "redirect:/desk/inquiries/" + inquiry + "/mailings/" + number;
  }

  /// Enters the letters of a mailing that went out on their recipients' dockets, public.
  @PostMapping("/desk/inquiries/{inquiry}/mailings/{number}/publish")
  String publish(
      Person person,
      @PathVariable String inquiry,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mailing(file, number);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.textOrNothing("desk.reason", reason, LONGEST_REASON);
    if (!reader.problems().isEmpty()) {
      return show(file, number, person, reader.problems(), model);
    }
    List<InquiryFile.Letter> out =
        file.letters().stream()
            .filter(
                letter ->
                    file.deliveries().stream()
                        .anyMatch(
                            it ->
                                it.mailing() == number
                                    && it.letter().equals(letter.id())
                                    && isOut(it.state())))
            .toList();
    if (out.isEmpty()) {
      return show(file, number, person, List.of(Words.say("desk.nothing-out")), model);
    }
    published.letters(file, out, why, by);
    return "redirect:/desk/inquiries/" + inquiry + "/mailings/" + number;
  }

  private static boolean isOut(DeliveryState state) {
    return state instanceof DeliveryState.HandedOver || state instanceof DeliveryState.Reported;
  }

  /// Notes that the letters on paper are given to a print house, and gives the file for it.
  @PostMapping("/desk/inquiries/{inquiry}/mailings/{number}/print.zip")
  ResponseEntity<byte[]> print(
      Person person, @PathVariable String inquiry, @PathVariable int number) throws IOException {
    forms.by(person, Role.CLERK);
    OpenInquiries.mailing(open.file(inquiry), number);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    if (printHouse.write(inquiry, number, zip) == 0) {
      throw new NotOnRecord(Words.say("desk.print.none"));
    }
    return ResponseEntity.ok()
        .contentType(ZIP)
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + inquiry + "-" + number + "-print.zip\"")
        .body(zip.toByteArray());
  }

  @GetMapping("/desk/letters/{hash}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String hash) {
    return file(hash, MediaType.APPLICATION_PDF, "letter.pdf");
  }

  @GetMapping("/desk/letters/{hash}.docx")
  ResponseEntity<byte[]> docx(@PathVariable String hash) {
    return file(hash, DOCX, "letter.docx");
  }

  private ResponseEntity<byte[]> file(String hash, MediaType type, String name) {
    byte[] content =
        Digest.parseHex(hash)
            .flatMap(inquiries::deskFile)
            .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.file")));
    return ResponseEntity.ok()
        .contentType(type)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "inline; filename=\"" + name + "\"")
        .body(content);
  }
}
