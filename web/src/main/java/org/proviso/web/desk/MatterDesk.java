package org.proviso.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepClock;
import org.proviso.store.By;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The matters of the grantor: what may be done in each today and why, what is proposed and
/// decided, what others did, and orders of courts.
@Controller
final class MatterDesk {

  /// A proposal.
  record Proposed(
      int number,
      String step,
      String names,
      String said,
      @Nullable String override,
      String outcome,
      boolean isOpen,
      boolean isOwn,
      String by,
      long event) {}

  static final String MATTERS = "/desk/matters";
  static final int LONGEST = 2_000;

  private final Matters matters;
  private final MatterViews views;
  private final Lanes lanes;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final OpenInquiries open;
  private final Issues issues;

  MatterDesk(
      Matters matters,
      MatterViews views,
      Lanes lanes,
      StepUp stepUp,
      DeskForms forms,
      OpenInquiries open,
      Issues issues) {
    this.matters = matters;
    this.views = views;
    this.lanes = lanes;
    this.stepUp = stepUp;
    this.forms = forms;
    this.open = open;
    this.issues = issues;
  }

  static String at(MatterId id) {
    return MATTERS
        + "/matter?award="
        + Links.query(id.award())
        + "&condition="
        + Links.query(id.condition());
  }

  /// Returns the actions of a procedure to choose from.
  static List<Link> actions(Lanes lanes) {
    return lanes.procedure().actions().stream()
        .map(action -> new Link(action.title(), action.id()))
        .toList();
  }

  @GetMapping("/desk/matters/matter")
  String matter(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      Model model) {
    return matter(person, file(award, condition), List.of(), model);
  }

  /// @throws NotOnRecord if there is no such matter
  private MatterFile file(String award, String condition) {
    return matters
        .file(new MatterId(award, condition))
        .orElseThrow(() -> new NotOnRecord(Words.say("matter.none")));
  }

  private String matter(Person person, MatterFile file, List<String> problems, Model model) {
    LocalDate today = open.today();
    MatterView view = views.view(file, today);
    model.addAttribute("view", view);
    model.addAttribute("today", today);
    model.addAttribute("todayWords", Days.read(today));
    model.addAttribute("isPublic", file.isPublic());
    model.addAttribute(
        "proposals", file.proposals().stream().map(each -> proposed(person, each)).toList());
    model.addAttribute("papers", papers(view));
    model.addAttribute("grantorSteps", steps(view, /* ofGrantor= */ true));
    model.addAttribute("otherSteps", steps(view, /* ofGrantor= */ false));
    model.addAttribute("actions", actions(lanes));
    model.addAttribute(
        "unruled",
        lanes.procedure().clocks().stream()
            .filter(each -> each.rule() == null)
            .map(each -> new Link(each.title(), each.id()))
            .toList());
    model.addAttribute(
        "unreached",
        file.steps().stream()
            .filter(each -> each.reached() == null)
            .map(
                each ->
                    new Link(
                        each.number() + ": " + views.words().step(each.wanted().step()),
                        Integer.toString(each.number())))
            .toList());
    model.addAttribute(
        "joined",
        file.inquiries().stream()
            .map(each -> new Link(each, "/desk/inquiries/" + Links.path(each)))
            .toList());
    model.addAttribute("joinable", joinable(file));
    model.addAttribute("issues", issues.of(file));
    model.addAttribute("mayEnter", person.is(Role.CLERK));
    model.addAttribute("mayDecide", person.is(Role.APPROVER));
    return forms.show("desk-matter", view.title(), at(file.id()), problems, model);
  }

  private Proposed proposed(Person person, MatterFile.Proposal proposal) {
    return new Proposed(
        proposal.number(),
        views.words().step(proposal.wanted().step()),
        proposal.wanted().actions().isEmpty()
            ? ""
            : views.words().actions(proposal.wanted().actions()),
        proposal.wanted().said(),
        proposal.override(),
        Words.say("matter.outcome." + proposal.outcome()),
        proposal.outcome() == MatterFile.Proposal.Outcome.OPEN,
        proposal.by().equals(person.account()),
        proposal.by(),
        proposal.event());
  }

  /// Returns where the documents of the grantor's open steps are drafted.
  private List<Link> papers(MatterView view) {
    return view.open().stream()
        .filter(
            row -> lanes.procedure().step(row.id()).map(Step::side).orElse(null) == Side.GRANTOR)
        .map(
            row ->
                new Link(
                    row.title(),
                    at(view.id()).replace("/matter?", "/paper?")
                        + "&step="
                        + Links.query(row.id())))
        .toList();
  }

  /// Returns steps to choose from, those that may be taken first.
  private List<Link> steps(MatterView view, boolean ofGrantor) {
    List<Link> steps = new ArrayList<>();
    add(view.open(), "matter.choice.open", ofGrantor, steps);
    add(view.unsettled(), "matter.choice.unsettled", ofGrantor, steps);
    if (ofGrantor) {
      add(view.refused(), "matter.choice.refused", true, steps);
    }
    return steps;
  }

  private void add(
      List<MatterView.StepRow> rows, String label, boolean ofGrantor, List<Link> steps) {
    for (MatterView.StepRow row : rows) {
      boolean isGrantors =
          lanes.procedure().step(row.id()).map(Step::side).orElse(Side.GRANTOR) == Side.GRANTOR;
      if (isGrantors == ofGrantor) {
        steps.add(new Link(Words.say(label, row.title()), row.id()));
      }
    }
  }

