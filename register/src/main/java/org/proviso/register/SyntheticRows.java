package org.proviso.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.proviso.law.fact.Party;

/// Makes synthetic awards one after the other. Not thread-safe.
final class SyntheticRows {

  /// A synthetic award.
  record Row(
      String number,
      Recipient recipient,
      String stateFips,
      String stateName,
      LocalDate day,
      long cents) {

    int fiscalYear() {
      return day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear();
    }

    /// Returns the values of the columns in which rows differ, in the order of [SyntheticAwards].
    List<String> values() {
      String amount = "%d.%02d".formatted(cents / 100, cents % 100);
      String dayText = day.toString();
      String year = Integer.toString(fiscalYear());
      BusinessType type = recipient.type();
      return List.of(
          "ASST_NON_" + number + "_000",
          number,
          amount,
          amount,
          dayText,
          dayText,
          year,
          year,
          dayText,
          recipient.uei(),
          recipient.name(),
          recipient.name(),
          recipient.county(),
          stateFips,
          recipient.state(),
          stateName,
          type == null ? "" : type.name());
    }
  }

  private record Body(Recipient recipient, String stateFips, String stateName, double size) {}

  private static final LocalDate FIRST_DAY = LocalDate.of(2011, 10, 1);
  private static final int YEARS = 10;
  private static final int DAYS = 3653;
  private static final double LOG_OF_MEDIAN_DOLLARS = StrictMath.log(30_000);
  private static final double LOG_DEVIATION = 1.2;

  private static final List<BusinessType> LOCAL =
      List.of(BusinessType.B, BusinessType.C, BusinessType.D);

  private final RandomGenerator random;
  private final SyntheticAwards.Mix mix;
  private final List<Body> bodies = new ArrayList<>();
  private final double[] upTo;
  private int made;

  SyntheticRows(long seed, SyntheticAwards.Mix mix) {
    this.mix = mix;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (Places.State state : Places.shipped().states()) {
      bodies.add(body("STATE OF " + state.name(), state, "", BusinessType.A));
    }
    int states = bodies.size();
    for (Party county : Places.shipped().counties()) {
      String fips = county.id().substring("county-".length());
      Places.State state = Places.shipped().stateOfFips(fips.substring(0, 2)).orElseThrow();
      bodies.add(body("COUNTY OF " + county.name(), state, fips, BusinessType.B));
    }
    // Sizes fall off as in a list of bodies by rank: States first, then the counties as drawn.
    Collections.shuffle(bodies.subList(states, bodies.size()), Random.from(random));
    upTo = new double[bodies.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      Body body = bodies.get(i);
      double size = 1.0 / (i + 10);
      bodies.set(i, new Body(body.recipient(), body.stateFips(), body.stateName(), size * 500));
      sum += size;
      upTo[i] = sum;
    }
  }

  private Body body(String name, Places.State state, String county, BusinessType type) {
    return new Body(
        recipient(bodies.size(), name, state.code(), county, type), state.fips(), state.name(), 0);
  }

  private static Recipient recipient(
      int number, String name, String state, String county, BusinessType type) {
    return new Recipient(
        "ZZ%010d".formatted(number), "", name + " (synthetic)", state, county, type);
  }

  Row next() {
    made++;
    return switch (mix) {
      case REALISTIC -> realistic();
      case ADVERSARIAL -> adversarial();
    };
  }

  private Row realistic() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    Body body = bodies.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1));
    LocalDate begins = FIRST_DAY.plusYears(random.nextInt(YEARS));
    LocalDate day = begins.plusDays(random.nextInt(begins.plusYears(1).lengthOfYear() - 1));
    double dollars =
        StrictMath.exp(LOG_OF_MEDIAN_DOLLARS + LOG_DEVIATION * random.nextGaussian())
            * Math.max(1, body.size());
    return row(body, body.recipient(), day, Math.round(dollars * 100));
  }

  private Row adversarial() {
    Body body = bodies.get(random.nextInt(bodies.size()));
    Recipient in = body.recipient();
    Recipient own =
        recipient(
            made,
            "BODY %d".formatted(made),
            in.state(),
            in.county(),
            LOCAL.get(made % LOCAL.size()));
    // The amount alone is that of no other row.
    return row(body, own, FIRST_DAY.plusDays(made % DAYS), 1_000_000L + made);
  }

  private Row row(Body body, Recipient recipient, LocalDate day, long cents) {
    String number = "SYNTHETIC-%d-%07d".formatted(day.getYear(), made);
    return new Row(number, recipient, body.stateFips(), body.stateName(), day, cents);
  }
}
