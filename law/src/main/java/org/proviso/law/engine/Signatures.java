package org.proviso.law.engine;

import java.util.Arrays;
import org.proviso.law.fact.Awards;

/// Which signature each award of one table has: from the sides of its parties and its deal.
///
/// A changed copy costs a few pages. Not thread-safe.
final class Signatures {

  private static final int UNKNOWN = -1;

  private final Profiles profiles;

  /// By party, in the table of awards: one more than the number of its side as a recipient. Zero
  /// for parties that have no award here: tables made from one another share their dictionary.
  private final IntPages own;

  /// By party: one more than the number of its side as one that awards are drawn from. Zero for
  /// those from which none is.
  private final IntPages parents;

  /// Numbers of deals by row.
  private final IntPages deals;

  private Signatures(Profiles profiles, IntPages own, IntPages parents, IntPages deals) {
    this.profiles = profiles;
    this.own = own;
    this.parents = parents;
    this.deals = deals;
  }

  /// Signs every award of a table.
  static Signatures of(Profiles profiles, Parties parties, Awards awards, PartyRows rows) {
    IntPages own = IntPages.of(sides(profiles, parties, awards.parties().size(), rows));
    IntPages deals = IntPages.of(deals(profiles, parties, awards));
    Signatures signatures =
        new Signatures(profiles, own, new IntPages(awards.parties().size()), deals);
    for (int row = 0; row < awards.size(); row++) {
      if (awards.under(row) >= 0) {
        signatures.signParent(parties, awards.under(row), rows);
      }
    }
    return signatures;
  }

  private static int[] sides(Profiles profiles, Parties parties, int count, PartyRows rows) {
    int[] sides = new int[count];
    int[] alike = new int[parties.attributeSets()];
    Arrays.fill(alike, UNKNOWN);
    boolean byAttributes = profiles.sides().areAlikeByAttributes();
    int[] registered = rows.registeredUpTo(count);
    for (int party = 0; party < count; party++) {
      int number = registered[party];
      if (byAttributes && parties.isPlain(number) && !profiles.fixed().singlesOut(number)) {
        int attributes = parties.attributes(number);
        if (alike[attributes] == UNKNOWN) {
          alike[attributes] = profiles.sides().own(parties, number);
        }
        sides[party] = alike[attributes] + 1;
      } else {
        sides[party] = profiles.sides().own(parties, number) + 1;
      }
    }
    return sides;
  }

  private static int[] deals(Profiles profiles, Parties parties, Awards awards) {
    int[] deals = new int[awards.size()];
    int years = awards.years().size();
    int[] alike = new int[awards.programmes().size() * years * 2];
    Arrays.fill(alike, UNKNOWN);
    boolean byYear = profiles.deals().areAlikeByYear();
    for (int row = 0; row < deals.length; row++) {
      if (byYear) {
        int drawn = awards.under(row) >= 0 ? 1 : 0;
        int kind = (awards.programme(row) * years + awards.year(row)) * 2 + drawn;
        if (alike[kind] == UNKNOWN) {
          alike[kind] = profiles.deals().of(parties, awards, row);
        }
        deals[row] = alike[kind];
      } else {
        deals[row] = profiles.deals().of(parties, awards, row);
      }
    }
    return deals;
  }

  private void signParent(Parties parties, int party, PartyRows rows) {
    if (parents.get(party) == 0) {
      parents.set(party, profiles.sides().parent(parties, rows.registered(party)) + 1);
    }
  }

  /// Returns a copy, to be changed before it is shared. This object must not be changed any more.
  Signatures copy() {
    return new Signatures(profiles, own.copy(), parents.copy(), deals.copy());
  }

  /// Signs a party anew, of which something else is read.
  void signParty(Parties parties, int party, PartyRows rows) {
    int number = rows.registered(party);
    if (own.get(party) != 0) {
      own.set(party, profiles.sides().own(parties, number) + 1);
    }
    if (parents.get(party) != 0) {
      parents.set(party, profiles.sides().parent(parties, number) + 1);
    }
  }

  /// Signs an award that is new, or of which something else is read.
  void signAward(Parties parties, Awards awards, int row, PartyRows rows) {
    deals.set(row, profiles.deals().of(parties, awards, row));
    int recipient = awards.recipient(row);
    if (own.get(recipient) == 0) {
      own.set(recipient, profiles.sides().own(parties, rows.registered(recipient)) + 1);
    }
    if (awards.under(row) >= 0) {
      signParent(parties, awards.under(row), rows);
    }
  }

  /// Gives a party, as a recipient or as one whose award others draw on, more fixed traits.
  void addFixed(int party, boolean asParent, int more) {
    IntPages of = asParent ? parents : own;
    if (of.get(party) != 0) {
      of.set(party, profiles.sides().withFixed(of.get(party) - 1, more) + 1);
    }
  }

  /// Gives an award more fixed traits.
  void addFixed(int row, int more) {
    deals.set(row, profiles.deals().withFixed(deals.get(row), more));
  }

  /// Returns the number of a recipient's side; -1 if it has no award here.
  int own(int party) {
    return own.get(party) - 1;
  }

  /// Returns the number of an award's deal.
  int deal(int row) {
    return deals.get(row);
  }

  /// Returns the number of an award's holder.
  int holder(Awards awards, int row) {
    int recipient = awards.recipient(row);
    if (!Deals.isDrawn(deals.get(row))) {
      return Profiles.holder(own.get(recipient) - 1);
    }
    int under = awards.under(row);
    return profiles.holder(own.get(recipient) - 1, parents.get(under) - 1, under == recipient);
  }

  /// Returns the numbers of the signatures of the awards from one row (inclusive) to another
  /// (exclusive).
  int[] of(Awards awards, int first, int end) {
    int[] numbers = new int[end - first];
    for (int row = first; row < end; row++) {
      numbers[row - first] = of(awards, row);
    }
    return numbers;
  }

  /// Returns the number of an award's signature.
  int of(Awards awards, int row) {
    return profiles.signature(holder(awards, row), deals.get(row));
  }
}
