package org.proviso.pack;

import java.nio.file.Path;
import java.util.List;

/// Loads packs.
///
/// A pack is a folder of YAML files in UTF-8, in any subfolders; other files in it are left alone,
/// links are not followed. Everything that is wrong is reported at once and nothing is thrown for
/// it. [CompiledPack] does the same faster when it was done before.
public final class Packs {

  /// What came of loading a pack.
  public sealed interface Outcome {

    /// The pack can be used.
    ///
    /// @param pack the pack
    /// @param warnings what a reader should look at, in order of place
    record Loaded(Pack pack, List<Issue> warnings) implements Outcome {
      /// Copies the warnings.
      public Loaded {
        warnings = List.copyOf(warnings);
      }
    }

    /// The pack can not be used.
    ///
    /// @param issues errors and warnings in order of place; at least one is an error
    record Rejected(List<Issue> issues) implements Outcome {
      /// Copies the issues.
      public Rejected {
        issues = List.copyOf(issues);
      }
    }
  }

  private Packs() {}

  /// Loads the pack in a folder.
  public static Outcome load(Path folder) {
    return load(folder, Limits.USUAL);
  }

  static Outcome load(Path folder, Limits limits) {
    return new PackLoader(limits).load(folder);
  }

  /// Returns `base` with what a file supposes: hypothetical acts, memberships and awards, in the
  /// sections of those names. Issues are those of the file.
  ///
  /// An identifier of `base` can not be used again; a supposed act may act on those of `base` as
  /// far as they are earlier.
  public static Outcome loadSuppositions(Path file, Pack base) {
    return new SuppositionLoader(Limits.USUAL).load(file, base);
  }

  /// Returns `base` with what a text supposes that is written as such a file is.
  ///
  /// @param name what the text is called in issues
  public static Outcome suppose(String name, String text, Pack base) {
    return new SuppositionLoader(Limits.USUAL).load(name, text, base);
  }
}
