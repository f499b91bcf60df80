package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Part;

/// Mailboxes in one file, written here byte by byte.
class MboxOpenerTest {

  private static final String FROM = "From a@example.org Mon Jan  1 10:00:00 2024\n";

  @TempDir private Path folder;

  private Opened read(String bytes) {
    return Opened.of(folder, "a.mbox", bytes);
  }

  @Test
  void givesEachMailByItsPosition() {
    Opened box =
        read(
            FROM
                + "Subject: 1\nFrom: a@example.org\n\nText\n\n"
                + "From - Tue Jan 02 10:00:00 2024\n"
                + "Subject: 2\n\nText\n\n"
                + "From b Wed Jan  3 10:00:00 UTC 2024\n"
                + "Subject: 3\n\nText");

    assertEquals("application/mbox", box.parsed().type());
    assertEquals(new Outcome.Unpacked(), box.parsed().outcome());
    assertEquals(List.of("1.eml", "2.eml", "3.eml"), box.names());
    assertEquals("Subject: 1\nFrom: a@example.org\n\nText\n", box.ascii(1));
    assertEquals("Subject: 2\n\nText\n", box.ascii(2));
    assertEquals("Subject: 3\n\nText", box.ascii(3));
    assertEquals("message/rfc822", box.child(folder, 2).parsed().type());
  }

  @Test
  void takesTheSignBeforeLinesThatLookLikeABeginningAway() {
    Opened box =
        read(
            FROM
                + "Subject: 1\nFrom: a@example.org\n\n>From here\n>>From there\n> From you\nxFrom\n\n");

    assertEquals(
        "Subject: 1\nFrom: a@example.org\n\nFrom here\n>From there\n> From you\nxFrom\n",
        box.ascii(1));
  }

  @Test
  void readsLinesOfTextThatBeginWithTheWordAsText() {
    String mail =
        """
        Subject: 1
        From: a@example.org

        Hello

        From now on it is 10:00 in 2024

        From here: see

        From Monday
        Note: x
        """;

    assertEquals(mail, read(FROM + mail + "\n").ascii(1));
  }

  @Test
  void believesALengthThatLeadsToTheNextMail() {
    String body = "Forwarded\n\n" + FROM + "Subject: quoted\n\n>From me\n";
    Opened box =
        read(
            FROM
                + "Subject: 1\nContent-Length: "
                + body.length()
                + "\n\n"
                + body
                + "\n"
                + FROM
                + "Subject: 2\nContent-Length: 5000\n\nText\n\n"
                + FROM
                + "Subject: 3\nContent-Length: 4\n\n>From\n\n");

    assertEquals(3, box.parsed().declared());
    assertEquals("Subject: 1\nContent-Length: " + body.length() + "\n\n" + body, box.ascii(1));
    assertEquals("Subject: 2\nContent-Length: 5000\n\nText\n", box.ascii(2));
    assertEquals("Subject: 3\nContent-Length: 4\n\n>From\n", box.ascii(3));
  }

  @Test
  void readsLinesThatEndInTwoCharacters() {
    String mail = "Subject: 1\r\nFrom: a@example.org\r\n\r\n>From x\r\n";
    String from = FROM.replace("\n", "\r\n");
    Opened box = read(from + mail + "\r\n" + from + mail + "\r\n");

    assertEquals(2, box.parsed().declared());
    assertEquals(mail.replace(">", ""), box.ascii(1));
    assertEquals(mail.replace(">", ""), box.ascii(2));
  }

  @Test
  void readsABoxOfOneMailWhateverItsNameIs() {
    Opened box = Opened.of(folder, "a.eml", "From me\nSubject: 1\nTo: b@example.org\n\nText\n");

    assertEquals("application/mbox", box.parsed().type());
    assertEquals("Subject: 1\nTo: b@example.org\n\nText\n", box.ascii(1));
  }

  @Test
  void findsMailsThatHaveNoHeaderAtAll() {
    Opened box = read(FROM + "\nOne\n\n" + FROM + "\nTwo\n");

    assertEquals(List.of("1.eml", "2.eml"), box.names());
    assertEquals("\nOne\n", box.ascii(1));
    assertEquals("\nTwo\n", box.ascii(2));
  }

  @Test
  void listsWhatStandsBeforeTheFirstMail() {
    Opened box = read("Left over\n\n" + FROM + "Subject: 1\n\nText\n");

    assertEquals(
        List.of(new Part.Out("", "outside-of-messages"), new Part.Out("1.eml", "")),
        box.parsed().parts());
    assertEquals("Left over\n\n", box.ascii(1));
  }

  @Test
  void givesBackWhatWasQuotedInRandomMails() {
    long seed =
        Long.getLong("proviso.seed", 0) == 0 ? System.nanoTime() : Long.getLong("proviso.seed");
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> lines =
        List.of(
            "From x Mon Jan  1 10:00:00 2024",
            ">From ",
            "Subject: x",
            "text",
            "",
            "From ",
            ">>From y",
            "x".repeat(70_000));
    StringBuilder box = new StringBuilder();
    StringBuilder[] mails = new StringBuilder[200];
    for (int i = 0; i < mails.length; i++) {
      mails[i] = new StringBuilder("Subject: " + i + "\nTo: b@example.org\n\n");
      box.append(FROM).append(mails[i]);
      int count = random.nextInt(6);
      for (int j = 0; j < count; j++) {
        String line = lines.get(random.nextInt(lines.size()));
        mails[i].append(line).append('\n');
        box.append(line.matches(">*From .*") ? ">" : "").append(line).append('\n');
      }
      mails[i].append("end\n");
      box.append("end\n\n");
    }

    Opened read = read(box.toString());

    assertEquals(mails.length, read.parsed().declared());
    for (int i = 0; i < mails.length; i++) {
      assertEquals(mails[i].toString(), read.ascii(i + 1));
    }
  }
}
