package org.proviso.evidence.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.meaning.Vectors;

/// Vectors are made up here: one direction for each of a few notions, so that it is known what is
/// near. What the model itself finds near is tested where the model is.
class LikeTest {

  private static final Map<String, Integer> NOTIONS =
      Map.of(
          "officer",
          0,
          "deputies",
          0,
          "tell",
          1,
          "disclose",
          1,
          "agency",
          2,
          "authorities",
          2,
          "soup",
          3,
          "lunch",
          3);

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code =
        EvidenceMain.execute(
            new PrintWriter(out), new PrintWriter(err), false, ByNotion::new, args);
    return new Run(code, out.toString(), err.toString());
  }

  private static final class ByNotion implements Vectors {

    @Override
    public List<float[]> of(List<String> texts) {
      return texts.stream().map(ByNotion::vector).toList();
    }

    private static float[] vector(String text) {
      float[] vector = new float[DIMENSIONS];
      vector[DIMENSIONS - 1] = 0.1f;
      for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
        if (NOTIONS.containsKey(word)) {
          vector[NOTIONS.getOrDefault(word, 0)] += 1;
        }
      }
      double length = 0;
      for (float number : vector) {
        length += number * number;
      }
      for (int at = 0; at < vector.length; at++) {
        vector[at] /= (float) Math.sqrt(length);
      }
      return vector;
    }

    @Override
    public void close() {}
  }

  @Test
  void findsAParaphraseWithoutACommonWordAndShowsItsPage() throws IOException {
    Path smith = Files.createDirectories(folder.resolve("smith"));
    pdf(
        smith.resolve("rules.pdf"),
        "These are the rules of the house.",
        "Deputies do not disclose dates to authorities.");
    Files.writeString(smith.resolve("menu.txt"), "There is soup for lunch on Mondays.");
    Files.writeString(smith.resolve("one.txt"), "The officer went home before it was dark.");
    Path store = folder.resolve("store");
    Object[] like = {"search", "--in", store, "--like", "What may an officer tell the agency?"};

    assertEquals(0, run("intake", smith, "--into", store).code());
    Run without = run(like);
    assertEquals(2, without.code());
    assertTrue(without.err().contains("with --vectors, makes them"), without.err());

    Run vectors = run("intake", smith, "--into", store, "--vectors");
    assertEquals(0, vectors.code(), vectors.err());
    assertTrue(vectors.out().contains("\n4 vectors made"), vectors.out());

    // By words nothing: none has four of the seven. By meaning rules.pdf has all three notions,
    // one.txt has one and menu.txt none.
    Run found = run(like);
    assertEquals(0, found.code(), found.err());
    List<String> lines = found.out().lines().toList();
    assertEquals("3 hits", lines.getFirst());
    assertTrue(
        found.out().contains("text, page 2: Deputies do not disclose dates to authorities."),
        found.out());
    assertTrue(found.out().indexOf("rules.pdf") < found.out().indexOf("one.txt"), found.out());
    assertTrue(found.out().indexOf("one.txt") < found.out().indexOf("menu.txt"), found.out());
    assertEquals(found.out(), run(like).out());

    Run narrowed =
        run("search", "soup", "--in", store, "--like", "What may an officer tell the agency?");
    assertEquals("1 hits", narrowed.out().lines().findFirst().orElse(""));
    assertFalse(narrowed.out().contains("rules.pdf"), narrowed.out());

    Run again = run("intake", smith, "--into", store, "--vectors");
    assertTrue(again.out().contains("\n0 vectors made"), again.out());
  }

  /// By hand: by meaning b (both notions of the sentence), a (one), c (none); by words c alone,
  /// with five of the eight. So b has 1/61, a 1/62, and c 1/63 + 1/61.
  @Test
  void putsWhatHasTheWordsBeforeWhatIsOnlyNear() throws IOException {
    Path smith = Files.createDirectories(folder.resolve("smith"));
    Files.writeString(smith.resolve("a.txt"), "Deputies disclose nothing.");
    Files.writeString(smith.resolve("b.txt"), "Deputies disclose it to authorities.");
    Files.writeString(smith.resolve("c.txt"), "What may an old man say? The end.");
    Path store = folder.resolve("store");

    assertEquals(0, run("intake", smith, "--into", store, "--vectors").code());
    Run found =
        run("search", "--in", store, "--like", "What may an officer say of the authorities?");
    List<String> names =
        found.out().lines().filter(it -> it.matches("[0-9]+\\. .*")).map(LikeTest::last).toList();
    assertEquals(List.of("c.txt", "b.txt", "a.txt"), names);
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  @Test
  void saysBeforeTheWorkThatThereIsNoModel() throws IOException {
    Path smith = Files.createDirectories(folder.resolve("smith"));
    StringWriter err = new StringWriter();
    int code =
        EvidenceMain.execute(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            false,
            "intake",
            smith.toString(),
            "--into",
            folder.resolve("store").toString(),
            "--vectors");

    assertEquals(2, code);
    assertTrue(err.toString().contains("./proviso, which brings it along"), err.toString());
    assertFalse(Files.exists(folder.resolve("store")));
  }

  private static void pdf(Path file, String... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (String text : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText(text);
          content.endText();
        }
      }
      document.save(file.toFile());
    }
  }
}
