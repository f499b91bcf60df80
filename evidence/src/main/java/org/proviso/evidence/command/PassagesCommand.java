package org.proviso.evidence.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.intake.StoredItems;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.passage.Conduct;
import org.proviso.evidence.passage.Directive;
import org.proviso.evidence.passage.FoundPassage;
import org.proviso.evidence.passage.PassageFinder;
import org.proviso.evidence.passage.Span;
import org.proviso.evidence.wire.TextPieces.Piece;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// Lists the passages that seem to restrict, permit or require, the surest first.
@Command(name = "passages", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class PassagesCommand implements Callable<Integer> {

  private final PrintWriter out;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "STORE",
      descriptionKey = "proviso.passages.option.in")
  private Path store = Path.of("");

  @Option(
      names = "--directive",
      paramLabel = "WHAT",
      descriptionKey = "proviso.passages.option.directive")
  private @Nullable Directive directive;

  @Option(
      names = "--conduct",
      paramLabel = "WHAT",
      descriptionKey = "proviso.passages.option.conduct")
  private @Nullable Conduct conduct;

  @Option(names = "--most", paramLabel = "N", descriptionKey = "proviso.passages.option.most")
  private int most = 50;

  PassagesCommand(PrintWriter out) {
    this.out = out;
  }

  /// A passage where it was found.
  private record Placed(Location location, Piece piece, FoundPassage passage) {

    double certainty() {
      return passage.certainty();
    }
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(store.resolve("manifest.csv"))
        || !Files.isRegularFile(store.resolve("duplicates.csv"))) {
      throw new Refusal(Words.say("passages.none", store));
    }
    if (most < 1 || most > 10_000) {
      throw new Refusal(Words.say("passages.bounds", most));
    }
    PassageFinder finder = PassageFinder.shipped();
    Optional<Directive> does = Optional.ofNullable(directive);
    Optional<Conduct> about = Optional.ofNullable(conduct);
    PriorityQueue<Placed> surest =
        new PriorityQueue<>(
            Comparator.comparingDouble(Placed::certainty)
                .thenComparing(Placed::location, Comparator.reverseOrder()));
    new StoredItems(store)
        .forEachText(
            (location, text) -> {
              for (Piece piece : text) {
                for (FoundPassage passage : finder.in(piece.text(), does, about)) {
                  surest.add(new Placed(location, piece, passage));
                }
              }
              while (surest.size() > most) {
                surest.remove();
              }
            });
    out.println(Words.say("passages.caution"));
    surest.stream().sorted(surest.comparator().reversed()).forEach(this::say);
    out.println();
    out.println(Words.say("passages.total", surest.size()));
    return surest.isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void say(Placed placed) {
    FoundPassage passage = placed.passage();
    String text = placed.piece().text();
    String kind = Words.say("kind." + placed.piece().kind());
    out.println();
    out.println(
        Words.say(
            "passages.one",
            passage.directive().code(),
            passage.conduct().code(),
            "%.2f".formatted(passage.certainty()),
            placed.location(),
            placed.piece().page() == 0
                ? kind
                : Words.say("search.page", kind, placed.piece().page())));
    out.println(Words.say("passages.text", flat(passage.span(), text)));
    say("actor", passage.actor(), text);
    say("addressee", passage.addressee(), text);
    say("exception", passage.exception(), text);
    say("savings", passage.savings(), text);
  }

  private void say(String field, Optional<Span> span, String text) {
    span.ifPresent(it -> out.println(Words.say("passages." + field, flat(it, text))));
  }

  private static String flat(Span span, String text) {
    return String.join(" ", List.of(span.of(text).strip().split("\\s+", -1)));
  }
}
