package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.FiledMail;
import org.proviso.evidence.search.Places;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.TextKind;

/// What pages about one item ask for, of a store that was taken in.
final class StoredItemsTest {

  private static final String FIRST =
      """
      From: ann@example.org
      To: bob@example.org
      Date: Mon, 5 Mar 2018 10:00:00 +0000
      Subject: Detainers
      Message-ID: <1@example.org>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b

      May we notify the agency?
      --b
      Content-Type: text/plain; name=order.txt
      Content-Disposition: attachment; filename=order.txt

      The general order says nothing of it at all, as far as anybody in this office can tell.
      --b--
      """;

  private static final String ANSWER =
      """
      From: bob@example.org
      To: ann@example.org
      Date: Mon, 5 Mar 2018 11:00:00 +0000
      Subject: Re: Detainers
      Message-ID: <2@example.org>
      References: <0@example.org> <1@example.org>

      Not without a warrant.
      """;

  @TempDir private Path temp = Path.of("");

  private static Location at(String location) {
    return Location.parse(location);
  }

  private static List<String> shown(List<FiledItem> items) {
    return items.stream().map(it -> it.location().toString()).toList();
  }

  private static List<String> places(SearchIndex index, Question question) throws IOException {
    return assertInstanceOf(Places.All.class, index.places(question, 100)).places().stream()
        .map(it -> it.location().toString())
        .toList();
  }

  @Test
  void tellsWhatIsOnFileAboutAnItem() throws IOException, InterruptedException {
    Path ann = Files.createDirectories(temp.resolve("ann"));
    Path bob = Files.createDirectories(temp.resolve("bob"));
    Files.writeString(
        ann.resolve("box.mbox"),
        "From a Mon Jan  1 10:00:00 2024\n"
            + FIRST
            + "\nFrom a Mon Jan  1 10:00:00 2024\n"
            + ANSWER);
    Files.writeString(bob.resolve("first.eml"), FIRST.replace("10:00:00 +0000", "05:00:00 -0500"));
    Files.write(
        bob.resolve("all.zip"),
        Archives.zip(
            "order.txt",
            Archives.text(
                "The general order says nothing of it at all, as far as anybody in this office can"
                    + " tell!"),
            "second.txt",
            Archives.text("A warrant.")));
    Files.copy(bob.resolve("all.zip"), ann.resolve("copy.zip"));
    IntakeScene scene = new IntakeScene(temp.resolve("store")).with("ann", ann).with("bob", bob);
    scene.done(2);
    StoredTexts texts = new StoredTexts(scene.store());

    try (SearchIndex index = SearchIndex.open(scene.store().resolve("index"), texts)) {
      FiledItem first = index.item(at("ann/box.mbox#1")).orElseThrow();
      assertEquals(Optional.of(at("ann/box.mbox")), first.parent());
      assertEquals("message/rfc822", first.item().type());
      assertInstanceOf(Outcome.Text.class, first.item().outcome());
      assertEquals(1, first.item().declared());
      assertEquals("Detainers", first.heads().get("subject"));
      assertEquals(Optional.of("2018-03-05"), first.day());
      assertTrue(
          texts.of(first.item().sha256().orElseThrow(), first.item().name()).stream()
              .anyMatch(
                  it -> it.kind() == TextKind.BODY && it.text().contains("notify the agency")));
      assertArrayEquals(
          FIRST.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
          Files.readAllBytes(
              StoredItems.original(scene.store(), first.item().sha256().orElseThrow())));

      // Its copy, with what hangs on it.
      assertEquals(List.of(at("bob/first.eml")), first.kin().copies());
      assertEquals(Set.of("ann", "bob"), first.kin().custodians());
      FiledItem copied = index.item(at("bob/first.eml#1")).orElseThrow();
      assertEquals(
          Optional.of(new Copy(at("ann/box.mbox#1.1"), Copy.Why.MAIL)), copied.kin().copy());
      assertEquals(
          """
          location,copy_of,why
          bob/all.zip,ann/copy.zip,bytes
          bob/first.eml,ann/box.mbox#1,mail-v1
          bob/first.eml#1,ann/box.mbox#1.1,mail-v1
          """,
          Files.readString(scene.store().resolve("duplicates.csv")));

      // Its family, its container, its conversation.
      assertEquals(
          List.of("ann/box.mbox#1", "ann/box.mbox#1.1"),
          shown(index.family(at("ann/box.mbox#1.1"))));
      assertEquals(
          List.of("ann/box.mbox#1", "ann/box.mbox#2"),
          shown(index.children(at("ann/box.mbox"), 0, 10)));
      assertEquals(List.of("ann/box.mbox#2"), shown(index.children(at("ann/box.mbox"), 1, 10)));
      FiledMail answer = index.item(at("ann/box.mbox#2")).orElseThrow().mail().orElseThrow();
      assertEquals(Optional.of(at("ann/box.mbox#1")), answer.thread());
      assertEquals(1, answer.place());
      assertEquals(List.of("<0@example.org>"), answer.missing());
      assertEquals(
          List.of("ann/box.mbox#1", "ann/box.mbox#2"),
          shown(index.thread(answer.thread().orElseThrow())));
      assertEquals(
          Optional.of(at("ann/box.mbox#1")),
          index.item(at("bob/first.eml")).orElseThrow().mail().orElseThrow().sameMailAs());

      // What is nearly the same, from both sides.
      FiledItem order = index.item(at("ann/box.mbox#1.1")).orElseThrow();
      assertEquals(1, order.alikeCount());
      assertEquals(at("ann/copy.zip#1"), order.alike().getFirst().location());
      assertEquals(1, order.alike().getFirst().similarity());
      assertEquals(
          at("ann/box.mbox#1.1"),
          index.item(at("ann/copy.zip#1")).orElseThrow().alike().getFirst().location());

      // What has no entry of its own.
      FiledItem duplicate = index.item(at("bob/all.zip")).orElseThrow();
      assertInstanceOf(Outcome.DuplicateOf.class, duplicate.item().outcome());
      assertEquals(2, index.item(at("bob/all.zip#*")).orElseThrow().item().count());
      assertEquals(at("ann/copy.zip#2"), index.item(at("bob/all.zip#2")).orElseThrow().location());
      assertEquals(
          List.of(at("bob/all.zip#2")),
          index.item(at("bob/all.zip#2")).orElseThrow().kin().copies());
      assertEquals(Optional.empty(), index.item(at("bob/nowhere")));

      searches(index);
    }
  }

