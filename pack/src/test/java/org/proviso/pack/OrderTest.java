package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pack says the same however its entries are spread over files and in whatever order.
class OrderTest {

  /// One entry of a section.
  private record Piece(String section, String text) {}

  @TempDir private Path temporary;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsThePackInAnyOrder(long seed) throws IOException {
    Path original = PackFixtures.folder("packs/milk-fund");
    List<Piece> pieces = new ArrayList<>();
    for (Path file : YamlFiles.in(original)) {
      pieces.addAll(pieces(Files.readAllLines(file)));
    }
    Random random = new Random(seed);
    Collections.shuffle(pieces, random);
    Path folder = Files.createDirectories(temporary.resolve("milk-fund"));
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String name = random.nextInt(1_000) + "-" + i + ".yaml";
      Files.writeString(folder.resolve(name), piece.section() + "\n" + piece.text());
    }

    Contents shuffled = PackFixtures.loaded(Packs.load(folder)).contents();

    Contents expected = PackFixtures.theMilkFund().contents();
    assertEquals(expected.heading(), shuffled.heading());
    assertEquals(expected.parts(), shuffled.parts());
    assertEquals(expected.facts(), shuffled.facts());
    assertEquals(expected.provenance(), shuffled.provenance());
    assertEquals(expected.rounds(), shuffled.rounds());
    assertEquals(expected.statements(), shuffled.statements());
    assertEquals(
        expected.cases().stream().map(Case::id).toList(),
        shuffled.cases().stream().map(Case::id).toList());
  }

  /// Cuts a file whose entries are indented by two blanks into one piece for each entry; the
  /// heading stays whole.
  private static List<Piece> pieces(List<String> lines) {
    List<Piece> pieces = new ArrayList<>();
    String section = "";
    for (String line : lines) {
      if (!line.startsWith(" ") && line.endsWith(":")) {
        section = line;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        boolean starts = line.charAt(2) != ' ';
        boolean joins = !pieces.isEmpty() && pieces.getLast().section().equals(section);
        if (joins && (!starts || section.equals("pack:"))) {
          Piece last = pieces.removeLast();
          pieces.add(new Piece(section, last.text() + line + "\n"));
        } else {
          pieces.add(new Piece(section, line + "\n"));
        }
      }
    }
    return pieces;
  }
}
