package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Reading;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Element;
import org.proviso.law.finding.Finding;

/// What has to be shown for a breach, read from a pack with every fault at once.
class BreachReaderTest {

  @TempDir private Path temporary;

  private Pack with(String breaches) throws IOException {
    Path folder = temporary.resolve("milk-fund");
    Path milk = PackFixtures.folder("packs/milk-fund");
    try (Stream<Path> files = Files.walk(milk)) {
      for (Path each : files.toList()) {
        Files.copy(each, folder.resolve(milk.relativize(each).toString()));
      }
    }
    Files.writeString(folder.resolve("findings.yaml"), breaches);
    return PackFixtures.loaded(Packs.load(folder));
  }

  @Test
  void readsElementsInTheirOrderAndTheReadingsOfTheirProvision() throws IOException {
    Pack pack =
        with(
            """
            breaches:
              milk/purity:
                standard: {title: Beyond doubt, citation: Art. 9, mark: M, caveats: [Not seen.]}
                elements:
                  - {id: sold, title: Sold, question: Was it?, citation: Art. 7, mark: V1, reading: article-7}
                  - {id: milk, title: Milk, question: Is it?, citation: Art. 1, mark: V2}
            """
                .replace("milk/purity", condition()));

    Breach breach =
        PackFixtures.procedures(pack, PackFixtures.clocks(pack))
            .procedure()
            .breach(condition())
            .orElseThrow();

    assertEquals("Beyond doubt", breach.standard().title());
    assertEquals(List.of("Not seen."), breach.standard().from().caveats());
    assertEquals(List.of("sold", "milk"), breach.elements().stream().map(Element::id).toList());
    assertEquals(List.of("narrow", "wide"), breach.readings().stream().map(Reading::id).toList());
    assertEquals(
        List.of(
            new Finding.Point("sold", "narrow"),
            new Finding.Point("sold", "wide"),
            new Finding.Point("milk", null)),
        breach.points());
  }

  /// The condition of the pack that turns on a provision.
  private static String condition() {
    return PackFixtures.theMilkFund().law().conditions().stream()
        .filter(each -> "article-7".equals(each.provision()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void namesEveryFaultWithItsPlace() throws IOException {
    Pack pack =
        with(
            """
            breaches:
              milk/nothing:
                standard: {title: T, citation: C, mark: V9}
                elements: []
              milk/cooling:
                elements:
                  - {id: a, title: A, question: A?, citation: C, mark: M, reading: article-7}
                  - {id: a, title: A, question: A?, citation: C, mark: M, source: [S99]}
                  - {id: b, title: B, citation: C, mark: M, weight: 3}
            """);

    Procedures.Outcome.Rejected rejected =
        assertInstanceOf(
            Procedures.Outcome.Rejected.class, Procedures.read(pack, PackFixtures.clocks(pack)));

    List<String> found =
        rejected.issues().stream()
            .map(each -> each.line() + ":" + each.column() + " " + each.message())
            .toList();
    assertEquals(9, found.size(), found::toString);
    String all = String.join("\n", found);
    for (String each :
        List.of(
            "'milk/nothing' is not a condition of this pack",
            "3:45 'V9'",
            "4:15 one element or more is expected",
            "the key 'standard' is missing here",
            "7:72 'article-7' is not the provision that the condition turns on",
            "'a' is an element already",
            "'S99' is not a source of this pack",
            "the key 'question' is missing here",
            "'weight' is not a key of this")) {
      assertTrue(all.contains(each), each + " is not in\n" + all);
    }
  }
}
