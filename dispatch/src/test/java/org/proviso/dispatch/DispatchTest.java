package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.Outbox;
import org.proviso.store.SyntheticDockets;

class DispatchTest {

  private static final Duration NEVER = Duration.ofDays(3_000);

  @TempDir private Path temporary;

  private final SetClock clock = new SetClock(Rehearsed.NOW.plusSeconds(60));
  private final List<Duration> offered = new CopyOnWriteArrayList<>();

  /// Stands still until it is set.
  private static final class SetClock extends Clock {

    private volatile Instant now;

    SetClock(Instant now) {
      this.now = now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private static final String KEY =
      Rehearsed.INQUIRY + "/" + SyntheticDockets.party(0) + "/1/e-mail/1";

  private static void await(BooleanSupplier met) throws InterruptedException {
    for (int i = 0; i < 300 && !met.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertTrue(met.getAsBoolean());
  }

  private Rehearsed approved() throws Exception {
    Rehearsed rehearsed = Rehearsed.open(temporary.resolve("data"));
    rehearsed.propose(1);
    rehearsed.approve();
    return rehearsed;
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureAndForAPersonAfterEight() throws Exception {
    Instant begin = clock.instant();
    Courier never =
        (parcel, leave) -> {
          offered.add(Duration.between(begin, clock.instant()));
          return new Outcome.Deferred("451 later");
        };
    try (Rehearsed rehearsed = approved();
        Dispatch dispatch =
            Dispatch.open(rehearsed.database(), clock, Map.of(Channel.EMAIL, never), NEVER)) {
      Outbox outbox = new Outbox(rehearsed.database());
      for (int failed = 1; failed <= 8; failed++) {
        int attempt = failed;
        await(() -> outbox.state(KEY).orElseThrow().equals(new DeliveryState.Waiting(attempt)));
        // The timer is set after the outcome is said.
        Thread.sleep(300);
        Duration wait = Duration.ofMinutes(1L << (failed - 1));
        clock.forward(wait.minusSeconds(1));
        if (failed <= 2) {
          Thread.sleep(1_500);
          assertEquals(failed, offered.size(), "offered before its time");
        }
        clock.forward(Duration.ofSeconds(1));
      }
      dispatch.look();
      Thread.sleep(1_500);

      assertEquals(
          List.of(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L),
          offered.stream().map(Duration::toMinutes).toList());
      assertEquals(new DeliveryState.Waiting(8), outbox.state(KEY).orElseThrow());

      new Deliveries(rehearsed.database())
          .offerFurther(
              KEY, "Their server is back.", new By(new Actor("clerk", "a-1"), clock.instant()));
      dispatch.look();
      await(() -> outbox.state(KEY).orElseThrow().equals(new DeliveryState.Waiting(9)));
    }
  }

  @Test
  void saysAnOutcomeLaterIfTheDatabaseDidNotTakeIt() throws Exception {
    try (Rehearsed rehearsed = approved()) {
      Courier mail =
          (parcel, leave) -> {
            boolean begun = leave.begin();
            offered.add(Duration.ZERO);
            alter(rehearsed, "ALTER TABLE inquiry.outcome RENAME TO away");
            return begun ? new Outcome.Accepted("250 taken") : new Outcome.Deferred("");
          };
      try (Dispatch dispatch =
          Dispatch.open(rehearsed.database(), clock, Map.of(Channel.EMAIL, mail), NEVER)) {
        await(() -> !offered.isEmpty());
        Thread.sleep(500);
        alter(rehearsed, "ALTER TABLE inquiry.away RENAME TO outcome");
        Outbox outbox = new Outbox(rehearsed.database());
        assertEquals(new DeliveryState.Begun(1), outbox.state(KEY).orElseThrow());

        dispatch.look();

        assertEquals(new DeliveryState.HandedOver(), outbox.state(KEY).orElseThrow());
        assertEquals(1, offered.size());
      }
    }
  }

  private static void alter(Rehearsed rehearsed, String sql) {
    try (Connection owner =
            DriverManager.getConnection(
                rehearsed.server().jdbcUrl(),
                rehearsed.server().user(),
                rehearsed.server().password());
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
