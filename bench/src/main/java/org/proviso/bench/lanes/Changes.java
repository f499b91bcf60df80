package org.proviso.bench.lanes;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.proviso.law.fact.Party;

/// Orders and facts to come, each drawn from the seed and its number. Immutable.
final class Changes {

  /// How many changes the answers of a contestant are compared on.
  static final int COMPARED = 8;

  /// An order touches one award of so many.
  static final int ONE_OF = 40;

  private static final LocalDate AFTER_ALL_ACTS = LocalDate.of(2021, 1, 4);
  private static final LocalDate FIRST_ACCEPTANCE = LocalDate.of(2013, 1, 1);

  /// An order that enjoins one condition for parties that it names.
  ///
  /// @param parties their positions in the register
  record Order(int condition, LocalDate day, List<Integer> parties) {}

  /// Another day of acceptance of one award.
  record Acceptance(int row, LocalDate day) {}

  private final Facts facts;
  private final List<Party> parties;

  Changes(Facts facts) {
    this.facts = facts;
    parties = List.copyOf(facts.register().parties());
  }

  Order order(int number) {
    SplittableRandom random = random(number);
    int recipients = parties.size() - LargeRegister.STATES;
    int each = Math.max(1, facts.size() / recipients);
    int wanted = Math.clamp(facts.size() / ONE_OF / each, 1, recipients);
    Set<Integer> named = new LinkedHashSet<>();
    while (named.size() < wanted) {
      named.add(LargeRegister.STATES + random.nextInt(recipients));
    }
    return new Order(
        random.nextInt(LargeRegister.CONDITIONS),
        AFTER_ALL_ACTS.plusDays(random.nextInt(300)),
        List.copyOf(named));
  }

  Acceptance acceptance(int number) {
    SplittableRandom random = random(number);
    return new Acceptance(
        random.nextInt(facts.size()), FIRST_ACCEPTANCE.plusDays(random.nextInt(3_000)));
  }

  private SplittableRandom random(int number) {
    return new SplittableRandom(facts.seed() * 1_000_003 + number);
  }

  /// Returns the identifiers of parties at these positions.
  Set<String> ids(List<Integer> positions) {
    Set<String> ids = new LinkedHashSet<>();
    positions.forEach(position -> ids.add(parties.get(position).id()));
    return ids;
  }
}
