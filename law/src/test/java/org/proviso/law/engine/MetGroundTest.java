package org.proviso.law.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;

final class MetGroundTest {

  private static final Policy A = policy("a");
  private static final Policy B = policy("b");
  private static final Policy C = policy("c");

  private static Policy policy(String id) {
    return new Policy(id, "p", id, Span.ALWAYS, false, Map.of(), Entry.ALWAYS, "", "");
  }

  private static Circumstances facts(boolean known, Policy... policies) {
    return new Circumstances(
        Subject.of("p", "aid", "2017", Award.UNKNOWN),
        new Party("p", "P", "city", null, null, null, known),
        Award.Status.NONE,
        Map.of(),
        List.of(policies),
        known);
  }

  private record Asks(Set<Guard.Input> reads, Function<Circumstances, Truth> says)
      implements Guard {
    @Override
    public Truth test(Circumstances circumstances) {
      return says.apply(circumstances);
    }

    @Override
    public String text() {
      return "asks";
    }
  }

  private static Guard ofPolicies(Function<Circumstances, Truth> says) {
    return new Asks(Set.of(Guard.Input.POLICIES), says);
  }

  /// Met unless one of these policies is there.
  private static Guard without(Policy... these) {
    return ofPolicies(
        facts ->
            facts.policies().stream().anyMatch(List.of(these)::contains)
                ? Truth.FALSE
                : facts.policiesKnown() ? Truth.TRUE : Truth.UNKNOWN);
  }

  /// Met once both of these are there.
  private static Guard both(Policy one, Policy other) {
    return ofPolicies(
        facts ->
            facts.policies().containsAll(List.of(one, other))
                ? Truth.TRUE
                : facts.policiesKnown() ? Truth.FALSE : Truth.UNKNOWN);
  }

  @Test
  void namesEachPolicyThatIsEnoughByItself() {
    assertEquals(
        new MetGround.AnyOf(List.of(A, C)),
        MetGround.of(without(A, C), facts(true, A, B, C)),
        "list complete");
    assertEquals(
        new MetGround.AnyOf(List.of(C)),
        MetGround.of(without(A, C), facts(false, B, C)),
        "list open");
  }

  @Test
  void namesThoseThatAreNeededTogether() {
    assertEquals(
        new MetGround.Together(List.of(A, C)), MetGround.of(both(A, C), facts(false, A, B, C)));
  }

  @Test
  void tellsARestOnACompleteListFromOneOnWhatIsThere() {
    assertEquals(new MetGround.CompleteList(List.of(B)), MetGround.of(without(A), facts(true, B)));
    assertEquals(new MetGround.CompleteList(List.of()), MetGround.of(without(A), facts(true)));
    assertEquals(new MetGround.OpenList(List.of(B)), MetGround.of(without(A), facts(false, B)));
  }

  @Test
  void namesNoPolicyWhereNoneMatters() {
    Guard unread = new Asks(Set.of(Guard.Input.KIND), facts -> Truth.FALSE);
    Guard read = ofPolicies(facts -> Truth.TRUE);
    Guard dark = ofPolicies(facts -> Truth.UNKNOWN);

    assertEquals(new MetGround.OtherFacts(), MetGround.of(unread, facts(true, A)));
    assertEquals(new MetGround.OtherFacts(), MetGround.of(read, facts(true, A)));
    assertEquals(new MetGround.OtherFacts(), MetGround.of(dark, facts(false, A)));
  }
}
