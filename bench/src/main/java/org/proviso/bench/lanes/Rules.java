package org.proviso.bench.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;

/// The law as arrays, in the shape that it is known to have: each condition is imposed by one
/// clause at most, orders bar, stays stop orders in one State or everywhere, lifts end stays for
/// good. Immutable.
final class Rules {

  /// How a party stands in groups is a *mode*: 0 of no group, then for each group surely and
  /// perhaps a member.
  static final int NO_GROUP = 0;

  static final int EVERYWHERE = -1;

  private static final int LONGEST = 256;
  private static final int ALWAYS = 0;
  private static final int COUNTY = 1;
  private static final int WHEN_ACCEPTED = 2;

  /// A State, a circuit and the orders that name a party: all that orders read of it but its group.
  record Place(int within, String circuit, long namedBy) {}

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

  private final int[] imposedOn;
  private final int[] imposedYears;
  private final int[] guards;
  private final boolean[] readsPolicy;
  private final boolean[][] asksGroup;
  private final List<Order> orders = new ArrayList<>();
  private final Map<String, Integer> conditions = new HashMap<>();
  private final Map<String, Integer> groups;
  private final Map<String, Order> ordersById = new HashMap<>();
  private final Map<String, Stay> staysById = new HashMap<>();

  /// @param groups numbers of groups
  /// @param numbers gives numbers of parties
  Rules(Law law, Map<String, Integer> groups, ToIntFunction<String> numbers) {
    this.groups = groups;
    List<Condition> all = List.copyOf(law.conditions());
    imposedOn = new int[all.size()];
    imposedYears = new int[all.size()];
    guards = new int[all.size()];
    readsPolicy = new boolean[all.size()];
    asksGroup = new boolean[groups.size()][all.size()];
    for (int i = 0; i < all.size(); i++) {
      conditions.put(all.get(i).id(), i);
      readsPolicy[i] = !all.get(i).met().isEmpty();
    }
    for (Clause clause : law.clauses()) {
      switch (clause.target()) {
        case Target.OfConditions(var targets, var years, var part) ->
            targets.forEach(target -> onCondition(clause, target, years));
        case Target.OfClauses(var targets) ->
            targets.forEach(target -> onClause(clause, target, numbers));
        case Target.OfReading _, Target.OfNothing _ ->
            throw new IllegalArgumentException("not in this law: " + clause);
      }
    }
  }

  private void onCondition(Clause clause, String target, Set<String> years) {
    int condition = conditions.getOrDefault(target, -1);
    int day = Days.number(Tables.day(clause));
    if (clause.verb() == Verb.IMPOSES) {
      imposedOn[condition] = day;
      guards[condition] =
          switch (clause.guard().text()) {
            case "county" -> COUNTY;
            case "accepted" -> WHEN_ACCEPTED;
            default -> ALWAYS;
          };
      years.forEach(year -> imposedYears[condition] |= 1 << Columns.yearOf(year));
    } else {
      ordersById.put(clause.id(), addOrder(condition, day, clause.scope()));
    }
  }

  private void onClause(Clause clause, String target, ToIntFunction<String> numbers) {
    Order order = ordersById.get(target);
    Stay lifted = staysById.get(target);
    int day = Days.number(Tables.day(clause));
    if (order != null) {
      Set<String> named = Tables.partiesOf(clause.scope());
      int within = named.isEmpty() ? EVERYWHERE : numbers.applyAsInt(named.iterator().next());
      Stay stay = new Stay(day, within);
      order.stays.add(stay);
      staysById.put(clause.id(), stay);
    } else if (lifted != null) {
      lifted.until = Math.min(lifted.until, day);
    }
  }

  private Order addOrder(int condition, int day, Scope scope) {
    int group = -1;
    int bit = -1;
    if (scope instanceof Scope.Members(String id, var asOf, var subs)) {
      group = groups.getOrDefault(id, -1);
      asksGroup[group][condition] = true;
    } else if (scope instanceof Scope.Named) {
      bit = (int) orders.stream().filter(order -> order.bit >= 0).count();
      if (bit >= Long.SIZE) {
        throw new IllegalArgumentException("more orders name parties than a number has bits");
      }
    }
    Order order = new Order(condition, day, scope, group, bit);
    orders.add(order);
    return order;
  }

  int conditions() {
    return readsPolicy.length;
  }

  /// Returns whether it is met or not by the party's policies.
  boolean readsPolicy(int condition) {
    return readsPolicy[condition];
  }

  /// Returns whether orders on a condition speak of the group that a mode is about.
  boolean asksGroup(int mode, int condition) {
    return mode != NO_GROUP && asksGroup[(mode - 1) / 2][condition];
  }

  /// Returns the day on which a condition is imposed.
  int imposedOn(int condition) {
    return imposedOn[condition];
  }

  /// Sets a bit for each order that names a party, by the party's number.
  void markNamed(long[] namedBy, ToIntFunction<String> numbers) {
    for (Order order : orders) {
      if (order.bit >= 0) {
        for (String id : Tables.partiesOf(order.scope)) {
          namedBy[numbers.applyAsInt(id)] |= 1L << order.bit;
        }
      }
    }
  }

  /// Works out the days and bars of parties of a place and a mode.
  int[] barLine(Place of, int ofMode, int condition) {
    int[] sure = new int[LONGEST];
    int[] possible = new int[LONGEST];
    int sureLength = 0;
    int possibleLength = 0;
    for (Order order : orders) {
      if (order.condition == condition) {
        boolean ofGroup = ofMode != NO_GROUP && order.group == (ofMode - 1) / 2;
        boolean perhaps = ofGroup && (ofMode & 1) == 0;
        if (perhaps) {
          possibleLength = live(order, of.within(), possible, possibleLength);
        } else if (ofGroup || reaches(order, of)) {
          sureLength = live(order, of.within(), sure, sureLength);
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
                ? Code.BARRED
                : covers(possible, possibleLength, day) ? Code.BAR_UNCERTAIN : Code.NOT_BARRED;
        length = append(line, length, day, bar);
      }
    }
    return Arrays.copyOf(line, length);
  }

  private static boolean reaches(Order order, Place of) {
    return switch (order.scope) {
      case Scope.Everyone() -> true;
      case Scope.Circuit(String circuit) -> circuit.equals(of.circuit());
      case Scope.Named _ -> (of.namedBy() >>> order.bit & 1) != 0;
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

  /// Adds a day and a value to a line, unless the value is that before, and returns the line's
  /// length.
  static int append(int[] line, int length, int day, int value) {
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
  int term(int condition, int ofYear, boolean ofCounty, int status, boolean begun) {
    boolean imposed = (imposedYears[condition] >>> ofYear & 1) != 0;
    int guard = guards[condition];
    if (!imposed
        || (guard == COUNTY && !ofCounty)
        || (guard == WHEN_ACCEPTED && status < Code.ACCEPTED)) {
      return Code.NOT_IN_TERMS;
    }
    if (guard == WHEN_ACCEPTED && status == Code.STATUS_UNKNOWN) {
      return begun ? Code.UNCERTAIN_SINCE : Code.UNCERTAIN_BEFORE;
    }
    return begun ? Code.IN_TERMS : Code.NOT_YET;
  }
}
