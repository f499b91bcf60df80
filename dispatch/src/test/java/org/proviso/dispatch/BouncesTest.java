package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.store.By;
import org.proviso.store.Outbox;
import org.proviso.store.SyntheticDockets;

class BouncesTest {

  private static final Clock CLOCK =
      Clock.fixed(Rehearsed.NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);
  private static final By SITE = new By(new Actor("site", "dispatch"), Rehearsed.NOW);
  private static final String FAILED =
      """
      Reporting-MTA: dns; mx.mail.invalid

      Final-Recipient: rfc822; a@mail.invalid
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 no such user
      """;

  @TempDir private Path temporary;

  private static String key(int recipient) {
    return Rehearsed.INQUIRY + "/" + SyntheticDockets.party(recipient) + "/1/e-mail/1";
  }

  private static void put(GreenMailUser user, String text) throws MessagingException {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
  }

  private static String dotted(int recipient) {
    return key(recipient).replace('/', '.');
  }

  @Test
  void entersEachNoticeOfOursOnceAndLeavesTheRest() throws Exception {
    GreenMail greenMail = new GreenMail(ServerSetup.IMAP.dynamicPort());
    greenMail.start();
    try (Rehearsed rehearsed = Rehearsed.open(temporary.resolve("data"))) {
      rehearsed.propose(3);
      rehearsed.approve();
      Outbox outbox = new Outbox(rehearsed.database());
      for (int i = 0; i < 2; i++) {
        assertTrue(outbox.begin(outbox.parcel(key(i)).orElseThrow(), SITE));
        assertTrue(outbox.finish(key(i), 1, new Outcome.Accepted("250"), SITE));
      }
      GreenMailUser user = greenMail.setUser("office@grantor.invalid", "office", "of the test");
      String failed = NoticeReaderTest.notice("n1@mx", FAILED, "message/rfc822", dotted(0));
      put(user, failed);
      put(
          user,
          NoticeReaderTest.notice(
              "n2@mx", FAILED.replace("failed", "delayed"), "message/rfc822", dotted(1)));
      put(user, "From: a@mail.invalid\nSubject: Your letter\n\nThank you.\n");
      // Of a letter that did not go out yet, and of one that is none.
      put(user, NoticeReaderTest.notice("n3@mx", FAILED, "message/rfc822", dotted(2)));
      put(user, NoticeReaderTest.notice("n4@mx", FAILED, "message/rfc822", "no.such.letter"));
      Bounces bounces = new Bounces(rehearsed.database(), CLOCK, "office@grantor.invalid");
      Mailbox mailbox =
          new Mailbox(
              "127.0.0.1",
              greenMail.getImap().getPort(),
              MailServer.Secure.NO,
              "office",
              "of the test",
              "INBOX",
              Duration.ofSeconds(10));

      assertEquals(new Bounces.Poll(1, 1, 3), bounces.poll(mailbox));
      assertEquals(new Bounces.Poll(0, 0, 3), bounces.poll(mailbox), "what is left stays unread");
      // The same notice comes twice, as when a mailbox is restored.
      put(user, failed);
      assertEquals(new Bounces.Poll(0, 1, 3), bounces.poll(mailbox));

      assertEquals(
          new DeliveryState.Reported(new Report(Report.Kind.BOUNCED, LocalDate.of(2018, 1, 25))),
          outbox.state(key(0)).orElseThrow());
      assertEquals(new DeliveryState.HandedOver(), outbox.state(key(1)).orElseThrow());
      assertInstanceOf(DeliveryState.Waiting.class, outbox.state(key(2)).orElseThrow());
    } finally {
      greenMail.stop();
    }
  }

  @Test
  void aMailboxSaysNothingOfItsPassword() {
    Mailbox mailbox =
        new Mailbox(
            "mail.invalid", 993, MailServer.Secure.TLS, "office", "secret", "INBOX", Duration.ZERO);

    assertEquals("imap://mail.invalid:993/INBOX (TLS)", mailbox.toString());
  }
}
