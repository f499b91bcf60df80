package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.proviso.law.act.Guard;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Dictionary;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Day;

/// What a law reads of an award apart from its parties, each kept once.
///
/// A *deal* is what is read of one award through time: a list of its fixed traits, then days and
/// what is read from that day on, side by side. Programme and year are always read, and whether the
/// award is drawn from another; its day of acceptance and what became of it, if guards read them.
/// Numbers of deals of awards that are drawn from another are odd, those of others even.
///
/// Grows and never forgets. Not thread-safe.
// Ordinals stand for constants within one process and are never stored.
@SuppressWarnings("EnumOrdinal")
final class Deals {

  /// Where the parts of what is read on a day stand in its list.
  private static final int PROGRAMME = 0;

  private static final int YEAR = 1;
  private static final int DRAWN = 2;
  private static final int ACCEPTED = 3;
  private static final int STATUS = 4;
  private static final int PARTS = 5;

  private static final int UNREAD = -1;
  private static final Award.Status[] STATUSES = Award.Status.values();
  private static final int[] UNKNOWN_ALWAYS = {Day.FIRST, Award.Status.UNKNOWN.ordinal()};

  private final FixedTraits fixed;
  private final Dictionary years;
  private final boolean readsStatus;
  private final boolean readsAcceptance;
  private final IntTuples states = new IntTuples(PARTS);
  private final IntLists deals = new IntLists();

  /// For each state an award that it is read of.
  private final List<Subject> examples = new ArrayList<>();

  private final int[] state = new int[PARTS];
  private int[] deal = new int[16];
  private int[] status = new int[16];

  /// @param inputs the facts that guards read
  /// @param years the years of the table of awards
  Deals(FixedTraits fixed, Set<Guard.Input> inputs, Dictionary years) {
    this.fixed = fixed;
    this.years = years;
    readsStatus = inputs.contains(Guard.Input.STATUS);
    readsAcceptance = inputs.contains(Guard.Input.ACCEPTANCE);
  }

  /// Returns whether awards of one programme and year, all drawn from others or none, have the same
  /// deal.
  boolean areAlikeByYear() {
    return !readsStatus && !readsAcceptance && !fixed.singleOutAwards();
  }

  /// Returns the deal of an award.
  int of(Parties parties, Awards awards, int row) {
    boolean drawn = awards.under(row) >= 0;
    int courseLength = 2;
    if (readsStatus) {
      status = withRoom(status, parties);
      courseLength = status(parties, awards, row, status);
    }
    if (deal.length < courseLength + 1) {
      deal = new int[courseLength + 16];
    }
    state[PROGRAMME] = awards.programme(row);
    state[YEAR] = awards.year(row);
    state[DRAWN] = drawn ? 1 : 0;
    boolean exact = readsAcceptance && awards.isAcceptanceExact(row);
    state[ACCEPTED] = exact ? awards.accepted(row) : UNREAD;
    deal[0] = fixed.singleOutAwards() ? fixed.ofAward(awards.id(row)) : 0;
    int length = 1;
    for (int i = 0; i < courseLength; i += 2) {
      state[STATUS] = readsStatus ? status[i + 1] : UNREAD;
      int number = states.intern(state);
      if (number == examples.size()) {
        examples.add(awards.subject(row));
      }
      deal[length++] = readsStatus ? status[i] : Day.FIRST;
      deal[length++] = number;
    }
    return deals.intern(deal, length) * 2 + (drawn ? 1 : 0);
  }

  /// Returns whether awards with this deal are drawn from another.
  static boolean isDrawn(int deal) {
    return (deal & 1) != 0;
  }

  /// Returns the deal that is like another and has these fixed traits as well.
  int withFixed(int number, int more) {
    int[] changed = deals.get(number >> 1).clone();
    changed[0] = fixed.join(changed[0], more);
    return deals.intern(changed, changed.length) * 2 + (number & 1);
  }

  /// Returns a deal, which is not to be changed.
  int[] deal(int number) {
    return deals.get(number >> 1);
  }

  /// Returns the number of the programme of awards with this deal, in the table of awards.
  int programme(int number) {
    return states.get(deals.get(number >> 1)[2], PROGRAMME);
  }

  // ---------------------------------------------------------------- what is read on one day

  /// Returns the programme year.
  String year(int state) {
    return years.text(states.get(state, YEAR));
  }

  /// Returns what became of the award; unknown if that is not read.
  Award.Status statusOf(int state) {
    int ordinal = states.get(state, STATUS);
    return ordinal == UNREAD ? Award.Status.UNKNOWN : STATUSES[ordinal];
  }

  /// Returns an award that agrees with a state in all that guards read.
  Subject example(int state) {
    return examples.get(state);
  }

