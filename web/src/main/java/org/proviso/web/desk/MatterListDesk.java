package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.Tier;
import org.proviso.store.By;
import org.proviso.store.LedgerAward;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.access.StepUp;
import org.proviso.web.matter.Lanes;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The matters of the grantor, and orders of courts, which may operate in several.
@Controller
final class MatterListDesk {

  /// A matter in the list.
  record Row(Link matter, String stage, int proposals, int orders, boolean isPublic) {}

  /// An order that can be lifted.
  record Lifting(int number, String citation) {}

  private final Matters matters;
  private final MatterViews views;
  private final Lanes lanes;
  private final Ledgers ledgers;
  private final StepUp stepUp;
  private final DeskForms forms;
  private final Site site;
  private final OpenInquiries open;

  MatterListDesk(
      Matters matters,
      MatterViews views,
      Lanes lanes,
      Ledgers ledgers,
      StepUp stepUp,
      DeskForms forms,
      Site site,
      OpenInquiries open) {
    this.matters = matters;
    this.views = views;
    this.lanes = lanes;
    this.ledgers = ledgers;
    this.stepUp = stepUp;
    this.forms = forms;
    this.site = site;
    this.open = open;
  }

  @GetMapping("/desk/matters")
  String list(Person person, Model model) {
    return list(person, List.of(), model);
  }

  private String list(Person person, List<String> problems, Model model) {
    LocalDate today = open.today();
    List<MatterFile> files = matters.files();
    Map<Integer, Lifting> lifting = new LinkedHashMap<>();
    for (MatterFile file : files) {
      for (MatterFile.CourtOrder order : file.orders()) {
        if (order.until() == null) {
          lifting.put(order.number(), new Lifting(order.number(), order.citation()));
        }
      }
    }
    model.addAttribute("matters", files.stream().map(file -> row(file, today)).toList());
    model.addAttribute(
        "files", files.stream().map(file -> new Link(views.title(file), word(file.id()))).toList());
    model.addAttribute("lifting", List.copyOf(lifting.values()));
    model.addAttribute("actions", MatterDesk.actions(lanes));
    model.addAttribute(
        "awards",
        ledgers.awards().stream()
            .map(award -> new Link(award.id() + " (" + site.name(award.party()) + ")", award.id()))
            .toList());
    model.addAttribute(
        "conditions",
        site.pack().law().conditions().stream()
            .map(each -> new Link(each.id() + ": " + each.title(), each.id()))
            .sorted(Comparator.comparing(Link::href))
            .toList());
    model.addAttribute("today", today);
    model.addAttribute("mayEnter", person.is(Role.CLERK));
    model.addAttribute("mayLift", person.is(Role.APPROVER));
    return forms.show(
        "desk-matters", Words.say("matter.list"), MatterDesk.MATTERS, problems, model);
  }

  /// Returns a matter as one value of a form; no identifier has a space.
  private static String word(MatterId id) {
    return id.award() + " " + id.condition();
  }

  private Row row(MatterFile file, LocalDate today) {
    return new Row(
        new Link(views.title(file), MatterDesk.at(file.id())),
        views.stage(file, today),
        (int)
            file.proposals().stream()
                .filter(each -> each.outcome() == MatterFile.Proposal.Outcome.OPEN)
                .count(),
        (int) file.orders().stream().filter(order -> order.until() == null).count(),
        file.isPublic());
  }

  @PostMapping("/desk/matters")
  String open(
      Person person,
      @RequestParam(defaultValue = "") String award,
      @RequestParam(defaultValue = "") String condition,
      @RequestParam(defaultValue = "") String tier,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("matter.tier-by", said, MatterDesk.LONGEST);
    if (site.pack().law().condition(condition).isEmpty()) {
      reader.refuse(Words.say("desk.needs", Words.say("condition")));
    }
    if (ledgers.awards().stream().map(LedgerAward::id).noneMatch(award::equals)) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.award")));
    }
    List<String> problems = reader.problems();
    MatterId id = new MatterId(award, condition);
    if (problems.isEmpty()) {
      problems = views.problems(matters.open(id, tier(tier), why, by));
    }
    return problems.isEmpty() ? "redirect:" + MatterDesk.at(id) : list(person, problems, model);
  }

  private static @Nullable Tier tier(String word) {
    return switch (word) {
      case "direct" -> Tier.DIRECT;
      case "sub" -> Tier.SUB;
      default -> null;
    };
  }

  @PostMapping("/desk/matters/order")
  String order(
      Person person,
      @RequestParam(defaultValue = "") String citation,
      @RequestParam(defaultValue = "") List<String> action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String doubtful,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") List<String> matter,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    DeskForms.Reader reader = new DeskForms.Reader();
    String cited = reader.text("matter.citation", citation, MatterDesk.LONGEST);
    String seen = reader.text("matter.seen", said, MatterDesk.LONGEST);
    LocalDate first = reader.day("matter.from", from);
    Set<String> known = new HashSet<>();
    lanes.procedure().actions().stream().map(Action::id).forEach(known::add);
    if (!known.containsAll(action)) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.forbids")));
    }
    List<MatterId> ids = new ArrayList<>();
    for (String each : matter) {
      int space = each.indexOf(' ');
      if (space > 0) {
        ids.add(new MatterId(each.substring(0, space), each.substring(space + 1)));
      }
    }
    if (ids.isEmpty()) {
      reader.refuse(Words.say("desk.needs", Words.say("matter.matters")));
    }
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems =
          views.problems(
              matters.order(
                  cited,
                  Set.copyOf(action),
                  first,
                  doubtful.equals("yes"),
                  seen,
                  new HashSet<>(ids),
                  by));
    }
    return problems.isEmpty() ? "redirect:" + MatterDesk.MATTERS : list(person, problems, model);
  }

  @PostMapping("/desk/matters/lift")
  String lift(
      Person person,
      @RequestParam(defaultValue = "0") int number,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    By by = forms.by(person, Role.APPROVER);
    stepUp.require(person);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("matter.lifted-on", day);
    String why = reader.text("matter.seen", said, MatterDesk.LONGEST);
    List<String> problems = reader.problems();
    if (problems.isEmpty()) {
      problems = views.problems(matters.lift(number, on, why, by));
    }
    return problems.isEmpty() ? "redirect:" + MatterDesk.MATTERS : list(person, problems, model);
  }
}
