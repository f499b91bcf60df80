package org.proviso.bench.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Day;

/// The law and the facts as arrays, in the shape that they are known to have: each condition is
/// imposed by one clause at most, orders bar, stays stop orders in one State or everywhere, lifts
/// end stays for good; a party has one record of membership and one policy at most.
///
/// A *line* is what holds through time: days and codes side by side, neighbours different. A code
/// is `term << 6 | bar << 4 | met << 2 | status`, numbered as the engine's enums are, and term 4
/// where it is uncertain whether a condition is still to be announced.
///
/// Not thread-safe.
final class Compiled {

  static final int NOT_BARRED = 0;
  static final int BARRED = 1;
  static final int BAR_UNCERTAIN = 3;

  static final int MET = 0;
  static final int NOT_MET = 1;
  static final int MET_UNKNOWN = 3;

  static final int OFFERED = 1;
  static final int ACCEPTED = 2;
  static final int STATUS_UNKNOWN = 3;

  private static final int NOT_YET = 0;
  private static final int NOT_IN_TERMS = 1;
  private static final int IN_TERMS = 2;
  private static final int UNCERTAIN_SINCE = 3;
  private static final int UNCERTAIN_BEFORE = 4;

  /// One more than the greatest code.
  static final int CODES = 5 << 6;

  /// Modes are standings: 0 of no group, then for each group surely and perhaps a member.
  private static final int NO_GROUP = 0;

  private static final int LONGEST = 256;

  // ---------------------------------------------------------------- the law

  private final int[] imposedOn;
  private final int[] imposedYears;
  private final int[] guards;
  final boolean[] readsPolicy;

  private static final int ALWAYS = 0;
  private static final int COUNTY = 1;
  private static final int WHEN_ACCEPTED = 2;

  /// An order as it stands in its act, with the stays that act on it.
  private static final class Order {
    final int condition;
    final int day;
    final Scope scope;
    final int group;
    final int bit;
    final List<Stay> stays = new ArrayList<>();

    Order(int condition, int day, Scope scope, int group, int bit) {
      this.condition = condition;
      this.day = day;
      this.scope = scope;
      this.group = group;
      this.bit = bit;
    }
  }

  private static final class Stay {
    final int since;
    final int within;
    int until = Days.BEYOND;

    Stay(int since, int within) {
      this.since = since;
      this.within = within;
    }
  }

  private static final int EVERYWHERE = -1;

  private final List<Order> orders = new ArrayList<>();

  // ---------------------------------------------------------------- parties

  final String[] ids;
  final Map<String, Integer> numbers = new HashMap<>();
  private final int[] within;
  private final String[] circuits;
  private final boolean[] county;
  private final boolean[] policiesKnown;
  private final int[] mode;
  private final int[] memberSince;
  private final int[] memberUntil;
  private final int[] policySince;
  private final int[] policyUntil;
  private final long[] namedBy;
  private final int[] place;

  // ---------------------------------------------------------------- awards

  final int rows;
  final int[] recipient;
  final int[] year;
  final int[] offered;
  final int[] accepted;
  final long[] cents;

  // ---------------------------------------------------------------- lines

  /// A State, a circuit and the orders that name a party: all that orders read of it but its group.
  private record Place(int within, String circuit, long namedBy) {}

  private final Map<Place, Integer> placeNumbers = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private int[] @Nullable [] barLines = new int[64][];

  private final Map<String, Integer> groups = new HashMap<>();
  private final boolean[][] asksGroup;
  private final int modes;