  /// Appends what a guard reads of an award to `into` and returns the new length.
  int append(Guard.Input input, int state, int[] into, int length) {
    int end = length;
    switch (input) {
      case STATUS -> into[end++] = states.get(state, STATUS);
      case ACCEPTANCE -> into[end++] = states.get(state, ACCEPTED);
      case AWARD -> {
        into[end++] = states.get(state, PROGRAMME);
        into[end++] = states.get(state, YEAR);
        into[end++] = states.get(state, DRAWN);
      }
      case PARTY, KIND, STATE, CIRCUIT, MEMBERS, POLICIES -> {}
    }
    return end;
  }

  // ---------------------------------------------------------------- what became of an award

  /// Returns `list`, or a longer one if what became of an award may not fit into it.
  static int[] withRoom(int[] list, Parties parties) {
    int needed = 8 + parties.awardFacts().size() * 4;
    return list.length < needed ? new int[needed] : list;
  }

  /// Writes what became of an award through time into `into`, days and ordinals of [Award.Status]
  /// side by side, and returns how much of it was written.
  ///
  /// @param into has room for it, see [#withRoom]
  static int status(Parties parties, Awards awards, int row, int[] into) {
    int[] recorded = recorded(parties, awards, row);
    int accepted = awards.accepted(row);
    int offered = awards.offered(row);
    int beforeOffer = Math.min(accepted, offered);
    int length = 0;
    int i = 0;
    for (; i < recorded.length && recorded[i] < beforeOffer; i += 2) {
      length = append(into, length, recorded[i], before(awards, row, recorded[i + 1]));
    }
    if (offered < accepted) {
      i = i < recorded.length && recorded[i] == offered ? i : i - 2;
      for (; i < recorded.length && recorded[i] < accepted; i += 2) {
        int day = Math.max(recorded[i], offered);
        length = append(into, length, day, since(awards, row, recorded[i + 1]));
      }
    }
    return accepted == Day.BEYOND
        ? length
        : append(into, length, accepted, Award.Status.ACCEPTED.ordinal());
  }

  /// Returns what had become of an award before it was offered, from what is recorded of its year.
  private static int before(Awards awards, int row, int recorded) {
    boolean nothingYet = awards.neverAccepted(row) || awards.offered(row) != Day.BEYOND;
    return nothingYet && recorded == Award.Status.UNKNOWN.ordinal()
        ? Award.Status.NONE.ordinal()
        : recorded;
  }

  /// Returns what had become of an award since it was offered and before it surely was accepted.
  private static int since(Awards awards, int row, int recorded) {
    if (awards.isAcceptanceExact(row)) {
      return Award.Status.OFFERED.ordinal();
    }
    return recorded == Award.Status.NONE.ordinal() ? Award.Status.UNKNOWN.ordinal() : recorded;
  }

  /// Returns what had become of an award by a day.
  static Award.Status statusOn(Parties parties, Awards awards, int row, int day) {
    if (awards.accepted(row) <= day) {
      return Award.Status.ACCEPTED;
    }
    int recorded = Profiles.at(recorded(parties, awards, row), 0, day);
    return STATUSES[
        awards.offered(row) <= day ? since(awards, row, recorded) : before(awards, row, recorded)];
  }

  /// What the records of years say of awards of which nothing else is known.
  private static int[] recorded(Parties parties, Awards awards, int row) {
    List<AwardFact> facts = parties.awardFacts();
    if (facts.isEmpty()) {
      return UNKNOWN_ALWAYS;
    }
    String programme = awards.programmes().text(awards.programme(row));
    String year = awards.years().text(awards.year(row));
    String recipient = awards.parties().text(awards.recipient(row));
    int[] days = UNKNOWN_ALWAYS;
    for (AwardFact fact : facts) {
      if (fact.programme().equals(programme)
          && fact.year().equals(year)
          && !fact.except().contains(recipient)) {
        days =
            overwrite(
                days,
                Day.ofFrom(fact.span().from()),
                Day.ofUntil(fact.span().until()),
                fact.status().ordinal());
      }
    }
    return days;
  }

  private static int[] overwrite(int[] course, int from, int until, int value) {
    int[] changed = new int[course.length + 4];
    int length = 0;
    int i = 0;
    for (; i < course.length && course[i] < from; i += 2) {
      length = append(changed, length, course[i], course[i + 1]);
    }
    length = append(changed, length, from, value);
    if (until != Day.BEYOND) {
      length = append(changed, length, until, Profiles.at(course, 0, until));
      for (; i < course.length; i += 2) {
        if (course[i] > until) {
          length = append(changed, length, course[i], course[i + 1]);
        }
      }
    }
    return Arrays.copyOf(changed, length);
  }

  private static int append(int[] course, int length, int day, int value) {
    if (length > 0 && course[length - 1] == value) {
      return length;
    }
    course[length] = day;
    course[length + 1] = value;
    return length + 2;
  }
}
