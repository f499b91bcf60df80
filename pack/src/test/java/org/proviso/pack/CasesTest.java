package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Group;
import org.proviso.law.proof.Headline;

class CasesTest {

  @TempDir private Path temporary;

  private static Cases.Outcome.Read read(Cases.Outcome outcome) {
    return switch (outcome) {
      case Cases.Outcome.Read read -> read;
      case Cases.Outcome.Rejected(var issues) ->
          throw new AssertionError(PackFixtures.rendered(issues));
    };
  }

  @Test
  void readsEverythingThatACaseCanSay() {
    Path file = PackFixtures.folder("packs/milk-fund").resolve("cases/cases.yaml");

    Cases.Outcome.Read read = read(Cases.read(file, PackFixtures.theMilkFund()));

    assertEquals(
        new Case(
            "c2",
            new Place("cases.yaml", 10, 5),
            LocalDate.of(2020, 5, 2),
            "milk/no-sale",
            "school-b",
            "2020",
            Headline.UNCERTAIN,
            Award.Status.UNKNOWN,
            Answer.Met.Value.UNKNOWN,
            List.of(),
            new Case.Viewpoint.Hindsight(),
            LocalDate.of(2020, 5, 3),
            new Case.Given(
                Map.of("league", Group.Standing.UNKNOWN), new Award.Acceptance.Never(), "school-a"),
            "stay",
            "hand computation",
            "",
            true),
        read.cases().get(1));
    assertInstanceOf(Raw.Fields.class, read.docket().getFirst());
  }

  @Test
  void asksWhetherNamesExistOnlyWhenThereIsAPack() throws IOException {
    Path file = temporary.resolve("cases.yaml");
    Files.writeString(
        file,
        """
        cases:
          - {id: q1, "on": 2018-01-24, condition: aid/one, party: nobody, year: 2017, answer: BARRED, mark: V1/D}
        """);

    assertEquals(1, read(Cases.read(file)).cases().size());
    assertInstanceOf(Cases.Outcome.Rejected.class, Cases.read(file, PackFixtures.theMilkFund()));
  }

  @Test
  void readsTheCasesOfTheDispute() {
    Path file = Path.of("../../shared/law/cases.yaml");
    assumeTrue(Files.exists(file), "the shared case file is not here");

    Cases.Outcome.Read read = read(Cases.read(file));

    assertEquals(38, read.cases().size());
    assertEquals(4, read.docket().size());
  }
}
