package org.proviso.law.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.time.Span;

/// A policy that came to light later must not rewrite what somebody could have known before.
final class PolicyEntryTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  private static Policy policy(String id, String holder, Entry entry) {
    return new Policy(id, holder, id, Span.ALWAYS, true, Map.of(), entry, "", "");
  }

  /// The State's rule was found on 1 March 2018, the town's was taken back on 1 May 2018, and the
  /// county's always stood there.
  private static final Register REGISTER =
      new Register(
          List.of(
              new Party("state", "State", "state", null, null, null, true),
              new Party("county", "County", "county", null, "state", null, true),
              new Party("town", "Town", "city", null, "county", null, true)),
          List.of(),
          List.of(),
          List.of(
              policy("a", "state", new Entry(LocalDate.of(2018, 3, 1), null)),
              policy("b", "county", Entry.ALWAYS),
              policy("c", "town", new Entry(null, LocalDate.of(2018, 5, 1)))),
          List.of(Subject.of("town", "aid", "2017", Award.UNKNOWN)),
          List.of());

  @ParameterizedTest
  @CsvSource({
    "2018-02-28, b c",
    "2018-03-01, a b c",
    "2018-04-30, a b c",
    "2018-05-01, a b",
    ", a b",
  })
  void countsWhatCouldBeKnown(@Nullable LocalDate known, String expected) {
    Subject subject = REGISTER.subject("aid", "2017", "town").orElseThrow();

    List<Policy> policies = REGISTER.circumstances(subject, known).at(DAY).policies();

    assertEquals(
        Set.of(expected.split(" ")),
        Set.copyOf(policies.stream().map(Policy::id).toList()),
        "known on " + known);
  }
}
