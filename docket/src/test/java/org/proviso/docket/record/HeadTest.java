package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadTest {

  private final SplittableRandom random = new SplittableRandom(3);

  private Head.Appended append(Head head, String now) {
    return head.append(
        Instant.parse(now),
        new Actor("clerk", "u-1"),
        new EventKind("note"),
        new Subject("inquiry", "1"),
        Payload.Kept.of(new byte[] {1}, random));
  }

  @Test
  void numbersEventsFromZeroAndGivesTheHashesToStore() {
    InMemoryHashes stored = new InMemoryHashes();

    Head.Appended first = append(Head.EMPTY, "2018-01-24T17:00:00Z");
    Head.Appended second = append(first.head(), "2018-01-24T17:00:00Z");
    stored.add(first.completed());
    stored.add(second.completed());

    assertEquals(0, first.event().header().number());
    assertEquals(1, second.event().header().number());
    assertEquals(second.head().edge(), RightEdge.read(2, stored));
    assertTrue(
        new StoredTree(stored)
            .inclusion(1, 2)
            .proves(second.event().header().leaf(), second.head().edge().root()));
  }

  @Test
  void doesNotFollowAClockThatIsPutBack() {
    Head.Appended first = append(Head.EMPTY, "2018-11-04T01:59:59.999999Z");
    Head.Appended second = append(first.head(), "2018-11-04T01:00:00Z");
    Head.Appended third = append(second.head(), "2018-11-04T02:00:00Z");

    assertEquals(Instant.parse("2018-11-04T01:59:59.999999Z"), second.event().header().recorded());
    assertEquals(Instant.parse("2018-11-04T02:00:00Z"), third.event().header().recorded());
  }

  @Test
  void cutsInstantsToMicroseconds() {
    Head.Appended first = append(Head.EMPTY, "2018-01-24T17:00:00.123456789Z");

    assertEquals(Instant.parse("2018-01-24T17:00:00.123456Z"), first.event().header().recorded());
  }

  @Test
  void hasAnInstantIfAndOnlyIfThereAreEvents() {
    RightEdge one = append(Head.EMPTY, "2018-01-24T17:00:00Z").head().edge();

    assertThrows(IllegalArgumentException.class, () -> new Head(one, null));
    assertThrows(IllegalArgumentException.class, () -> new Head(RightEdge.EMPTY, Instant.EPOCH));
  }
}
