package org.proviso.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTrialTest {

  @TempDir private Path temp = Path.of("");

  @Test
  void asksQuestionsOfEveryKind() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    GeneratedMails mails = new GeneratedMails(1, 300);
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      SearchTrial.make(temp, mails, out);
      SearchTrial.ask(temp, mails, 2, out);
    }

    String text = said.toString(StandardCharsets.UTF_8);
    for (String kind : new Questions(mails, 1).kinds()) {
      assertTrue(text.contains("| " + kind + " | 2 | "), text);
    }
    assertTrue(text.contains("| everything | 2 | 300 | "), text);
  }

  @Test
  void givesTheItemsInTheOrderOfTheirLocations() {
    GeneratedMails mails = new GeneratedMails(1, 300);
    List<String> locations =
        java.util.stream.IntStream.range(0, 300)
            .mapToObj(number -> mails.item(number).item().location())
            .sorted()
            .map(Object::toString)
            .toList();

    for (int number = 0; number < 300; number++) {
      assertEquals(locations.get(number), mails.item(number).item().location().toString());
    }
  }

  @Test
  void countsTheNearestRank() {
    double[] values = {5, 1, 4, 2, 3};

    assertEquals(3, Median.percentile(values, 50));
    assertEquals(5, Median.percentile(values, 95));
    assertEquals(1, Median.percentile(values, 1));
    assertEquals(2.5, Median.of(List.of(4, 1, 2, 3), it -> it).middle());
  }
}
