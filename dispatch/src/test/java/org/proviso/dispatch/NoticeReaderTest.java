package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notices as common servers write them; the texts are of these tests.
class NoticeReaderTest {

  private static final String LETTER = "drill.party-1.1.e-mail.1";
  private static final Instant SENT = Instant.parse("2018-01-25T08:30:00Z");
  private static final NoticeReader READER = new NoticeReader("grantor.invalid");

  private static Notice read(String text) {
    return READER.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Notice.Ours ours(String text) {
    Notice notice = read(text);
    return assertInstanceOf(Notice.Ours.class, notice, notice::toString);
  }

  /// A notice of three parts.
  static String notice(String id, String status, String returnedType, String letter) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@mx.mail.invalid>
    To: office@grantor.invalid
    Date: Thu, 25 Jan 2018 08:30:00 +0000
    Message-ID: <%s>
    Subject: Undelivered mail
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain; charset=us-ascii

    Your message could not be delivered.

    --b1
    Content-Type: message/delivery-status

    %s
    --b1
    Content-Type: %s

    From: office@grantor.invalid
    To: party-1@mail.invalid
    Message-ID: <%s@grantor.invalid>
    Subject: A letter

    --b1--
    """
        .formatted(id, status, returnedType, letter);
  }

  @Test
  void readsPostfix() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid
        X-Postfix-Queue-ID: 4F2A1C0042
        Arrival-Date: Wed, 24 Jan 2018 14:00:02 +0000 (UTC)

        Final-Recipient: rfc822; party-1@mail.invalid
        Original-Recipient: rfc822;party-1@mail.invalid
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; store.mail.invalid
        Diagnostic-Code: smtp; 550 5.1.1 <party-1@mail.invalid>: user unknown
            in virtual table
        """;

    assertEquals(
        new Notice.Ours(
            "<n1@mx.mail.invalid>",
            LETTER,
            Notice.Action.FAILED,
            "5.1.1",
            "smtp; 550 5.1.1 <party-1@mail.invalid>: user unknown in virtual table",
            SENT),
        ours(notice("n1@mx.mail.invalid", status, "message/rfc822", LETTER)));
  }

  @Test
  void readsExim() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid

        Action: failed
        Final-Recipient: rfc822;party-1@mail.invalid
        Status: 5.0.0
        Remote-MTA: dns; store.mail.invalid
        Diagnostic-Code: smtp; 550 mailbox unavailable
        """;

    Notice.Ours notice = ours(notice("n2@mx", status, "message/rfc822", LETTER));

    assertEquals(Notice.Action.FAILED, notice.action());
    assertEquals("smtp; 550 mailbox unavailable", notice.diagnostic());
  }

  @Test
  void readsSendmailWithHeadersOnlyAndADelay() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid
        Arrival-Date: Wed, 24 Jan 2018 14:00:02 GMT

        Final-Recipient: RFC822; party-1@mail.invalid
        Action: delayed
        Status: 4.4.1
        Remote-MTA: DNS; store.mail.invalid
        Last-Attempt-Date: Thu, 25 Jan 2018 08:30:00 GMT
        Will-Retry-Until: Mon, 29 Jan 2018 14:00:02 GMT
        """;

    Notice.Ours notice = ours(notice("n3@mx", status, "text/rfc822-headers", LETTER));