  Compiled(Facts facts) {
    List<Condition> conditions = List.copyOf(facts.law().conditions());
    Map<String, Integer> conditionNumbers = new HashMap<>();
    readsPolicy = new boolean[conditions.size()];
    for (int i = 0; i < conditions.size(); i++) {
      conditionNumbers.put(conditions.get(i).id(), i);
      readsPolicy[i] = !conditions.get(i).met().isEmpty();
    }
    facts.register().groups().keySet().stream()
        .sorted()
        .forEach(id -> groups.put(id, groups.size()));
    modes = 1 + 2 * groups.size();

    List<Party> parties = List.copyOf(facts.register().parties());
    int count = parties.size();
    ids = new String[count];
    within = new int[count];
    circuits = new String[count];
    county = new boolean[count];
    policiesKnown = new boolean[count];
    mode = new int[count];
    memberSince = new int[count];
    memberUntil = new int[count];
    policySince = new int[count];
    policyUntil = new int[count];
    namedBy = new long[count];
    place = new int[count];
    for (int i = 0; i < count; i++) {
      Party party = parties.get(i);
      ids[i] = party.id();
      numbers.put(party.id(), i);
      String circuit = party.circuit();
      circuits[i] = circuit == null ? "" : circuit;
      county[i] = party.kind().equals("county");
      policiesKnown[i] = party.policiesKnown();
    }
    for (int i = 0; i < count; i++) {
      String territory = parties.get(i).within();
      within[i] = territory == null ? EVERYWHERE : number(territory);
    }
    for (Membership each : facts.register().memberships()) {
      int party = number(each.party());
      boolean surely = each.standing() == Group.Standing.MEMBER;
      mode[party] = 1 + 2 * groups.getOrDefault(each.group(), 0) + (surely ? 0 : 1);
      memberSince[party] = Days.number(Day.ofFrom(each.span().from()));
      memberUntil[party] = Days.number(Day.ofUntil(each.span().until()));
    }
    for (Policy each : facts.register().policies()) {
      int party = number(each.holder());
      policySince[party] = Days.number(Day.ofFrom(each.inForce().from()));
      policyUntil[party] = Days.number(Day.ofUntil(each.inForce().until()));
    }

    imposedOn = new int[conditions.size()];
    imposedYears = new int[conditions.size()];
    guards = new int[conditions.size()];
    asksGroup = new boolean[groups.size()][conditions.size()];
    Map<String, Order> ordersById = new HashMap<>();
    Map<String, Stay> staysById = new HashMap<>();
    for (Clause clause : facts.law().clauses()) {
      int day = Days.number(Tables.day(clause));
      if (clause.target() instanceof Target.OfConditions(var targets, var years, var part)) {
        for (String target : targets) {
          int condition = conditionNumbers.getOrDefault(target, -1);
          if (clause.verb() == Verb.IMPOSES) {
            imposedOn[condition] = day;
            guards[condition] =
                switch (clause.guard().text()) {
                  case "county" -> COUNTY;
                  case "accepted" -> WHEN_ACCEPTED;
                  default -> ALWAYS;
                };
            years.forEach(of -> imposedYears[condition] |= 1 << yearOf(of));
          } else {
            ordersById.put(clause.id(), addOrder(condition, day, clause.scope()));
          }
        }
      } else if (clause.target() instanceof Target.OfClauses(var targets)) {
        for (String target : targets) {
          Order order = ordersById.get(target);
          Stay lifted = staysById.get(target);
          if (order != null) {
            Set<String> named = Tables.partiesOf(clause.scope());
            Stay stay =
                new Stay(day, named.isEmpty() ? EVERYWHERE : number(named.iterator().next()));
            order.stays.add(stay);
            staysById.put(clause.id(), stay);
          } else if (lifted != null) {
            lifted.until = Math.min(lifted.until, day);
          }
        }
      }
    }

    Awards awards = facts.awards();
    rows = awards.size();
    recipient = new int[rows];
    year = new int[rows];
    offered = new int[rows];
    accepted = new int[rows];
    cents = new long[rows];
    int[] partyOf = new int[awards.parties().size()];
    for (int i = 0; i < partyOf.length; i++) {
      partyOf[i] = number(awards.parties().text(i));
    }
    for (int row = 0; row < rows; row++) {
      recipient[row] = partyOf[awards.recipient(row)];
      year[row] = yearOf(awards.years().text(awards.year(row)));
      offered[row] = Days.number(awards.offered(row));
      accepted[row] = Days.number(awards.accepted(row));
      cents[row] = awards.cents(row);
    }
  }

  private static int yearOf(String year) {
    return Integer.parseInt(year) - LargeRegister.FIRST_YEAR;
  }

  private int number(String party) {
    Integer number = numbers.get(party);
    if (number == null) {
      throw new IllegalArgumentException("no party " + party);
    }
    return number;
  }

