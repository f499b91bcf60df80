package org.proviso.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.StepTaken;
import org.proviso.web.access.Person;
import org.proviso.web.access.StepUp;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterView;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The matters of a recipient, for its own people: where each stands, what either side may do, and
/// which orders operate; and what they do in them. The server gives them no other rows, and no
/// proposals. Who does something gives a second factor and signs.
@Controller
final class OwnMatterPages {

  /// A matter with what its recipient may do.
  record Row(MatterView view, List<Named> acts) {}

  /// What was typed into the form.
  record Typed(String said, String official, String office) {}

  private record Acting(MatterFile file, Step step) {}

  private static final int LONGEST = 5_000;
  private static final int LONGEST_NAME = 1_000;

  private final Portal portal;
  private final Matters matters;
  private final MatterViews views;
  private final Lanes lanes;
  private final StepUp stepUp;

  OwnMatterPages(Portal portal, Matters matters, MatterViews views, Lanes lanes, StepUp stepUp) {
    this.portal = portal;
    this.matters = matters;
    this.views = views;
    this.lanes = lanes;
    this.stepUp = stepUp;
  }

  @GetMapping("/portal/matters")
  String matters(Person person, Model model) {
    LocalDate today = portal.today();
    List<Row> all = new ArrayList<>();
    for (String party : person.parties().stream().sorted().toList()) {
      for (MatterFile file : matters.own(party)) {
        MatterView view = views.view(file, today);
        all.add(new Row(view, acts(view)));
      }
    }
    model.addAttribute("matters", all);
    return portal.show(
        "portal-matters", Words.say("portal.matters"), "/portal/matters", List.of(), model);
  }

  /// Returns the steps of the recipient's that it may take, or of which that can not be said.
  private List<Named> acts(MatterView view) {
    return Stream.concat(view.open().stream(), view.unsettled().stream())
        .filter(row -> isRecipients(row.id()))
        .map(row -> new Named(row.id(), row.title(), act(view.id(), row.id())))
        .toList();
  }

  /// An answer is given item by item, where the letter is answered.
  private boolean isRecipients(String step) {
    return lanes.procedure().step(step).filter(it -> it.side() == Side.RECIPIENT).isPresent()
        && !lanes.isAnswer(step);
  }

  private static String act(MatterId id, String step) {
    return "/portal/matters/act?award="
        + Links.query(id.award())
        + "&condition="
        + Links.query(id.condition())
        + "&step="
        + Links.query(step);
  }

  @GetMapping("/portal/matters/act")
  String page(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      Model model) {
    Acting acting = acting(person, new MatterId(award, condition), step);
    stepUp.require(person);
    return show(acting, new Typed("", "", ""), List.of(), model);
  }

  /// @throws NotOnRecord if the matter is none of the person's, or the step none of its side's: the
  ///   same words, so that nobody learns which
  private Acting acting(Person person, MatterId id, String step) {
    return person.parties().stream()
        .flatMap(party -> matters.own(party).stream())
        .filter(file -> file.id().equals(id))
        .flatMap(
            file ->
                lanes.procedure().step(step).stream()
                    .filter(it -> isRecipients(it.id()))
                    .map(it -> new Acting(file, it)))
        .findFirst()
        .orElseThrow(() -> new NotOnRecord(Words.say("portal.act.none")));
  }

  private String show(Acting acting, Typed typed, List<String> problems, Model model) {
    MatterFile file = acting.file();
    model.addAttribute("id", file.id());
    model.addAttribute("stepId", acting.step().id());
    model.addAttribute("statement", statement(acting));
    model.addAttribute("citation", views.words().citedWithCaveats(acting.step().from()));
    model.addAttribute("typed", typed);
    return portal.show(
        "portal-act",
        Words.say("portal.act.title", acting.step().title(), views.title(file)),
        act(file.id(), acting.step().id()),
        problems,
        model);
  }

  private String statement(Acting acting) {
    return Words.say(
        "portal.act.statement", portal.site().name(acting.file().party()), acting.step().title());
  }

  @PostMapping("/portal/matters/act")
  String act(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String official,
      @RequestParam(defaultValue = "") String office,
      @RequestParam(defaultValue = "") String agreed,
      HttpServletResponse response,
      Model model) {
    Acting acting = acting(person, new MatterId(award, condition), step);
    stepUp.require(person);
    Typed form =
        new Typed(PortalForm.text(said), PortalForm.text(official), PortalForm.text(office));
    List<String> problems = problems(form, agreed);
    if (problems.isEmpty()) {
      problems = views.problems(taken(person, acting, form));
    }
    if (problems.isEmpty()) {
      return "redirect:/portal/matters";
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return show(acting, form, problems, model);
  }

  private static List<String> problems(Typed form, String agreed) {
    List<String> problems = new ArrayList<>();
    if (form.said().isEmpty() || form.said().length() > LONGEST) {
      problems.add(Words.say("portal.act.needs-said"));
    }
    if (Stream.of(form.official(), form.office())
        .anyMatch(it -> it.isEmpty() || it.length() > LONGEST_NAME)) {
      problems.add(Words.say("portal.needs.certifier"));
    }
    if (!agreed.equals("yes")) {
      problems.add(Words.say("portal.needs.agreed"));
    }
    return problems;
  }

  private StepTaken taken(Person person, Acting acting, Typed form) {
    MatterFile file = acting.file();
    return matters.act(
        file.party(),
        file.id(),
        new MatterFile.Wanted(acting.step().id(), Set.of(), Map.of(), form.said()),
        form.official() + ", " + form.office(),
        lanes.judge(file.id(), acting.step(), portal.today()),
        portal.by(person));
  }
}
