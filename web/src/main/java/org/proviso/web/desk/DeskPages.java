package org.proviso.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.store.Acted;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The first page of the desk: what is to be done today, what is at risk, what waits on others; and
/// the inquiries.
@Controller
final class DeskPages {

  /// Something in the queue.
  ///
  /// @param what in a few words
  /// @param where the page on which it is done
  record Task(String what, Link where) {}

  private static final int SOON = 7;

  private final OpenInquiries open;
  private final Inquiries inquiries;
  private final MatterTasks matters;
  private final MoneyTasks money;
  private final DeskForms forms;
  private final Site site;

  DeskPages(
      OpenInquiries open,
      Inquiries inquiries,
      MatterTasks matters,
      MoneyTasks money,
      DeskForms forms,
      Site site) {
    this.open = open;
    this.inquiries = inquiries;
    this.matters = matters;
    this.money = money;
    this.forms = forms;
    this.site = site;
  }

  @GetMapping("/desk")
  String queue(Person person, Model model) {
    List<Task> today = new ArrayList<>();
    List<Task> risk = new ArrayList<>();
    List<Task> waiting = new ArrayList<>();
    for (InquiryFile.Heading heading : open.headings()) {
      InquiryFile file = open.file(heading.inquiry());
      mailings(file, person, today, waiting);
      deliveries(file, today);
      clocks(file, today, risk, waiting);
      if (person.is(Role.COUNSEL)) {
        objections(file, today);
      }
    }
    matters.add(person, open.today(), today, risk, waiting);
    money.add(open.today(), today);
    model.addAttribute("today", today);
    model.addAttribute("risk", risk);
    model.addAttribute("waiting", waiting);
    model.addAttribute("headings", open.headings());
    model.addAttribute("mayOpen", person.is(Role.CLERK));
    model.addAttribute("mayAdminister", person.is(Role.ADMINISTRATOR));
    model.addAttribute(
        "programmes", site.pack().law().programmes().stream().map(it -> it.id()).toList());
    return forms.show("desk", Words.say("desk.title"), "/desk", List.of(), model);
  }

  private static void mailings(
      InquiryFile file, Person person, List<Task> today, List<Task> waiting) {
    for (InquiryFile.Mailing mailing : file.mailings()) {
      if (mailing.decision() != null) {
        continue;
      }
      Link where =
          new Link(
              Words.say("desk.mailing", Integer.toString(mailing.number()), file.heading().title()),
              "/desk/inquiries/" + file.heading().inquiry() + "/mailings/" + mailing.number());
      InquiryFile.Proposal proposal = mailing.proposal();
      if (proposal == null) {
        today.add(new Task(Words.say("desk.task.unfinished"), where));
      } else if (person.is(Role.APPROVER) && !proposal.by().equals(person.account())) {
        today.add(new Task(Words.say("desk.task.decide"), where));
      } else {
        waiting.add(new Task(Words.say("desk.task.decided-by-other"), where));
      }
    }
  }

  private void deliveries(InquiryFile file, List<Task> today) {
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      String task =
          switch (delivery.state()) {
            case DeliveryState.Uncertain uncertain -> "desk.task.uncertain";
            case DeliveryState.Refused refused -> "desk.task.refused";
            case DeliveryState.Reported(var latest)
                when isFailure(latest.kind()) && isNotSentAgain(file, delivery) ->
                "desk.task.came-back";
            case DeliveryState.Reported reported -> "";
            case DeliveryState.NotApproved notApproved -> "";
            case DeliveryState.TurnedDown turnedDown -> "";
            case DeliveryState.LeftOut leftOut -> "";
            case DeliveryState.Waiting waiting -> delivery.isGivenUp() ? "desk.task.given-up" : "";
            case DeliveryState.Begun begun -> "";
            case DeliveryState.HandedOver handedOver -> "";
          };
      if (!task.isEmpty()) {
        today.add(
            new Task(
                Words.say(task, Words.say("desk.channel." + delivery.channel().word())),
                recipient(file, delivery.party())));
      }
    }
  }

  private static boolean isFailure(DeliveryState.Report.Kind kind) {
    return kind == DeliveryState.Report.Kind.BOUNCED || kind == DeliveryState.Report.Kind.RETURNED;
  }

  /// A letter that came back is done with once it was sent again, to another address.
  static boolean isNotSentAgain(InquiryFile file, InquiryFile.Delivery came) {
    return file.deliveries().stream()
        .noneMatch(
            other ->
                other.letter().equals(came.letter())
                    && other.channel() == came.channel()
                    && other.addressVersion() > came.addressVersion());
  }

  private void clocks(InquiryFile file, List<Task> today, List<Task> risk, List<Task> waiting) {
    open.states(file)
        .forEach(
            (party, state) -> {
              Task task = new Task(ClockWords.of(state), recipient(file, party));
              switch (state) {
                case ClockState.DueToday dueToday -> today.add(task);
                case ClockState.Overdue overdue -> today.add(task);
                case ClockState.Unknown unknown -> today.add(task);
                case ClockState.Running(var due) -> {
                  if (due != null && due.isBefore(open.today().plusDays(SOON + 1))) {
                    risk.add(task);
                  } else {
                    waiting.add(task);
                  }
                }
                case ClockState.NotStarted notStarted -> risk.add(task);
                case ClockState.Stopped stopped -> waiting.add(task);
                case ClockState.Answered answered -> {}
                case ClockState.Withdrawn withdrawn -> {}
              }
            });
    Comparator<Task> byName = Comparator.comparing(task -> task.where().text());
    risk.sort(byName);
    waiting.sort(byName);
  }

  private void objections(InquiryFile file, List<Task> today) {
    open.objections(file)
        .forEach(
            (party, count) -> {
              Link where = recipient(file, party);
              today.add(
                  new Task(
                      Words.say("desk.task.objections", Integer.toString(count)),
                      new Link(where.text(), where.href() + "/answers")));
            });
  }

  private Link recipient(InquiryFile file, String party) {
    return new Link(
        site.name(party), "/desk/inquiries/" + file.heading().inquiry() + "/recipients/" + party);
  }

  @PostMapping("/desk/inquiries")
  String open(
      Person person,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String programme,
      @RequestParam(defaultValue = "") String title,
      Model model) {
    DeskForms.Reader reader = new DeskForms.Reader();
    String word = reader.text("desk.name", name, 30);
    String words = reader.text("desk.inquiry-title", title, 200);
    if (!word.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,29}")) {
      reader.refuse(Words.say("desk.name.form", word));
    }
    if (site.pack().law().programme(programme).isEmpty()) {
      reader.refuse(Words.say("desk.no.programme", programme));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      Acted acted = inquiries.open(word, programme, words, forms.by(person, Role.CLERK));
      problems = DeskForms.problems(acted);
    }
    if (!problems.isEmpty()) {
      return forms.show("desk-refused", Words.say("desk.title"), "/desk", problems, model);
    }
    return "redirect:/desk/inquiries/" + word + "/draft";
  }
}