  private Order addOrder(int condition, int day, Scope scope) {
    int group = -1;
    int bit = -1;
    if (scope instanceof Scope.Members(String id, var asOf, var subs)) {
      group = groups.getOrDefault(id, -1);
      asksGroup[group][condition] = true;
    } else if (scope instanceof Scope.Named) {
      bit = (int) orders.stream().filter(order -> order.bit >= 0).count();
    }
    Order order = new Order(condition, day, scope, group, bit);
    orders.add(order);
    return order;
  }

  // ---------------------------------------------------------------- working out

  int conditions() {
    return readsPolicy.length;
  }

  /// Finds the place of each party, and forgets the lines known so far.
  void begin() {
    Arrays.fill(namedBy, 0);
    for (Order order : orders) {
      if (order.bit >= 0) {
        for (String id : Tables.partiesOf(order.scope)) {
          namedBy[number(id)] |= 1L << order.bit;
        }
      }
    }
    placeNumbers.clear();
    places.clear();
    int[] unnamed = new int[place.length];
    for (int party = 0; party < place.length; party++) {
      int state = within[party];
      if (state == EVERYWHERE) {
        continue;
      }
      // All unnamed parties of a State are in one place.
      if (namedBy[party] == 0 && unnamed[state] > 0) {
        place[party] = unnamed[state] - 1;
        continue;
      }
      Place found = new Place(state, circuits[party], namedBy[party]);
      int number =
          placeNumbers.computeIfAbsent(
              found,
              absent -> {
                places.add(absent);
                return places.size() - 1;
              });
      place[party] = number;
      unnamed[state] = namedBy[party] == 0 ? number + 1 : unnamed[state];
    }
    barLines = new int[places.size() * modes * conditions()][];
  }

  int parties() {
    return place.length;
  }

  int placeOf(int party) {
    return place[party];
  }

  int placeCount() {
    return places.size();
  }

  boolean isCounty(int party) {
    return county[party];
  }

  boolean policiesKnown(int party) {
    return policiesKnown[party];
  }

  /// Returns whether a condition reads records that are of this party alone.
  boolean readsOwnRecords(int party, int condition) {
    return (readsPolicy[condition] && hasPolicy(party)) || asksGroup(party, condition);
  }

  private boolean hasPolicy(int party) {
    return policiesKnown[party] && policyUntil[party] > 0;
  }

  private boolean asksGroup(int party, int condition) {
    return mode[party] != NO_GROUP && asksGroup[(mode[party] - 1) / 2][condition];
  }

  /// Returns days and bars of parties of a place and a mode.
  private int[] barLine(int ofPlace, int ofMode, int condition) {
    int index = (ofPlace * modes + ofMode) * conditions() + condition;
    int[] known = barLines[index];
    if (known == null) {
      known = makeBarLine(places.get(ofPlace), ofMode, condition);
      barLines[index] = known;
    }
    return known;
  }

  private int[] makeBarLine(Place of, int ofMode, int condition) {
    int[] sure = new int[LONGEST];
    int[] possible = new int[LONGEST];
    int sureLength = 0;
    int possibleLength = 0;
    for (Order order : orders) {
      if (order.condition == condition) {
        boolean ofGroup = ofMode != NO_GROUP && order.group == (ofMode - 1) / 2;
        boolean perhaps = ofGroup && (ofMode & 1) == 0;
        if (perhaps) {
          possibleLength = live(order, of.within, possible, possibleLength);
        } else if (ofGroup || reaches(order, of)) {
          sureLength = live(order, of.within, sure, sureLength);
        }
      }
    }
    int[] days = new int[1 + sureLength + possibleLength];
    System.arraycopy(sure, 0, days, 1, sureLength);
    System.arraycopy(possible, 0, days, 1 + sureLength, possibleLength);
    Arrays.sort(days);
    int[] line = new int[days.length * 2];
    int length = 0;
    for (int day : days) {
      if (day < Days.BEYOND) {
        int bar =
            covers(sure, sureLength, day)
                ? BARRED
                : covers(possible, possibleLength, day) ? BAR_UNCERTAIN : NOT_BARRED;
        length = append(line, length, day, bar);
      }
    }
    return Arrays.copyOf(line, length);
  }