    assertEquals(Notice.Action.DELAYED, notice.action());
    assertEquals("4.4.1", notice.status());
    assertEquals("", notice.diagnostic());
  }

  @Test
  void readsExchangeWithACommentBehindTheStatus() {
    String status =
        """
        Reporting-MTA: dns;EX1.office.mail.invalid
        Received-From-MTA: dns;mx.grantor.invalid
        Arrival-Date: Wed, 24 Jan 2018 14:00:02 +0000

        Final-Recipient: rfc822;party-1@mail.invalid
        Action: Failed (by a rule)
        Status: 5.7.1 (delivery not authorized)
        Diagnostic-Code: smtp;550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized
        """;

    Notice.Ours notice = ours(notice("n4@ex1", status, "message/rfc822", LETTER));

    assertEquals(Notice.Action.FAILED, notice.action());
    assertEquals("5.7.1", notice.status());
  }

  @Test
  void readsANoticeOfDelivery() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid

        Final-Recipient: rfc822; party-1@mail.invalid
        Action: delivered
        Status: 2.0.0
        Diagnostic-Code: smtp; 250 2.0.0 saved
        """;

    assertEquals(
        Notice.Action.DELIVERED,
        ours(notice("n5@mx", status, "text/rfc822-headers", LETTER)).action());
  }

  @Test
  void readsTheWorstOfSeveralRecipients() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid

        Final-Recipient: rfc822; one@mail.invalid
        Action: delivered
        Status: 2.0.0

        Final-Recipient: rfc822; two@mail.invalid
        Action: failed
        Status: 5.2.2
        """;

    Notice.Ours notice = ours(notice("n6@mx", status, "message/rfc822", LETTER));

    assertEquals(Notice.Action.FAILED, notice.action());
    assertEquals("5.2.2", notice.status());
  }

  @Test
  void readsPartsInUtf8() {
    String status =
        """
        Reporting-MTA: dns; mx.mail.invalid

        Final-Recipient: utf-8; b\u00fcro@mail.invalid
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 b\u00fcro unknown
        """;
    String text =
        notice("n7@mx", status, "message/global-headers", LETTER)
            .replace("message/delivery-status", "message/global-delivery-status");

    assertEquals("smtp; 550 5.1.1 b\u00fcro unknown", ours(text).diagnostic());
  }

  private static final String FAILED =
      """
      Reporting-MTA: dns; mx.mail.invalid

      Final-Recipient: rfc822; party-1@mail.invalid
      Action: failed
      Status: 5.1.1
      """;

  @Test
  void takesTheLetterFromReferencesWhereNothingIsReturned() {
    String text = notice("n8@mx", FAILED, "text/plain", LETTER);
    text =
        text.replace(
            "Subject: Undelivered mail",
            "References: <other@mail.invalid>\n <" + LETTER + "@GRANTOR.invalid>\nSubject: No");

    assertEquals(LETTER, ours(text).letter());
  }

  @Test
  void namesANoticeWithoutIdentifierByItsHash() {
    String text =
        notice("n9@mx", FAILED, "message/rfc822", LETTER).replace("Message-ID: <n9@mx>\n", "");

    String id = ours(text).id();

    assertEquals("sha256:", id.substring(0, 7));
    assertEquals(id, ours(text).id());
  }

  @Test
  void aNoticeOfAnotherSitesLetterIsNotOurs() {
    String text =
        notice("n10@mx", FAILED, "message/rfc822", "x").replace("x@grantor.invalid", "x@y.invalid");

    assertEquals(new Notice.NotOurs(), read(text));
  }

  @Test
  void whatAPersonWroteIsNotOurs() {
    assertEquals(
        new Notice.NotOurs(),
        read("From: a@mail.invalid\nSubject: Your letter\n\nWe are looking into it.\n"));
  }

  /// As qmail writes.
  private static final String IN_WORDS =
      """
      Return-Path: <>
      From: MAILER-DAEMON@mx.mail.invalid
      Subject: failure notice

      Hi. This is the program. <party-1@mail.invalid>: no mailbox here by that name.
      """;

  private static final String OUT_OF_OFFICE =
      """
      Return-Path: <>
      From: a@mail.invalid
      Subject: Out of office

      Back on Monday.
      """;

  private static final String WITHOUT_STATUS =
      """
      From: postmaster@mail.invalid
      Content-Type: multipart/report; boundary=b

      --b
      Content-Type: text/plain

      No status.
      --b--
      """;

  @ParameterizedTest
  @ValueSource(strings = {IN_WORDS, OUT_OF_OFFICE, WITHOUT_STATUS})
  void whatCanNotBeReadIsForAPerson(String text) {
    assertInstanceOf(Notice.Unreadable.class, read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relayed", "expanded", ""})
  void anActionThatSaysNothingOfAMailboxIsForAPerson(String action) {
    String text = notice("n11@mx", FAILED.replace("failed", action), "message/rfc822", LETTER);

    assertInstanceOf(Notice.Unreadable.class, read(text));
  }

  @Test
  void aNoticeThatIsCutShortIsForAPerson() {
    String text = notice("n12@mx", FAILED, "message/rfc822", LETTER);

    for (int length = 0; length < text.length(); length += 7) {
      // It ends in a value, whatever comes.
      read(text.substring(0, length));
    }
    assertInstanceOf(
        Notice.Unreadable.class, read(text.substring(0, text.indexOf("Reporting-MTA"))));
  }
}
