package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.time.Day;
import org.proviso.law.time.Timeline;

/// Puts the lanes together: for each of the firm headlines, the settlements in which it is the
/// answer. On every day each settlement gives exactly one. Serves one computation.
final class Headlines {

  private final Settlements worlds;
  private final Region inTerms;
  private final Region notYet;
  private final Region barred;
  private final Region forborne;

  Headlines(Computation computation) {
    worlds = computation.worlds();
    inTerms = computation.inTerms();
    notYet = computation.notAnnounced().minus(inTerms, worlds);
    barred = computation.barred();
    forborne = computation.forborne();
  }

  /// Returns the verdict on one subject, on every day.
  Timeline<Verdict> verdicts(int subject) {
    Set<Integer> days = new TreeSet<>();
    for (Region region : List.of(inTerms, notYet, barred, forborne)) {
      for (int day : region.changes()) {
        days.add(day);
      }
    }
    Timeline.Builder<Verdict> verdicts = Timeline.startingWith(verdict(subject, Day.FIRST));
    days.forEach(day -> verdicts.changeOnDay(day, verdict(subject, day)));
    return verdicts.build();
  }

  private Verdict verdict(int subject, int day) {
    Set<OpenQuestion> questions = new LinkedHashSet<>();
    Map<Headline, Integer> answers = answers(subject, day);
    answers.values().forEach(settlements -> questions.addAll(worlds.questionsOf(settlements)));
    Set<Headline> possible = possible(answers);
    return new Verdict(headline(possible), possible, new ArrayList<>(questions));
  }

  /// Returns the answers that some settlement gives.
  static Set<Headline> possible(Map<Headline, Integer> answers) {
    EnumSet<Headline> possible = EnumSet.noneOf(Headline.class);
    answers.forEach(
        (headline, settlements) -> {
          if (settlements != Settlements.NONE) {
            possible.add(headline);
          }
        });
    return possible;
  }

  /// Returns the answer in one word.
  static Headline headline(Set<Headline> possible) {
    return possible.size() == 1 ? possible.iterator().next() : Headline.UNCERTAIN;
  }

  /// Returns for each firm headline the settlements in which it is the answer.
  Map<Headline, Integer> answers(int subject, int day) {
    return answers(
        worlds,
        inTerms.at(subject, day),
        notYet.at(subject, day),
        barred.at(subject, day),
        forborne.at(subject, day));
  }

  /// Returns for each firm headline the settlements in which it is the answer, from those in which
  /// the condition is in the terms, is not yet announced, is barred and is forborne.
  static Map<Headline, Integer> answers(
      Settlements worlds, int in, int ahead, int bar, int forbearance) {
    int enforceable = worlds.minus(in, bar);
    Map<Headline, Integer> answers = new EnumMap<>(Headline.class);
    answers.put(Headline.NOT_YET, ahead);
    answers.put(Headline.NOT_IN_TERMS, worlds.not(worlds.or(in, ahead)));
    answers.put(Headline.BARRED, worlds.and(in, bar));
    answers.put(Headline.FORBORNE, worlds.and(enforceable, forbearance));
    answers.put(Headline.NOT_BARRED, worlds.minus(enforceable, forbearance));
    return answers;
  }

  /// Returns the four regions that headlines are put together from: in the terms, not yet
  /// announced, barred, forborne.
  List<Region> regions() {
    return List.of(inTerms, notYet, barred, forborne);
  }

  /// Returns the settlements in which the condition is among the terms of one subject, on every
  /// day.
  Timeline<Integer> inTerms(int subject) {
    return inTerms.of(subject);
  }

  Timeline<Integer> notYet(int subject) {
    return notYet.of(subject);
  }

  Timeline<Integer> barred(int subject) {
    return barred.of(subject);
  }

  Timeline<Integer> forborne(int subject) {
    return forborne.of(subject);
  }
}
