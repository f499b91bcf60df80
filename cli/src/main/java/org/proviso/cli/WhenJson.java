package org.proviso.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Step;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;

/// A count as one JSON object.
final class WhenJson {

  private WhenJson() {}

  static String of(Pack pack, Clocks.Listed rule, Count count) {
    return Json.of(
        json -> {
          json.text("rule", rule.id())
              .text("title", rule.title())
              .text("source", count.rule().source())
              .texts(
                  "calendars",
                  count.rule().off().holidays().stream().map(CalendarId::toString).toList())
              .text("outcome", count.outcome().getClass().getSimpleName())
              .day("dueOn", count.outcome() instanceof Outcome.DueOn(LocalDate day) ? day : null)
              .text(
                  "dueAt",
                  count.outcome() instanceof Outcome.DueAt(ZonedDateTime at)
                      ? at.toOffsetDateTime().toString()
                      : null)
              .text("words", WhenText.outcome(count.outcome()))
              .list(
                  "tolls",
                  count.tolls(),
                  (to, toll) ->
                      to.text("id", toll.id()).day("from", toll.from()).day("until", toll.until()))
              .list("steps", count.steps(), WhenJson::step)
              .texts("caveats", rule.provenance().caveats())
              .text("pack", pack.name());
        });
  }

  private static void step(Json json, Step step) {
    switch (step) {
      case Step.DayStep(LocalDate day, boolean counts, int number, var reason) ->
          json.day("day", day)
              .truth("counts", counts)
              .number("number", number)
              .text("reason", reason.inWords());
      case Step.HourStep(
              ZonedDateTime from,
              ZonedDateTime until,
              boolean counts,
              Duration running,
              var reason) ->
          json.text("from", from.toOffsetDateTime().toString())
              .text("until", until.toOffsetDateTime().toString())
              .truth("counts", counts)
              .text("running", WhenText.hours(running))
              .text("reason", reason.inWords());
    }
  }

  static String list(Pack pack, Clocks clocks) {
    return Json.of(
        json ->
            json.text("pack", pack.name())
                .list(
                    "rules",
                    clocks.rules(),
                    (to, rule) ->
                        to.text("id", rule.id())
                            .text("title", rule.title())
                            .text("source", rule.example().source())
                            .texts("caveats", rule.provenance().caveats())));
  }
}
