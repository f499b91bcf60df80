package org.proviso.evidence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// The golden vectors of `docs/evidence-identity.md`, each by `sha256sum` or `md5sum` of a form
/// written by hand.
class MailHashTest {

  /// `printf x | sha256sum`.
  private static final String X =
      "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  private static final List<Piece> PIECES =
      List.of(
          new Piece(TextKind.HEADER, 0, "From: A <A@Example.org>\n"),
          new Piece(TextKind.HEADER, 0, "To: \"C, of D\" <c@example.org>, b@example.org\n"),
          new Piece(TextKind.HEADER, 0, "Bcc: secret@example.org\n"),
          new Piece(TextKind.HEADER, 0, "Date: Tue, 2 Jan 2024 04:04:05 +0100\n"),
          new Piece(TextKind.HEADER, 0, "Subject: Rent  \u20ac\n"),
          new Piece(TextKind.BODY, 0, "The lease\nends in\u00a0May.\n"),
          new Piece(TextKind.ALTERNATIVE_BODY, 0, "Something else"));

  private static MailHash of(List<Piece> pieces, Attached... attached) {
    return MailHash.of(Map.of(), pieces, List.of(attached)).orElseThrow();
  }

  private static Attached file(String sha256) {
    return new Attached.File(Digest.parseHex(sha256).orElseThrow());
  }

  @Test
  void isTheHashOfTheFormThatIsWrittenDown() {
    MailHash hash = of(PIECES, file(X));

    assertEquals(
        """
        mail-v1
        from:a@example.org
        to:b@example.org,c@example.org
        cc:
        date:2024-01-02T03:04:05Z
        subject:Rent \u20ac
        body:aa2f37d013de19906dfa8197f23fd33f736349d87623a2d00a3bbe809546da26
        attached:file 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        """,
        hash.canonical());
    assertEquals(
        "fb12017b90e93584c9957bf9c75d016e564550e862afdcf05cdf7e409a118ffa", hash.digest().hex());
  }

  @Test
  void tellsAMailFromOneWithoutItsAttachments() {
    MailHash whole = of(PIECES, file(X));

    assertNotEquals(whole, of(PIECES));
    assertNotEquals(whole, of(PIECES, new Attached.Missing()));
    assertNotEquals(whole, of(PIECES, new Attached.Mail(Digest.parseHex(X).orElseThrow())));
    assertNotEquals(whole, of(PIECES, file(X), file(X)));
  }

  @Test
  void countsAttachmentsInAnyOrder() {
    String other = "0".repeat(64);

    assertEquals(of(PIECES, file(X), file(other)), of(PIECES, file(other), file(X)));
  }

  @Test
  void isEmptyForWhatIsNoMail() {
    assertEquals(
        Optional.empty(),
        MailHash.of(
            Map.of(), List.of(new Piece(TextKind.BODY, 0, "From: a@example.org")), List.of()));
  }

  @Test
  void knowsTheReportOfAJournal() {
    assertTrue(MailHash.isJournal(Map.of("header:X-MS-Journal-Report", List.of(""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 2 Jan 2024 03:04:05 +0000 | 2024-01-02T03:04:05Z",
        "2 Jan 2024 03:04 GMT | 2024-01-02T03:04:00Z",
        "Wed, 11 Feb 98 11:51 CST | 1998-02-11T17:51:00Z",
        "Fri, 1 Mar 2024 00:30:00 +0530 (IST) | 2024-02-29T19:00:00Z",
        "2024-01-02T03:04:05.678Z | 2024-01-02T03:04:05Z",
        "1 Jan 100 00:00:00 Z | 2000-01-01T00:00:00Z",
        "31 Dec 2016 23:59:60 +0000 | 2016-12-31T23:59:59Z"
      })
  void readsDates(String text, String instant) {
    assertEquals(instant, MailDate.parse(text).map(Object::toString).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({"Malformed Date.", "32 Jan 2024 00:00:00 +0000", "1 Foo 2024 00:00:00 +0000"})
  void readsNoDateOutOfOtherWords(String text) {
    assertEquals(Optional.empty(), MailDate.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "b@Example.org, A <a@example.org> | a@example.org,b@example.org",
        "\"x@y.org, z\" <a@example.org>; (c@example.org) b@example.org | a@example.org,b@example.org",
        "Friends: a@example.org, b@example.org; | a@example.org,b@example.org",
        "undisclosed-recipients:; | ~~",
        "A B </o=X/cn=ab>, c@example.org | c@example.org",
        "\"Allison, T.\" </o=X/cn=ab> | allison t.",
        "New  User | new user",
        "a@example.org, A@EXAMPLE.ORG | a@example.org"
      })
  void readsAddresses(String header, String canonical) {
    assertEquals(canonical, MailAddresses.canonical(List.of(header)));
  }
}
