package org.proviso.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.proviso.pack.Clocks;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.Procedures;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/// `proviso lint`: everything that is wrong or doubtful in a pack, with its place.
@Command(name = "lint", mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "PACK-FOLDER", descriptionKey = "param.pack")
  private String pack = "";

  LintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path folder = PackOption.folder(pack, console.home());
    List<Issue> issues = new ArrayList<>();
    switch (Packs.load(folder)) {
      case Packs.Outcome.Loaded(Pack loaded, List<Issue> warnings) -> {
        issues.addAll(warnings);
        issues.addAll(ofClocksAndSteps(loaded, folder));
      }
      case Packs.Outcome.Rejected(List<Issue> rejected) -> issues.addAll(rejected);
    }
    issues.sort(null);
    issues.forEach(issue -> console.print(issue.render() + "\n"));
    long errors = issues.stream().filter(issue -> issue.severity() == Issue.Severity.ERROR).count();
    console.print(Words.say("lint.count", errors, issues.size() - errors) + "\n");
    return errors == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static List<Issue> ofClocksAndSteps(Pack loaded, Path folder) {
    return switch (Clocks.read(loaded)) {
      case Clocks.Outcome.Read(Clocks clocks) ->
          switch (Procedures.read(loaded, clocks)) {
            case Procedures.Outcome.Read _ -> List.of();
            case Procedures.Outcome.Rejected(List<Issue> issues) ->
                issues.stream().map(issue -> withLine(issue, folder)).toList();
          };
      case Clocks.Outcome.Rejected(List<Issue> issues) ->
          issues.stream().map(issue -> withLine(issue, folder)).toList();
    };
  }

  /// Adds the line of the file, which issues on calendars, counting rules and steps come without.
  private static Issue withLine(Issue issue, Path folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(issue.file()));
      String line = issue.line() <= lines.size() ? lines.get(issue.line() - 1) : "";
      return new Issue(
          issue.severity(),
          issue.file(),
          issue.line(),
          issue.column(),
          issue.code(),
          issue.message(),
          line);
    } catch (IOException e) {
      return issue;
    }
  }
}
