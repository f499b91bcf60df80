package org.proviso.web.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.Balances;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.pack.Statement;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.web.matter.Lanes;
import org.proviso.web.picture.Picture;
import org.proviso.web.picture.SortedDots;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Makes the statistics that pages show of what was counted.
///
/// Thread-safe.
public final class StatisticsViews {

  private static final List<Side> SIDES = List.of(Side.GRANTOR, Side.RECIPIENT);

  private final Site site;
  private final Procedure procedure;
  private final MatterWaits matterWaits;
  private final PackRecord pack;

  StatisticsViews(Site site, Lanes lanes) {
    this.site = site;
    this.procedure = lanes.procedure();
    this.matterWaits = new MatterWaits(lanes);
    this.pack = new PackRecord(site.pack());
  }

  /// Returns the statistics of a day.
  public StatisticsView view(Counted counted, Reading reading) {
    LocalDate on = reading.on();
    // Nobody waits for a day that is to come.
    LocalDate waited = on.isAfter(site.today()) ? site.today() : on;
    List<Wait> waits = new ArrayList<>(counted.waits());
    List<MatterFile> whole =
        counted.matters().stream().filter(it -> !counted.isPublic() || it.isPublic()).toList();
    whole.forEach(file -> waits.addAll(matterWaits.of(file, waited)));
    waits.addAll(pack.waits(reading));
    PackRecord.Rulings rulings = pack.rulings(on, reading.known());
    return new StatisticsView(
        notes(counted, on),
        SIDES.stream().map(side -> table(side, waits, waited)).toList(),
        picture(waits, waited),
        steps(counted.matters(), on),
        stepNotes(counted, whole, on),
        asked(counted, on),
        holds(counted, on),
        rulings.ruled().stream().map(each -> ruling(each, reading)).toList(),
        rulings.undated() == 0
            ? List.of()
            : List.of(Words.say("statistics.rulings.undated", rulings.undated())),
        pack.letters(on).stream().map(each -> letters(each, reading)).toList(),
        letterNotes(on),
        statements(on));
  }

  private static List<String> notes(Counted counted, LocalDate on) {
    return List.of(
        Words.say(counted.isPublic() ? "statistics.notes.public" : "statistics.notes.all"),
        Words.say("statistics.notes.as-of", Days.read(on)),
        Words.say(counted.isPublic() ? "statistics.notes.from" : "statistics.notes.served"),
        Words.say("statistics.notes.few", Figure.LEAST_FOR_SHARE));
  }

  // ---------------------------------------------------------------- times

  private static StatisticsView.SideTable table(Side side, List<Wait> waits, LocalDate on) {
    Map<String, List<Wait>> byKind = new LinkedHashMap<>();
    for (Wait wait : waits) {
      if (wait.side() == side && wait.asOf(on).isPresent()) {
        byKind.computeIfAbsent(wait.what(), what -> new ArrayList<>()).add(wait);
      }
    }
    List<StatisticsView.Row> rows = new ArrayList<>();
    byKind.forEach((what, these) -> rows.add(row(what, Figure.of(these, on))));
    return new StatisticsView.SideTable(
        side.name().toLowerCase(Locale.ROOT), Words.say("statistics.side." + side), rows);
  }

  static StatisticsView.Row row(String what, Figure figure) {
    Spread days = figure.days();
    int withDay = figure.inTime() + figure.late();
    return new StatisticsView.Row(
        what,
        figure.all(),
        days.n(),
        days.n() == 0 ? Words.say("statistics.none") : days.median(),
        range(days),
        inTime(figure, withDay),
        figure.overdue() == 0
            ? "" + figure.open()
            : Words.say("statistics.open.overdue", figure.open(), figure.overdue()),
        figure.ended(),
        figure.notCounted().isEmpty()
            ? "0"
            : figure.notCounted().entrySet().stream()
                .map(
                    each ->
                        Words.say(
                            "statistics.why",
                            each.getValue(),
                            Words.say("statistics.why." + each.getKey())))
                .collect(Collectors.joining("; ")));
  }

  /// Of few, each is said.
  private static String range(Spread days) {
    if (days.n() == 0) {
      return Words.say("statistics.none");
    }
    return days.n() < Figure.LEAST_FOR_SHARE
        ? days.sorted().stream().map(String::valueOf).collect(Collectors.joining(", "))
        : Words.say("statistics.range", days.sorted().getFirst(), days.sorted().getLast());
  }

