package org.proviso.evidence.meaning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Hit;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;

/// Finds items that say what a sentence says, in its words or in others.
///
/// Two orders are fused, each of items by their best chunk and 500 items deep: by the vector of the
/// sentence, and by its words. Chunks and not whole texts, for a long text has most words somewhere
/// and means a little of everything.
public final class Likeness {

  private static final int DEPTH = 500;

  /// Several chunks may be of one item, and some of items that are not asked for.
  private static final int CHUNKS = 2_000;

  private final SearchIndex items;
  private final MeaningIndex chunks;

  /// Looks in two indexes of the same store; none is closed.
  public Likeness(SearchIndex items, MeaningIndex chunks) {
    this.items = items;
    this.chunks = chunks;
  }

  /// Answers with what is like a sentence; total and facets are of what the orders have. The
  /// excerpt of an item is its nearest chunk or, where none is near, the one that has the words.
  ///
  /// @param sentence what hits are to be like
  /// @param vector of the sentence, as [Vectors] makes it
  /// @param question what they must have in any case, and how many to return
  /// @throws IOException if indexes cannot be read
  public Answer answer(String sentence, float[] vector, Question question) throws IOException {
    Map<Location, Chunk> near = best(chunks.nearest(vector, CHUNKS));
    Map<Location, Chunk> byWords = best(chunks.byWords(sentence, CHUNKS));
    Map<Location, Chunk> all = new LinkedHashMap<>(near);
    byWords.forEach(all::putIfAbsent);
    return switch (items.among(question, List.copyOf(all.keySet()))) {
      case SearchIndex.Among.NoQuestion(String why) -> new Answer.NoQuestion(why);
      case SearchIndex.Among.Allowed(Set<Location> allowed) -> {
        List<Location> fused = Fusion.of(List.of(order(near, allowed), order(byWords, allowed)));
        Question those =
            new Question(
                question.words(),
                question.narrowed(),
                question.copies(),
                Optional.of(Set.copyOf(fused)),
                question.without(),
                0,
                1);
        yield switch (items.answer(those)) {
          case Answer.NoQuestion refused -> refused;
          case Answer.Found(long total, List<Hit> first, Map<Facet, List<Answer.Count>> facets) ->
              new Answer.Found(fused.size(), hits(fused, all, question), facets);
        };
      }
    };
  }

  private static Map<Location, Chunk> best(List<MeaningIndex.Near> found) {
    Map<Location, Chunk> best = new LinkedHashMap<>();
    found.forEach(it -> best.putIfAbsent(it.location(), it.chunk()));
    return best;
  }

  private static List<Location> order(Map<Location, Chunk> found, Set<Location> allowed) {
    return found.keySet().stream().filter(allowed::contains).limit(DEPTH).toList();
  }

  private List<Hit> hits(List<Location> fused, Map<Location, Chunk> shown, Question question)
      throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (Location location : fused.stream().skip(question.from()).limit(question.most()).toList()) {
      Chunk chunk = shown.get(location);
      if (chunk != null) {
        items
            .at(location, new Hit.Excerpt(chunk.kind(), chunk.page(), chunk.text(), List.of()))
            .ifPresent(hits::add);
      }
    }
    return hits;
  }
}
