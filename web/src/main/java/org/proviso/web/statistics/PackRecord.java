package org.proviso.web.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Court;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.procedure.Side;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.Statement;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Words;

/// What the pack has on record, as statistics count it: letters, statements, and what courts did to
/// earlier acts. A pack says when letters went out and not what was answered.
final class PackRecord {

  /// Where a court stands in the line of review, as far as the pack says it.
  enum Level {
    /// It reviews no court.
    FIRST,
    /// It reviews courts, and a court reviews it.
    APPEAL,
    /// It reviews courts, and no court reviews it.
    LAST
  }

  /// Letters of one round that went out by a day.
  ///
  /// @param letters how many, without those that told that all is well
  /// @param given days from the letter to the day by which an answer was asked for; null if none is
  ///   known
  record Letters(Round round, int letters, int cleared, @Nullable Long given) {}

  /// What courts did to earlier acts with one verb.
  ///
  /// @param acts identifiers of the acts that did, the earliest first
  /// @param byLevel how many acts of courts of each level
  /// @param onCourts how many of the acts did it to an act of a court
  /// @param onOthers how many did it to an act of somebody else
  record Ruled(
      Verb verb, List<String> acts, Map<Level, Integer> byLevel, int onCourts, int onOthers) {}

  /// @param undated acts of courts with such verbs that are not counted, since it is not known that
  ///   they had been issued
  record Rulings(List<Ruled> ruled, int undated) {}

  /// @param bySide how many statements of each side were made by a day
  /// @param undated how many are not counted, since it is not known that they had been made
  record Said(Map<Statement.Side, Integer> bySide, int undated) {}

  /// What is done to earlier acts, and on review.
  private static final Set<Verb> VERBS =
      EnumSet.of(
          Verb.AFFIRMS,
          Verb.REVERSES,
          Verb.VACATES,
          Verb.STAYS,
          Verb.LIFTS,
          Verb.NARROWS,
          Verb.REINSTATES,
          Verb.REMANDS,
          Verb.EXTENDS_DEADLINE);

  private final Pack pack;

  PackRecord(Pack pack) {
    this.pack = pack;
  }

  /// Returns a wait for each letter that asked, none of which has an answer on record.
  List<Wait> waits(Reading reading) {
    List<Wait> waits = new ArrayList<>();
    for (Round round : pack.rounds()) {
      for (String party : asked(round)) {
        waits.add(
            new Wait(
                Side.RECIPIENT,
                Words.say("statistics.letter.pack"),
                party,
                Links.inquiry(round.id(), reading),
                round.date(),
                round.deadline(),
                new Wait.Outcome.NotCounted(Wait.Why.NOT_ON_RECORD)));
      }
    }
    return waits;
  }

  /// One that was told that all is well was not asked by the same letter.
  private static Set<String> asked(Round round) {
    Set<String> asked = new TreeSet<>(round.addressees());
    round.cleared().forEach(asked::remove);
    return asked;
  }

  List<Letters> letters(LocalDate on) {
    return pack.rounds().stream()
        .filter(round -> !round.date().isAfter(on))
        .sorted(Comparator.comparing(Round::date))
        .map(
            round -> {
              LocalDate deadline = round.deadline();
              return new Letters(
                  round,
                  asked(round).size(),
                  round.cleared().size(),
                  deadline == null ? null : ChronoUnit.DAYS.between(round.date(), deadline));
            })
        .toList();
  }

  Said said(LocalDate on) {
    Map<Statement.Side, Integer> bySide = new EnumMap<>(Statement.Side.class);
    int undated = 0;
    for (Statement statement : pack.statements()) {
      LocalDate last =
          switch (statement.date()) {
            case Statement.When.OnDay(var day) -> day;
            case Statement.When.InMonth(var month) -> month.atEndOfMonth();
            case Statement.When.Unknown() -> null;
          };
      if (last == null) {
        undated++;
      } else if (!last.isAfter(on)) {
        bySide.merge(statement.side(), 1, Integer::sum);
      } else if (statement.date() instanceof Statement.When.InMonth(var month)
          && !month.atDay(1).isAfter(on)) {
        undated++;
      }
    }
    return new Said(bySide, undated);
  }

  /// Returns what courts did by a day, verb by verb. An act counts once for each verb.
  Rulings rulings(LocalDate on, @Nullable LocalDate known) {
    Law law = pack.law();
    Map<Verb, List<Act>> acts = new LinkedHashMap<>();
    VERBS.forEach(verb -> acts.put(verb, new ArrayList<>()));
    Set<String> undated = new HashSet<>();
    for (Act act : law.acts()) {
      if (act.court() == null
          || !act.entry().countsAt(known)
          || act.issued().earliest().isAfter(on)) {
        continue;
      }
      Set<Verb> verbs = EnumSet.noneOf(Verb.class);
      act.clauses().stream().map(Clause::verb).filter(VERBS::contains).forEach(verbs::add);
      boolean isIssued =
          switch (act.issued()) {
            case Moment.On _ -> true;
            case Moment.Within(var _, LocalDate certain, var _) ->
                certain != null && !certain.isAfter(on);
          };
      if (!isIssued && !verbs.isEmpty()) {
        undated.add(act.id());
      } else {
        verbs.forEach(verb -> acts.getOrDefault(verb, List.of()).add(act));
      }
    }
    List<Ruled> ruled = new ArrayList<>();
    acts.forEach((verb, found) -> ruled.add(ruled(law, verb, found)));
    return new Rulings(ruled, undated.size());
  }

  private static Ruled ruled(Law law, Verb verb, List<Act> acts) {
    Map<Level, Integer> byLevel = new EnumMap<>(Level.class);
    int onCourts = 0;
    int onOthers = 0;
    for (Act act : acts) {
      byLevel.merge(level(law, act), 1, Integer::sum);
      boolean court = false;
      boolean other = false;
      for (Clause clause : act.clauses()) {
        if (clause.verb() == verb && clause.target() instanceof Target.OfClauses(var ids)) {
          for (String id : ids) {
            boolean isOfCourt =
                law.clause(id).filter(target -> law.actOf(target).court() != null).isPresent();
            court |= isOfCourt;
            other |= !isOfCourt;
          }
        }
      }
      onCourts += court ? 1 : 0;
      onOthers += other ? 1 : 0;
    }
    List<String> ids = acts.stream().sorted().map(Act::id).toList();
    return new Ruled(verb, ids, byLevel, onCourts, onOthers);
  }

  static Level level(Law law, Act act) {
    String id = act.court();
    boolean reviews =
        law.parts().courts().stream()
            .map(Court::reviewedBy)
            .anyMatch(by -> by != null && by.equals(id));
    boolean isReviewed = id != null && law.court(id).map(Court::reviewedBy).isPresent();
    return !reviews ? Level.FIRST : isReviewed ? Level.APPEAL : Level.LAST;
  }
}
