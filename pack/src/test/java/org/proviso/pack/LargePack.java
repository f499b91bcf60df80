package org.proviso.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// Writes a pack of the size of a large real one: 70 acts, 65 parties under 10 programme years, 40
/// policies.
final class LargePack {

  private LargePack() {}

  static Path writeTo(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("large"));
    Files.writeString(folder.resolve("pack.yaml"), terms());
    Files.writeString(folder.resolve("acts.yaml"), acts());
    Files.writeString(folder.resolve("register.yaml"), register());
    Files.writeString(folder.resolve("cases.yaml"), cases());
    return folder;
  }

  private static String terms() {
    return """
        pack: {name: large, title: A large pack}
        sources: {S1: {title: A source, where: here}}
        kinds: {terms: {rank: 10}, order: {rank: 20}}
        courts: {court: {name: The court}}
        programmes: {aid: {title: Aid, years: [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024]}}
        provisions:
          law: {title: A law, readings: {narrow: {name: Narrow}, wide: {name: Wide}}}
        conditions:
          aid/one:
            title: One
            programme: aid
            provision: law
            met:
              narrow: "!policies.exists(p, 'asking' in p.restricts)"
              wide: "policies.all(p, !('asking' in p.restricts) && !('telling' in p.restricts))"
          aid/two: {title: Two, programme: aid, met: "award.status == 'none' || member['league']"}
        policy-vocabulary: {restricts: [asking, telling]}
        groups: {league: {name: League, eligible-kinds: [city], default: unknown}}
        """;
  }

  private static String acts() {
    StringBuilder text = new StringBuilder("acts:\n");
    for (int i = 0; i < 70; i++) {
      LocalDate day = LocalDate.of(2016, 1, 1).plusDays(30L * i);
      text.append(
          """
            O%d:
              title: Order %d
              kind: %s
              issued: %s
              cause: "A case with a rather long name, number %d"
              citation: "%d Reports 12"
              source: [S1]
              clauses:
                - {id: 1, verb: %s, conditions: [aid/one, aid/two], years: [2017, 2018], scope: {named: [p%d, p%d]}, words: "does something to some"}
                - {id: 2, verb: affirms, conditions: [aid/one], words: "says that all is well"}
          """
              .formatted(
                  i,
                  i,
                  i == 0 ? "terms" : "order",
                  day,
                  i,
                  i,
                  i == 0 ? "imposes" : "enjoins",
                  i % 65,
                  (i + 7) % 65));
    }
    return text.toString();
  }

  private static String register() {
    StringBuilder text = new StringBuilder("parties:\n");
    for (int i = 0; i < 65; i++) {
      text.append(
          "  p%d: {name: Party %d, kind: city, circuit: %d, policies-known: %s}\n"
              .formatted(i, i, i % 11 + 1, i % 3 != 0));
    }
    text.append("policies:\n");
    for (int i = 0; i < 40; i++) {
      text.append(
          "  q%d: {holder: p%d, title: Policy %d, from: 2016-01-%02d, until: 2019-02-01, restricts: [asking]}\n"
              .formatted(i, i, i, i % 28 + 1));
    }
    text.append("awards:\n");
    for (int i = 0; i < 40; i++) {
      text.append(
          "  A-%d: {programme: aid, year: 2017, recipient: p%d, offered: 2017-09-01, accepted: 2017-10-01}\n"
              .formatted(i, i));
    }
    return text.toString();
  }

  private static String cases() {
    StringBuilder text = new StringBuilder("cases:\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "  - {id: q%d, \"on\": 2018-01-01, condition: aid/one, party: p%d, year: 2017, answer: BARRED}\n"
              .formatted(i, i));
    }
    return text.toString();
  }
}
