package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.reference.ReferenceEngine;
import org.proviso.law.time.Timeline;

/// Packs for tests.
final class PackFixtures {

  private PackFixtures() {}

  /// A folder among the test resources.
  static Path folder(String name) {
    URL url = PackFixtures.class.getResource("/" + name);
    if (url == null) {
      throw new IllegalArgumentException("no test resource " + name);
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Pack theMilkFund() {
    return loaded(Packs.load(folder("packs/milk-fund")));
  }

  static Pack loaded(Packs.Outcome outcome) {
    return switch (outcome) {
      case Packs.Outcome.Loaded(Pack pack, var warnings) -> pack;
      case Packs.Outcome.Rejected(var issues) -> throw new AssertionError(rendered(issues));
    };
  }

  static List<Issue> issues(Packs.Outcome outcome) {
    return switch (outcome) {
      case Packs.Outcome.Loaded(Pack pack, var warnings) -> warnings;
      case Packs.Outcome.Rejected(var issues) -> issues;
    };
  }

  static String rendered(List<Issue> issues) {
    return issues.stream().map(Issue::render).collect(Collectors.joining("\n"));
  }

  static Clocks clocks(Pack pack) {
    return switch (Clocks.read(pack)) {
      case Clocks.Outcome.Read(Clocks clocks) -> clocks;
      case Clocks.Outcome.Rejected(List<Issue> issues) -> throw new AssertionError(issues);
    };
  }

  static Procedures procedures(Pack pack, Clocks clocks) {
    return switch (Procedures.read(pack, clocks)) {
      case Procedures.Outcome.Read(Procedures procedures) -> procedures;
      case Procedures.Outcome.Rejected(List<Issue> issues) ->
          throw new AssertionError(String.join("\n", issues.stream().map(Issue::render).toList()));
    };
  }

  /// Compares the engine with the oracle for every condition and subject, on each day on which an
  /// answer changes, the day before it, and one more.
  ///
  /// @return how many points were compared
  static int comparedWithTheOracle(Pack pack, LocalDate oneMore) {
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    ReferenceEngine oracle = new ReferenceEngine(pack.law(), pack.register());
    int points = 0;
    for (Condition condition : pack.law().conditions()) {
      Map<Subject, Timeline<Verdict>> verdicts =
          engine.verdicts(condition.id(), Asking.CONTEMPORANEOUS);
      for (Map.Entry<Subject, Timeline<Verdict>> entry : verdicts.entrySet()) {
        Set<LocalDate> days = new TreeSet<>(Set.of(oneMore));
        for (int change : entry.getValue().changes()) {
          days.add(LocalDate.ofEpochDay(change));
          days.add(LocalDate.ofEpochDay(change - 1L));
        }
        for (LocalDate day : days) {
          points++;
          assertEquals(
              oracle.possible(condition.id(), entry.getKey(), day, Asking.CONTEMPORANEOUS),
              entry.getValue().at(day).possible(),
              () -> condition.id() + " " + entry.getKey().id() + " on " + day);
        }
      }
    }
    return points;
  }
}
