package org.proviso.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.CompiledPack;
import org.proviso.pack.Issue;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import picocli.CommandLine.Option;

/// The option that says which pack a question is put to.
final class PackOption {

  @Option(names = "--pack", paramLabel = "NAME", descriptionKey = "option.pack")
  private @Nullable String pack;

  /// Returns the pack.
  ///
  /// @throws Refusal if there is no such pack, or it has errors
  Pack load(Console console) {
    return load(pack, console);
  }

  /// Returns the option as it has to be given once more to ask the same pack, with a space before;
  /// empty if it was not given.
  String again() {
    String name = pack;
    if (name == null) {
      return "";
    }
    boolean isPlain = name.matches("[A-Za-z0-9._/+-]+");
    return " --pack " + (isPlain ? name : "'" + name.replace("'", "'\\''") + "'");
  }

  static Pack load(@Nullable String name, Console console) {
    Path folder = folder(name, console.home());
    return switch (CompiledPack.load(folder, cache(console.home()))) {
      case Packs.Outcome.Loaded(Pack loaded, List<Issue> warnings) -> loaded;
      case Packs.Outcome.Rejected(List<Issue> issues) ->
          throw new Refusal(Words.say("pack.rejected", folder, rendered(issues)));
    };
  }

  static String rendered(List<Issue> issues) {
    return issues.stream().map(Issue::render).collect(Collectors.joining("\n"));
  }

  /// Returns the folder of a pack that is named by itself or by its folder.
  ///
  /// @param name null for the only pack that there is
  static Path folder(@Nullable String name, Path home) {
    List<String> names = names(home);
    if (name == null) {
      if (names.size() != 1) {
        throw new Refusal(Words.say("pack.which", home.resolve("packs"), String.join(", ", names)));
      }
      return home.resolve("packs").resolve(names.getFirst());
    }
    if (names.contains(name)) {
      return home.resolve("packs").resolve(name);
    }
    Path folder = path(name);
    if (!Files.isDirectory(folder)) {
      throw new Refusal(Words.say("pack.unknown", name) + Nearest.among(names, name));
    }
    return folder;
  }

  /// @throws Refusal if `text` can not be a path on this system
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Refusal(Words.say("path.invalid", text));
    }
  }

  private static List<String> names(Path home) {
    try (Stream<Path> folders = Files.list(home.resolve("packs"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Compiled packs stand beside the product, or where the system keeps what may be lost.
  private static Path cache(Path home) {
    Path own = home.resolve(".proviso");
    Path parent = Files.isDirectory(own) ? own : home;
    return Files.isWritable(parent)
        ? own.resolve("cache")
        : Path.of(
            System.getProperty("java.io.tmpdir"), "proviso-" + System.getProperty("user.name"));
  }
}
