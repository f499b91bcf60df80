package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Day;
import org.proviso.law.time.SpanSet;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// One condition of a sweep: what holds through all of time for an award that always has the same
/// profile.
///
/// A *facet* is what one condition's clauses read of a profile; profiles with the same facet share
/// one timeline. An award that changes its profile has, on each day, what the timeline of that
/// day's facet says, because every clause looks at one day at a time but for those that refer to
/// another as of a day, and profiles tell of that day too.
///
/// Timelines are computed when they are first asked for. Not thread-safe: whoever asks holds the
/// lock of the lineage.
// Ordinals stand for constants within one process and are never stored.
@SuppressWarnings("EnumOrdinal")
final class Facets {

  private final Law law;
  private final Condition condition;
  private final Chain chain;
  private final Asking asking;
  private final Profiles profiles;
  private final Holdings holdings;
  private final List<Trait> traits;
  private final Map<Trait, Integer> positions = new HashMap<>();

  /// For each fixed trait its bit in profiles; -1 for others.
  private final int[] bits;

  private final IntLists keys = new IntLists();

  /// One more than the facet of each profile; zero where it is not known yet.
  private final IntPages facets = new IntPages(0);

  /// For each facet, days on which a holding begins, and numbers of holdings, side by side.
  private int[][] timelines = new int[16][];

  private int computed;

  /// Every day that a clause of the chain names, on which it may begin or end.
  private final TreeSet<Integer> epochs = new TreeSet<>();

  Facets(Law law, Condition condition, Asking asking, Profiles profiles, Holdings holdings) {
    this.law = law;
    this.condition = condition;
    this.asking = asking;
    this.profiles = profiles;
    this.holdings = holdings;
    chain = new Chain(law, condition);
    traits = traits(chain, condition);
    chain.links().forEach(this::addEpochs);
    bits = new int[traits.size()];
    for (int i = 0; i < bits.length; i++) {
      positions.put(traits.get(i), i);
      bits[i] = traits.get(i) instanceof Trait.Fixed fixed ? profiles.fixed().add(fixed) : -1;
    }
  }

  private void addEpochs(Chain.Link link) {
    Clause clause = link.clause();
    addEpochs(link.act().issued());
    addEpochs(clause.from());
    Moment until = clause.until();
    if (until != null) {
      addEpochs(until);
    }
    if (clause.retro() instanceof Retro.From(LocalDate day)) {
      epochs.add(Day.of(day));
    }
    for (LocalDate day : profiles.frozen()) {
      epochs.add(Day.of(day));
      epochs.add(Day.of(day) + 1);
    }
  }

  private void addEpochs(Moment moment) {
    epochs.add(Day.of(moment.earliest()));
    if (moment instanceof Moment.Within(var earliest, LocalDate certain, var question)
        && certain != null) {
      epochs.add(Day.of(certain));
    }
  }

  /// Returns the traits that decide what holds of a condition.
  static List<Trait> traits(Chain chain, Condition condition) {
    List<Clause> clauses = chain.links().stream().map(Chain.Link::clause).toList();
    Collection<Guard> met = condition.met().values();
    return Traits.of(clauses, met);
  }

  Condition condition() {
    return condition;
  }

  List<Trait> traits() {
    return traits;
  }

  /// Returns what holds for an award that always has a profile: days, and numbers of holdings, side
  /// by side. Not to be changed.
  int[] timeline(int profile) {
    int facet = facet(profile);
    if (facet >= computed) {
      compute();
    }
    return timelines[facet];
  }

  /// Returns the number of a profile's facet.
  int facet(int profile) {
    int known = facets.get(profile);
    if (known != 0) {
      return known - 1;
    }
    int[] key = new int[traits.size()];
    for (int i = 0; i < key.length; i++) {
      key[i] =
          bits[i] < 0
              ? profiles.value(profile, traits.get(i))
              : profiles.hasFixed(profile, bits[i]) ? 1 : 0;
    }
    int facet = keys.intern(key, key.length);
    facets.set(profile, facet + 1);
    return facet;
  }

  /// Takes in the facets of a signature's profiles, to be computed with others.
  void need(int[] signature) {
    for (int i = 1; i < signature.length; i += 2) {
      facet(signature[i]);
    }
  }

