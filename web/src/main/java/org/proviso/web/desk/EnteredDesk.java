package org.proviso.web.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.clock.ClockReading;
import org.proviso.store.By;
import org.proviso.store.InquiryFile;
import org.proviso.store.WrongEntries;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.clock.ClockWords;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What was heard of the letters to a recipient and entered of their service, with what was taken
/// back; and the taking back, with the clock before and after it.
@Controller
final class EnteredDesk {

  private static final int LONGEST_REASON = 5_000;

  /// An entry.
  ///
  /// @param event that it came in by
  /// @param of the delivery or the letter that it is about, with its number where it has one
  /// @param words what it says
  /// @param by who entered it
  /// @param takenBack that it was taken back, by whom, when and why; null if it was not
  /// @param mayBeTakenBack whether a clerk entered it and nobody took it back
  record Row(
      long event,
      String of,
      String words,
      String by,
      @Nullable Undone takenBack,
      boolean mayBeTakenBack) {}

  /// That an entry was taken back, in words.
  record Undone(String words, long event) {}

  private final WrongEntries wrong;
  private final OpenInquiries open;
  private final DeskForms forms;
  private final Site site;

  EnteredDesk(WrongEntries wrong, OpenInquiries open, DeskForms forms, Site site) {
    this.wrong = wrong;
    this.open = open;
    this.forms = forms;
    this.site = site;
  }

  /// Returns what an entry of service says, and that it was taken back if it was.
  static String words(InquiryFile.Service entry) {
    String words =
        Words.say(
            "desk.service." + entry.said(),
            Days.read(entry.day()),
            entry.way() == null ? String.valueOf(entry.of()) : entry.way(),
            entry.proof());
    InquiryFile.TakenBack takenBack = entry.takenBack();
    return takenBack == null
        ? words
        : Words.say("desk.entered.words-taken-back", words, takenBack.reason());
  }

  private static String here(String inquiry, String party) {
    return "/desk/inquiries/" + inquiry + "/recipients/" + party + "/entered";
  }

  /// @param event of the entry that is to be taken back; empty for none
  @GetMapping("/desk/inquiries/{inquiry}/recipients/{party}/entered")
  String page(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String event,
      Model model) {
    return show(person, file(inquiry, party), party, event, List.of(), model);
  }

  /// @throws NotOnRecord if there is no such inquiry, or it is not of the party
  private InquiryFile file(String inquiry, String party) {
    InquiryFile file = open.file(inquiry);
    OpenInquiries.mustBeOf(file, party);
    return file;
  }

  private String show(
      Person person,
      InquiryFile file,
      String party,
      String event,
      List<String> problems,
      Model model) {
    String here = here(file.heading().inquiry(), party);
    List<Row> rows = rows(file, party);
    Optional<Row> asked =
        rows.stream()
            .filter(it -> it.mayBeTakenBack() && Long.toString(it.event()).equals(event))
            .filter(it -> person.is(Role.CLERK))
            .findFirst();
    model.addAttribute("heading", file.heading());
    model.addAttribute("here", here);
    model.addAttribute("back", here.substring(0, here.lastIndexOf('/')));
    model.addAttribute("recipient", site.name(party));
    model.addAttribute("rows", rows);
    model.addAttribute("mayAct", person.is(Role.CLERK));
    model.addAttribute("asked", asked.orElse(null));
    model.addAttribute("before", clock(open.reading(file, party)));
    model.addAttribute(
        "after", asked.map(it -> clock(open.ifTakenBack(file, party, it.event()))).orElse(""));
    return forms.show(
        "desk-entered",
        Words.say("desk.entered.title", site.name(party), file.heading().title()),
        here,
        problems,
        model);
  }

  private static String clock(Optional<ClockReading> reading) {
    return reading
        .map(it -> ClockWords.of(it.state()))
        .orElseGet(() -> Words.say("desk.clock.none"));
  }

  private List<Row> rows(InquiryFile file, String party) {
    List<Row> rows = new ArrayList<>();
    for (InquiryFile.Delivery delivery : file.deliveries()) {
      if (delivery.party().equals(party)) {
        delivery.heard().forEach(heard -> rows.add(row(delivery, heard)));
      }
    }
    for (InquiryFile.Service entry : file.services()) {
      if (entry.party().equals(party)) {
        rows.add(row(entry));
      }
    }
    rows.sort(Comparator.comparingLong(Row::event));
    return rows;
  }

  private Row row(InquiryFile.Delivery delivery, InquiryFile.Heard heard) {
    boolean isOfClerk = heard.by().role().equals("clerk");
    String kind = heard.report().kind().name().toLowerCase(Locale.ROOT);
    return new Row(
        heard.event(),
        delivery.key(),
        Words.say(
            "desk.entered.report",
            Words.say("desk.report." + kind),
            Days.read(heard.report().day()),
            heard.detail()),
        isOfClerk ? heard.by().id() : Words.say("desk.entered.no-clerk", heard.by().role()),
        undone(heard.takenBack()),
        isOfClerk && heard.takenBack() == null);
  }

  private Row row(InquiryFile.Service entry) {
    return new Row(
        entry.event(),
        entry.letter() + " #" + entry.number(),
        words(entry),
        Words.say("desk.entered.clerk"),
        undone(entry.takenBack()),
        entry.takenBack() == null);
  }

  private @Nullable Undone undone(InquiryFile.@Nullable TakenBack takenBack) {
    return takenBack == null
        ? null
        : new Undone(
            Words.say(
                "desk.entered.taken-back",
                Days.read(open.dayOf(takenBack.at())),
                takenBack.by(),
                takenBack.reason()),
            takenBack.event());
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/entered/take-back")
  String takeBack(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String event,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, LONGEST_REASON);
    // Longer numbers are of no event.
    boolean isNumber = event.matches("[0-9]{1,18}");
    if (!isNumber) {
      reader.refuse(Words.say("desk.refused.NOT_THERE"));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = DeskForms.problems(wrong.takeBack(inquiry, party, Long.parseLong(event), why, by));
    }
    return problems.isEmpty()
        ? "redirect:" + here(inquiry, party)
        : show(person, file, party, event, problems, model);
  }
}
