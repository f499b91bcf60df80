package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.proviso.pack.Clocks;
import org.proviso.store.By;
import org.proviso.store.ClockDecisions;
import org.proviso.store.EnteredService;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What starts and stops the clock of one recipient: service as it is entered, and tolls.
@Controller
final class ClockDesk {

  private final RecipientPage page;
  private final EnteredService service;
  private final ClockDecisions decisions;
  private final Clocks clocks;
  private final DeskForms forms;

  ClockDesk(
      RecipientPage page,
      EnteredService service,
      ClockDecisions decisions,
      Clocks clocks,
      DeskForms forms) {
    this.page = page;
    this.service = service;
    this.decisions = decisions;
    this.clocks = clocks;
    this.forms = forms;
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/service")
  String service(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String letter,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String way,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String proof,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    if (!RecipientPage.letter(file, letter).party().equals(party)) {
      throw new NotOnRecord(Words.say("desk.no.letter", letter));
    }
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.day", day);
    String shown = reader.text("desk.proof", proof, 5_000);
    boolean isNumber = of.matches("[1-9][0-9]{0,5}");
    if (said.equals("dispatched")
        ? clocks.serviceWay(way).isEmpty()
        : !isNumber || !Set.of("delivered", "corrected").contains(said)) {
      reader.refuse(Words.say("desk.service.what"));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          DeskForms.problems(
              switch (said) {
                case "dispatched" -> service.dispatched(letter, way, on, shown, by);
                case "delivered" -> service.delivered(letter, Integer.parseInt(of), on, shown, by);
                default -> service.corrected(letter, Integer.parseInt(of), on, shown, by);
              });
    }
    return page.after(person, inquiry, party, problems, model);
  }

  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/toll")
  String toll(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String ends,
      @RequestParam(defaultValue = "") String authority,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate first = reader.day("desk.from", from);
    LocalDate end = until.isBlank() ? null : reader.day("desk.until", until);
    String what = reader.text("desk.authority", authority, 5_000);
    if (end != null && !end.isAfter(first)) {
      reader.refuse(Words.say("desk.until.after"));
    }
    boolean isOpenToll =
        RecipientPage.openTolls(file, party).stream()
            .anyMatch(it -> Integer.toString(it.number()).equals(ends));
    if (!ends.isEmpty() && (!isOpenToll || end == null)) {
      reader.refuse(Words.say("desk.ends.which"));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      Integer of = ends.isEmpty() ? null : Integer.valueOf(ends);
      problems = DeskForms.problems(decisions.toll(inquiry, party, first, end, what, of, by));
    }
    return page.after(person, inquiry, party, problems, model);
  }
}
