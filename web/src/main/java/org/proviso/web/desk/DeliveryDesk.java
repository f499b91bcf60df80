package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proviso.dispatch.Dispatch;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.store.Acted;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.InquiryFile;
import org.proviso.store.PreparedMailings;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How the letters of one recipient travel: what is found out of a delivery, what came back and
/// goes out again, and what the site is to offer further.
@Controller
final class DeliveryDesk {

  private final RecipientPage page;
  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final Deliveries deliveries;
  private final Dispatch dispatch;
  private final DeskForms forms;

  DeliveryDesk(
      RecipientPage page,
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Deliveries deliveries,
      Dispatch dispatch,
      DeskForms forms) {
    this.page = page;
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.deliveries = deliveries;
    this.dispatch = dispatch;
    this.forms = forms;
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/again")
  String again(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    InquiryFile.Delivery came = RecipientPage.delivery(file, party, delivery);
    int revision =
        OpenInquiries.mailing(file, RecipientPage.letter(file, came.letter()).mailing()).revision();
    Addressed address = addresses.of(List.of(party)).get(party);
    if (address == null || address.version() == came.addressVersion()) {
      return page.after(
          person, inquiry, party, List.of(Words.say("desk.again.same-address")), model);
    }
    if (!address.address().takes(came.channel())) {
      return page.after(person, inquiry, party, List.of(Words.say("desk.again.no-address")), model);
    }
    List<String> problems =
        DeskForms.problems(prepared.prepare(inquiry, LetterKind.AGAIN, revision, open.today(), by));
    if (!problems.isEmpty()) {
      return page.after(person, inquiry, party, problems, model);
    }
    int mailing = open.file(inquiry).mailings().size();
    Acted written = prepared.writeAgain(inquiry, mailing, came.letter(), came.channel(), by);
    problems = DeskForms.problems(written);
    if (problems.isEmpty()) {
      problems = DeskForms.problems(prepared.propose(inquiry, mailing, 1, List.of(), "", by));
    }
    return problems.isEmpty()
        ? "redirect:/desk/inquiries/" + inquiry + "/mailings/" + mailing
        : page.after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/settle")
  String settle(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String arrived,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    RecipientPage.delivery(page.file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    if (!Set.of("yes", "no").contains(arrived)) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.arrived")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(deliveries.settle(delivery, arrived.equals("yes"), why, by));
      dispatch.look();
    }
    return page.after(person, inquiry, party, problems, model);
  }

  /// Has a letter offered further where the site gave up.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/offer")
  String offer(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    RecipientPage.delivery(page.file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(deliveries.offerFurther(delivery, why, by));
      dispatch.look();
    }
    return page.after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/report")
  String report(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String delivery,
      @RequestParam(defaultValue = "") String report,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String detail,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    RecipientPage.delivery(page.file(inquiry, party), party, delivery);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.day", day);
    String words = reader.text("desk.detail", detail, 5_000);
    Optional<DeliveryState.Report.Kind> kind = kind(report);
    if (kind.isEmpty()) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.report")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          DeskForms.problems(
              deliveries.report(
                  delivery, new DeliveryState.Report(kind.orElseThrow(), on), words, by));
    }
    return page.after(person, inquiry, party, problems, model);
  }

  private static Optional<DeliveryState.Report.Kind> kind(String word) {
    for (DeliveryState.Report.Kind kind : DeliveryState.Report.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
