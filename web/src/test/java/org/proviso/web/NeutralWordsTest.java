package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.proviso.store.Docket;
import org.proviso.web.site.Glossary;

/// The words of the site itself take no side. What officials said, and what acts are called by
/// those who made them, stands in the pack and is quoted.
class NeutralWordsTest {

  /// Words by which one side of the dispute calls the other, or the persons concerned.
  private static final Pattern LOADED =
      Pattern.compile(
          "sanctuary|illegals?\\b|\\baliens?\\b|criminals?\\b|lawless|rogue|defiant|defiance|crackdown"
              + "|punish|punitive|\\bdefund|amnesty|invasion|fugitive|welcoming|resistance|raids?\\b",
          Pattern.CASE_INSENSITIVE);

  private static List<String> loaded(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (LOADED.matcher(line).find()) {
        found.add(file + ": " + line);
      }
    }
    return found;
  }

  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String module : List.of("law", "pack", "register", "store", "web")) {
      Path resources = Path.of("..", module, "src", "main", "resources");
      if (Files.isDirectory(resources)) {
        try (Stream<Path> files = Files.walk(resources)) {
          files
              .filter(file -> file.toString().matches(".*\\.(html|properties)"))
              .forEach(texts::add);
        }
      }
    }
    return texts;
  }

  @Test
  void templatesAndMessagesTakeNoSide() throws IOException {
    List<Path> texts = texts();
    assertTrue(texts.size() > 25, texts.toString());
    List<String> found = new ArrayList<>();
    for (Path text : texts) {
      found.addAll(loaded(text));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void labelsOfEntriesAndSidesAreOfTheVocabulary() {
    List<String> labels =
        TestSite.bean(Docket.class).kinds().stream().map(Docket.Label::label).toList();
    assertEquals(List.of(), labels.stream().filter(label -> LOADED.matcher(label).find()).toList());
    String page = TestSite.get("/recipients/chicago-il?on=2018-01-24").body();
    for (String side : List.of("Grantor", "Recipient", "Court")) {
      assertTrue(page.contains("<h3>" + side + "</h3>"), side);
    }
    assertTrue(Glossary.all().size() > 30);
  }

  /// The check can fail.
  @Test
  void findsALoadedWord() {
    assertTrue(LOADED.matcher("title = Sanctuary jurisdictions").find());
    assertTrue(LOADED.matcher("answer = illegal alien").find());
  }
}
