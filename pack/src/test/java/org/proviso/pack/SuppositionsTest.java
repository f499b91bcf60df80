package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Subject;

class SuppositionsTest {

  @TempDir private Path temporary;
  private final Pack base = PackFixtures.theMilkFund();

  private Packs.Outcome suppose(String text) throws IOException {
    Path file = temporary.resolve("suppose.yaml");
    Files.writeString(file, text);
    return Packs.loadSuppositions(file, base);
  }

  @Test
  void addsActsMembershipsAndAwards() throws IOException {
    Pack supposed =
        PackFixtures.loaded(
            suppose(
                """
                acts:
                  X1:
                    title: Suppose the order were vacated
                    kind: ruling
                    court: tribunal
                    issued: 2021-06-01
                    clauses:
                      - {id: 1, verb: vacates, acts-on: [RULING-1/1], scope: everyone}
                      - {id: 2, verb: enjoins, conditions: [milk/cooling], scope: everyone,
                         guard: "member.league && award.status == 'accepted'"}
                memberships:
                  x2: {party: school-a, group: league, standing: member, entered: 2021-01-01}
                awards:
                  X-3: {programme: milk, year: 2021, recipient: school-b, accepted: 2021-07-01}
                """));

    Clause vacatur = supposed.law().clause("X1/1").orElseThrow();
    assertEquals(new Target.OfClauses(Set.of("RULING-1/1")), vacatur.target());
    Subject subject = supposed.register().subject("milk", "2021", "school-b").orElseThrow();
    assertEquals(new Award.Acceptance.On(LocalDate.of(2021, 7, 1)), subject.award().acceptance());
    assertEquals(
        Group.Standing.MEMBER,
        supposed
            .register()
            .standing("school-a", "league", null)
            .at(LocalDate.of(2020, 1, 1))
            .standing());
    assertEquals(
        Truth.UNKNOWN,
        supposed
            .law()
            .clause("X1/2")
            .orElseThrow()
            .guard()
            .test(supposed.register().circumstances(subject, null).at(LocalDate.of(2021, 8, 1))));
    assertEquals(supposed, CompiledPack.ofBytes(CompiledPack.toBytes(supposed)));
    assertNotEquals(base, supposed);
    assertEquals(base, PackFixtures.theMilkFund());
  }

  @Test
  void refusesIdsOfThePackAndSectionsThatAreNotSupposed() throws IOException {
    Packs.Outcome outcome =
        suppose(
            """
            acts:
              STAY: {title: Again, kind: ruling, issued: 2021-01-01, clauses: []}
              X1: {title: Early, kind: ruling, issued: 2001-01-01, clauses: [{id: 1, verb: stays, acts-on: [RULING-1], scope: everyone}]}
            awards:
              M-1: {programme: milk, year: 2020, recipient: nobody}
            parties: {}
            """);

    assertEquals(
        List.of(
            "suppose.yaml:2:3: DUPLICATE_ID",
            "suppose.yaml:3:97: TARGET_NOT_EARLIER",
            "suppose.yaml:5:3: DUPLICATE_ID",
            "suppose.yaml:5:49: DANGLING_REFERENCE",
            "suppose.yaml:6:1: UNKNOWN_KEY"),
        PackFixtures.issues(outcome).stream()
            .map(issue -> issue.place() + ": " + issue.code())
            .toList());
  }
}
