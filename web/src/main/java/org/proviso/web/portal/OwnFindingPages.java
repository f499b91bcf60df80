package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.store.FindingFile;
import org.proviso.store.Findings;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.access.Person;
import org.proviso.web.data.WrittenText;
import org.proviso.web.matter.FindingView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Links;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A finding about a recipient, for its own people once they were shown it, and what they answer.
/// The server gives them no other rows.
@Controller
final class OwnFindingPages {

  private static final int LONGEST = 5_000;

  private record Found(MatterFile file, FindingFile finding) {}

  private final Portal portal;
  private final Matters matters;
  private final Findings findings;
  private final MatterViews views;

  OwnFindingPages(Portal portal, Matters matters, Findings findings, MatterViews views) {
    this.portal = portal;
    this.matters = matters;
    this.findings = findings;
    this.views = views;
  }

  /// @throws NotOnRecord if there is no such finding for this person: the same words, whether it is
  ///   not there or not shown
  private Found found(Person person, String award, String condition, int number) {
    MatterId id = new MatterId(award, condition);
    for (String party : person.parties().stream().sorted().toList()) {
      for (MatterFile file : matters.own(party)) {
        FindingFile finding = file.finding(number).orElse(null);
        if (file.id().equals(id) && finding != null) {
          return new Found(file, finding);
        }
      }
    }
    throw new NotOnRecord(Words.say("portal.none"));
  }

  @GetMapping("/portal/findings")
  String finding(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int finding,
      Model model) {
    return page(found(person, award, condition, finding), List.of(), Map.of(), model);
  }

  private String page(Found found, List<String> problems, Map<String, String> typed, Model model) {
    FindingView view =
        views.findings().views(found.file(), portal.today()).stream()
            .filter(each -> each.number() == found.finding().number())
            .findFirst()
            .orElseThrow(() -> new NotOnRecord(Words.say("portal.none")));
    model.addAttribute("finding", view);
    model.addAttribute("id", found.file().id());
    model.addAttribute("typed", typed);
    return portal.show(
        "portal-finding",
        Words.say("portal.finding", Integer.toString(view.number()), views.title(found.file())),
        at(found),
        problems,
        model);
  }

  private static String at(Found found) {
    return "/portal/findings?award="
        + Links.query(found.file().id().award())
        + "&condition="
        + Links.query(found.file().id().condition())
        + "&finding="
        + found.finding().number();
  }

  @PostMapping("/portal/findings")
  String answer(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int finding,
      HttpServletRequest request,
      Model model) {
    Found found = found(person, award, condition, finding);
    Map<String, String> typed = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
    List<String> problems = new ArrayList<>();
    String said = text(typed, "said", problems);
    if (said.isEmpty()) {
      problems.add(Words.say("desk.needs", Words.say("finding.answer.said")));
    }
    Map<String, String> byElement = new HashMap<>();
    for (FindingFile.Conclusion each : found.finding().conclusions()) {
      String on = text(typed, "on-" + each.point().element(), problems);
      if (!on.isEmpty()) {
        byElement.put(each.point().element(), on);
      }
    }
    if (problems.isEmpty()) {
      StepTaken taken =
          findings.answerOwn(
              found.file().party(),
              found.file().id(),
              found.finding().number(),
              said,
              byElement,
              portal.by(person));
      switch (taken) {
        case StepTaken.Done _ -> {
          return "redirect:" + at(found);
        }
        case StepTaken.Refused(StepTaken.Reason reason) ->
            problems.add(Words.say("matter.refused." + reason));
        case StepTaken.NotOpen _ -> problems.add(Words.say("matter.not-open"));
      }
    }
    return page(found, problems, typed, model);
  }

  private static String text(Map<String, String> typed, String name, List<String> problems) {
    String text = PortalForm.text(typed.getOrDefault(name, ""));
    if (text.length() > LONGEST || !WrittenText.isSuch(text)) {
      problems.add(
          Words.say("desk.too-long", Words.say("finding.answer.said"), Integer.toString(LONGEST)));
    }
    return text;
  }
}
