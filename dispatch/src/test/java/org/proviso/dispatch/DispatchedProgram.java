package org.proviso.dispatch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.store.By;
import org.proviso.store.Deliveries;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;
import org.proviso.store.Outbox;

/// A program to be killed: hands letters over, slowly, and stands still at a step if it is told to.
final class DispatchedProgram {

  static final String READY = "ready";
  static final String DONE = "done";

  /// Says that the program stands still at its step.
  static final String AT = "at ";

  private final String step;
  private final SplittableRandom random;
  private final int pause;

  private DispatchedProgram(String step, long seed, int pause) {
    this.step = step;
    this.random = new SplittableRandom(seed);
    this.pause = pause;
  }

  /// Runs until all is handed over.
  ///
  /// @param args data folder, port of the mail server, file with the Message-IDs that arrived, step
  ///   to stand still at or `-`, seed, longest pause in milliseconds
  public static void main(String[] args) throws Exception {
    Path arrived = Path.of(args[2]);
    DispatchedProgram program =
        new DispatchedProgram(args[3], Long.parseLong(args[4]), Integer.parseInt(args[5]));
    Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    Rehearsed rehearsed = Rehearsed.open(Path.of(args[0]));
    if (program.step.equals("approved")) {
      rehearsed.approve();
      program.step("approved");
    }
    MailServer server =
        new MailServer(
            "127.0.0.1",
            Integer.parseInt(args[1]),
            MailServer.Secure.NO,
            null,
            null,
            "office@grantor.invalid",
            Duration.ofSeconds(10));
    Outbox outbox = new Outbox(rehearsed.database());
    By site = new By(new Actor("site", "dispatch"), clock.instant());
    outbox.doubtful("interrupted", key -> false, site);
    settle(rehearsed, Files.readAllLines(arrived), clock.instant());
    System.out.println(READY);
    Courier mail = program.slow(new MailCourier(server, clock));
    Courier portal = program.slow((parcel, leave) -> portal(leave));
    try (rehearsed;
        Dispatch dispatch =
            Dispatch.open(
                rehearsed.database(),
                clock,
                Map.of(Channel.EMAIL, mail, Channel.PORTAL, portal),
                Duration.ofSeconds(1))) {
      while (!outbox.waiting().isEmpty() || isUnderWay(rehearsed)) {
        Thread.sleep(50);
      }
      program.step("finished");
      System.out.println(DONE + " " + dispatch.getClass().getSimpleName());
    }
  }

  private static Outcome portal(Courier.Leave leave) {
    return leave.begin() ? new Outcome.Accepted("in the portal") : new Outcome.Deferred("");
  }

  private static List<InquiryFile.Delivery> deliveries(Rehearsed rehearsed) {
    return new Inquiries(rehearsed.database())
        .file(Rehearsed.INQUIRY)
        .map(InquiryFile::deliveries)
        .orElseThrow();
  }

  private static boolean isUnderWay(Rehearsed rehearsed) {
    return deliveries(rehearsed).stream()
        .anyMatch(each -> each.state() instanceof DeliveryState.Begun);
  }

  /// What a person does: looks whether the mail server has the letter.
  private static void settle(Rehearsed rehearsed, List<String> arrived, Instant now) {
    By clerk = new By(new Actor("clerk", "a-1"), now);
    for (InquiryFile.Delivery each : deliveries(rehearsed)) {
      if (each.state() instanceof DeliveryState.Uncertain) {
        boolean there =
            each.channel() == Channel.EMAIL
                && arrived.contains("<" + each.key().replace('/', '.') + "@grantor.invalid>");
        new Deliveries(rehearsed.database())
            .settle(each.key(), there, "looked at the mail server", clerk);
        System.out.println("settled " + each.key() + " " + there);
      }
    }
  }

  private Courier slow(Courier courier) {
    return (parcel, leave) -> {
      step("before-begin");
      pause(pause);
      Outcome outcome =
          courier.hand(
              parcel,
              () -> {
                boolean begun = leave.begin();
                step("begun");
                pause(pause / 10);
                return begun;
              });
      step("handed-over");
      pause(pause / 10);
      return outcome;
    };
  }

  private void step(String at) {
    if (at.equals(step)) {
      System.out.println(AT + at);
      pause(Integer.MAX_VALUE);
    }
  }

  private void pause(int most) {
    try {
      Thread.sleep(most == Integer.MAX_VALUE ? most : random.nextInt(most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
