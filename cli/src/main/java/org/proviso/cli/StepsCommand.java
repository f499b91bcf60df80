package org.proviso.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.StepAnswer;
import org.proviso.pack.Pack;
import org.proviso.pack.StepCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `proviso steps`: what each side may do next in the matter of a case, and what the other steps
/// lack.
@Command(name = "steps", mixinStandardHelpOptions = true)
final class StepsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "CASE", descriptionKey = "proviso.steps.param.case")
  private String id = "";

  @Option(names = "--on", paramLabel = "DATE", descriptionKey = "proviso.steps.option.on")
  private @Nullable LocalDate on;

  @Mixin private PackOption packs;

  StepsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack pack = packs.load(console);
    Procedural procedural = Procedural.of(pack);
    List<String> ids = procedural.procedures().cases().stream().map(StepCase::id).toList();
    StepCase found =
        procedural
            .procedures()
            .find(id)
            .orElseThrow(
                () ->
                    new Refusal(
                        Words.say("unknown.step-case", id, pack.name()) + Nearest.among(ids, id)));
    LocalDate day = on == null ? found.on() : on;
    List<StepAnswer> answers = procedural.runner().lane(found).answers(found.matter(), day);
    console.print(StepsText.of(pack, found, day, answers));
    return ExitCode.OK;
  }
}
