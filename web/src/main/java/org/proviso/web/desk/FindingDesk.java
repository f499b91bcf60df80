package org.proviso.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.store.By;
import org.proviso.store.FindingFile;
import org.proviso.store.Findings;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
import org.proviso.web.matter.FindingView;
import org.proviso.web.matter.FindingViews;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Links;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The findings of a matter, element by element and side by side: a reviewer makes one, another
/// reads it, an approver shows it to the recipient, and from it two ways lead on that are as easy.
@Controller
final class FindingDesk {

  /// A step to which a finding leads.
  ///
  /// @param reasons why it can not be taken today
  record Way(String id, String title, boolean isOpen, List<String> reasons) {}

  private static final int LONGEST_ANSWER = 5_000;

  private final Matters matters;
  private final Findings findings;
  private final MatterViews views;
  private final Lanes lanes;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final OpenInquiries open;

  FindingDesk(
      Matters matters,
      Findings findings,
      MatterViews views,
      Lanes lanes,
      StepUp stepUp,
      DeskForms forms,
      OpenInquiries open) {
    this.matters = matters;
    this.findings = findings;
    this.views = views;
    this.lanes = lanes;
    this.stepUp = stepUp;
    this.forms = forms;
    this.open = open;
  }

  static String at(MatterId id) {
    return MatterDesk.MATTERS
        + "/finding?award="
        + Links.query(id.award())
        + "&condition="
        + Links.query(id.condition());
  }

  /// @throws NotOnRecord if there is no such matter
  private MatterFile file(String award, String condition) {
    return matters
        .file(new MatterId(award, condition))
        .orElseThrow(() -> new NotOnRecord(Words.say("matter.none")));
  }

  @GetMapping("/desk/matters/finding")
  String finding(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      Model model) {
    return page(person, file(award, condition), List.of(), Map.of(), null, model);
  }

  /// @param typed the fields of a form that was refused
  /// @param draft those of a finding that was refused; null if it was another form
  private String page(
      Person person,
      MatterFile file,
      List<String> problems,
      Map<String, String> typed,
      @Nullable Map<String, String> draft,
      Model model) {
    List<FindingViews.Asked> asked = views.findings().asked(file.id().condition());
    FindingFile last = file.findings().isEmpty() ? null : file.findings().getLast();
    Map<String, String> fields =
        draft != null ? draft : last == null ? new HashMap<>() : FindingForm.of(last, asked);
    boolean isUnread = last != null && last.second() == null;
    boolean isOwn = last != null && last.by().equals(person.account());
    model.addAttribute("id", file.id());
    model.addAttribute("back", MatterDesk.at(file.id()));
    model.addAttribute("asked", asked);
    model.addAttribute("elements", elements(asked));
    model.addAttribute("standard", views.findings().standard(file.id().condition()));
    List<FindingView> found = views.findings().views(file, open.today());
    model.addAttribute("findings", found);
    model.addAttribute("answering", person.is(Role.CLERK) ? answering(file, found) : null);
    model.addAttribute("ways", ways(file));
    model.addAttribute("typed", typed);
    model.addAttribute("draft", fields);
    model.addAttribute("rows", FindingForm.rows(fields));
    model.addAttribute("mayMake", person.is(Role.REVIEWER));
    model.addAttribute("mayRead", person.is(Role.REVIEWER) && isUnread && !isOwn);
    model.addAttribute("isOwn", person.is(Role.REVIEWER) && isUnread && isOwn);
    model.addAttribute(
        "mayShow", person.is(Role.APPROVER) && last != null && last.disclosure() == null);
    model.addAttribute("mayEnter", person.is(Role.CLERK));
    return forms.show(
        "desk-finding",
        Words.say("finding.title", views.title(file)),
        at(file.id()),
        problems,
        model);
  }

  /// Returns the latest finding that the recipient was shown, which it may answer; null if none
  /// was.
  private static @Nullable FindingView answering(MatterFile file, List<FindingView> found) {
    return found.stream()
        .filter(each -> file.finding(each.number()).filter(FindingFile::isDisclosed).isPresent())
        .findFirst()
        .orElse(null);
  }

  private static List<Link> elements(List<FindingViews.Asked> asked) {
    Set<Link> elements = new LinkedHashSet<>();
    asked.forEach(each -> elements.add(new Link(each.title(), each.point().element())));
    return List.copyOf(elements);
  }

  /// Returns the steps of the grantor that need a finding, and those that end the matter.
  private List<Way> ways(MatterFile file) {
    List<Way> ways = new ArrayList<>();
    for (Step step : lanes.procedure().steps()) {
      if (isWay(step)) {
        Standing standing = lanes.judge(file.id(), step, open.today()).standing(file.matter());
        ways.add(
            new Way(
                step.id(),
                step.title(),
                standing instanceof Standing.Open,
                views.words().reasons(standing)));
      }
    }
    return ways;
  }

