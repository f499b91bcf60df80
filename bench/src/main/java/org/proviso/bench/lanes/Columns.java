package org.proviso.bench.lanes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Day;

/// Parties and awards as arrays. A party has one record of membership and one policy at most. Not
/// thread-safe.
final class Columns {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();

  /// Number of the party that it lies within; -1 if there is none.
  final int[] within;

  final String[] circuits;
  final boolean[] county;
  final boolean[] policiesKnown;
  final int[] mode;
  final int[] memberSince;
  final int[] memberUntil;

  /// Both zero if there is no policy.
  final int[] policySince;

  final int[] policyUntil;

  final int rows;
  final int[] recipient;
  final int[] year;
  final int[] offered;
  final int[] accepted;
  final long[] cents;

  Columns(Facts facts) {
    facts.register().groups().keySet().stream()
        .sorted()
        .forEach(id -> groups.put(id, groups.size()));
    List<Party> parties = List.copyOf(facts.register().parties());
    int count = parties.size();
    within = new int[count];
    circuits = new String[count];
    county = new boolean[count];
    policiesKnown = new boolean[count];
    mode = new int[count];
    memberSince = new int[count];
    memberUntil = new int[count];
    policySince = new int[count];
    policyUntil = new int[count];
    for (int i = 0; i < count; i++) {
      Party party = parties.get(i);
      numbers.put(party.id(), i);
      String circuit = party.circuit();
      circuits[i] = circuit == null ? "" : circuit;
      county[i] = party.kind().equals("county");
      policiesKnown[i] = party.policiesKnown();
    }
    for (int i = 0; i < count; i++) {
      String territory = parties.get(i).within();
      within[i] = territory == null ? Rules.EVERYWHERE : number(territory);
    }
    fillRecords(facts);

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

  private void fillRecords(Facts facts) {
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
  }

  /// Returns how many years after the first one it is.
  static int yearOf(String year) {
    return Integer.parseInt(year) - LargeRegister.FIRST_YEAR;
  }

  /// @throws IllegalArgumentException if there is no such party
  int number(String party) {
    Integer number = numbers.get(party);
    if (number == null) {
      throw new IllegalArgumentException("no party " + party);
    }
    return number;
  }

  /// Puts the awards into another order.
  ///
  /// @param order for each new position the old one
  void arrange(int[] order) {
    int[][] columns = {recipient, year, offered, accepted};
    for (int[] column : columns) {
      int[] before = column.clone();
      for (int i = 0; i < order.length; i++) {
        column[i] = before[order[i]];
      }
    }
    long[] before = cents.clone();
    for (int i = 0; i < order.length; i++) {
      cents[i] = before[order[i]];
    }
  }

  /// Returns the numbers of groups.
  Map<String, Integer> groups() {
    return groups;
  }

  int parties() {
    return within.length;
  }
}
