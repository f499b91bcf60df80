package org.proviso.web.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// What a policy would change in whether conditions are met, on one day, with all that is known
/// now.
///
/// @param what condition, party and year
/// @param reading under which reading; empty where the condition has none
/// @param before what holds without it
/// @param after what holds with it
record MetEffect(Link what, String reading, String before, String after) {

  /// Returns the changes for a party and for who made the policy; a result that stays is left out.
  ///
  /// @param policy that the register does not have yet
  static List<MetEffect> of(Site site, String party, Policy policy) {
    LawEngine with = LawEngine.of(site.pack().law(), site.register().withPolicy(policy));
    LocalDate day = day(site, policy.inForce());
    List<MetEffect> effects = new ArrayList<>();
    Set<String> parties = new LinkedHashSet<>(List.of(party, policy.holder()));
    for (Condition condition : site.pack().law().conditions()) {
      List<String> years =
          condition.met().isEmpty()
              ? List.of()
              : site.pack()
                  .law()
                  .programme(condition.programme())
                  .map(Programme::years)
                  .orElse(List.of());
      for (String each : parties) {
        for (String year : years) {
          Optional<Subject> subject = site.register().subject(condition.programme(), year, each);
          subject.ifPresent(it -> effects.addAll(changes(site, with, condition, it, day)));
        }
      }
    }
    return effects;
  }

  /// The usual day, or the nearest on which the policy is in force.
  static LocalDate day(Site site, Span inForce) {
    LocalDate usual = site.usualDay();
    LocalDate from = inForce.from();
    LocalDate until = inForce.until();
    if (from != null && usual.isBefore(from)) {
      return from;
    }
    return until != null && !usual.isBefore(until) ? until.minusDays(1) : usual;
  }

  private static List<MetEffect> changes(
      Site site, LawEngine with, Condition condition, Subject subject, LocalDate day) {
    Map<String, Answer.Met.Value> before = byReading(site.engine(), condition, subject, day);
    List<MetEffect> changes = new ArrayList<>();
    byReading(with, condition, subject, day)
        .forEach(
            (reading, after) -> {
              Answer.Met.Value was = before.getOrDefault(reading, Answer.Met.Value.UNKNOWN);
              if (was != after) {
                changes.add(
                    new MetEffect(
                        new Link(
                            Words.say(
                                "evidence.clause.effect",
                                condition.id(),
                                site.name(subject.recipient()),
                                Words.year(subject.year()),
                                Days.read(day)),
                            Links.answer(condition.id(), subject, new Reading(day, null, null))),
                        reading,
                        Words.say("met." + was),
                        Words.say("met." + after)));
              }
            });
    return changes;
  }

  private static Map<String, Answer.Met.Value> byReading(
      LawEngine engine, Condition condition, Subject subject, LocalDate day) {
    return new TreeMap<>(
        engine
            .history(condition.id(), subject, Asking.CONTEMPORANEOUS)
            .on(day)
            .lanes()
            .met()
            .byReading());
  }
}