  private static String inTime(Figure figure, int withDay) {
    String unknown =
        figure.noDue() == 0 ? "" : Words.say("statistics.in-time.no-day", figure.noDue());
    if (withDay == 0) {
      return unknown.isEmpty() ? Words.say("statistics.none") : unknown;
    }
    Integer share = Figure.share(figure.inTime(), withDay);
    String said =
        share == null
            ? Words.say("statistics.in-time", figure.inTime(), withDay)
            : Words.say("statistics.in-time.share", figure.inTime(), withDay, share);
    return unknown.isEmpty() ? said : said + "; " + unknown;
  }

  private @Nullable Picture picture(List<Wait> waits, LocalDate on) {
    List<SortedDots.Group> groups = new ArrayList<>();
    for (Side side : SIDES) {
      List<SortedDots.Dot> dots = new ArrayList<>();
      for (Wait begun : waits) {
        Wait wait = begun.side() == side ? begun.asOf(on).orElse(null) : null;
        if (wait != null && wait.outcome() instanceof Wait.Outcome.Done(LocalDate day)) {
          dots.add(dot(wait, day, ChronoUnit.DAYS.between(wait.from(), day)));
        } else if (wait != null && wait.outcome() instanceof Wait.Outcome.Open) {
          dots.add(dot(wait, null, ChronoUnit.DAYS.between(wait.from(), on)));
        }
      }
      groups.add(new SortedDots.Group(Words.say("statistics.side." + side), dots));
    }
    return groups.stream().allMatch(group -> group.dots().isEmpty())
        ? null
        : new SortedDots("waits", Words.say("statistics.picture", Days.read(on)), on, groups)
            .draw();
  }

  private SortedDots.Dot dot(Wait wait, @Nullable LocalDate until, long days) {
    return new SortedDots.Dot(
        site.name(wait.party()), wait.href(), wait.what(), wait.from(), until, days, wait.due());
  }

  // ---------------------------------------------------------------- steps

  private List<StatisticsView.StepRow> steps(List<MatterFile> files, LocalDate on) {
    Map<String, List<MatterFile.Taken>> taken = new LinkedHashMap<>();
    Map<String, Set<MatterId>> matters = new TreeMap<>();
    procedure.steps().forEach(step -> taken.put(step.id(), new ArrayList<>()));
    for (MatterFile file : files) {
      for (MatterFile.Taken each : file.taken()) {
        if (!each.day().isAfter(on)) {
          String id = each.wanted().step();
          taken.computeIfAbsent(id, unknown -> new ArrayList<>()).add(each);
          matters.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(file.id());
        }
      }
    }
    List<StatisticsView.StepRow> rows = new ArrayList<>();
    taken.forEach(
        (id, these) -> {
          if (!these.isEmpty()) {
            Step step = procedure.step(id).orElse(null);
            String stage = step == null ? null : step.stage();
            rows.add(
                new StatisticsView.StepRow(
                    id,
                    step == null ? id : step.title(),
                    step == null ? "" : Words.say("docket.side." + step.side()),
                    stage == null ? "" : stage,
                    these.size(),
                    matters.getOrDefault(id, Set.of()).size(),
                    (int) these.stream().filter(it -> it.overriding() != null).count()));
          }
        });
    return rows;
  }

