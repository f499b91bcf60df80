package org.proviso.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.answers.Column;

/// The answers that differ between two days, each seen as on the day itself.
///
/// @param pack the pack asked, with what was supposed
/// @param from the earlier day
/// @param to the later day
/// @param asked how many answers were compared
/// @param changes what changed, in order of column
record Differences(Pack pack, LocalDate from, LocalDate to, int asked, List<Change> changes) {

  /// An answer that changed.
  ///
  /// @param column condition and year
  /// @param party identifier of the recipient
  /// @param name what the recipient is called in text
  /// @param how from what to what, and why
  record Change(Column column, String party, String name, How how) {}

  /// A change that several recipients may share.
  ///
  /// @param before the answer on the earlier day
  /// @param after the answer on the later day
  /// @param days the days in between on which the answer turned, ascending
  /// @param clauses identifiers of the clauses that turned it
  record How(Headline before, Headline after, List<LocalDate> days, List<String> clauses) {}

  static Differences of(Pack pack, Set<String> parties, LocalDate from, LocalDate to) {
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    List<Change> changes = new ArrayList<>();
    int asked = 0;
    for (var column :
        Bulk.verdicts(engine, pack.law().conditions(), Asking.CONTEMPORANEOUS).entrySet()) {
      for (var verdicts : column.getValue().entrySet()) {
        Subject subject = verdicts.getKey();
        if (parties.contains(subject.recipient())) {
          asked++;
          if (differs(verdicts.getValue(), from, to)) {
            changes.add(change(pack, engine, column.getKey(), subject, from, to));
          }
        }
      }
    }
    changes.sort(
        Comparator.comparing((Change change) -> change.column().condition().id())
            .thenComparing(change -> change.column().year()));
    return new Differences(pack, from, to, asked, changes);
  }

  private static boolean differs(Timeline<Verdict> verdicts, LocalDate from, LocalDate to) {
    return verdicts.at(from).headline() != verdicts.at(to).headline();
  }

  private static Change change(
      Pack pack, LawEngine engine, Column column, Subject subject, LocalDate from, LocalDate to) {
    History history = engine.history(column.condition().id(), subject, Asking.CONTEMPORANEOUS);
    List<LocalDate> days = new ArrayList<>();
    Set<String> clauses = new LinkedHashSet<>();
    for (Timeline.Piece<Headline> piece : history.headlines().pieces()) {
      LocalDate turn = piece.span().from();
      if (turn != null && turn.isAfter(from) && !turn.isAfter(to)) {
        days.add(turn);
        history.changedOn(turn).stream().map(Clause::id).forEach(clauses::add);
      }
    }
    String name = pack.register().party(subject.recipient()).map(found -> found.name()).orElse("?");
    return new Change(
        column,
        subject.recipient(),
        name,
        new How(
            history.headlines().at(from), history.headlines().at(to), days, List.copyOf(clauses)));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
            Lines.hanging(
                "",
                Words.say("diff.heading", changes.size(), asked, Days.read(from), Days.read(to))))
        .append('\n');
    Map<Column, Map<How, List<String>>> grouped = new LinkedHashMap<>();
    for (Change change : changes) {
      grouped
          .computeIfAbsent(change.column(), column -> new LinkedHashMap<>())
          .computeIfAbsent(change.how(), how -> new ArrayList<>())
          .add(change.name());
    }
    grouped.forEach(
        (column, hows) -> {
          text.append(Lines.hanging("", column.inWords() + ": " + column.condition().title()));
          hows.forEach((how, names) -> group(text, how, names));
          text.append('\n');
        });
    acts(text);
    return text.append(
            Lines.hanging("", Words.say("reading", Words.say("reading.contemporaneous"))))
        .append(Lines.hanging("", Words.say("data", pack.name(), pack.title())))
        .toString();
  }

  private static void group(StringBuilder text, How how, List<String> names) {
    String days = String.join(", ", how.days().stream().map(Days::read).toList());
    String by =
        how.clauses().isEmpty() ? Words.say("diff.by-fact") : String.join(", ", how.clauses());
    text.append(
        Lines.hanging(
            "  ", Words.say("diff.how", Words.of(how.before()), Words.of(how.after()), days, by)));
    text.append(
        Lines.hanging("    ", Words.say("diff.who", names.size(), String.join(", ", names))));
  }

  private void acts(StringBuilder text) {
    Set<Act> acts = new TreeSet<>();
    for (Change change : changes) {
      acts.addAll(actsOf(change.how()));
    }
    int width = acts.stream().mapToInt(act -> act.id().length()).max().orElse(0) + 2;
    for (Act act : acts) {
      String citation = act.provenance().citation();
      text.append(
          Lines.hanging(
              "  " + Lines.pad(act.id(), width),
              act.title() + (citation.isEmpty() ? "" : ", " + citation)));
    }
    text.append(acts.isEmpty() ? "" : "\n");
  }

  private Set<Act> actsOf(How how) {
    Set<Act> acts = new TreeSet<>();
    for (String id : how.clauses()) {
      pack.law().clause(id).map(clause -> pack.law().actOf(clause)).ifPresent(acts::add);
    }
    return acts;
  }

  private List<String> actIds(How how) {
    return actsOf(how).stream().map(Act::id).toList();
  }

  private static List<String> days(How how) {
    return how.days().stream().map(LocalDate::toString).toList();
  }

  String csv() {
    List<List<String>> records = new ArrayList<>();
    for (Change change : changes) {
      How how = change.how();
      records.add(
          List.of(
              change.column().condition().id(),
              change.column().year(),
              change.party(),
              change.name(),
              how.before().name(),
              how.after().name(),
              String.join(" ", days(how)),
              String.join(" ", actIds(how)),
              String.join(" ", how.clauses())));
    }
    return TableData.csv(
        List.of("condition", "year", "party", "name", "before", "after", "days", "acts", "clauses"),
        records);
  }

  String json(@Nullable Path supposed, List<String> warnings) {
    return Json.of(
        json ->
            json.day("from", from)
                .day("to", to)
                .text("viewpoint", Viewpoint.CONTEMPORANEOUS.word())
                .text("pack", pack.name())
                .file("suppose", supposed)
                .number("compared", asked)
                .number("changed", changes.size())
                .list("changes", changes, this::change)
                .texts("warnings", warnings));
  }

  private void change(Json json, Change change) {
    json.text("condition", change.column().condition().id())
        .text("year", change.column().year())
        .text("party", change.party())
        .text("name", change.name())
        .text("before", change.how().before().name())
        .text("after", change.how().after().name())
        .texts("days", days(change.how()))
        .texts("acts", actIds(change.how()))
        .texts("clauses", change.how().clauses());
  }
}
