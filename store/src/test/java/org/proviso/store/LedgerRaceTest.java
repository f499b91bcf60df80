package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.LedgerFixtures.APPROVER;
import static org.proviso.store.LedgerFixtures.CLERK;
import static org.proviso.store.LedgerFixtures.GROUNDS;
import static org.proviso.store.LedgerFixtures.PROVIDENCE;
import static org.proviso.store.LedgerFixtures.day;
import static org.proviso.store.LedgerFixtures.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Refusal;

/// Holds race the entry of an order that forbids them: whatever is held was posted before the
/// order.
class LedgerRaceTest {

  private static final int THREADS = 8;

  @Test
  void noneOfThreeHundredHoldsStandsBehindTheOrder() throws Exception {
    race(300);
  }

  @Test
  @Tag("full")
  void noneOfThreeThousandHoldsStandsBehindTheOrder() throws Exception {
    race(3_000);
  }

  private static void race(int attempts) throws Exception {
    try (Database database = InquiryFixtures.withThePack(TestServer.login());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
      LedgerFixtures.steps(database);
      Ledgers ledgers = LedgerFixtures.ledgers(database);
      Matters matters = MatterFixtures.matters(database);
      done(
          ledgers.post(
              PROVIDENCE,
              day("2017-10-01"),
              new Movement.Obligation(21_211_200, "award document"),
              APPROVER));
      ConcurrentLinkedQueue<Long> held = new ConcurrentLinkedQueue<>();
      AtomicInteger next = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      CountDownLatch some = new CountDownLatch(attempts / 4);
      Future<Long> order =
          threads.submit(
              () -> {
                some.await();
                return MatterFixtures.done(
                    matters.order(
                        "an order",
                        Set.of("withhold"),
                        day("2018-09-01"),
                        false,
                        "seen",
                        List.of(LedgerFixtures.MATTER),
                        CLERK));
              });
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(
            threads.submit(
                () -> {
                  while (next.getAndIncrement() < attempts) {
                    switch (ledgers.post(
                        PROVIDENCE, day("2018-09-01"), new Movement.Hold(1, GROUNDS), APPROVER)) {
                      case Posted.Done(var posting) -> {
                        held.add(posting.event());
                        some.countDown();
                      }
                      case Posted.Refused(Refusal.Ordered _) -> refused.incrementAndGet();
                      case Posted other -> throw new AssertionError(other);
                    }
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      long ordered = order.get();
      System.out.printf(
          "LedgerRaceTest: %,d attempts, %d held, all before the order; %,d it refused%n",
          attempts, held.size(), refused.get());
      assertTrue(held.size() >= attempts / 4 && refused.get() > 0, () -> "" + held.size());
      assertEquals(attempts, held.size() + refused.get());
      assertEquals(List.of(), held.stream().filter(event -> event > ordered).toList());
      // As the ledger has it, and not only as the threads were told.
      assertTrue(
          ledgers.ledger(PROVIDENCE).orElseThrow().postings().stream()
              .allMatch(each -> each.event() < ordered));
    }
  }
}
