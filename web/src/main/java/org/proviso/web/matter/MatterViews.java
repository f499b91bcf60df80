package org.proviso.web.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Subject;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.ClockPhase;
import org.proviso.law.procedure.Earliest;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepAnswer;
import org.proviso.law.procedure.StepClock;
import org.proviso.law.procedure.StepsLane;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;
import org.proviso.store.MatterFile;
import org.proviso.store.StepTaken;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Makes pages' views of matters.
///
/// Thread-safe.
public final class MatterViews {

  private final Site site;
  private final Procedure procedure;
  private final Lanes lanes;
  private final StepWords words;
  private final FindingViews findings;
  private final Set<String> moneyActions;

  MatterViews(Site site, Procedure procedure, Lanes lanes) {
    this.site = site;
    this.procedure = procedure;
    this.lanes = lanes;
    this.words = new StepWords(procedure);
    this.findings = new FindingViews(procedure, lanes, words);
    this.moneyActions =
        procedure.actions().stream()
            .filter(Action::touchesMoney)
            .map(Action::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the words of the procedure.
  public StepWords words() {
    return words;
  }

  /// Returns the words for why nothing was done; empty if it was.
  public List<String> problems(StepTaken taken) {
    return switch (taken) {
      case StepTaken.Done _ -> List.of();
      case StepTaken.NotOpen(var standing) -> {
        List<String> problems = new ArrayList<>();
        problems.add(Words.say("matter.not-open"));
        problems.addAll(words.reasons(standing));
        yield problems;
      }
      case StepTaken.Refused(StepTaken.Reason reason) ->
          List.of(Words.say("matter.refused." + reason));
    };
  }

  /// Returns what makes views of findings.
  public FindingViews findings() {
    return findings;
  }

  /// Returns a matter on a day.
  ///
  /// @throws org.proviso.web.site.NotOnRecord if the pack has no such condition, or the register no
  ///   such award
  public MatterView view(MatterFile file, LocalDate on) {
    StepsLane lane = lanes.lane(file.id());
    Matter matter = asOf(file, on);
    List<StepAnswer> answers = lane.answers(matter, on);
    Map<String, ClockPhase> phases = lane.phases(matter, on);
    return new MatterView(
        file.id(),
        title(file),
        new Named(
            file.party(),
            site.name(file.party()),
            "/recipients/" + Links.path(file.party()) + "?on=" + on),
        new Named(
            file.id().condition(),
            site.condition(file.id().condition()).title(),
            "/conditions/" + Links.path(file.id().condition()) + "?on=" + on),
        tier(file),
        stage(lane, matter, on),
        earliest(lane, matter, on),
        dues(answers, phases).stream().map(Due::words).toList(),
        clocks(phases),
        taken(file, on),
        file.orders().stream()
            .filter(each -> !each.from().isAfter(on))
            .map(each -> order(each, on))
            .toList(),
        rows(file, answers, Standing.Open.class),
        rows(file, answers, Standing.Unsettled.class),
        rows(file, answers, Standing.Refused.class),
        findings.shown(file, on));
  }

  /// Returns the matter as it was on a day, without what came later.
  public static Matter asOf(MatterFile file, LocalDate on) {
    Matter all = file.matter();
    List<Matter.Done> done = new ArrayList<>();
    for (Matter.Done each : all.done()) {
      if (!each.day().isAfter(on)) {
        LocalDate reached = each.reached();
        boolean isKnown = reached != null && !reached.isAfter(on);
        done.add(
            new Matter.Done(
                each.step(),
                each.day(),
                isKnown ? reached : null,
                each.actions(),
                each.due(),
                each.event()));
      }
    }
    List<Matter.Order> orders = new ArrayList<>();
    for (Matter.Order order : all.orders()) {
      LocalDate from = order.span().from();
      LocalDate until = order.span().until();
      if (from != null && !from.isAfter(on)) {
        boolean isLifted = until != null && !until.isAfter(on);
        orders.add(
            new Matter.Order(
                order.id(),
                order.actions(),
                new Span(from, isLifted ? until : null),
                order.doubtful(),
                order.citation()));
      }
    }
    return new Matter(
        all.tier(),
        done,
        orders,
        all.findings().stream()
            .filter(each -> !each.day().isAfter(on))
            .map(each -> each.asOf(on))
            .toList());
  }

  /// Returns what a matter is called.
  public String title(MatterFile file) {
    Subject award = lanes.subject(file.id());
    return Words.say(
        "matter.title",
        site.name(file.party()),
        site.condition(file.id().condition()).title(),
        Words.say("money.year", award.programme(), award.year()));
  }

  private static String tier(MatterFile file) {
    Tier tier = file.tier();
    String held = tier == null ? Words.say("matter.tier.unknown") : StepWords.tier(tier);
    return file.said().isEmpty() ? held : Words.say("matter.tier.by", held, file.said());
  }

  /// Returns where a matter stands: what the last step that says so says.
  public String stage(MatterFile file, LocalDate on) {
    return stage(lanes.lane(file.id()), asOf(file, on), on);
  }

  private String stage(StepsLane lane, Matter matter, LocalDate on) {
    String stage = Words.say("matter.stage.none");
    for (String id : lane.standing(matter, on).keySet()) {
      String said = procedure.step(id).map(Step::stage).orElse(null);
      if (said != null) {
        stage = said;
      }
    }
    return stage;
  }

  /// Says when money may be touched at the earliest, or since when it is.
  private String earliest(StepsLane lane, Matter matter, LocalDate on) {
    Map<String, Matter.Done> standing = lane.standing(matter, on);
    List<Earliest.On> days = new ArrayList<>();
    List<Earliest> others = new ArrayList<>();
    String touched = null;
    Step soonest = null;
    for (Step step : procedure.steps()) {
      String action = step.action();
      if (action == null || !moneyActions.contains(action)) {
        continue;
      }
      Matter.Done done = standing.get(step.id());
      if (done != null) {
        touched = Words.say("matter.earliest.touched", step.title(), Days.read(done.day()));
      }
      Earliest found = lane.earliest(matter, step, on);
      if (found instanceof Earliest.On day) {
        if (days.isEmpty() || day.day().isBefore(days.getLast().day())) {
          days.add(day);
          soonest = step;
        }
      } else {
        others.add(found);
      }
    }
    if (touched != null) {
      return touched;
    }
    if (soonest != null) {
      Earliest.On first = days.getLast();
      String said = Words.say("matter.earliest.on", Days.read(first.day()), soonest.title());
      return first.supposesFinding()
          ? said + " " + Words.say("matter.earliest.supposes-finding")
          : said;
    }
    // Of several reasons, one that may pass by itself, then an order, then what is lacking.
    return others.stream()
        .min(Comparator.comparingInt(MatterViews::rank))
        .map(this::reasonWhyNot)
        .orElseGet(() -> Words.say("matter.earliest.no-step"));
  }

  private static int rank(Earliest found) {
    return switch (found) {
      case Earliest.On _ -> 0;
      case Earliest.NotKnown _ -> 1;
      case Earliest.NoWay(var _, List<Standing.Checked> missing) ->
          missing.stream().anyMatch(each -> each.requirement().need() instanceof Need.NoOrder)
              ? 2
              : 3;
    };
  }

  private String reasonWhyNot(Earliest found) {
    return switch (found) {
      case Earliest.On(LocalDate day, var _, var _) -> Days.read(day);
      case Earliest.NotKnown(Step at, List<Standing.Checked> doubtful) ->
          Words.say("matter.earliest.not-known", at.title(), reasons(doubtful));
      case Earliest.NoWay(Step at, List<Standing.Checked> missing) ->
          Words.say("matter.earliest.no-way", at.title(), reasons(missing));
    };
  }

  private String reasons(List<Standing.Checked> checked) {
    return checked.stream().map(words::reason).collect(Collectors.joining(" "));
  }

  /// Something that somebody has to do within a time.
  ///
  /// @param side who
  /// @param day last day that is in time
  /// @param isOver whether that day is over
  /// @param words all of it as a sentence
  public record Due(Side side, LocalDate day, boolean isOver, String words) {}

  /// Returns who has to do what by when in a matter, or should have.
  public List<Due> dues(MatterFile file, LocalDate on) {
    StepsLane lane = lanes.lane(file.id());
    Matter matter = asOf(file, on);
    return dues(lane.answers(matter, on), lane.phases(matter, on));
  }

  /// Of each clock that runs or ran out: the step that would end it, if it may be taken still.
  private List<Due> dues(List<StepAnswer> answers, Map<String, ClockPhase> phases) {
    List<Due> dues = new ArrayList<>();
    phases.forEach(
        (clock, phase) -> {
          switch (phase) {
            case ClockPhase.Running(var _, LocalDate due) ->
                ending(answers, clock).ifPresent(step -> dues.add(due(step, clock, due, false)));
            case ClockPhase.Over(var _, LocalDate due) ->
                ending(answers, clock).ifPresent(step -> dues.add(due(step, clock, due, true)));
            case ClockPhase.NotStarted(), ClockPhase.Open _, ClockPhase.Ended _ -> {}
          }
        });
    return dues;
  }

  /// A recipient's step before one of the grantor's, who may end most times by closing the matter.
  private static Optional<Step> ending(List<StepAnswer> answers, String clock) {
    return answers.stream()
        .filter(each -> each.standing() instanceof Standing.Open)
        .map(StepAnswer::step)
        .filter(step -> step.ends().contains(clock))
        .min(Comparator.comparing(step -> step.side() == Side.GRANTOR));
  }

  private Due due(Step step, String clock, LocalDate day, boolean isOver) {
    return new Due(
        step.side(),
        day,
        isOver,
        Words.say(
            isOver ? "matter.acting.over" : "matter.acting",
            side(step.side()),
            Days.read(day),
            step.title(),
            words.clock(clock)));
  }

  static String side(Side side) {
    return Words.say("docket.side." + side);
  }

  private List<MatterView.ClockRow> clocks(Map<String, ClockPhase> phases) {
    List<MatterView.ClockRow> rows = new ArrayList<>();
    phases.forEach(
        (clock, phase) ->
            rows.add(
                new MatterView.ClockRow(
                    words.clock(clock),
                    StepWords.phase(phase),
                    procedure
                        .clock(clock)
                        .map(StepClock::from)
                        .map(words::citedWithCaveats)
                        .orElse(""))));
    return rows;
  }

  private List<MatterView.TakenRow> taken(MatterFile file, LocalDate on) {
    return file.taken().stream()
        .filter(each -> !each.day().isAfter(on))
        .map(each -> taken(each, on))
        .toList();
  }

  /// Returns a step that was taken, as a row of what was known of it on a day.
  public MatterView.TakenRow taken(MatterFile.Taken taken, LocalDate on) {
    Step step = procedure.step(taken.wanted().step()).orElse(null);
    LocalDate reached = taken.reached();
    String overriding = taken.overriding();
    String override = taken.override();
    return new MatterView.TakenRow(
        taken.number(),
        Days.written(taken.day()),
        words.step(taken.wanted().step()),
        step == null ? "" : side(step.side()),
        taken.wanted().actions().isEmpty() ? "" : words.actions(taken.wanted().actions()),
        reached == null || reached.isAfter(on)
            ? Words.say("matter.not-reached")
            : Days.written(reached),
        taken.wanted().said(),
        overriding == null
            ? null
            : Words.say("matter.overridden", override == null ? "" : override, overriding),
        taken.signer(),
        taken.event());
  }

  private MatterView.OrderRow order(MatterFile.CourtOrder order, LocalDate on) {
    LocalDate until = order.until();
    boolean operates = until == null || on.isBefore(until);
    String state =
        !operates
            ? "matter.order.lifted"
            : order.doubtful() ? "matter.order.doubtful" : "matter.order.operates";
    return new MatterView.OrderRow(
        order.number(),
        order.citation(),
        words.actions(order.actions()),
        until == null
            ? Words.say("matter.span.from", Days.read(order.from()))
            : Words.say("matter.span.both", Days.read(order.from()), Days.read(until)),
        Words.say(state),
        order.event());
  }

  private List<MatterView.StepRow> rows(
      MatterFile file, List<StepAnswer> answers, Class<? extends Standing> kind) {
    return answers.stream()
        .filter(each -> kind.isInstance(each.standing()))
        .map(each -> row(file, each))
        .toList();
  }

  private MatterView.StepRow row(MatterFile file, StepAnswer answer) {
    Step step = answer.step();
    return new MatterView.StepRow(
        step.id(),
        step.title(),
        side(step.side()),
        step.office(),
        StepWords.span(answer.span()),
        words.cited(step.from()),
        caveats(step),
        answer.standing().checked().stream().map(each -> check(file, each, answer.on())).toList());
  }

  private static List<String> caveats(Step step) {
    Set<String> caveats = new LinkedHashSet<>(step.from().caveats());
    step.requirements().forEach(each -> caveats.addAll(each.from().caveats()));
    return List.copyOf(caveats);
  }

  private MatterView.CheckRow check(MatterFile file, Standing.Checked checked, LocalDate on) {
    String met =
        switch (checked.met()) {
          case TRUE -> "yes";
          case FALSE -> "no";
          case UNKNOWN -> "doubt";
        };
    return new MatterView.CheckRow(
        words.need(checked.requirement().need()),
        met,
        Words.say("matter.met." + met),
        words.ground(checked.ground()),
        href(file, checked.ground(), on),
        words.cited(checked.requirement().from()));
  }

  private @Nullable String href(MatterFile file, Ground ground, LocalDate on) {
    return switch (ground) {
      case Ground.Stands(Matter.Done done) -> event(done.event());
      case Ground.Names(Matter.Done done) -> event(done.event());
      case Ground.Ordered(Matter.Order order) -> event(order.id());
      case Ground.Lanes _ -> {
        Subject award = lanes.subject(file.id());
        yield "/answers/"
            + Links.path(file.id().condition())
            + "/"
            + Links.path(award.recipient())
            + "/"
            + Links.path(award.year())
            + "?on="
            + on;
      }
      case Ground.NoneStands _, Ground.Clock _, Ground.Wording _, Ground.Held _, Ground.Found _ ->
          null;
    };
  }

  private static String event(String number) {
    return "/record/events/" + number;
  }
}