  private static boolean reaches(Order order, Place of) {
    return switch (order.scope) {
      case Scope.Everyone() -> true;
      case Scope.Circuit(String circuit) -> circuit.equals(of.circuit);
      case Scope.Named _ -> (of.namedBy >>> order.bit & 1) != 0;
      case Scope.Members _,
          Scope.Within _,
          Scope.Awards _,
          Scope.Except _,
          Scope.Both _,
          Scope.Either _ ->
          false;
    };
  }

  /// Writes the spans in which an order operates in a State: first days and ends, side by side.
  private static int live(Order order, int state, int[] into, int length) {
    int day = order.day;
    int end = length;
    // Stays come in order of their beginning.
    for (Stay stay : order.stays) {
      if (stay.within == EVERYWHERE || stay.within == state) {
        if (stay.since > day) {
          into[end++] = day;
          into[end++] = stay.since;
        }
        day = Math.max(day, stay.until);
      }
    }
    if (day < Days.BEYOND) {
      into[end++] = day;
      into[end++] = Days.BEYOND;
    }
    return end;
  }

  private static boolean covers(int[] spans, int length, int day) {
    for (int i = 0; i < length; i += 2) {
      if (spans[i] <= day && day < spans[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private static int append(int[] line, int length, int day, int value) {
    if (length > 0 && line[length - 1] == value) {
      return length;
    }
    // A day that is given twice counts as it is given last.
    int at = length > 0 && line[length - 2] == day ? length - 2 : length;
    line[at] = day;
    line[at + 1] = value;
    return at + 2;
  }

  /// Returns the term of a condition before it begins, or from then on.
  private int term(int condition, int ofYear, boolean ofCounty, int status, boolean begun) {
    boolean imposed = (imposedYears[condition] >>> ofYear & 1) != 0;
    int guard = guards[condition];
    if (!imposed
        || (guard == COUNTY && !ofCounty)
        || (guard == WHEN_ACCEPTED && status == OFFERED)) {
      return NOT_IN_TERMS;
    }
    if (guard == WHEN_ACCEPTED && status == STATUS_UNKNOWN) {
      return begun ? UNCERTAIN_SINCE : UNCERTAIN_BEFORE;
    }
    return begun ? IN_TERMS : NOT_YET;
  }

  private final int[] bars = new int[LONGEST];
  private final int[] withMet = new int[LONGEST];

  /// Writes the line of a party and a condition without regard to awards: days, and `bar << 4 | met
  /// << 2`.
  private int partyLine(int party, int condition, int[] into) {
    int[] line = barLine(place[party], NO_GROUP, condition);
    int length = line.length;
    if (asksGroup(party, condition)) {
      length = joinAndLeave(party, condition, line, bars);
      line = bars;
    }
    int end = 0;
    int met = readsPolicy[condition] && policiesKnown[party] ? MET : MET_UNKNOWN;
    if (!readsPolicy[condition] || !hasPolicy(party)) {
      for (int i = 0; i < length; i += 2) {
        into[end++] = line[i];
        into[end++] = line[i + 1] << 4 | met << 2;
      }
      return end;
    }
    int since = policySince[party];
    int until = policyUntil[party];
    for (int i = 0; i < length; i += 2) {
      int from = line[i];
      int next = i + 2 < length ? line[i + 2] : Days.BEYOND;
      int bar = line[i + 1] << 4;
      boolean inForce = since <= from && from < until;
      end = append(into, end, from, bar | (inForce ? NOT_MET : MET) << 2);
      if (from < since && since < next) {
        end = append(into, end, since, bar | NOT_MET << 2);
      }
      if (from < until && until < next) {
        end = append(into, end, until, bar | MET << 2);
      }
    }
    return end;
  }

  /// Writes the bars of a party that belongs to a group for a time.
  private int joinAndLeave(int party, int condition, int[] outside, int[] into) {
    int[] inside = barLine(place[party], mode[party], condition);
    int joins = memberSince[party];
    int leaves = memberUntil[party];
    int end = 0;
    for (int i = 0; i < outside.length && outside[i] < joins; i += 2) {
      end = append(into, end, outside[i], outside[i + 1]);
    }
    end = append(into, end, joins, at(inside, inside.length, joins));
    for (int i = 0; i < inside.length && inside[i] < leaves; i += 2) {
      if (inside[i] > joins) {
        end = append(into, end, inside[i], inside[i + 1]);
      }
    }
    if (leaves < Days.BEYOND) {
      end = append(into, end, leaves, at(outside, outside.length, leaves));
      for (int i = 0; i < outside.length; i += 2) {
        if (outside[i] > leaves) {
          end = append(into, end, outside[i], outside[i + 1]);
        }
      }
    }
    return end;
  }

  private static int at(int[] line, int length, int day) {
    int found = line[1];
    for (int i = 2; i < length && line[i] <= day; i += 2) {
      found = line[i + 1];
    }
    return found;
  }

  /// Writes the whole line of a row and a condition, and returns its length.
  int line(int row, int condition, int[] into) {
    return line(row, condition, offered[row], accepted[row], into);
  }

  /// Writes the line that a row would have with other days of offer and acceptance.
  int line(int row, int condition, int offeredOn, int acceptedOn, int[] into) {
    int party = recipient[row];
    int length = partyLine(party, condition, withMet);
    int end = 0;
    int first = Math.min(offeredOn, acceptedOn);
    end = piece(row, party, condition, STATUS_UNKNOWN, 0, first, length, into, end);
    if (offeredOn < acceptedOn) {
      end = piece(row, party, condition, OFFERED, offeredOn, acceptedOn, length, into, end);
    }
    return acceptedOn < Days.BEYOND
        ? piece(row, party, condition, ACCEPTED, acceptedOn, Days.BEYOND, length, into, end)
        : end;
  }

  private int piece(
      int row,
      int party,
      int condition,
      int status,
      int from,
      int until,
      int length,
      int[] into,
      int at) {
    int before = term(condition, year[row], county[party], status, false) << 6 | status;
    int since = term(condition, year[row], county[party], status, true) << 6 | status;
    int begins = before == since ? Days.FIRST : imposedOn[condition];
    int end = at;
    for (int i = 0; i < length; i += 2) {
      int start = Math.max(withMet[i], from);
      int stop = Math.min(i + 2 < length ? withMet[i + 2] : Days.BEYOND, until);
      if (start < stop) {
        into[end++] = start;
        into[end++] = withMet[i + 1] | (start < begins ? before : since);
        if (start < begins && begins < stop) {
          into[end++] = begins;
          into[end++] = withMet[i + 1] | since;
        }
      }
    }
    return end;
  }

  /// Returns the line of all parties of a place without records of their own, for a year, a status
  /// that lasts, and a condition.
  int[] sharedLine(int party, int ofYear, int status, int condition) {
    int[] bar = barLine(place[party], NO_GROUP, condition);
    int met = readsPolicy[condition] && policiesKnown[party] ? MET : MET_UNKNOWN;
    int before = term(condition, ofYear, county[party], status, false) << 6 | status;
    int since = term(condition, ofYear, county[party], status, true) << 6 | status;
    int begins = before == since ? Days.FIRST : imposedOn[condition];
    int[] line = new int[bar.length + 2];
    int end = 0;
    for (int i = 0; i < bar.length; i += 2) {
      int next = i + 2 < bar.length ? bar[i + 2] : Days.BEYOND;
      int code = bar[i + 1] << 4 | met << 2;
      line[end++] = bar[i];
      line[end++] = code | (bar[i] < begins ? before : since);
      if (bar[i] < begins && begins < next) {
        line[end++] = begins;
        line[end++] = code | since;
      }
    }
    return Arrays.copyOf(line, end);
  }

  /// Returns a code as [Lanes] has it.
  static int lanes(int code) {
    int term = code >>> 6;
    int bar = code >>> 4 & 3;
    boolean mayBind = term == IN_TERMS || term == UNCERTAIN_SINCE;
    int possible =
        (term == NOT_YET || term == UNCERTAIN_BEFORE ? 1 : 0)
            | (term == NOT_IN_TERMS || term > IN_TERMS ? 2 : 0)
            | (mayBind && bar != NOT_BARRED ? 4 : 0)
            | (mayBind && bar != BARRED ? 32 : 0);
    int headline = Integer.bitCount(possible) == 1 ? Integer.numberOfTrailingZeros(possible) : 3;
    return Lanes.of(headline, possible, Math.min(term, 3), bar, code >>> 2 & 3, code & 3);
  }
}
