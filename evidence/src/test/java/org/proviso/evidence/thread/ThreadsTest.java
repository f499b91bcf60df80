package org.proviso.evidence.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void bringsAnswersUnderWhatTheyAnswer() {
    List<MailThread> threads =
        Threads.of(
            List.of(
                mail("c", "<c>", "<a> <b>", "<b>", 3),
                mail("a", "<a>", "", "", 1),
                mail("b", "<b>", "<a>", "<a>", 2),
                mail("d", "<d>", "<a>", "", 4)));
    assertEquals(List.of("a[b[c] d]"), drawn(threads));
  }

  @Test
  void takesAnInReplyToThatIsASentence() {
    List<MailThread> threads =
        Threads.of(
            List.of(
                mail("a", "<a>", "", "", 1),
                mail("b", "<b>", "", "Your message of Monday, <a>", 2)));
    assertEquals(List.of("a[b]"), drawn(threads));
  }

  @Test
  void namesWhatIsMissing() {
    List<MailThread> threads =
        Threads.of(List.of(mail("c", "<c>", "<a> <b>", "", 3), mail("d", "<d>", "<a>", "", 4)));
    assertEquals(List.of("?<a>[?<b>[c] d]"), drawn(threads));
    assertEquals(List.of("<a>", "<b>"), threads.getFirst().missing());
    assertEquals(List.of("c", "d"), threads.getFirst().mails());
  }

  @Test
  void keepsMailsThatCallThemselvesTheSame() {
    List<MailThread> threads =
        Threads.of(
            List.of(
                mail("a1", "<a>", "", "", 1),
                mail("a2", "<a>", "", "", 1),
                mail("b", "<b>", "<a>", "", 2)));
    assertEquals(List.of("a1+a2[b]"), drawn(threads));
  }

  @Test
  void doesNotGoByWhatMailsAreAbout() {
    assertEquals(
        2, Threads.of(List.of(mail("a", "<a>", "", "", 1), mail("b", "<b>", "", "", 2))).size());
    assertEquals(2, Threads.of(List.of(mail("a", "", "", "", 1), mail("b", "", "", "", 2))).size());
  }

  @Test
  void getsOutOfCircles() {
    List<MailThread> threads =
        Threads.of(
            List.of(
                mail("a", "<a>", "<b>", "", 1),
                mail("b", "<b>", "<a>", "", 2),
                mail("c", "<c>", "<c>", "", 3)));
    List<String> mails = threads.stream().flatMap(thread -> thread.mails().stream()).toList();
    assertEquals(List.of("b", "a", "c"), mails);
  }

  @Test
  void goesByTheIndexOfOutlookWhereNothingIsNamed() {
    byte[] conversation = new byte[22];
    byte[] answer = new byte[27];
    byte[] answerToThat = new byte[32];
    List<MailThread> threads =
        Threads.of(
            List.of(
                indexed("a", conversation),
                indexed("b", answer),
                indexed("c", answerToThat),
                indexed("x", new byte[21])));
    assertEquals(List.of("a[b[c]]", "x"), drawn(threads));
  }

  @Test
  void isTheSameForEveryOrder() {
    List<MailHead> mails = new ArrayList<>();
    Random random = new Random(7);
    for (int number = 0; number < 200; number++) {
      String references = "";
      for (int named = random.nextInt(4); named > 0; named--) {
        references += " <" + random.nextInt(220) + ">";
      }
      mails.add(mail("m" + number, "<" + number + ">", references, "", random.nextInt(50)));
    }
    List<String> expected = drawn(Threads.of(mails));
    for (int times = 0; times < 20; times++) {
      Collections.shuffle(mails, random);
      assertEquals(expected, drawn(Threads.of(mails)));
    }
    assertTrue(expected.size() > 5);
  }

  @Test
  void leavesOutWhatALaterMailSaysAndCarriesWhole() {
    MailThread thread =
        Threads.of(
                List.of(
                    mail("a", "<a>", "", "", 1),
                    mail("b", "<b>", "<a>", "", 2),
                    mail("c", "<c>", "<a> <b>", "", 3)))
            .getFirst();
    String first = "May officers answer the agency?\nPlease say.";
    String second = "No.\n\n> May officers answer\n> the agency? Please say.";
    String third = "Thank you.\n> No.\n>> May officers answer the agency?\n>> Please say.";
    assertEquals(
        Set.of("c"),
        InclusiveMails.of(thread, Map.of("a", said(first), "b", said(second), "c", said(third))));
    // The attachment of the first is in no other.
    assertEquals(
        Set.of("a", "c"),
        InclusiveMails.of(
            thread,
            Map.of(
                "a", new MailContent(first, Set.of("9f")), "b", said(second), "c", said(third))));
    // A word of the quotation was changed.
    assertEquals(
        Set.of("b", "c"),
        InclusiveMails.of(
            thread,
            Map.of(
                "a", said(first), "b", said(second), "c", said(third.replace("> No.", "> Yes.")))));
  }

  @Test
  void readsWhatALaterMailOfAnotherBranchSays() {
    MailThread thread =
        Threads.of(
                List.of(
                    mail("a", "<a>", "", "", 1),
                    mail("b", "<b>", "<a>", "", 2),
                    mail("c", "<c>", "<a>", "", 3)))
            .getFirst();
    assertEquals(
        Set.of("b", "c"),
        InclusiveMails.of(
            thread,
            Map.of("a", said("one"), "b", said("two > one"), "c", said("two > one three"))));
  }

  private static MailContent said(String text) {
    return new MailContent(text, Set.of());
  }

  private static MailHead mail(
      String mail, String id, String references, String inReplyTo, long second) {
    return MailHead.of(
        mail, id, references, inReplyTo, "", Optional.of(Instant.ofEpochSecond(second)));
  }

  private static MailHead indexed(String mail, byte[] index) {
    return MailHead.of(
        mail,
        "<" + mail + ">",
        "",
        "",
        Base64.getEncoder().encodeToString(index),
        Optional.empty());
  }

  private static List<String> drawn(List<MailThread> threads) {
    return threads.stream().map(thread -> drawn(thread.first())).toList();
  }

  private static String drawn(MailThread.Place place) {
    String name = place.isMissing() ? "?" + place.name() : String.join("+", place.mails());
    if (place.answers().isEmpty()) {
      return name;
    }
    return name
        + place.answers().stream()
            .map(ThreadsTest::drawn)
            .collect(java.util.stream.Collectors.joining(" ", "[", "]"));
  }
}
