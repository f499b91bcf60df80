package org.proviso.evidence.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

class ChunksTest {

  @Test
  void joinsSentencesOfAPageAndNoneOfAnother() {
    List<Piece> text =
        List.of(
            new Piece(TextKind.BODY, 1, "No officer may ask. No officer may tell."),
            new Piece(TextKind.BODY, 2, "This ends on Friday."));

    assertEquals(
        List.of(
            new Chunk(TextKind.BODY, 1, "No officer may ask. No officer may tell."),
            new Chunk(TextKind.BODY, 2, "This ends on Friday.")),
        Chunks.of(text));
  }

  @Test
  void endsAChunkBehindASentence() {
    String sentence = "Nobody is to be held for longer than the court has said. ";
    List<Chunk> chunks =
        Chunks.of(List.of(new Piece(TextKind.BODY, 0, sentence.repeat(25).strip())));

    // A sentence has 57 characters with its space: ten make 570, eleven 627.
    assertEquals(3, chunks.size());
    assertEquals(sentence.repeat(10).strip(), chunks.get(0).text());
    assertEquals(sentence.repeat(5).strip(), chunks.get(2).text());
  }

  @Test
  void cutsBetweenWordsWhatHasNoSentences() {
    String words = "detainer ".repeat(300).strip();
    List<Chunk> chunks = Chunks.of(List.of(new Piece(TextKind.BODY, 0, words)));

    assertEquals(words, String.join(" ", chunks.stream().map(Chunk::text).toList()));
    assertTrue(chunks.stream().allMatch(it -> it.text().length() <= 600), chunks::toString);
  }

  @Test
  void cutsNoCharacterInTwo() {
    String pairs = "a" + "\uD83D\uDE00".repeat(905);
    List<Chunk> chunks = Chunks.of(List.of(new Piece(TextKind.BODY, 0, pairs)));

    assertEquals(pairs, String.join("", chunks.stream().map(Chunk::text).toList()));
    assertTrue(chunks.stream().noneMatch(it -> Character.isLowSurrogate(it.text().charAt(0))));
  }

  @Test
  void leavesHeadsAndWhatSaysNothingOut() {
    assertEquals(
        List.of(),
        Chunks.of(
            List.of(
                new Piece(TextKind.HEADER, 0, "Subject: a letter that has to be answered"),
                new Piece(TextKind.BODY, 0, "  Yes. \n"))));
  }
}
