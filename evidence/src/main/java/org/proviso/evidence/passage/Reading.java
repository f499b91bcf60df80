package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one clause of a passage does, read from the order of its signs: a denial reaches over what
/// follows it, two denials lift each other, and what stands in a condition or an exception counts
/// for nothing.
///
/// It is a clue for the model and no verdict.
///
/// @param mood what the clause does
/// @param conduct to what, if it says so
record Reading(Mood mood, Optional<Conduct> conduct) {

  /// What a clause does.
  enum Mood {
    RESTRICT,
    PERMIT,
    DEMAND,
    /// Says that something need not be done.
    NEED_NOT,
    /// Leaves something undone at pleasure.
    MAY_NOT_DO,
    /// Says that something is done.
    PLAIN
  }

  private static final Set<Sign> CONDITIONS = EnumSet.of(Sign.EXCEPT, Sign.IF);
  private static final Set<Sign> ENDS = EnumSet.of(Sign.STOP, Sign.ASKS, Sign.BUT);

  /// What "only" behind it turns into a restriction.
  private static final Set<Mood> ALLOWS_OR_DEMANDS = EnumSet.of(Mood.PERMIT, Mood.DEMAND);

  /// Returns the signs that stand in no condition, no exception and no quotation.
  static List<Sign> core(List<Sign> signs) {
    List<Sign> core = new ArrayList<>();
    boolean out = false;
    boolean quoted = false;
    boolean only = false;
    for (Sign sign : signs) {
      if (sign == Sign.QUOTE) {
        // A mark before all else may stand before a rule that is quoted as a whole.
        quoted = !quoted && core.size() + 1 < signs.size() && !core.isEmpty();
        core.add(sign);
        continue;
      }
      if (sign == Sign.IF && only) {
        // What approval is needed before is what is restricted.
        continue;
      }
      only = sign == Sign.ONLY || (only && sign.conduct().isEmpty() && !ENDS.contains(sign));
      if (CONDITIONS.contains(sign)) {
        out = true;
        core.add(sign);
      } else if (sign == Sign.COMMA || ENDS.contains(sign)) {
        out = false;
      }
      if (!out && !quoted) {
        core.add(sign);
      }
    }
    return core;
  }

  /// Returns what the clauses do, in order.
  static List<Reading> of(List<Sign> core) {
    Reader reader = new Reader();
    core.forEach(reader::read);
    reader.end();
    return reader.readings;
  }

  /// Reads sign by sign. For one thread.
  private static final class Reader {

    private final List<Reading> readings = new ArrayList<>();
    private boolean denied;
    private boolean only;
    private boolean closed;

    /// Whether nothing but commas stood since a sign that forbids.
    private boolean forbade;

    private Optional<Sign> modal = Optional.empty();
    private Optional<Conduct> spoken = Optional.empty();

    void read(Sign sign) {
      switch (sign) {
        case NONE, NEG -> deny();
        case FORBID -> {
          // "Prohibit, or in any way restrict" is one verb, and one denial is meant for all of it.
          if (!forbade) {
            add(denied ? Mood.PERMIT : Mood.RESTRICT);
          }
        }
        case ABSTAIN -> {
          if (!closed) {
            add(undone());
          }
        }
        case FREE -> {
          if (!closed && (denied || modal.isPresent())) {
            add(undone(), sign.conduct());
          } else {
            act(sign.conduct());
          }
        }
        case REQUIRE -> {
          if (denied) {
            add(Mood.NEED_NOT);
          } else if (!only || closed) {
            open(Sign.MUST);
          }
        }
        case MAY -> open(Sign.MAY);
        case MUST -> {
          if (modal.isEmpty() || closed) {
            open(Sign.MUST);
          }
        }
        case ONLY -> {
          only = true;
          if (!readings.isEmpty()
              && closed
              && ALLOWS_OR_DEMANDS.contains(readings.getLast().mood())) {
            Reading last = readings.removeLast();
            readings.add(new Reading(Mood.RESTRICT, last.conduct()));
          }
        }
        case C, D, H, A -> act(sign.conduct());
        case APPLY -> {
          if (denied) {
            lift();
          }
        }
        case STOP, ASKS, BUT -> end();
        case COMMA,
            NEUTRAL,
            EXCEPT,
            IF,
            THEY,
            PAST,
            NOW,
            AGENCY,
            PRONOUN,
            OTHER,
            CUSTODY,
            QUOTE -> {}
      }
      forbade = sign == Sign.FORBID || (forbade && sign == Sign.COMMA);
    }

    /// Returns what it is to say that something is left undone.
    private Mood undone() {
      if (denied) {
        return Mood.DEMAND;
      }
      return modal.equals(Optional.of(Sign.MAY)) ? Mood.MAY_NOT_DO : Mood.RESTRICT;
    }

    private void deny() {
      if (closed) {
        // A new denial begins a new clause.
        closed = false;
        modal = Optional.empty();
      }
      denied = true;
    }

    /// What was said to be forbidden is not, here.
    private void lift() {
      if (!readings.isEmpty() && readings.getLast().conduct().isEmpty()) {
        readings.removeLast();
      }
      add(Mood.PERMIT);
    }

    private void open(Sign sign) {
      if (closed) {
        closed = false;
        denied = false;
        only = false;
      }
      modal = Optional.of(sign);
    }

    private void act(Optional<Conduct> conduct) {
      if (closed) {
        if (!readings.isEmpty() && readings.getLast().conduct().isEmpty()) {
          Reading last = readings.removeLast();
          readings.add(new Reading(last.mood(), conduct));
        }
        return;
      }
      spoken = spoken.or(() -> conduct);
      if (denied || only) {
        add(Mood.RESTRICT, conduct);
      } else if (modal.isPresent()) {
        add(modal.get() == Sign.MAY ? Mood.PERMIT : Mood.DEMAND, conduct);
      }
    }

    private void add(Mood mood) {
      add(mood, Optional.empty());
    }

    private void add(Mood mood, Optional<Conduct> conduct) {
      readings.add(new Reading(mood, conduct));
      closed = true;
      denied = false;
      only = false;
    }

    void end() {
      if (!closed && (denied || only || modal.isPresent()) && spoken.isPresent()) {
        Mood mood =
            denied || only
                ? Mood.RESTRICT
                : modal.equals(Optional.of(Sign.MAY)) ? Mood.PERMIT : Mood.DEMAND;
        readings.add(new Reading(mood, spoken));
      } else if (closed && !readings.isEmpty() && readings.getLast().conduct().isEmpty()) {
        Reading last = readings.removeLast();
        readings.add(new Reading(last.mood(), spoken));
      } else if (!closed && spoken.isPresent()) {
        readings.add(new Reading(Mood.PLAIN, spoken));
      }
      denied = false;
      only = false;
      closed = false;
      modal = Optional.empty();
      spoken = Optional.empty();
    }
  }
}
