package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.store.Inquiries;
import org.proviso.store.InquiryFile;

/// Each letter reaches the mail server once, however often and wherever `kill -9` ends the program
/// that hands letters over. Talks to a mail server in this JVM, on loopback.
class ExactlyOnceTest {

  private static final long LONGEST_RUN = 60;

  @TempDir private Path temporary;
  private GreenMail mailServer;
  private Path arrived;

  @BeforeEach
  void startMailServer() throws IOException {
    mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mailServer.start();
    arrived = Files.createFile(temporary.resolve("arrived"));
  }

  @AfterEach
  void stop() throws Exception {
    // Adopts the database server that a killed program left behind, and ends it.
    Rehearsed.open(data()).close();
    mailServer.stop();
  }

  private Path data() {
    return temporary.resolve("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approved", "before-begin", "begun", "handed-over", "finished"})
  void aLetterGoesOutOnceIfTheProgramIsKilledAt(String step) throws Exception {
    propose(3, step.equals("approved"));

    killAt(step);
    int handed = messages().size();
    runToTheEnd();

    // Of the three, those that were taken before are not among those that were taken after.
    assertEquals(
        switch (step) {
          case "approved", "before-begin", "begun" -> 0;
          case "handed-over" -> 1;
          default -> 3;
        },
        handed,
        "taken before the kill");
    assertEachArrivedOnce(3);
  }

  @Test
  void whatWasInterruptedWaitsForAPersonAndIsNotSentAgain() throws Exception {
    propose(1, false);

    killAt("handed-over");
    assertEquals(1, messages().size());
    // Nobody looks at the mail server this time.
    try (Rehearsed after = Rehearsed.open(data())) {
      Dispatch.open(
              after.database(),
              java.time.Clock.systemUTC(),
              mailServer(),
              java.time.Duration.ofSeconds(1))
          .close();
      InquiryFile.Delivery email =
          new Inquiries(after.database())
              .file(Rehearsed.INQUIRY).orElseThrow().deliveries().stream()
                  .filter(each -> each.channel() == Channel.EMAIL)
                  .findFirst()
                  .orElseThrow();

      assertInstanceOf(DeliveryState.Uncertain.class, email.state());
    }
    assertEquals(1, messages().size());
  }

  @Test
  @Tag("full")
  void twentyLettersGoOutOnceInEightKills() throws Exception {
    killAndKillAgain(20, 8);
  }

  @Test
  @Tag("full")
  void fiveHundredLettersGoOutOnceInTwoHundredKills() throws Exception {
    killAndKillAgain(500, 200);
  }

  private void killAndKillAgain(int recipients, int kills) throws Exception {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("ExactlyOnceTest: proviso.seed=" + seed);
    Random random = new Random(seed);
    propose(recipients, false);
    // So that the letters last as long as the kills: both channels, a pause before each.
    int pause = Math.max(1, 2 * 900 * kills / (2 * recipients));
    int settled = 0;
    for (int kill = 0; kill < kills; kill++) {
      try (Running running = start("-", random.nextLong(), pause)) {
        settled += running.await(DispatchedProgram.READY, DispatchedProgram.DONE);
        running.killAfter(random.nextInt(1_800));
      }
      noteArrivals();
    }
    int before = messages().size();
    settled += runToTheEnd();
    System.out.printf(
        "ExactlyOnceTest: %d letters, %d kills, %d taken during them, %d attempts settled by a person%n",
        recipients, kills, before, settled);
    assertTrue(before < recipients || kills < 20, "all were out before the last kill");
    assertEachArrivedOnce(recipients);
  }

  private void propose(int recipients, boolean inProgram) throws Exception {
    try (Rehearsed rehearsed = Rehearsed.open(data())) {
      rehearsed.propose(recipients);
      if (!inProgram) {
        rehearsed.approve();
      }
    }
  }

  private void killAt(String step) throws Exception {
    try (Running running = start(step, 1, 0)) {
      running.await(DispatchedProgram.AT + step);
    }
    noteArrivals();
  }

  /// Returns how many attempts a person had to settle.
  private int runToTheEnd() throws Exception {
    try (Running running = start("-", 1, 0)) {
      return running.await(DispatchedProgram.DONE);
    }
  }

  private MailServer mailServer() {
    return new MailServer(
        "127.0.0.1",
        mailServer.getSmtp().getPort(),
        MailServer.Secure.NO,
        null,
        null,
        "office@grantor.invalid",
        java.time.Duration.ofSeconds(10));
  }

  private List<String> messages() throws MessagingException {
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : mailServer.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    return ids;
  }

  /// What a person would find at the mail server, once it has read what the dead program had sent.
  private void noteArrivals() throws Exception {
    Thread.sleep(300);
    Files.write(arrived, messages());
  }

  private void assertEachArrivedOnce(int recipients) throws Exception {
    Map<String, Integer> times = new TreeMap<>();
    messages().forEach(id -> times.merge(id, 1, Integer::sum));
    times.forEach((id, count) -> assertEquals(1, count, id));
    assertEquals(recipients, times.size());
    try (Rehearsed after = Rehearsed.open(data())) {
      List<InquiryFile.Delivery> deliveries =
          new Inquiries(after.database()).file(Rehearsed.INQUIRY).orElseThrow().deliveries();
      assertEquals(2 * recipients, deliveries.size());
      for (InquiryFile.Delivery each : deliveries) {
        assertInstanceOf(DeliveryState.HandedOver.class, each.state(), each.key());
      }
    }
  }

  private Running start(String step, long seed, int pause) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DispatchedProgram.class.getName(),
            data().toString(),
            Integer.toString(mailServer.getSmtp().getPort()),
            arrived.toString(),
            step,
            Long.toString(seed),
            Integer.toString(pause));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Running(builder.start());
  }

  /// A program that is killed at the end, if it has not ended.
  private record Running(Process process) implements AutoCloseable {

    /// Waits for a line that begins with one of these; returns how many attempts were settled.
    int await(String... beginnings) throws IOException {
      Thread watch = Thread.startVirtualThread(() -> killAfter(LONGEST_RUN * 1_000));
      int settled = 0;
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String said = line;
        if (List.of(beginnings).stream().anyMatch(said::startsWith)) {
          watch.interrupt();
          return settled;
        }
        settled += said.startsWith("settled ") ? 1 : 0;
      }
      throw new AssertionError("the program ended without saying " + List.of(beginnings));
    }

    void killAfter(long millis) {
      try {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        // Not needed any more.
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
