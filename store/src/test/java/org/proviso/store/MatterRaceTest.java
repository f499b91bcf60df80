package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.MatterFixtures.APPROVER;
import static org.proviso.store.MatterFixtures.BY_ORDERS;
import static org.proviso.store.MatterFixtures.CLERK;
import static org.proviso.store.MatterFixtures.OPEN;
import static org.proviso.store.MatterFixtures.PROVIDENCE;
import static org.proviso.store.MatterFixtures.TODAY;
import static org.proviso.store.MatterFixtures.done;
import static org.proviso.store.MatterFixtures.wanted;

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
import org.proviso.law.procedure.Tier;

/// Attempts at a step race the entry of an order that forbids it: whatever succeeds stands on the
/// record before the order.
class MatterRaceTest {

  private static final int THREADS = 8;

  @Test
  void noneOfAThousandSucceedsAfterTheOrder() throws Exception {
    race(1_000);
  }

  @Test
  @Tag("full")
  void noneOfTenThousandSucceedsAfterTheOrder() throws Exception {
    race(10_000);
  }

  /// Half of the attempts are made before anybody begins to enter the order, so that some succeed,
  /// and the others race it.
  private static void race(int attempts) throws Exception {
    OwnerLogin login = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(login);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
      Matters matters = MatterFixtures.matters(database);
      done(matters.open(PROVIDENCE, Tier.DIRECT, "award document", CLERK));
      int proposals = 40;
      for (int i = 0; i < proposals; i++) {
        done(matters.propose(PROVIDENCE, wanted("withhold"), "urgent", OPEN, CLERK));
      }
      ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
      AtomicInteger next = new AtomicInteger();
      AtomicInteger refusedByOrder = new AtomicInteger();
      CountDownLatch halfway = new CountDownLatch(proposals / 2);
      List<Future<?>> running = new ArrayList<>();
      Future<Long> order =
          threads.submit(
              () -> {
                halfway.await();
                return done(
                    matters.order(
                        "an order", Set.of(), TODAY, false, "seen", List.of(PROVIDENCE), CLERK));
              });
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < attempts; i = next.getAndIncrement()) {
                    int proposal = 1 + i % proposals;
                    switch (matters.take(PROVIDENCE, proposal, "agreed", BY_ORDERS, APPROVER)) {
                      case StepTaken.Done(long event) -> {
                        taken.add(event);
                        halfway.countDown();
                      }
                      case StepTaken.NotOpen _ -> refusedByOrder.incrementAndGet();
                      case StepTaken.Refused(StepTaken.Reason reason) ->
                          assertEquals(StepTaken.Reason.ALREADY_DECIDED, reason);
                    }
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      long ordered = order.get();
      System.out.printf(
          "MatterRaceTest: %,d attempts, %d succeeded, all before the order; %,d it refused%n",
          attempts, taken.size(), refusedByOrder.get());
      assertTrue(
          taken.size() >= proposals / 2 && taken.size() < proposals, () -> "" + taken.size());
      assertTrue(refusedByOrder.get() > 0);
      assertEquals(List.of(), taken.stream().filter(event -> event > ordered).toList());
      // As the record has it, and not only as the threads were told.
      MatterFile file = matters.file(PROVIDENCE).orElseThrow();
      assertEquals(taken.size(), file.steps().size());
      assertTrue(file.steps().stream().allMatch(step -> step.event() < ordered));
    }
  }
}
