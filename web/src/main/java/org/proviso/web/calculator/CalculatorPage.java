package org.proviso.web.calculator;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Step;
import org.proviso.law.clock.TriggerEvent;
import org.proviso.pack.Clocks;
import org.proviso.pack.Issue;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Due dates, with the count shown day by day. An address says all that the count rests on.
@Controller
final class CalculatorPage {

  private static final Pattern LOCAL =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
  private static final Pattern OFFSET = Pattern.compile(LOCAL + "(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss xxx", Locale.ENGLISH);

  /// Lines of a count that are shown; a period may have 36,525 days.
  private static final int MOST_LINES = 1_500;

  /// A rule to choose.
  record Rule(String id, String title, String source) {}

  /// A line of the count.
  record Line(String when, String number, String why, boolean counts) {}

  /// @param outcome the due date in words
  /// @param left how many lines of the count are not shown
  record Counted(
      String outcome,
      String rule,
      String source,
      String calendars,
      List<Line> lines,
      int left,
      Provenances from) {}

  private final Site site;
  private final Clocks clocks;

  CalculatorPage(Site site) {
    this.site = site;
    clocks =
        switch (Clocks.read(site.pack())) {
          case Clocks.Outcome.Read(Clocks read) -> read;
          case Clocks.Outcome.Rejected(List<Issue> issues) ->
              throw new IllegalStateException(
                  String.join("\n", issues.stream().map(Issue::render).toList()));
        };
  }

  @GetMapping("/calculator")
  String calculator(Parameters parameters, Model model) {
    String id = parameters.text("rule");
    String from = parameters.text("from");
    TriggerEvent trigger = from.isEmpty() ? null : trigger(parameters, from);
    Optional<Clocks.Listed> rule = clocks.find(id);
    if (rule.isEmpty() && !id.isEmpty()) {
      parameters.refuse("rule", id, Words.say("expected.rule", String.join(", ", clocks.near(id))));
    }
    parameters.check();
    Counted counted =
        rule.isPresent() && trigger != null ? counted(parameters, rule.get(), trigger, from) : null;
    parameters.check();
    model.addAttribute("rules", clocks.rules().stream().map(CalculatorPage::rule).toList());
    model.addAttribute("rule", id);
    model.addAttribute("from", from);
    model.addAttribute("counted", counted);
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("calculator.title"),
            "calculator",
            id.isEmpty()
                ? "/calculator"
                : "/calculator?rule=" + Links.query(id) + "&from=" + Links.query(from)));
    return "calculator";
  }

  private static Rule rule(Clocks.Listed listed) {
    return new Rule(listed.id(), listed.title(), listed.example().source());
  }

  private static @Nullable TriggerEvent trigger(Parameters parameters, String text) {
    try {
      if (OFFSET.matcher(text).matches()) {
        return new TriggerEvent.AtInstant(OffsetDateTime.parse(text).toInstant());
      }
      if (LOCAL.matcher(text).matches()) {
        return new TriggerEvent.AtLocalTime(LocalDateTime.parse(text));
      }
    } catch (DateTimeException e) {
      parameters.refuse("from", text, Words.say("expected.trigger"));
      return null;
    }
    var day = parameters.day("from");
    return day == null ? null : new TriggerEvent.OnDay(day);
  }

  private @Nullable Counted counted(
      Parameters parameters, Clocks.Listed rule, TriggerEvent trigger, String from) {
    Count count = clocks.reckoner().count(rule.example(), trigger, List.of());
    if (count.outcome() instanceof Outcome.Refused(Outcome.Refusal reason, String detail)) {
      parameters.refuse("from", from, Words.say("refusal." + reason, detail));
      return null;
    }
    List<Step> steps = count.steps();
    return new Counted(
        outcome(count.outcome()),
        rule.id() + ": " + rule.title(),
        count.rule().source(),
        String.join(", ", count.rule().off().holidays().stream().map(Object::toString).toList()),
        steps.stream().limit(MOST_LINES).map(CalculatorPage::line).toList(),
        Math.max(0, steps.size() - MOST_LINES),
        Provenances.of(site.pack(), rule.provenance()));
  }

  private static Line line(Step step) {
    return switch (step) {
      case Step.DayStep(var day, boolean counts, int number, var reason) ->
          new Line(DAY.format(day), counts ? "" + number : "", reason.inWords(), counts);
      case Step.HourStep(
              ZonedDateTime from,
              ZonedDateTime until,
              boolean counts,
              Duration running,
              var reason) ->
          new Line(
              TIME.format(from) + " – " + TIME.format(until),
              counts ? hours(running) : "",
              reason.inWords(),
              counts);
    };
  }

  private static String hours(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn(var day) -> Words.say("due.on", Days.read(day), DAY.format(day));
      case Outcome.DueAt(ZonedDateTime at) -> Words.say("due.at", TIME.format(at), at.getZone());
      case Outcome.Tolled(var toll, var since) ->
          Words.say("due.tolled", toll.id(), DAY.format(since));
      case Outcome.BeyondCalendar(var calendar, var first, var last, var day) ->
          Words.say("due.beyond", calendar, first, last, day);
      case Outcome.UnknownCalendar(var calendar) -> Words.say("due.unknown-calendar", calendar);
      case Outcome.Refused(Outcome.Refusal reason, String detail) ->
          Words.say("refusal." + reason, detail);
    };
  }
}
