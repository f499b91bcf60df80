package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.store.Outbox.Parcel;

/// What each end of a talk with a mail server means. The outcomes are by hand, from RFC 5321: a
/// reply 4yz is transient and 5yz is for good (4.2.1), a greeting of 554 is about the server and
/// not about a letter (3.1), responsibility goes over with the reply to the end of the text
/// (4.1.1.4, 6.1), and before the reply 354 nothing of the text is sent (3.3).
class MailCourierTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2018-01-24T14:00:00Z"), ZoneOffset.UTC);

  private final AtomicInteger begun = new AtomicInteger();

  private static MailServer server(int port, MailServer.Secure secure) {
    return new MailServer(
        "127.0.0.1", port, secure, null, null, "office@grantor.invalid", Duration.ofMillis(700));
  }

  private static Parcel parcel(@Nullable String email, String subject) {
    return new Parcel(
        "drill/p/1/e-mail/1",
        1,
        0,
        "drill/p/1",
        "p",
        Channel.EMAIL,
        LocalDate.of(2018, 1, 24),
        "Office",
        null,
        email,
        subject,
        "Text of the letter.\n.\nIts end, \u00a7 1.\n",
        "%PDF".getBytes(StandardCharsets.UTF_8));
  }

  private Outcome hand(int port, MailServer.Secure secure, Parcel parcel) {
    return new MailCourier(server(port, secure), CLOCK)
        .hand(
            parcel,
            () -> {
              begun.incrementAndGet();
              return true;
            });
  }

  private static String word(Outcome outcome) {
    return outcome.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    // The greeting (3.1, 4.3.2).
    "CONNECT, 421 4.3.2 closing, Deferred, 0",
    "CONNECT, 554 5.3.2 no service, Deferred, 0",
    "CONNECT, cut, Deferred, 0",
    "CONNECT, silent, Deferred, 0",
    // EHLO, and HELO where it is not known (4.1.1.1, 3.2).
    "EHLO, 421 4.3.2 closing, Deferred, 0",
    "EHLO, 502 5.5.1 not known, Accepted, 1",
    "EHLO, cut, Deferred, 0",
    "EHLO, silent, Deferred, 0",
    // The sender (4.1.1.2).
    "MAIL, 451 4.3.0 later, Deferred, 0",
    "MAIL, 550 5.7.1 not from you, Refused, 0",
    "MAIL, 552 5.3.4 too large, Refused, 0",
    "MAIL, cut, Deferred, 0",
    "MAIL, silent, Deferred, 0",
    // The recipient (4.1.1.3); 552 there is to be taken as 452 (4.5.3.1.10).
    "RCPT, 450 4.2.0 busy, Deferred, 0",
    "RCPT, 452 4.2.2 full, Deferred, 0",
    "RCPT, 550 5.1.1 no such user, Refused, 0",
    "RCPT, 553 5.1.3 not allowed, Refused, 0",
    "RCPT, cut, Deferred, 0",
    "RCPT, silent, Deferred, 0",
    // DATA, before any text (3.3, 4.1.1.4).
    "DATA, 451 4.3.0 later, Deferred, 1",
    "DATA, 554 5.5.1 no, Refused, 1",
    "DATA, cut, Deferred, 1",
    "DATA, silent, Deferred, 1",
    // The end of the text (4.1.1.4, 4.5.3.2.6, 6.1).
    "END, 452 4.3.1 no room, Deferred, 1",
    "END, 421 4.3.2 closing, Deferred, 1",
    "END, 552 5.2.3 too large, Refused, 1",
    "END, 554 5.7.1 content, Refused, 1",
    "END, cut, Unknown, 1",
    "END, silent, Unknown, 1",
    "END, 250 2.0.0 taken, Accepted, 1",
    // A farewell changes nothing (4.1.1.10).
    "QUIT, cut, Accepted, 1",
    "QUIT, silent, Accepted, 1",
  })
  void eachEndMeansWhatTheStandardSays(String point, String reply, String expected, int leave)
      throws IOException {
    try (ScriptedServer server = new ScriptedServer(Map.of(point, reply))) {
      Outcome outcome =
          hand(server.port(), MailServer.Secure.NO, parcel("a@mail.invalid", "A letter"));

      assertEquals(expected, word(outcome), outcome::toString);
      assertEquals(leave, begun.get(), "leave is asked for before the text and not earlier");
      if (!point.equals("CONNECT") && reply.startsWith("5") && expected.equals("Refused")) {
        assertTrue(outcome.reply().contains(reply.substring(0, 9)), outcome.reply());
      }
    }
  }

  @Test
  void nothingOfALetterGoesOutWithoutLeave() throws IOException {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      Outcome outcome =
          new MailCourier(server(server.port(), MailServer.Secure.NO), CLOCK)
              .hand(parcel("a@mail.invalid", "A letter"), () -> false);

      assertEquals("Deferred", word(outcome));
      assertFalse(server.heard().contains("DATA"), server.heard()::toString);
    }
  }

  @Test
  void nothingIsSentInTheClearWhereEncryptionIsRequired() throws IOException {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      Outcome outcome =
          hand(server.port(), MailServer.Secure.STARTTLS, parcel("a@mail.invalid", "A letter"));

      assertEquals("Deferred", word(outcome));
      assertFalse(server.heard().contains("MAIL"), server.heard()::toString);
      assertEquals(0, begun.get());
    }
  }

  @ParameterizedTest
  @CsvSource({"nowhere", "a@", "a b@mail.invalid", "'a@mail.invalid, b@mail.invalid'"})
  void whatIsNoAddressIsRefusedWithoutATalk(String email) throws IOException {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      Outcome outcome = hand(server.port(), MailServer.Secure.NO, parcel(email, "A letter"));

      assertEquals("Refused", word(outcome));
      assertEquals(List.of(), server.heard());
      assertEquals(0, begun.get());
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertEquals(
        "Deferred", word(hand(port, MailServer.Secure.NO, parcel("a@mail.invalid", "A letter"))));
  }

  @Test
  void aLetterArrivesAsItWasWritten() throws Exception {
    GreenMail greenMail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    greenMail.start();
    try {
      String subject = "Obligations under 8 U.S.C. \u00a7 1373 \u2013 Ca\u00f1on City";
      Outcome outcome =
          hand(
              greenMail.getSmtp().getPort(),
              MailServer.Secure.NO,
              parcel("a@mail.invalid", subject));

      assertEquals("Accepted", word(outcome), outcome::toString);
      MimeMessage message = greenMail.getReceivedMessages()[0];
      assertEquals(subject, message.getSubject());
      assertEquals("<drill.p.1.e-mail.1@grantor.invalid>", message.getMessageID());
      assertEquals(Instant.parse("2018-01-24T14:00:00Z"), message.getSentDate().toInstant());
      assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
      MimeMultipart parts = (MimeMultipart) message.getContent();
      assertEquals(
          "Text of the letter.\n.\nIts end, \u00a7 1.\n",
          String.valueOf(parts.getBodyPart(0).getContent()).replace("\r\n", "\n"));
      assertEquals("drill-p-1.pdf", parts.getBodyPart(1).getFileName());
      assertTrue(parts.getBodyPart(1).isMimeType("application/pdf"));
    } finally {
      greenMail.stop();
    }
  }
}
