package org.proviso.pack;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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
}
