package org.proviso.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.answers.AtStake;
import org.proviso.pack.answers.AtStake.State;
import org.proviso.pack.answers.AtStake.Sum;
import org.proviso.pack.answers.AtStake.Turn;

/// What the awards of a pack have at stake on a day, without and with what a file supposes, as text
/// and as data.
///
/// @param pack with what was supposed
/// @param found what was compared
record Stakes(Pack pack, Heading heading, AtStake found) {

  /// How it was asked.
  ///
  /// @param viewpoint as it was given
  /// @param known the knowledge date; null for everything entered so far
  /// @param reading in words
  /// @param condition the only one that was asked about; null for all
  /// @param supposed the file; null if nothing is supposed
  record Heading(
      String viewpoint,
      @Nullable LocalDate known,
      String reading,
      @Nullable String condition,
      @Nullable Path supposed) {}

  private static final List<String> HEADER =
      List.of(
          "on",
          "viewpoint",
          "known",
          "party",
          "name",
          "award",
          "programme",
          "year",
          "amount",
          "before",
          "after",
          "turn",
          "at_stake_before",
          "at_stake_after",
          "at_stake_difference",
          "in_doubt_before",
          "in_doubt_after",
          "in_doubt_difference",
          "conditions_before",
          "conditions_after");

  /// @param pack as it is
  /// @param supposed the same with what is supposed; `pack` itself if nothing is
  static Stakes of(
      Pack pack,
      Pack supposed,
      Collection<Condition> conditions,
      LocalDate on,
      Asking asking,
      Heading heading) {
    LawEngine is = LawEngine.of(pack.law(), pack.register());
    LawEngine wouldBe = LawEngine.of(supposed.law(), supposed.register());
    Map<String, Subject> awards = awards(pack);
    AtStake found =
        AtStake.of(
            on,
            awards(supposed).values(),
            conditions,
            (condition, award) ->
                Optional.ofNullable(awards.get(award.id()))
                    .map(each -> is.history(condition.id(), each, asking).on(on)),
            (condition, award) ->
                Optional.of(wouldBe.history(condition.id(), award, asking).on(on)));
    return new Stakes(supposed, heading, found);
  }

  private static Map<String, Subject> awards(Pack pack) {
    Map<String, Subject> awards = new LinkedHashMap<>();
    for (Subject subject : pack.register().subjects()) {
      if (subject.award().id() != null) {
        awards.put(subject.id(), subject);
      }
    }
    return awards;
  }

  private boolean isSupposed() {
    return heading.supposed() != null;
  }

  private String name(AtStake.Row row) {
    return pack.register().party(row.award().recipient()).map(Party::name).orElse("?");
  }

  String text() {
    StringBuilder text = new StringBuilder();
    Path file = heading.supposed();
    text.append(
            Lines.hanging(
                "",
                file != null
                    ? Words.say("money.heading.supposed", Days.read(found.on()), file)
                    : Words.say("money.heading", Days.read(found.on()))))
        .append('\n');
    Set<String> shown = new HashSet<>();
    for (AtStake.Row row : found.rows()) {
      if (isSupposed() ? row.differs() : row.before() != State.FREE) {
        shown.add(row.award().id());
        row(text, row);
      }
    }
    int others = found.rows().size() - shown.size();
    text.append(shown.isEmpty() ? "" : "\n")
        .append(
            Lines.hanging(
                "", Words.say(isSupposed() ? "money.others.supposed" : "money.others", others)))
        .append('\n');
    sum(text, "money.sum.AT_STAKE", State.AT_STAKE);
    sum(text, "money.sum.IN_DOUBT", State.IN_DOUBT);
    if (isSupposed()) {
      text.append('\n');
      for (Turn turn : List.of(Turn.FREED, Turn.FROZEN, Turn.IN_DOUBT)) {
        turn(text, turn);
      }
    }
    if (heading.condition() != null) {
      text.append('\n').append(Lines.hanging("", Words.say("money.only", heading.condition())));
    }
    return text.append('\n')
        .append(Lines.hanging("", Words.say("money.reads")))
        .append(Lines.hanging("", Words.say("reading", heading.reading())))
        .append(Lines.hanging("", Words.say("data", pack.name(), pack.title())))
        .toString();
  }

  private void row(StringBuilder text, AtStake.Row row) {
    text.append(
        Lines.hanging(
            "",
            Words.say(
                "money.award",
                name(row),
                row.award().programme(),
                row.award().year(),
                String.valueOf(row.award().award().id()),
                amount(row.cents()))));
    if (!isSupposed()) {
      text.append(Lines.hanging("  ", standing(row.before(), row.by())));
      return;
    }
    if (row.turn() != Turn.NONE) {
      text.append(
          Lines.hanging(
              "  ",
              Words.say(
                  "money.turn",
                  standing(row.before(), row.by()),
                  standing(row.after(), row.wouldBeBy()))));
    } else {
      text.append(Lines.hanging("  ", Words.say("money.same", standing(row.before(), row.by()))));
    }
    for (AtStake.Turned each : row.conditions()) {
      if (!each.before().equals(each.after())) {
        text.append(
            Lines.hanging(
                "    ",
                Words.say(
                    "money.condition",
                    each.condition(),
                    bearing(each.before()),
                    bearing(each.after()))));
      }
    }
  }

