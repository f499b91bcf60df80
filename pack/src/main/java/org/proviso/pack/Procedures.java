package org.proviso.pack;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Procedure;

/// The procedure of a pack, ready to be asked, with its cases.
///
/// Made by [#read]. Immutable and thread-safe.
public final class Procedures {

  /// What came of reading the procedure of a pack.
  public sealed interface Outcome {

    /// It can be used.
    record Read(Procedures procedures) implements Outcome {}

    /// It can not.
    ///
    /// @param issues what is wrong, in order of place, without the lines of the files
    record Rejected(List<Issue> issues) implements Outcome {
      /// Copies the issues.
      public Rejected {
        issues = List.copyOf(issues);
      }
    }
  }

  private final Procedure procedure;
  private final @Nullable String letter;
  private final @Nullable String answer;
  private final List<StepCase> cases;

  Procedures(
      Procedure procedure, @Nullable String letter, @Nullable String answer, List<StepCase> cases) {
    this.procedure = procedure;
    this.letter = letter;
    this.answer = answer;
    this.cases = List.copyOf(cases);
  }

  /// Reads the sections `actions`, `authorities`, `step-clocks`, `steps`, `breaches` and
  /// `step-cases` of a pack.
  ///
  /// @param clocks with the counting rules that the clocks of steps name
  public static Outcome read(Pack pack, Clocks clocks) {
    return new ProcedureReader(pack, clocks).read();
  }

  /// Returns the procedure; one without steps for a pack that has none.
  public Procedure procedure() {
    return procedure;
  }

  /// Returns the step that a letter of an inquiry is; empty if none is.
  public Optional<String> letter() {
    return Optional.ofNullable(letter);
  }

  /// Returns the step that the recipient's answer in an inquiry is; empty if none is.
  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  /// Returns the cases of the procedure in the order they were written.
  public List<StepCase> cases() {
    return cases;
  }

  /// Returns the case with this identifier.
  public Optional<StepCase> find(String id) {
    return cases.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
