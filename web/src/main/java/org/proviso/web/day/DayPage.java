package org.proviso.web.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Mark;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.pack.Round;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.pack.answers.PartyAnswers;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.picture.ChangeStrip;
import org.proviso.web.site.Checked;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The table of recipients and conditions on a chosen day.
@Controller
final class DayPage {

  private record Kind(Column column, Headline before, Headline after) {}

  private static final List<String> ANSWERS =
      Stream.concat(Stream.of(""), Arrays.stream(Headline.values()).map(Headline::name)).toList();

  private final Site site;

  DayPage(Site site) {
    this.site = site;
  }

  @GetMapping("/day")
  String day(Reading reading, Parameters parameters, Model model) {
    String roundId = parameters.text("round");
    String answer = parameters.oneOf("answer", ANSWERS);
    parameters.check();
    Round round = roundId.isEmpty() ? site.pack().defaultRound().orElse(null) : site.round(roundId);
    Headline listed = answer.isEmpty() ? null : Headline.valueOf(answer);
    DayView view = view(reading, round, listed);
    model.addAttribute("view", view);
    model.addAttribute("rows", view.strip().table());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("day.title", Days.read(reading.on())),
            "day",
            address(reading, round) + (answer.isEmpty() ? "" : "&answer=" + answer),
            reading));
    return "day";
  }

  private String address(Reading reading, @Nullable Round round) {
    return round == null || site.pack().defaultRound().equals(Optional.of(round))
        ? Links.day(reading)
        : Links.day(reading) + "&round=" + Links.query(round.id());
  }

  private DayView view(Reading reading, @Nullable Round round, @Nullable Headline listed) {
    List<PartyAnswers> parties =
        site.parties(round).stream().map(party -> site.answers(party, reading.asking())).toList();
    DayTable table = DayTable.of(parties, reading.on());
    ChangeStrip strip = strip(reading, round, parties);
    List<DayView.Head> heads =
        table.columns().stream().map(column -> head(column, reading)).toList();
    List<DayView.Row> rows = table.rows().stream().map(row -> row(table, row, reading)).toList();
    return new DayView(
        round == null ? null : choice(reading, round),
        site.pack().rounds().stream().map(each -> choice(reading, each)).toList(),
        heads,
        rows,
        Checked.legend(marks(table, reading)),
        listed == null ? null : AnswerLook.of(listed),
        listed == null ? List.of() : cells(heads, rows, listed),
        table.counts().entrySet().stream()
            .map(
                count ->
                    new DayView.Count(
                        AnswerLook.of(count.getKey()),
                        Words.say("meaning." + count.getKey()),
                        count.getValue(),
                        address(reading, round) + "&answer=" + count.getKey() + "#cells"))
            .toList(),
        strip.draw(),
        strip.previous().map(change -> choice(change)).orElse(null),
        strip.next().map(change -> choice(change)).orElse(null),
        turns(parties, reading));
  }

  private DayView.Choice choice(Reading reading, Round round) {
    String text =
        Words.say("day.round", round.id(), Days.read(round.date()), round.addressees().size());
    return new DayView.Choice(round.id(), text, address(reading, round));
  }

  private static DayView.Choice choice(ChangeStrip.Change change) {
    return new DayView.Choice(change.day().toString(), Days.read(change.day()), change.href());
  }

  private static DayView.Head head(Column column, Reading reading) {
    return new DayView.Head(
        column.condition().id(),
        column.year(),
        column.condition().title(),
        Links.condition(column.condition().id(), reading));
  }

  private DayView.Row row(DayTable table, DayTable.Row row, Reading reading) {
    List<DayView.Cell> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      DayTable.Answered cell = row.cells().get(i);
      cells.add(
          new DayView.Cell(
              column.inWords(),
              AnswerLook.of(cell.headline()),
              Links.answer(column.condition().id(), row.party(), column.year(), reading),
              span(cell.span()),
              Checked.of(site.checked(row.party(), column, reading))));
    }
    return new DayView.Row(
        row.party(), site.name(row.party()), Links.recipient(row.party(), reading), cells);
  }

  private static List<DayView.Listed> cells(
      List<DayView.Head> heads, List<DayView.Row> rows, Headline listed) {
    List<DayView.Listed> cells = new ArrayList<>();
    for (DayView.Row row : rows) {
      for (int i = 0; i < heads.size(); i++) {
        DayView.Cell cell = row.cells().get(i);
        if (cell.look().headline() == listed) {
          cells.add(new DayView.Listed(row, heads.get(i), cell));
        }
      }
    }
    return cells;
  }

  private Set<Mark> marks(DayTable table, Reading reading) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (DayTable.Row row : table.rows()) {
      table.columns().forEach(column -> marks.add(site.checked(row.party(), column, reading)));
    }
    return marks;
  }

  private static String span(Span span) {
    return Words.say("span", Days.written(span.from()), Days.written(span.until()));
  }

  private ChangeStrip strip(
      Reading reading, @Nullable Round round, Collection<PartyAnswers> parties) {
    Map<LocalDate, Integer> changes =
        site.changes(parties.stream().map(PartyAnswers::party).toList(), reading.asking());
    List<ChangeStrip.Change> days = new ArrayList<>();
    changes.forEach(
        (day, answers) ->
            days.add(
                new ChangeStrip.Change(day, answers, address(reading.on(day), round), List.of())));
    return new ChangeStrip("changes", Words.say("day.changes"), site.shown(), reading.on(), days);
  }

  /// What is different from the day before, as seen by the reading of this day.
  private List<DayView.Turn> turns(Collection<PartyAnswers> parties, Reading reading) {
    Map<Kind, List<String>> turned = new LinkedHashMap<>();
    for (PartyAnswers answers : parties) {
      answers
          .verdicts()
          .forEach(
              (column, verdicts) -> {
                Headline before = verdicts.at(reading.on().minusDays(1)).headline();
                Headline after = verdicts.at(reading.on()).headline();
                if (before != after) {
                  turned
                      .computeIfAbsent(new Kind(column, before, after), kind -> new ArrayList<>())
                      .add(answers.party());
                }
              });
    }
    List<DayView.Turn> turns = new ArrayList<>();
    turned.forEach((kind, who) -> turns.add(turn(kind, who, reading)));
    return turns;
  }

  private DayView.Turn turn(Kind kind, List<String> parties, Reading reading) {
    TreeSet<Act> acts = new TreeSet<>();
    for (String party : parties) {
      Subject subject = site.subject(kind.column().condition(), party, kind.column().year());
      History history = site.history(kind.column().condition(), subject, reading.asking());
      for (Clause clause : history.changedOn(reading.on())) {
        acts.add(site.pack().law().actOf(clause));
      }
    }
    return new DayView.Turn(
        head(kind.column(), reading),
        AnswerLook.of(kind.before()),
        AnswerLook.of(kind.after()),
        parties.stream()
            .map(
                party ->
                    new DayView.Choice(
                        party,
                        site.name(party),
                        Links.answer(
                            kind.column().condition().id(), party, kind.column().year(), reading)))
            .toList(),
        acts.stream()
            .map(act -> new DayView.Choice(act.id(), act.title(), Links.act(act.id(), reading)))
            .toList());
  }
}
