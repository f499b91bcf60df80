package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Timeline;

/// Reads guards, checks them, and works out their answers for all facts of a register.
final class GuardReader {

  private final Values values;
  private final Facts facts;
  private final Register register;
  private final FactKey key;
  private final LazyCel cel;
  private final Map<String, Guard> read = new HashMap<>();
  private @Nullable Set<Circumstances> circumstances;

  GuardReader(Values values, Facts facts, Register register) {
    this.values = values;
    this.facts = facts;
    this.register = register;
    key = new FactKey(facts);
    cel = new LazyCel(facts.schema());
  }

  /// Reads the guard at a scalar; the guard that always holds if it is faulty.
  Guard read(Located at) {
    String text = values.text(at).stripTrailing();
    // What a guard may speak of can be in the part of the pack that could not be read.
    if (text.isEmpty() || values.issues().isIncomplete()) {
      return Guard.ALWAYS;
    }
    Guard known = read.get(text);
    if (known != null) {
      return known;
    }
    CelGuards.Checked checked = cel.cel().check(text);
    for (CelGuards.Problem problem : checked.problems()) {
      Place place = ScalarText.place(at, problem.offset());
      values.issues().error(at.file(), place, Issue.Code.BAD_GUARD, problem.message());
    }
    if (!checked.problems().isEmpty()) {
      return Guard.ALWAYS;
    }
    Guard guard = new FactGuard(text, checked.reads(), answers(at, text, checked), key, cel);
    read.put(text, guard);
    return guard;
  }

  private Map<String, Truth> answers(Located at, String text, CelGuards.Checked checked) {
    Map<String, Truth> answers = new TreeMap<>();
    for (Circumstances each : circumstances()) {
      String known = key.of(each, checked.reads());
      if (known != null && !answers.containsKey(known)) {
        CelGuards.Evaluation evaluation = cel.cel().evaluate(text, each);
        answers.put(known, evaluation.truth());
        if (!evaluation.failure().isEmpty()) {
          String message = "fails for " + each.subject().id() + ": " + evaluation.failure();
          values.issues().error(at, Issue.Code.BAD_GUARD, message);
          return answers;
        }
      }
    }
    return answers;
  }

  /// Returns the facts of every subject on every day, as known on every day that makes a
  /// difference.
  private Set<Circumstances> circumstances() {
    Set<Circumstances> all = circumstances;
    if (all == null) {
      all = new LinkedHashSet<>();
      for (Subject subject : register.subjects()) {
        if (register.party(subject.recipient()).isPresent()) {
          for (LocalDate known : knowledgeDates(subject)) {
            for (Timeline.Piece<Circumstances> piece :
                register.circumstances(subject, known).pieces()) {
              all.add(piece.value());
            }
          }
        }
      }
      circumstances = all;
    }
    return all;
  }

  private List<@Nullable LocalDate> knowledgeDates(Subject subject) {
    List<@Nullable LocalDate> dates = new ArrayList<>();
    dates.add(null);
    for (Membership record : facts.memberships()) {
      LocalDate withdrawn = record.entry().withdrawn();
      if (record.party().equals(subject.recipient()) && withdrawn != null) {
        dates.add(withdrawn.minusDays(1));
      }
      LocalDate entered = record.entry().entered();
      if (record.party().equals(subject.recipient()) && entered != null) {
        dates.add(entered.minusDays(1));
        dates.add(entered);
      }
    }
    return dates;
  }
}
