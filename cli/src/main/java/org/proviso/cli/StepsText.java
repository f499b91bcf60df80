package org.proviso.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.proviso.law.fact.Party;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.StepAnswer;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;
import org.proviso.pack.StepCase;
import org.proviso.pack.StepCaseRunner;

/// The lane of steps in lines of text: what may be done, then what is refused and why.
final class StepsText {

  private StepsText() {}

  static String of(Pack pack, StepCase found, LocalDate day, List<StepAnswer> answers) {
    StringBuilder text = new StringBuilder();
    String party = pack.register().party(found.party()).map(Party::name).orElse(found.party());
    text.append(
        Lines.hanging("", Words.say("steps.head", party, found.condition(), found.year(), day)));
    for (Matter.Done done : found.matter().done()) {
      if (!done.day().isAfter(day)) {
        text.append(Lines.hanging("  " + done.day() + "  ", done.step()));
      }
    }
    section(text, "steps.open", answers, Standing.Open.class);
    section(text, "steps.unsettled", answers, Standing.Unsettled.class);
    section(text, "steps.refused", answers, Standing.Refused.class);
    return text.append('\n').append(Lines.hanging("", Words.say("steps.caution"))).toString();
  }

  private static void section(
      StringBuilder text, String key, List<StepAnswer> answers, Class<? extends Standing> kind) {
    List<StepAnswer> found =
        answers.stream().filter(each -> kind.isInstance(each.standing())).toList();
    if (found.isEmpty()) {
      return;
    }
    text.append('\n').append(Lines.hanging("", Words.say(key)));
    for (StepAnswer each : found) {
      String line =
          switch (each.standing()) {
            case Standing.Open _ ->
                Words.say(
                    "steps.may",
                    each.step().side().name().toLowerCase(Locale.ROOT),
                    each.step().title(),
                    span(each.span()),
                    each.step().from().citation());
            case Standing.Refused refused -> lacks("steps.lacks", each, refused.missing());
            case Standing.Unsettled unsettled ->
                lacks("steps.turns-on", each, unsettled.doubtful());
          };
      text.append(Lines.hanging("  " + Lines.pad(each.step().id(), 26), line));
    }
  }

  private static String lacks(String key, StepAnswer answer, List<Standing.Checked> checked) {
    return Words.say(
        key,
        checked.stream()
            .map(
                each ->
                    StepCaseRunner.name(each)
                        + " ("
                        + each.requirement().from().citation()
                        + ", "
                        + each.requirement().from().mark()
                        + ")")
            .collect(Collectors.joining("; ")),
        span(answer.span()));
  }

  private static String span(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    if (from == null) {
      return until == null ? Words.say("steps.always") : Words.say("steps.until", until);
    }
    return until == null
        ? Words.say("steps.since", from)
        : Words.say("steps.since-until", from, until);
  }
}
