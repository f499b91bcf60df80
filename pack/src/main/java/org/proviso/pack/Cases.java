package org.proviso.pack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads case files that stand apart from a pack.
public final class Cases {

  /// What came of reading a case file.
  public sealed interface Outcome {

    /// The cases can be run.
    ///
    /// @param cases the cases in the order they were written
    /// @param docket free-form records beside them
    record Read(List<Case> cases, List<Raw> docket) implements Outcome {
      /// Copies the lists.
      public Read {
        cases = List.copyOf(cases);
        docket = List.copyOf(docket);
      }
    }

    /// The cases can not be run.
    ///
    /// @param issues what is wrong, in order of place
    record Rejected(List<Issue> issues) implements Outcome {
      /// Copies the issues.
      public Rejected {
        issues = List.copyOf(issues);
      }
    }
  }

  private Cases() {}

  /// Reads a case file without asking whether what it names exists.
  public static Outcome read(Path file) {
    Issues issues = new Issues();
    Values values = new Values(issues);
    Located root = root(file, issues);
    return root == null
        ? new Outcome.Rejected(issues.sorted())
        : read(new PackReading(sections(root, values), values));
  }

  /// Reads a case file on a pack; what it names must exist there.
  public static Outcome read(Path file, Pack pack) {
    Issues issues = new Issues();
    Values values = new Values(issues);
    Located root = root(file, issues);
    if (root == null) {
      return new Outcome.Rejected(issues.sorted());
    }
    PackReading reading = new PackReading(sections(root, values), values);
    SuppositionLoader.know(reading, pack.contents());
    return read(reading);
  }

  private static @Nullable Located root(Path file, Issues issues) {
    String name = String.valueOf(file.getFileName());
    Located root = new YamlFiles(Limits.USUAL, issues).read(file, name);
    if (root == null && !issues.hasErrors()) {
      issues.error(name, Issue.Code.UNREADABLE_FILE, "the file is empty");
    }
    return root;
  }

  private static Sections sections(Located root, Values values) {
    return Sections.of(List.of(root), EnumSet.of(Section.CASES, Section.DOCKET), values);
  }

  private static Outcome read(PackReading pack) {
    List<Case> cases = new CasesReader(pack).cases();
    List<Raw> docket = pack.sections().list(Section.DOCKET).stream().map(PackReading::raw).toList();
    return pack.issues().hasErrors()
        ? new Outcome.Rejected(pack.issues().sorted())
        : new Outcome.Read(cases, docket);
  }
}
