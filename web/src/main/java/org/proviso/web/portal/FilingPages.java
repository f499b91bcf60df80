package org.proviso.web.portal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.Reply;
import org.proviso.store.Answers;
import org.proviso.store.Filed;
import org.proviso.web.access.Person;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a recipient files outside of its answer: objections, their withdrawal, requests for time.
@Controller
final class FilingPages {

  private final Portal portal;
  private final Answers answers;

  FilingPages(Portal portal, Answers answers) {
    this.portal = portal;
    this.answers = answers;
  }

  @PostMapping("/portal/{inquiry}/{party}/objections")
  String object(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String ground,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    Integer of = item(own, item);
    String said = PortalForm.text(ground);
    if (said.isEmpty() || said.length() > Reply.LONGEST) {
      return refused(own, Words.say("portal.needs.ground"), model);
    }
    return after(
        own,
        answers.object(inquiry, party, of, said, portal.today(), portal.by(person)),
        "objections",
        model);
  }

  /// Returns the number of an item of the letter; null for the letter as a whole.
  private static @Nullable Integer item(Own own, String given) {
    int number = PortalForm.number(given);
    return number >= 1 && number <= own.letter().items().size() ? number : null;
  }

  @PostMapping("/portal/{inquiry}/{party}/objections/{number}/withdraw")
  String withdraw(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @PathVariable String number,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    String said = PortalForm.text(reason);
    if (said.isEmpty() || said.length() > Reply.LONGEST) {
      return refused(own, Words.say("portal.needs.reason"), model);
    }
    Filed filed =
        answers.withdraw(
            inquiry, party, PortalForm.number(number), said, portal.today(), portal.by(person));
    return after(own, filed, "objections", model);
  }

  @PostMapping("/portal/{inquiry}/{party}/time")
  String time(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    Own own = portal.own(person, inquiry, party);
    LocalDate day = Days.parse(until.strip());
    String said = PortalForm.text(reason);
    if (day == null) {
      return refused(own, Words.say("portal.needs.until"), model);
    }
    if (said.isEmpty() || said.length() > Reply.LONGEST) {
      return refused(own, Words.say("portal.needs.reason"), model);
    }
    Filed filed =
        answers.askForTime(
            inquiry, party, item(own, item), day, said, portal.today(), portal.by(person));
    return after(own, filed, "time", model);
  }

  private String after(Own own, Filed filed, String part, Model model) {
    List<String> problems = Portal.problems(filed);
    return problems.isEmpty()
        ? "redirect:" + own.here() + "#" + part
        : refused(own, String.join(" ", problems), model);
  }

  private String refused(Own own, String problem, Model model) {
    model.addAttribute("back", own.here());
    return portal.show(
        "portal-refused", Words.say("portal.not-done"), own, 0, List.of(problem), model);
  }
}
