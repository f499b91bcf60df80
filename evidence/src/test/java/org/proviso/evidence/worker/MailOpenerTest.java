package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;

/// Mails, each written here byte by byte; what is expected follows from the RFC that a test names.
class MailOpenerTest {

  @TempDir private Path folder;

  private Opened read(String... lines) {
    return Opened.of(folder, "a.eml", String.join("\r\n", lines) + "\r\n");
  }

  @Test
  void keepsEveryHeaderAsItStandsAndTheReadableOnesAsText() {
    Opened mail =
        read(
            "Received: from a.example by b.example; Mon, 1 Jan 2024 10:00:00 +0000",
            "Received: from c.example by a.example;",
            "\tMon, 1 Jan 2024 09:59:00 +0000",
            "From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>",
            "Subject: one",
            "X-Own:   two words ",
            "",
            "Text");

    assertEquals("message/rfc822", mail.parsed().type());
    assertEquals(
        List.of(
            "from a.example by b.example; Mon, 1 Jan 2024 10:00:00 +0000",
            "from c.example by a.example;\r\n\tMon, 1 Jan 2024 09:59:00 +0000"),
        mail.field("header:Received"));
    assertEquals(List.of("=?utf-8?q?J=C3=BCrgen?= <j@example.org>"), mail.field("header:From"));
    assertEquals(List.of("two words"), mail.field("header:X-Own"));
    assertEquals("From: J\u00fcrgen <j@example.org>\nSubject: one\n", mail.text(TextKind.HEADER));
    assertEquals("Text\n", mail.body());
    assertEquals(new Outcome.Text(47), mail.parsed().outcome());
  }

  @Test
  void putsEncodedWordsTogetherThatWereCutInsideACharacter() {
    // U+20AC is e2 82 ac in UTF-8: "4oI=" is e2 82, and "rA==" is ac. RFC 2047, 5: no word may
    // be cut so.
    Opened mail =
        read("Subject: =?UTF-8?B?4oI=?=", " =?UTF-8?B?rA==?= 5 =?iso-8859-1?Q?=E9_t?=", "", "x");

    assertEquals("Subject: \u20ac 5 \u00e9 t\n", mail.text(TextKind.HEADER));
  }

  @Test
  void marksABlindCopy() {
    assertEquals(
        Set.of(HiddenContent.BLIND_COPY),
        read("From: a@example.org", "Bcc: b@example.org", "", "x").parsed().hidden());
    assertEquals(
        Set.of(),
        read("From: a@example.org", "Bcc:", "Cc: c@example.org", "", "x").parsed().hidden());
  }

