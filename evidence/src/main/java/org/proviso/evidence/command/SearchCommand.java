package org.proviso.evidence.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.StoredTexts;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.meaning.Likeness;
import org.proviso.evidence.meaning.MeaningIndex;
import org.proviso.evidence.meaning.Vectors;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Hit;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks for words in what was taken in.
@Command(name = "search", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class SearchCommand implements Callable<Integer> {

  private static final int SHOWN_VALUES = 10;
  private static final int SHOWN_COPIES = 5;

  private final PrintWriter out;
  private final VectorSource source;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORDS",
      descriptionKey = "proviso.search.param.words")
  private String words = "";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "STORE",
      descriptionKey = "proviso.search.option.in")
  private Path store = Path.of("");

  @Option(
      names = "--custodian",
      paramLabel = "NAME",
      descriptionKey = "proviso.search.option.custodian")
  private List<String> custodians = List.of();

  @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "proviso.search.option.type")
  private List<String> types = List.of();

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      descriptionKey = "proviso.search.option.outcome")
  private List<String> outcomes = List.of();

  @Option(names = "--hidden", paramLabel = "KIND", descriptionKey = "proviso.search.option.hidden")
  private List<String> hidden = List.of();

  @Option(
      names = "--language",
      paramLabel = "CODE",
      descriptionKey = "proviso.search.option.language")
  private List<String> languages = List.of();

  @Option(names = "--copies", descriptionKey = "proviso.search.option.copies")
  private boolean copies;

  @Option(names = "--from", paramLabel = "N", descriptionKey = "proviso.search.option.from")
  private int from;

  @Option(names = "--most", paramLabel = "N", descriptionKey = "proviso.search.option.most")
  private int most = 20;

  @Option(names = "--like", paramLabel = "SENTENCE", descriptionKey = "proviso.search.option.like")
  private String sentence = "";

  /// @param source of vectors, for what is like a sentence
  SearchCommand(PrintWriter out, VectorSource source) {
    this.out = out;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    Path index = store.resolve("index");
    if (!Files.isDirectory(index)) {
      throw new Refusal(Words.say("search.none", store));
    }
    if (from < 0 || most < 1 || most > 1_000) {
      throw new Refusal(Words.say("search.bounds", from, most));
    }
    try (SearchIndex searched = SearchIndex.open(index, new StoredTexts(store))) {
      Question question = new Question(words, narrowed(), from, most);
      Question asked = copies ? question.withCopies() : question;
      return switch (sentence.isBlank() ? searched.answer(asked) : like(searched, asked)) {
        case Answer.NoQuestion(String why) ->
            throw new Refusal(Words.say("search.no-question", words, why));
        case Answer.Found found -> {
          say(found);
          yield found.total() > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
      };
    }
  }

  private Answer like(SearchIndex searched, Question question) throws IOException {
    Optional<Digest> manifest = searched.manifest();
    if (manifest.isEmpty() || !MeaningIndex.isThere(store, manifest.get())) {
      throw new Refusal(Words.say("search.no-vectors", store));
    }
    try (MeaningIndex meanings = MeaningIndex.open(store);
        Vectors vectors = source.open()) {
      float[] vector = vectors.of(List.of(sentence)).getFirst();
      return new Likeness(searched, meanings).answer(sentence, vector, question);
    }
  }

  private Map<Facet, List<String>> narrowed() {
    Map<Facet, List<String>> narrowed = new EnumMap<>(Facet.class);
    Map.of(
            Facet.CUSTODIAN, custodians,
            Facet.TYPE, types,
            Facet.OUTCOME, outcomes,
            Facet.HIDDEN, hidden,
            Facet.LANGUAGE, languages)
        .forEach(
            (facet, values) -> {
              if (!values.isEmpty()) {
                narrowed.put(facet, values);
              }
            });
    return narrowed;
  }

  private void say(Answer.Found found) {
    out.println(Words.say("search.total", found.total()));
    int number = from;
    for (Hit hit : found.hits()) {
      number++;
      out.println();
      out.println(Words.say("search.hit", number, hit.location(), hit.name()));
      out.println(
          Words.say(
              "search.about",
              hit.type(),
              hit.outcome(),
              hit.day().orElse(Words.say("search.no-day")),
              String.join(", ", hit.custodians())));
      if (hit.copyCount() > 0) {
        out.println(Words.say("search.copies", hit.copyCount(), shown(hit)));
      }
      hit.heads().forEach((name, value) -> out.println(Words.say("search.head", name, value)));
      hit.excerpts().forEach(this::say);
    }
    found.facets().forEach(this::say);
  }

  private static String shown(Hit hit) {
    String places =
        hit.copies().stream()
            .limit(SHOWN_COPIES)
            .map(Location::toString)
            .collect(Collectors.joining(", "));
    return hit.copyCount() > SHOWN_COPIES ? places + ", …" : places;
  }

  private void say(Hit.Excerpt excerpt) {
    StringBuilder text = new StringBuilder(excerpt.text());
    for (Hit.Mark mark : excerpt.marks().reversed()) {
      text.insert(mark.end(), "»").insert(mark.start(), "«");
    }
    String where =
        excerpt.page() == 0
            ? Words.say("kind." + excerpt.kind())
            : Words.say("search.page", Words.say("kind." + excerpt.kind()), excerpt.page());
    out.println(
        Words.say("search.excerpt", where, text.toString().strip().replaceAll("\\s+", " ")));
  }

  private void say(Facet facet, List<Answer.Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    out.println();
    out.println(Words.say("facet." + facet));
    for (Answer.Count count : counts.subList(0, Math.min(SHOWN_VALUES, counts.size()))) {
      out.println(Words.say("search.count", "%8d".formatted(count.hits()), count.value()));
    }
  }
}
