package org.proviso.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import picocli.CommandLine.Option;

/// The option that names a file of supposed acts, memberships and awards.
final class SupposeOption {

  @Option(names = "--suppose", paramLabel = "FILE", descriptionKey = "option.suppose")
  private @Nullable Path file;

  @Nullable Path file() {
    return file;
  }

  /// Returns `pack` with what the file supposes; `pack` itself if none is named.
  ///
  /// @throws Refusal if the file has errors
  Pack on(Pack pack) {
    if (file == null) {
      return pack;
    }
    return switch (Packs.loadSuppositions(file, pack)) {
      case Packs.Outcome.Loaded(Pack supposed, List<Issue> warnings) -> supposed;
      case Packs.Outcome.Rejected(List<Issue> issues) ->
          throw new Refusal(Words.say("file.rejected", file, PackOption.rendered(issues)));
    };
  }
}