  private static boolean isWay(Step step) {
    return step.side() == Side.GRANTOR
        && (step.endsMatter()
            || step.requirements().stream().anyMatch(each -> each.need() instanceof Need.Shown));
  }

  @PostMapping("/desk/matters/finding")
  String make(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      HttpServletRequest request,
      Model model) {
    By by = forms.by(person, Role.REVIEWER);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    Map<String, String> fields = FindingForm.typed(request);
    List<FindingViews.Asked> asked = views.findings().asked(condition);
    if (asked.isEmpty()) {
      reader.refuse(Words.say("finding.not-laid-down"));
    }
    FindingFile.Draft draft =
        FindingForm.draft(fields, asked, views.findings().standard(condition), reader);
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = views.problems(findings.make(file.id(), draft, by));
    }
    return problems.isEmpty()
        ? "redirect:" + at(file.id())
        : page(person, file, problems, Map.of(), fields, model);
  }

  @PostMapping("/desk/matters/finding/read")
  String read(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int finding,
      @RequestParam(defaultValue = "") String said,
      HttpServletRequest request,
      Model model) {
    By by = forms.by(person, Role.REVIEWER);
    MatterFile file = file(award, condition);
    FindingFile found = file.finding(finding).orElse(null);
    DeskForms.Reader reader = new DeskForms.Reader();
    Map<String, String> typed = FindingForm.typed(request);
    String whole = reader.text("finding.read.whole", said, MatterDesk.LONGEST);
    StepTaken taken = new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
    if (found != null) {
      List<FindingFile.Opinion> opinions = FindingForm.opinions(typed, found, reader);
      if (reader.problems().isEmpty()) {
        taken = findings.read(file.id(), finding, whole, opinions, by);
      }
    }
    return after(person, file, reader, taken, typed, model);
  }

  private String after(
      Person person,
      MatterFile file,
      DeskForms.Reader reader,
      StepTaken taken,
      Map<String, String> typed,
      Model model) {
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = views.problems(taken);
    }
    return problems.isEmpty()
        ? "redirect:" + at(file.id())
        : page(person, file, problems, typed, null, model);
  }

  @PostMapping("/desk/matters/finding/show")
  String show(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int finding,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    String how = reader.text("finding.disclose.said", said, MatterDesk.LONGEST);
    StepTaken taken =
        reader.problems().isEmpty()
            ? findings.disclose(file.id(), finding, how, by)
            : new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
    return after(person, file, reader, taken, Map.of(), model);
  }

  @PostMapping("/desk/matters/finding/answer")
  String answer(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int finding,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String document,
      HttpServletRequest request,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    Map<String, String> typed = FindingForm.typed(request);
    String from = reader.text("finding.answer.document", document, MatterDesk.LONGEST);
    String whole = reader.text("finding.answer.said", said, LONGEST_ANSWER);
    Map<String, String> byElement = new HashMap<>();
    file.finding(finding)
        .ifPresent(
            found ->
                found
                    .conclusions()
                    .forEach(
                        each -> {
                          String element = each.point().element();
                          String on =
                              reader.textOrNothing(
                                  "finding.answer.said",
                                  typed.get("on-" + element),
                                  LONGEST_ANSWER);
                          if (!on.isEmpty()) {
                            byElement.put(element, on);
                          }
                        }));
    StepTaken taken =
        reader.problems().isEmpty()
            ? findings.answer(file.id(), finding, whole, byElement, from, by)
            : new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
    return after(person, file, reader, taken, typed, model);
  }

  /// Proposes a step that the finding which stands leads to, and names that finding.
  @PostMapping("/desk/matters/finding/propose")
  String propose(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    String document = reader.text("matter.said", said, MatterDesk.LONGEST);
    Step wanted = lanes.procedure().step(step).filter(FindingDesk::isWay).orElse(null);
    if (wanted == null) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.step")));
    }
    List<String> problems = reader.problems();
    if (wanted != null && problems.isEmpty()) {
      problems =
          views.problems(
              matters.propose(
                  file.id(),
                  new MatterFile.Wanted(wanted.id(), Set.of(), Map.of(), document),
                  null,
                  file.findings().isEmpty() ? null : file.findings().getLast().number(),
                  lanes.judge(file.id(), wanted, open.today()),
                  by));
    }
    return problems.isEmpty()
        ? "redirect:" + MatterDesk.at(file.id())
        : page(person, file, problems, Map.of(), null, model);
  }
}
