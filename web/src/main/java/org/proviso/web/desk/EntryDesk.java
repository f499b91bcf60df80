package org.proviso.web.desk;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.proviso.store.By;
import org.proviso.store.Corrections;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
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

/// The entries of a docket, public or not, and what corrects, withdraws and redacts one of them.
@Controller
final class EntryDesk {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 100_000;
  private static final int LONGEST_REASON = 2_000;

  /// An entry in the list.
  record Row(Link entry, String day, String title, String state) {}

  private final Corrections corrections;
  private final OpenInquiries open;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final Site site;

  EntryDesk(
      Corrections corrections, OpenInquiries open, StepUp stepUp, DeskForms forms, Site site) {
    this.corrections = corrections;
    this.open = open;
    this.stepUp = stepUp;
    this.forms = forms;
    this.site = site;
  }

  private static String here(String party, int number) {
    return "/desk/entries/" + party + "/" + number;
  }

  /// Lists the entries of one party: the last 200, or those before a number.
  @GetMapping("/desk/entries")
  String list(
      @RequestParam(defaultValue = "") String party,
      @RequestParam(defaultValue = "2147483647") int before,
      Model model) {
    List<Corrections.Standing> found =
        party.isEmpty()
            ? List.of()
            : corrections.entries(site.party(party).id(), Math.max(before, 1));
    model.addAttribute("party", party);
    model.addAttribute(
        "rows",
        found.stream()
            .map(
                it ->
                    new Row(
                        new Link(Integer.toString(it.number()), here(party, it.number())),
                        Days.read(it.day()),
                        it.title(),
                        state(it)))
            .toList());
    model.addAttribute(
        "more",
        found.size() == 200
            ? "/desk/entries?party=" + party + "&before=" + found.getLast().number()
            : null);
    return forms.show("desk-entries", Words.say("desk.entries"), "/desk/entries", List.of(), model);
  }

  private static String state(Corrections.Standing it) {
    String decision = it.decision();
    return Words.say(
        "desk.entry.state."
            + (it.redacted() != null ? "redacted" : decision == null ? "undecided" : decision));
  }

  @GetMapping("/desk/entries/{party}/{number}")
  String page(Person person, @PathVariable String party, @PathVariable int number, Model model) {
    return show(person, standing(party, number), List.of(), model);
  }

  /// @throws NotOnRecord if there is no such party or entry
  private Corrections.Standing standing(String party, int number) {
    return corrections
        .entry(site.party(party).id(), number)
        .orElseThrow(() -> new NotOnRecord(Words.say("desk.no.entry")));
  }

  private String show(
      Person person, Corrections.Standing entry, List<String> problems, Model model) {
    String here = here(entry.party(), entry.number());
    boolean own = entry.actor().equals(person.account());
    boolean whole = entry.redacted() == null;
    model.addAttribute("here", here);
    model.addAttribute("entry", entry);
    model.addAttribute("day", Days.read(entry.day()));
    model.addAttribute("state", state(entry));
    model.addAttribute("back", "/desk/entries?party=" + entry.party());
    model.addAttribute("isOwn", own);
    model.addAttribute("mayCorrect", person.is(Role.CLERK) && whole);
    model.addAttribute(
        "mayPublish",
        person.is(Role.APPROVER) && !own && whole && entry.corrects() != null && !entry.isPublic());
    model.addAttribute(
        "mayWithdraw", person.is(Role.APPROVER) && !own && whole && entry.isPublic());
    model.addAttribute("mayRedact", person.is(Role.APPROVER) && !own && whole);
    return forms.show(
        "desk-entry",
        Words.say("desk.entry.title", Integer.toString(entry.number()), site.name(entry.party())),
        here,
        problems,
        model);
  }

  /// Enters a correction; an approver then publishes it.
  @PostMapping("/desk/entries/{party}/{number}/correct")
  String correct(
      Person person,
      @PathVariable String party,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    Corrections.Standing entry = standing(party, number);
    DeskForms.Reader reader = new DeskForms.Reader();
    String headed = reader.text("desk.entry.heading", title, LONGEST_TITLE);
    String words = reader.text("desk.entry.text", text, LONGEST_TEXT);
    String why = reader.text("desk.reason", reason, LONGEST_REASON);
    if (!reader.problems().isEmpty()) {
      return show(person, entry, reader.problems(), model);
    }
    Corrections.Outcome outcome =
        corrections.correct(
            party,
            number,
            open.today(),
            headed,
            words,
            Words.say("desk.entry.corrects", Integer.toString(number), why),
            by);
    return after(outcome, person, party, number, "redirect:/desk/entries?party=" + party, model);
  }

  @PostMapping("/desk/entries/{party}/{number}/publish")
  String publish(Person person, @PathVariable String party, @PathVariable int number, Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    standing(party, number);
    return after(corrections.publish(party, number, by), person, party, number, null, model);
  }

  @PostMapping("/desk/entries/{party}/{number}/withdraw")
  String withdraw(
      Person person,
      @PathVariable String party,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    return takeBack(
        person,
        party,
        number,
        reason,
        (why, by) -> corrections.withdraw(party, number, why, by),
        model);
  }

  @PostMapping("/desk/entries/{party}/{number}/redact")
  String redact(
      Person person,
      @PathVariable String party,
      @PathVariable int number,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    return takeBack(
        person,
        party,
        number,
        reason,
        (why, by) -> corrections.redact(party, number, why, by),
        model);
  }

  private String takeBack(
      Person person,
      String party,
      int number,
      String reason,
      BiFunction<String, By, Corrections.Outcome> act,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    Corrections.Standing entry = standing(party, number);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, LONGEST_REASON);
    return reader.problems().isEmpty()
        ? after(act.apply(why, by), person, party, number, null, model)
        : show(person, entry, reader.problems(), model);
  }

  private String after(
      Corrections.Outcome outcome,
      Person person,
      String party,
      int number,
      @Nullable String done,
      Model model) {
    return switch (outcome) {
      case Corrections.Outcome.Done ignored ->
          done == null ? "redirect:" + here(party, number) : done;
      case Corrections.Outcome.Refused(Corrections.Reason reason) ->
          show(
              person,
              standing(party, number),
              List.of(Words.say("desk.entry.refused." + reason)),
              model);
    };
  }
}