  private static String bearing(AtStake.Bearing bearing) {
    return bearing.isBarred()
        ? Words.say("money.barred")
        : Words.say("money.bears." + bearing.state());
  }

  private static String standing(State state, List<String> by) {
    String word = Words.say("money.state." + state);
    return by.isEmpty() ? word : Words.say("money.by", word, String.join(", ", by));
  }

  private void sum(StringBuilder text, String key, State state) {
    Sum before = found.before(state);
    Sum after = found.after(state);
    text.append(
        Lines.hanging(
            "",
            isSupposed()
                ? Words.say(
                    key + ".supposed",
                    sum(before),
                    sum(after),
                    signed(Math.subtractExact(after.cents(), before.cents())))
                : Words.say(key, sum(before))));
  }

  private static String sum(Sum sum) {
    return Words.say(
        sum.unknown() == 0 ? "money.sum" : "money.sum.unknown",
        dollars(sum.cents()),
        sum.awards(),
        sum.unknown());
  }

  private void turn(StringBuilder text, Turn turn) {
    List<String> names = new ArrayList<>();
    for (AtStake.Row row : found.rows()) {
      if (row.turn() == turn) {
        names.add(Words.say("money.name", name(row), row.award().year()));
      }
    }
    text.append(
        Lines.hanging(
            "",
            names.isEmpty()
                ? Words.say("money.turn." + turn + ".none")
                : Words.say(
                    "money.turn." + turn, sum(found.turning(turn)), String.join("; ", names))));
  }

  private static String amount(@Nullable Long cents) {
    return cents == null ? Words.say("money.not-known") : dollars(cents);
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%,.2f", BigDecimal.valueOf(cents, 2));
  }

  private static String signed(long cents) {
    return (cents < 0 ? "-" : "+") + dollars(Math.abs(cents));
  }

  /// Returns one record for each award. Of an amount that is not known no dollars are told.
  String csv() {
    List<List<String>> records = new ArrayList<>();
    for (AtStake.Row row : found.rows()) {
      records.add(
          List.of(
              found.on().toString(),
              heading.viewpoint(),
              Days.data(heading.known()),
              row.award().recipient(),
              name(row),
              String.valueOf(row.award().award().id()),
              row.award().programme(),
              row.award().year(),
              data(row.cents()),
              row.before().name(),
              row.after().name(),
              row.turn().name(),
              in(row, State.AT_STAKE, row.before()),
              in(row, State.AT_STAKE, row.after()),
              difference(row, State.AT_STAKE),
              in(row, State.IN_DOUBT, row.before()),
              in(row, State.IN_DOUBT, row.after()),
              difference(row, State.IN_DOUBT),
              String.join(" ", row.by()),
              String.join(" ", row.wouldBeBy())));
    }
    return TableData.csv(HEADER, records);
  }

  private static String data(@Nullable Long cents) {
    return cents == null ? "" : BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static String in(AtStake.Row row, State state, State is) {
    return row.cents() == null ? "" : data(is == state ? row.cents() : Long.valueOf(0));
  }

  private static String difference(AtStake.Row row, State state) {
    Long cents = row.cents();
    if (cents == null) {
      return "";
    }
    long before = row.before() == state ? cents : 0;
    long after = row.after() == state ? cents : 0;
    return data(after - before);
  }

  String json(List<String> warnings) {
    return Json.of(
        json ->
            json.day("on", found.on())
                .text("viewpoint", heading.viewpoint())
                .day("known", heading.known())
                .text("pack", pack.name())
                .file("suppose", heading.supposed())
                .text("condition", heading.condition())
                .list("awards", found.rows(), this::award)
                .object("atStake", to -> sums(to, State.AT_STAKE))
                .object("inDoubt", to -> sums(to, State.IN_DOUBT))
                .object("freed", to -> sum(to, found.turning(Turn.FREED)))
                .object("frozen", to -> sum(to, found.turning(Turn.FROZEN)))
                .object("turnedDoubtful", to -> sum(to, found.turning(Turn.IN_DOUBT)))
                .texts("warnings", warnings));
  }

  private void award(Json json, AtStake.Row row) {
    json.text("party", row.award().recipient())
        .text("name", name(row))
        .text("award", row.award().award().id())
        .text("programme", row.award().programme())
        .text("year", row.award().year())
        .text("amount", row.cents() == null ? null : data(row.cents()))
        .text("before", row.before().name())
        .text("after", row.after().name())
        .text("turn", row.turn().name())
        .texts("conditionsBefore", row.by())
        .texts("conditionsAfter", row.wouldBeBy());
  }

  private void sums(Json json, State state) {
    Sum before = found.before(state);
    Sum after = found.after(state);
    json.object("before", to -> sum(to, before))
        .object("after", to -> sum(to, after))
        .text("difference", data(Math.subtractExact(after.cents(), before.cents())));
  }

  private static void sum(Json json, Sum sum) {
    json.number("awards", sum.awards())
        .text("dollars", data(sum.cents()))
        .number("unknownAmounts", sum.unknown());
  }
}
