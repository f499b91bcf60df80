package org.proviso.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Case;
import org.proviso.pack.CaseRunner;
import org.proviso.pack.Cases;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Raw;
import org.proviso.pack.StepCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `proviso test`: runs decided cases and holds the answers to what was decided.
@Command(name = "test", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PACK", descriptionKey = "param.pack")
  private @Nullable String pack;

  @Option(names = "--cases", paramLabel = "FILE", descriptionKey = "option.cases")
  private @Nullable Path file;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack loaded = PackOption.load(pack, console);
    Path cases = file;
    return cases == null
        ? run(loaded, loaded.cases(), loaded.docket(), "", true)
        : switch (Cases.read(cases, loaded)) {
          case Cases.Outcome.Read(List<Case> read, List<Raw> docket) ->
              run(loaded, read, docket, folder(cases), false);
          case Cases.Outcome.Rejected(List<Issue> issues) ->
              throw new Refusal(Words.say("file.rejected", cases, PackOption.rendered(issues)));
        };
  }

  /// A case file knows itself by its last name only.
  private static String folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : parent + "/";
  }

  private int run(
      Pack loaded, List<Case> cases, List<Raw> docket, String folder, boolean withSteps) {
    CaseRunner runner = new CaseRunner(loaded, console.today());
    int failed = 0;
    for (Case each : cases) {
      CaseRunner.Result result = runner.run(each);
      if (!result.passed()) {
        failed++;
        console.print(
            Words.say(
                    "test.failed",
                    folder + each.place().file() + ":" + each.place().line(),
                    each.id(),
                    each.soft() ? Words.say("test.soft") : "",
                    String.join("; ", result.differences()))
                + "\n");
      }
    }
    int all = cases.size();
    if (withSteps) {
      Procedural procedural = Procedural.of(loaded);
      all += procedural.procedures().cases().size();
      failed += failedSteps(procedural);
    }
    if (!docket.isEmpty()) {
      console.print(Words.say("test.docket", docket.size()) + "\n");
    }
    console.print(Words.say("test.count", all - failed, failed) + "\n");
    return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int failedSteps(Procedural procedural) {
    int failed = 0;
    for (StepCase each : procedural.procedures().cases()) {
      List<String> differences = procedural.runner().differences(each);
      if (!differences.isEmpty()) {
        failed++;
        console.print(
            Words.say(
                    "test.failed",
                    each.place().file() + ":" + each.place().line(),
                    each.id(),
                    "",
                    String.join("; ", differences))
                + "\n");
      }
    }
    return failed;
  }
}