  @PostMapping("/desk/matters/propose")
  String propose(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String override,
      HttpServletRequest request,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    Step wanted = step(step, /* ofGrantor= */ true, reader);
    MatterFile.Wanted content = wanted(wanted, said, request, reader);
    String why = reader.textOrNothing("matter.override", override, LONGEST);
    List<String> problems = reader.problems();
    if (wanted != null && problems.isEmpty()) {
      problems =
          views.problems(
              matters.propose(
                  file.id(),
                  content,
                  why.isEmpty() ? null : why,
                  lanes.judge(file.id(), wanted, open.today()),
                  by));
    }
    return after(person, file, problems, model);
  }

  private String after(Person person, MatterFile file, List<String> problems, Model model) {
    return problems.isEmpty()
        ? "redirect:" + at(file.id())
        : matter(person, file(file.id().award(), file.id().condition()), problems, model);
  }

  private @Nullable Step step(String id, boolean ofGrantor, DeskForms.Reader reader) {
    Step step =
        lanes
            .procedure()
            .step(id)
            .filter(each -> (each.side() == Side.GRANTOR) == ofGrantor)
            .orElse(null);
    if (step == null) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.step")));
    }
    return step;
  }

  /// Reads what a form says of a step: its document, the actions that it names, and the days that
  /// it sets for clocks of which the procedure has no rule.
  private MatterFile.Wanted wanted(
      @Nullable Step step, String said, HttpServletRequest request, DeskForms.Reader reader) {
    String document = reader.text("matter.said", said, LONGEST);
    Set<String> actions = new HashSet<>();
    Set<String> known = new HashSet<>();
    lanes.procedure().actions().stream().map(Action::id).forEach(known::add);
    String[] given = request.getParameterValues("action");
    for (String action : given == null ? new String[0] : given) {
      if (known.contains(action)) {
        actions.add(action);
      } else {
        reader.refuse(Words.say("desk.needs", Words.say("matter.names")));
      }
    }
    Map<String, LocalDate> due = new LinkedHashMap<>();
    if (step != null) {
      if (step.namesActions() && actions.isEmpty()) {
        reader.refuse(Words.say("matter.must-name"));
      }
      if (!step.namesActions()) {
        actions.clear();
      }
      for (String id : step.starts()) {
        StepClock started = lanes.procedure().clock(id).orElse(null);
        String day = request.getParameter("due-" + id);
        if (started != null && started.rule() == null && day != null && !day.isBlank()) {
          LocalDate found = DeskForms.day(day);
          if (found == null) {
            reader.refuse(Words.say("desk.needs-day", started.title(), day));
          } else {
            due.put(id, found);
          }
        }
      }
    }
    return new MatterFile.Wanted(step == null ? "" : step.id(), actions, due, document);
  }

  @PostMapping("/desk/matters/decide")
  String decide(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int proposal,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    boolean takes = decision.equals("take");
    String why =
        takes
            ? reader.textOrNothing("desk.reason", reason, LONGEST)
            : reader.text("desk.reason", reason, LONGEST);
    if (!takes && !decision.equals("turn-down")) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.decision")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          views.problems(
              takes
                  ? take(file, proposal, why, by)
                  : matters.turnDown(file.id(), proposal, why, by));
    }
    return after(person, file, problems, model);
  }

  private StepTaken take(MatterFile file, int proposal, String reason, By by) {
    Step step =
        file.proposal(proposal)
            .flatMap(each -> lanes.procedure().step(each.wanted().step()))
            .orElse(null);
    return step == null
        ? new StepTaken.Refused(StepTaken.Reason.NOT_THERE)
        : matters.take(
            file.id(),
            proposal,
            reason.isEmpty() ? null : reason,
            lanes.judge(file.id(), step, open.today()),
            by);
  }

  @PostMapping("/desk/matters/enter")
  String enter(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String said,
      HttpServletRequest request,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    Step wanted = step(step, /* ofGrantor= */ false, reader);
    MatterFile.Wanted content = wanted(wanted, said, request, reader);
    LocalDate on = reader.day("matter.day", day);
    List<String> problems = reader.problems();
    if (wanted != null && problems.isEmpty()) {
      problems =
          views.problems(
              matters.enter(file.id(), content, on, lanes.judge(file.id(), wanted, on), by));
    }
    return after(person, file, problems, model);
  }

  private List<Link> joinable(MatterFile file) {
    return matters.joinable(file.id()).stream()
        .map(each -> new Link(each.inquiry() + ": " + each.title(), each.inquiry()))
        .toList();
  }

  @PostMapping("/desk/matters/join")
  String join(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String inquiry,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    List<String> problems =
        joinable(file).stream().map(Link::href).anyMatch(inquiry::equals)
            ? views.problems(matters.join(file.id(), inquiry, lanes.letterJudge(file.id()), by))
            : List.of(Words.say("desk.needs", Words.say("matter.inquiry")));
    return after(person, file, problems, model);
  }

  @PostMapping("/desk/matters/reach")
  String reach(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "0") int number,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("matter.reached", day);
    String proof = reader.text("matter.proof", said, LONGEST);
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = views.problems(matters.reach(file.id(), number, on, proof, by));
    }
    return after(person, file, problems, model);
  }

  @PostMapping("/desk/matters/publish")
  String publish(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    MatterFile file = file(award, condition);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, LONGEST);
    if (!how.equals("publish") && !how.equals("withhold")) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.publication")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = views.problems(matters.publish(file.id(), how.equals("publish"), why, by));
    }
    return after(person, file, problems, model);
  }
}