  private final Map<InEpoch, Sweep.Grounds> grounds = new HashMap<>();

  /// @param epoch the first day from which on, for some time, no clause changes by itself
  private record InEpoch(int facet, @Nullable Integer epoch) {}

  /// Returns what the holding of a facet rests on, asking for it once in each stretch of days on
  /// which the clauses themselves do not change.
  Sweep.Grounds grounds(int facet, LocalDate day, Supplier<Sweep.Grounds> ask) {
    InEpoch key = new InEpoch(facet, epochs.floor(Day.of(day)));
    Sweep.Grounds known = grounds.get(key);
    if (known == null) {
      known = ask.get();
      grounds.put(key, known);
    }
    return known;
  }

  /// Computes the timelines of the facets that have none yet, all at once.
  void compute() {
    int first = computed;
    int count = keys.size() - first;
    if (count == 0) {
      return;
    }
    if (timelines.length < keys.size()) {
      timelines = Arrays.copyOf(timelines, Math.max(keys.size(), timelines.length * 2));
    }
    RoaringBitmap universe = new RoaringBitmap();
    universe.add((long) first, keys.size());
    Computation computation =
        new Computation(law, new Alike(first, keys.size()), chain, condition, universe, asking);
    List<Region> regions = new Headlines(computation).regions();
    int[][] now = new int[regions.size()][count];
    int[] at = new int[regions.size()];
    int[][] changes = new int[regions.size()][];
    Meeting[] meetings = meetings(computation, first, count);
    TreeSet<Integer> days = new TreeSet<>(Set.of(Day.FIRST));
    for (int region = 0; region < changes.length; region++) {
      changes[region] = regions.get(region).changes();
      regions.get(region).write(-1, now[region], first);
      for (int day : changes[region]) {
        days.add(day);
      }
    }
    for (Meeting meeting : meetings) {
      days.addAll(meeting.changes());
    }
    int[][] buffers = new int[count][8];
    int[] lengths = new int[count];
    IntLists combinations = new IntLists();
    int[] numbers = new int[16];
    int[] combination = new int[regions.size() + 1];
    for (int day : days) {
      for (int region = 0; region < changes.length; region++) {
        if (at[region] < changes[region].length && changes[region][at[region]] == day) {
          regions.get(region).write(at[region]++, now[region], first);
        }
      }
      for (int i = 0; i < count; i++) {
        for (int region = 0; region < now.length; region++) {
          combination[region] = now[region][i];
        }
        Answer.Met.Value met =
            meetings.length == 0 ? Answer.Met.Value.UNKNOWN : meetings[i].onDay(day).value();
        combination[now.length] = met.ordinal();
        int before = combinations.size();
        int known = combinations.intern(combination, combination.length);
        if (known == before) {
          numbers = known < numbers.length ? numbers : Arrays.copyOf(numbers, known * 2);
          numbers[known] = holdings.number(holding(computation.worlds(), combination, met));
        }
        int length = lengths[i];
        if (length == 0 || buffers[i][length - 1] != numbers[known]) {
          if (length == buffers[i].length) {
            buffers[i] = Arrays.copyOf(buffers[i], length * 2);
          }
          buffers[i][length] = day;
          buffers[i][length + 1] = numbers[known];
          lengths[i] = length + 2;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      timelines[first + i] = Arrays.copyOf(buffers[i], lengths[i]);
    }
    computed = keys.size();
  }

  private Meeting[] meetings(Computation computation, int first, int count) {
    if (condition.met().isEmpty()) {
      return new Meeting[0];
    }
    Meeting[] meetings = new Meeting[count];
    for (int i = 0; i < count; i++) {
      meetings[i] = new Meeting(law, computation, first + i);
    }
    return meetings;
  }

  private static Holding holding(Settlements worlds, int[] sets, Answer.Met.Value met) {
    var answers = Headlines.answers(worlds, sets[0], sets[1], sets[2], sets[3]);
    var possible = Headlines.possible(answers);
    return new Holding(
        Headlines.headline(possible),
        possible,
        History.term(sets[0], sets[1]),
        History.bar(sets[2], sets[3]),
        met);
  }

  /// The facets from one number (inclusive) to another (exclusive) as subjects that are alike in
  /// all that the condition's clauses read.
  private final class Alike implements Population {

    private final int first;
    private final int end;
    private final Map<Trait, RoaringBitmap> having = new HashMap<>();

    Alike(int first, int end) {
      this.first = first;
      this.end = end;
    }

    private RoaringBitmap having(Trait trait) {
      return having.computeIfAbsent(
          trait,
          absent -> {
            RoaringBitmap found = new RoaringBitmap();
            Integer position = positions.get(trait);
            for (int facet = first; position != null && facet < end; facet++) {
              if (keys.get(facet)[position] != 0) {
                found.add(facet);
              }
            }
            return found;
          });
    }

    @Override
    public RoaringBitmap ofYears(Set<String> years) {
      return having(new Trait.InYears(years));
    }

    @Override
    public RoaringBitmap ofRecipients(Set<String> parties) {
      return having(new Trait.IsParty(parties, false, false));
    }

    @Override
    public RoaringBitmap ofParents(Set<String> parties) {
      return having(new Trait.IsParty(parties, false, true));
    }

    @Override
    public RoaringBitmap ofTerritories(Set<String> parties) {
      return having(new Trait.IsParty(parties, true, false));
    }

    @Override
    public RoaringBitmap ofTerritoriesOfParents(Set<String> parties) {
      return having(new Trait.IsParty(parties, true, true));
    }

    @Override
    public RoaringBitmap ofCircuit(String circuit) {
      return having(new Trait.InCircuit(circuit));
    }

    @Override
    public RoaringBitmap ofAwards(Set<String> awards) {
      return having(new Trait.IsAward(awards));
    }

    @Override
    public Timeline<Register.Standing> standing(
        int subject, String group, @Nullable LocalDate asOf) {
      return standings(subject, group, asOf, false);
    }

    @Override
    public @Nullable Timeline<Register.Standing> standingOfParent(
        int subject, String group, @Nullable LocalDate asOf) {
      return code(subject, new Trait.Stands(group, asOf, true)) < 0
          ? null
          : standings(subject, group, asOf, true);
    }

    private Timeline<Register.Standing> standings(
        int subject, String group, @Nullable LocalDate asOf, boolean ofParent) {
      Timeline<Register.Standing> standings =
          Timeline.always(standing(group, code(subject, new Trait.Stands(group, asOf, ofParent))));
      if (asOf != null) {
        return standings;
      }
      for (LocalDate day : profiles.frozen()) {
        Integer then = positions.get(new Trait.Stands(group, day, ofParent));
        if (then != null) {
          standings = onDay(standings, day, standing(group, keys.get(subject)[then]));
        }
      }
      return standings;
    }

    /// A record that stands for whichever record leaves the standing open.
    private Register.Standing standing(String group, int code) {
      return switch (code) {
        case Sides.NON_MEMBER -> new Register.Standing(Group.Standing.NON_MEMBER, "");
        case Sides.MEMBER -> new Register.Standing(Group.Standing.MEMBER, "");
        default ->
            new Register.Standing(
                Group.Standing.UNKNOWN,
                String.valueOf(profiles.sides().places(group).get(code - Sides.UNKNOWN)));
      };
    }

    @Override
    public Timeline<Truth> holds(int subject, Guard guard) {
      Truth[] truths = Truth.values();
      Timeline<Truth> holds = Timeline.always(truths[code(subject, new Trait.Holds(guard, null))]);
      for (LocalDate day : profiles.frozen()) {
        Integer then = positions.get(new Trait.Holds(guard, day));
        if (then != null) {
          holds = onDay(holds, day, truths[keys.get(subject)[then]]);
        }
      }
      return holds;
    }

    private int code(int subject, Trait trait) {
      Integer position = positions.get(trait);
      if (position == null) {
        throw new IllegalStateException(condition.id() + " does not read " + trait);
      }
      return keys.get(subject)[position];
    }

    private static <V> Timeline<V> onDay(Timeline<V> timeline, LocalDate day, V value) {
      SpanSet that = SpanSet.ofDays(Day.of(day), Day.of(day) + 1);
      Timeline<Boolean> here = Timeline.always(true).within(that, false);
      return timeline.with(here, (was, then) -> then ? value : was);
    }
  }
}