  @Test
  void takesThePlainBodyAndLeavesOutAnAlternativeOfTheSameWords() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/alternative; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "The *lease* ends in May.",
            "--b",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<html><head><title>T</title></head><body><p>The <b>lease</b> ends in&nbsp;May.</p>",
            "<script>no words</script></body></html>",
            "--b--");

    assertEquals("The *lease* ends in May.\n", mail.body());
    assertEquals("", mail.text(TextKind.ALTERNATIVE_BODY));
    assertEquals(Set.of(), mail.parsed().hidden());
    assertEquals(List.of("2"), mail.field("mail:leaf-parts"));
    assertEquals(0, mail.parsed().declared());
  }

  @Test
  void keepsAnAlternativeThatSaysSomethingElse() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/alternative; boundary=b",
            "",
            "--b",
            "Content-Type: text/html",
            "",
            "<p>It ends in June.</p><p>Second</p>",
            "--b",
            "Content-Type: text/plain",
            "",
            "It ends in May.",
            "--b--");

    assertEquals("It ends in May.\n", mail.body());
    assertEquals("It ends in June.\nSecond\n", mail.text(TextKind.ALTERNATIVE_BODY));
    assertEquals(Set.of(HiddenContent.ALTERNATIVE_BODY), mail.parsed().hidden());
  }

  @Test
  void givesEveryLeafThatIsNoBodyAsAChildWithItsDecodedBytes() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/mixed; boundary=\"o\"",
            "",
            "--o",
            "Content-Type: multipart/related; boundary=\"i\"",
            "",
            "--i",
            "Content-Type: text/html",
            "",
            "<img src='cid:1'>Hello",
            "--i",
            "Content-Type: image/gif",
            "Content-ID: <1>",
            "Content-Transfer-Encoding: base64",
            "",
            "AQID",
            "BA==",
            "--i--",
            "--o",
            "Content-Type: text/plain; charset=koi8-r; name=notes.txt",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "a=3Db=20=",
            "c",
            "--o",
            "Content-Type: application/octet-stream",
            "Content-Disposition: attachment;",
            " filename*0*=utf-8''%e2%82%ac%20;",
            " filename*1=\"rates.bin\"",
            "Content-Transfer-Encoding: x-uuencode",
            "",
            "begin 644 rates.bin",
            "#0V%T",
            "`",
            "end",
            "--o",
            "",
            "Bye",
            "--o--");

    assertEquals("Hello\nBye\n", mail.body());
    assertEquals(List.of("", "notes.txt", "\u20ac rates.bin"), mail.names());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, mail.children().get(0));
    assertEquals("a=b c", mail.ascii(2));
    assertEquals("Cat", mail.ascii(3));
    assertEquals(
        List.of(
            "1 image/gif",
            "2 text/plain; charset=koi8-r; name=notes.txt",
            "3 application/octet-stream"),
        mail.field("part"));
    assertEquals(List.of("5"), mail.field("mail:leaf-parts"));
    assertEquals(3, mail.parsed().declared());
  }

  @Test
  void neverPutsAMailInsideIntoTheMailAround() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: outer",
            "Content-Type: multipart/mixed; boundary=o",
            "",
            "--o",
            "",
            "See below",
            "--o",
            "Content-Type: message/rfc822",
            "",
            "Subject: inner",
            "Content-Type: multipart/mixed; boundary=i",
            "",
            "--i",
            "Content-Type: message/rfc822",
            "",
            "Subject: innermost",
            "",
            "deep",
            "--i--",
            "--o--");

    assertEquals("See below\n", mail.body());
    assertEquals(List.of("message.eml"), mail.names());
    Opened inner = mail.child(folder, 1);
    assertEquals(List.of("inner"), inner.field("header:Subject"));
    assertEquals(List.of("message.eml"), inner.names());
    Opened innermost = inner.child(folder, 1);
    assertEquals("deep\n", innermost.body());
    assertEquals(0, innermost.parsed().declared());
  }

  @Test
  void readsTheMailsOfADigest() {
    // RFC 2046, 5.1.5: a part of a digest is a mail unless it says otherwise.
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: digest",
            "Content-Type: multipart/digest; boundary=d",
            "",
            "--d",
            "",
            "Subject: first",
            "",
            "1",
            "--d",
            "",
            "Subject: second",
            "",
            "2",
            "--d--");

    assertEquals(List.of("message.eml", "message.eml"), mail.names());
    assertEquals("Subject: second\r\n\r\n2", mail.ascii(2));
  }

  @Test
  void listsTheMachinesPartOfAReportAndTheSignatureOfASignedMail() {
    Opened report =
        read(
            "From: a@example.org",
            "Subject: failure",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
            "",
            "--r",
            "",
            "Not delivered",
            "--r",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; a.example",
            "--r",
            "Content-Type: text/rfc822-headers",
            "",
            "Subject: s",
            "--r--");
    Opened signed =
        read(
            "From: a@example.org",
            "Subject: signed",
            "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=s",
            "",
            "--s",
            "Content-Type: text/plain",
            "",
            "Agreed",
            "--s",
            "Content-Type: application/pkcs7-signature; name=smime.p7s",
            "Content-Transfer-Encoding: base64",
            "",
            "AAAA",
            "--s--");

    assertEquals("Not delivered\n", report.body());
    assertEquals("Reporting-MTA: dns; a.example", report.ascii(1));
    assertEquals(2, report.parsed().declared());
    assertEquals("Agreed\n", signed.body());
    assertEquals(List.of("smime.p7s"), signed.names());
  }

  @Test
  void readsABodyAsItsBytesSayWhereTheCharacterSetIsWrongOrMissing() {
    byte[] head = "From: a@example.org\r\nSubject: s\r\n".getBytes(StandardCharsets.US_ASCII);

    assertEquals("caf\u00e9\n", charset(head, "", 0x63, 0x61, 0x66, 0xc3, 0xa9));
    assertEquals("caf\u00e9\n", charset(head, "iso-8859-1", 0x63, 0x61, 0x66, 0xc3, 0xa9));
    assertEquals("caf\u00e9\n", charset(head, "utf-8", 0x63, 0x61, 0x66, 0xe9));
    assertEquals("\u201cx\u201d\n", charset(head, "ISO-8859-1", 0x93, 0x78, 0x94));
    assertEquals("\u20ac\n", charset(head, "gb2312", 0xa2, 0xe3));
    assertEquals("\u00a3 +\n", charset(head, "utf-7", '+', 'A', 'K', 'M', '-', ' ', '+', '-'));
    assertEquals("\u0434\u0430\n", charset(head, "koi8-r", 0xc4, 0xc1));
    assertEquals(
        "\u65e5\n", charset(head, "iso-2022-jp", 0x1b, '$', 'B', 'F', '|', 0x1b, '(', 'B'));
  }

  private String charset(byte[] head, String charset, int... octets) {
    String type =
        charset.isEmpty() ? "\r\n" : "Content-Type: text/plain; charset=" + charset + "\r\n\r\n";
    StringBuilder mail =
        new StringBuilder(new String(head, StandardCharsets.US_ASCII)).append(type);
    for (int octet : octets) {
      mail.append((char) octet);
    }
    return Opened.of(folder, "a.eml", mail.toString()).body();
  }

  @Test
  void takesOutDamagedPartsAndSaysSo() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "Text",
            "--b",
            "Content-Type: application/octet-stream; name=a",
            "Content-Transfer-Encoding: base64",
            "",
            "QUJD*RA==",
            "--b",
            "Content-Type: application/octet-stream; name=b",
            "Content-Transfer-Encoding: base64",
            "",
            "QUJDR",
            "--b",
            "Content-Type: application/octet-stream; name=c",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "1=ZZ2",
            "--b--");

    assertEquals(
        List.of(
            new Part.Out("a", "base64-has-other-characters"),
            new Part.Out("b", "base64-ends-inside-a-byte"),
            new Part.Out("c", "quoted-printable-has-other-characters")),
        mail.parsed().parts());
    assertEquals("ABCD", mail.ascii(1));
    assertEquals("ABC", mail.ascii(2));
    assertEquals("1=ZZ2", mail.ascii(3));
  }

  @Test
  void isCorruptWhereItsPartsDoNotEnd() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "Text",
            "--b",
            "Content-Type: application/octet-stream; name=a",
            "",
            "cut of");

    assertEquals(new Outcome.Corrupt("no-closing-boundary", 36), mail.parsed().outcome());
    assertEquals(List.of("a"), mail.names());
    assertEquals("Text\n", mail.body());
  }

  @Test
  void readsAMultipartWithoutBoundaryAsTextAndSaysSo() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/mixed",
            "",
            "--b",
            "Text");

    assertEquals("--b\nText\n", mail.body());
    assertEquals(new Outcome.Corrupt("multipart-without-boundary", 40), mail.parsed().outcome());
  }

  @Test
  void keepsLinesOfAHeadThatAreNoHeaders() {
    Opened mail =
        read("From: a@example.org", "Subject: s", "no header at all", "To: b@example.org", "", "x");

    assertEquals(List.of("no header at all"), mail.field("header:"));
    assertTrue(mail.text(TextKind.HEADER).contains("no header at all\nTo: b@example.org\n"));
    assertEquals("x\n", mail.body());
  }

  @Test
  void tellsAPartThatLiesElsewhereAsAbsent() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: message/external-body; access-type=URL; URL=\"http://a.example/b\"; name=b",
            "",
            "Content-Type: text/plain",
            "");

    assertEquals(
        List.of(new Part.Lost("b", -1, new Outcome.Absent("external-body"))),
        mail.parsed().parts());
  }

  @Test
  void isLockedWherePgpHasLockedIt() {
    Opened inline =
        read("From: a@example.org", "Subject: s", "", "-----BEGIN PGP MESSAGE-----", "", "AAAA");
    Opened parts =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=p",
            "",
            "--p",
            "Content-Type: application/pgp-encrypted",
            "",
            "Version: 1",
            "--p",
            "Content-Type: application/octet-stream; name=encrypted.asc",
            "",
            "-----BEGIN PGP MESSAGE-----",
            "--p--");

    assertEquals(new Outcome.Encrypted("pgp"), inline.parsed().outcome());
    assertEquals(new Outcome.Encrypted("pgp"), parts.parsed().outcome());
    assertEquals(2, parts.parsed().declared());
    assertEquals(new Outcome.Encrypted("pgp"), parts.child(folder, 2).parsed().outcome());
  }

  @Test
  void readsWhatAppleKeepsByItsLength() {
    String message = "From: a@example.org\nSubject: s\n\nText\n";
    String list = "<?xml version=\"1.0\"?><plist><dict/></plist>\n";

    Opened whole = Opened.of(folder, "1.emlx", message.length() + "\n" + message + list);
    Opened cut = Opened.of(folder, "1.emlx", "1000\n" + message);

    assertEquals("message/x-emlx", whole.parsed().type());
    assertEquals("Text\n", whole.body());
    assertEquals(List.of(list), whole.field("emlx:properties"));
    assertEquals(new Outcome.Corrupt("has-37-of-1000-bytes", 36), cut.parsed().outcome());
  }

  @Test
  void isAMailByItsHeadAndNotByWhatItQuotes() {
    Opened mail =
        Opened.of(
            folder,
            "",
            "X-Own: 1\nSubject: page\nContent-Type: text/html\n\n<html><body>Hi</body></html>\n");
    Opened text = Opened.of(folder, "notes.txt", "Note: read this\n\nFrom: me\n");

    assertEquals("message/rfc822", mail.parsed().type());
    assertEquals("Hi\n", mail.body());
    assertEquals("text/plain", text.parsed().type());
  }

  @Test
  void takesOutFilesThatStandInTheTextItself() {
    // `printf Cat | uuencode a.txt` gives the lines from begin to end.
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "",
            "Before",
            "begin 644 a.txt",
            "#0V%T",
            "`",
            "end",
            "Behind",
            "begin 100 lines",
            "are text",
            "begin 644 cut.txt",
            "M" + "0V%T".repeat(15),
            "Text again");

    assertEquals("Before\nBehind\nbegin 100 lines\nare text\nText again\n", mail.body());
    assertEquals(
        List.of(new Part.Out("a.txt", ""), new Part.Out("cut.txt", "uuencode-ends-early")),
        mail.parsed().parts());
    assertEquals("Cat", mail.ascii(1));
    assertEquals("Cat".repeat(15), mail.ascii(2));
  }

  @Test
  void readsAPageThatABrowserSavedLikeAMail() {
    String page =
        """
        MIME-Version: 1.0
        Subject: page
        Content-Type: multipart/related; boundary=b

        --b
        Content-Type: text/html

        <p>Words</p>
        --b
        Content-Type: image/gif
        Content-Location: a.gif
        Content-Transfer-Encoding: base64

        AQID
        --b--
        """;

    Opened saved = Opened.of(folder, "page.mht", page);
    Opened sent = Opened.of(folder, "", page);

    assertEquals("multipart/related", saved.parsed().type());
    assertEquals("message/rfc822", sent.parsed().type());
    assertEquals("Words\n", saved.body());
    assertEquals("Words\n", sent.body());
    assertEquals(1, saved.parsed().declared());
  }

  @Test
  void isNoMailByNamesThatNotesHaveToo() {
    String notes = "Subject: plan\nDate: May\nBudget: much\n\nText\n";

    assertEquals("text/plain", Opened.of(folder, "notes.txt", notes).parsed().type());
    assertEquals("message/rfc822", Opened.of(folder, "notes.eml", notes).parsed().type());
  }

  @Test
  void keepsWhatStandsOutsideOfTheParts() {
    Opened mail =
        read(
            "From: a@example.org",
            "Subject: s",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "This is a multi-part message in MIME format.",
            "--b",
            "",
            "Text",
            "--b--",
            "Words behind");

    assertEquals("Words behind\n", mail.text(TextKind.HIDDEN));
    assertEquals(Set.of(HiddenContent.HIDDEN_TEXT), mail.parsed().hidden());
  }
}
