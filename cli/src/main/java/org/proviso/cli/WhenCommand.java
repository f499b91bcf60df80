package org.proviso.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.HourRule;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Toll;
import org.proviso.law.clock.TriggerEvent;
import org.proviso.pack.Clocks;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `proviso when`: the day on which a period ends, with the count shown day by day.
@Command(name = "when", mixinStandardHelpOptions = true)
final class WhenCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "RULE", descriptionKey = "param.rule")
  private @Nullable String rule;

  @Option(
      names = "--from",
      paramLabel = "DATE[TIME]",
      converter = Triggers.class,
      descriptionKey = "proviso.when.option.from")
  private @Nullable TriggerEvent from;

  @Option(
      names = "--toll",
      paramLabel = "FROM..UNTIL:ID",
      converter = Triggers.Tolls.class,
      descriptionKey = "option.toll")
  private List<Toll> tolls = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = Triggers.Zones.class,
      descriptionKey = "option.zone")
  private @Nullable ZoneId zone;

  @Option(names = "--list", descriptionKey = "option.list")
  private boolean list;

  @Mixin private PackOption packs;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-json")
  private Format format = Format.TEXT;

  WhenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack pack = packs.load(console);
    Clocks clocks = clocks(pack);
    if (list) {
      console.print(
          switch (format) {
            case TEXT -> WhenText.list(clocks);
            case JSON -> WhenJson.list(pack, clocks);
          });
      return ExitCode.OK;
    }
    Clocks.Listed listed = rule(clocks, pack);
    if (from == null) {
      throw new Refusal(Words.say("when.no-from"));
    }
    Count count = clocks.reckoner().count(inZone(listed.example()), from, tolls);
    if (count.outcome() instanceof Outcome.Refused(Outcome.Refusal reason, String detail)) {
      throw new Refusal(Words.say("refusal." + reason, detail));
    }
    console.print(
        switch (format) {
          case TEXT -> WhenText.of(listed, count);
          case JSON -> WhenJson.of(pack, listed, count);
        });
    return exitCode(count.outcome());
  }

  /// That no day can be told is a "no".
  private static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn _, Outcome.DueAt _, Outcome.Tolled _ -> ExitCode.OK;
      case Outcome.BeyondCalendar _, Outcome.UnknownCalendar _ -> ExitCode.SOFTWARE;
      case Outcome.Refused _ -> ExitCode.USAGE;
    };
  }

  private static Clocks clocks(Pack pack) {
    return switch (Clocks.read(pack)) {
      case Clocks.Outcome.Read(Clocks clocks) -> clocks;
      case Clocks.Outcome.Rejected(List<Issue> issues) ->
          throw new Refusal(Words.say("file.rejected", pack.name(), PackOption.rendered(issues)));
    };
  }

  private Clocks.Listed rule(Clocks clocks, Pack pack) {
    String asked = rule;
    if (asked == null) {
      throw new Refusal(Words.say("when.no-rule"));
    }
    return clocks
        .find(asked)
        .orElseThrow(
            () ->
                new Refusal(
                    Words.say("unknown.rule", asked, pack.name())
                        + Nearest.among(clocks.near(asked), asked)));
  }

  private CountingRule inZone(CountingRule rule) {
    return zone != null && rule instanceof HourRule hours
        ? new HourRule(
            hours.id(),
            hours.source(),
            hours.length(),
            zone,
            hours.counting(),
            hours.roll(),
            hours.off())
        : rule;
  }
}