  private static void searches(SearchIndex index) throws IOException {
    assertEquals(
        List.of("ann/box.mbox#2", "ann/copy.zip#2"), places(index, Question.of("warrant")));
    assertEquals(List.of("ann/box.mbox#1"), places(index, Question.of("notify")));
    Question all = Question.of("notify").withCopies();
    assertEquals(List.of("ann/box.mbox#1", "bob/first.eml"), places(index, all));
    Question warrant = Question.of("warrant");
    assertEquals(
        List.of("ann/copy.zip#2"),
        places(index, warrant.without(Set.of(at("ann/box.mbox#2"), at("ann/box.mbox")))));
    assertEquals(
        List.of("ann/box.mbox#2"),
        places(index, warrant.within(Set.of(at("ann/box.mbox#2"), at("ann/box.mbox#1")))));
    assertEquals(List.of(), places(index, warrant.within(Set.of())));
    assertEquals(2, assertInstanceOf(Places.TooMany.class, index.places(warrant, 1)).total());
    assertInstanceOf(Places.NoQuestion.class, index.places(Question.of("\"open"), 1));

    Answer.Found once = assertInstanceOf(Answer.Found.class, index.answer(Question.of("notify")));
    assertEquals(1, once.total());
    assertEquals(List.of("ann", "bob"), once.hits().getFirst().custodians());
    assertEquals(List.of(at("bob/first.eml")), once.hits().getFirst().copies());
    assertEquals(1, once.hits().getFirst().copyCount());
    assertEquals(
        List.of(new Answer.Count("ann", 1), new Answer.Count("bob", 1)),
        once.facets().get(Facet.CUSTODIAN));
    Answer.Found each = assertInstanceOf(Answer.Found.class, index.answer(all));
    assertEquals(2, each.total());
    assertEquals(
        Set.of(List.of("ann"), List.of("bob")),
        Set.copyOf(each.hits().stream().map(it -> it.custodians()).toList()));
    assertEquals(
        List.of(new Answer.Count("ann", 1), new Answer.Count("bob", 1)),
        each.facets().get(Facet.CUSTODIAN));
    // An input that is a duplicate is one hit, under each of its custodians, in either way.
    Answer.Found second =
        assertInstanceOf(
            Answer.Found.class,
            index.answer(
                new Question("name:second.txt", Map.of(Facet.CUSTODIAN, List.of("bob")), 0, 10)
                    .withCopies()));
    assertEquals(1, second.total());
  }
}