  private static List<String> stepNotes(Counted counted, List<MatterFile> whole, LocalDate on) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Words.say(
            counted.isPublic() ? "statistics.matters.public" : "statistics.matters.all",
            whole.size()));
    long inPart =
        counted.matters().stream()
            .filter(file -> !whole.contains(file))
            .flatMap(file -> file.taken().stream())
            .filter(step -> !step.day().isAfter(on))
            .count();
    if (inPart > 0) {
      notes.add(Words.say("statistics.matters.in-part", inPart));
    }
    long orders =
        whole.stream()
            .flatMap(file -> file.orders().stream())
            .filter(order -> !order.from().isAfter(on))
            .map(MatterFile.CourtOrder::number)
            .distinct()
            .count();
    notes.add(Words.say("statistics.matters.orders", orders));
    return notes;
  }

  // ---------------------------------------------------------------- requests, money

  private static List<String> asked(Counted counted, LocalDate on) {
    if (counted.isPublic()) {
      return List.of(Words.say("statistics.asked.not-public"));
    }
    List<String> said = new ArrayList<>();
    for (String kind : List.of("time", "objection")) {
      Map<String, Integer> results = new TreeMap<>();
      counted.decided().stream()
          .filter(it -> it.kind().equals(kind) && !it.day().isAfter(on))
          .forEach(it -> results.merge(it.result(), 1, Integer::sum));
      int all = results.values().stream().mapToInt(Integer::intValue).sum();
      String parts =
          results.entrySet().stream()
              .map(
                  each ->
                      Words.say(
                          "statistics.decided." + kind + "." + each.getKey(), each.getValue()))
              .collect(Collectors.joining(", "));
      said.add(
          all == 0
              ? Words.say("statistics.decided." + kind + ".none")
              : Words.say("statistics.decided." + kind, all, parts));
    }
    return said;
  }

  private static List<String> holds(Counted counted, LocalDate on) {
    List<Balances> ledgers = counted.ledgers().stream().filter(it -> it.obligated() != 0).toList();
    if (ledgers.isEmpty()) {
      return List.of(
          Words.say(counted.isPublic() ? "statistics.holds.none" : "statistics.holds.none.all"));
    }
    Spread held =
        Spread.of(
            ledgers.stream().map(it -> it.held().cents()).filter(cents -> cents > 0).toList());
    Spread released =
        Spread.of(ledgers.stream().map(Balances::released).filter(cents -> cents > 0).toList());
    return List.of(
        amounts("statistics.holds", held, ledgers.size(), on),
        amounts("statistics.released", released, ledgers.size(), on));
  }

  private static String amounts(String key, Spread cents, int of, LocalDate on) {
    String said = Words.say(key, cents.n(), of, Days.read(on));
    if (cents.n() == 0) {
      return said;
    }
    String amounts =
        cents.n() < Figure.LEAST_FOR_SHARE
            ? cents.sorted().stream().map(Money::inWords).collect(Collectors.joining(", "))
            : Words.say(
                "statistics.amounts",
                median(cents),
                Money.inWords(cents.sorted().getFirst()),
                Money.inWords(cents.sorted().getLast()));
    return said + " " + amounts + ".";
  }

  /// Half a cent is said: it is the exact median.
  private static String median(Spread cents) {
    long twice = cents.twiceTheMedian();
    return twice % 2 == 0
        ? Money.inWords(twice / 2)
        : String.format(Locale.ROOT, "$%,.3f", BigDecimal.valueOf(5 * twice, 3));
  }

  // ---------------------------------------------------------------- the pack

  private StatisticsView.RulingRow ruling(PackRecord.Ruled ruled, Reading reading) {
    return new StatisticsView.RulingRow(
        Words.say("statistics.verb." + ruled.verb()),
        ruled.byLevel().getOrDefault(PackRecord.Level.FIRST, 0),
        ruled.byLevel().getOrDefault(PackRecord.Level.APPEAL, 0),
        ruled.byLevel().getOrDefault(PackRecord.Level.LAST, 0),
        ruled.acts().size(),
        ruled.onCourts(),
        ruled.onOthers(),
        ruled.acts().stream()
            .map(id -> new Named(id, site.act(id).title(), Links.act(id, reading)))
            .toList());
  }

  private static StatisticsView.LetterRow letters(PackRecord.Letters letters, Reading reading) {
    Long given = letters.given();
    String id = letters.round().id();
    return new StatisticsView.LetterRow(
        new Named(id, Words.say("inquiry.name", id), Links.inquiry(id, reading)),
        Days.written(letters.round().date()),
        letters.letters(),
        letters.cleared(),
        given == null ? Words.say("statistics.given.unknown") : "" + given);
  }

  private List<String> letterNotes(LocalDate on) {
    List<Long> given = new ArrayList<>();
    int letters = 0;
    int unknown = 0;
    for (PackRecord.Letters each : pack.letters(on)) {
      letters += each.letters();
      Long days = each.given();
      for (int i = 0; i < each.letters(); i++) {
        if (days == null) {
          unknown++;
        } else {
          given.add(days);
        }
      }
    }
    if (letters == 0) {
      return List.of(Words.say("statistics.letters.none"));
    }
    Spread spread = Spread.of(given);
    return List.of(
        spread.n() == 0
            ? Words.say("statistics.letters.no-day", letters)
            : Words.say(
                "statistics.letters.given",
                letters,
                spread.n(),
                spread.median(),
                range(spread),
                unknown),
        Words.say("statistics.letters.no-answers"));
  }

  private List<String> statements(LocalDate on) {
    PackRecord.Said said = pack.said(on);
    List<String> lines = new ArrayList<>();
    for (Statement.Side side : Statement.Side.values()) {
      lines.add(Words.say("statistics.said." + side, said.bySide().getOrDefault(side, 0)));
    }
    lines.add(Words.say("statistics.said.undated", said.undated()));
    return lines;
  }
}
