package org.proviso.cli;

import java.util.List;
import org.proviso.pack.Clocks;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Procedures;
import org.proviso.pack.StepCaseRunner;

/// The procedure of a pack, with what runs its cases.
record Procedural(Procedures procedures, StepCaseRunner runner) {

  /// @throws Refusal if the clocks or the procedure of the pack have errors
  static Procedural of(Pack pack) {
    Clocks clocks =
        switch (Clocks.read(pack)) {
          case Clocks.Outcome.Read(Clocks read) -> read;
          case Clocks.Outcome.Rejected(List<Issue> issues) -> throw refusal(pack, issues);
        };
    Procedures procedures =
        switch (Procedures.read(pack, clocks)) {
          case Procedures.Outcome.Read(Procedures read) -> read;
          case Procedures.Outcome.Rejected(List<Issue> issues) -> throw refusal(pack, issues);
        };
    return new Procedural(procedures, new StepCaseRunner(pack, procedures, clocks));
  }

  private static Refusal refusal(Pack pack, List<Issue> issues) {
    return new Refusal(Words.say("file.rejected", pack.name(), PackOption.rendered(issues)));
  }
}
