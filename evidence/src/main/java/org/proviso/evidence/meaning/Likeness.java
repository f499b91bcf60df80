package org.proviso.evidence.meaning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.Hit;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;

/// Finds items that say what a sentence says, in its words or in others.
///
/// Two orders are fused: of items by the words of the sentence, and of items by their nearest
/// chunk. Each goes 500 items deep.
public final class Likeness {

  private static final int DEPTH = 500;

  /// Several chunks may be of one item, and some of items that are not asked for.
  private static final int CHUNKS = 2_000;

  private final SearchIndex words;
  private final MeaningIndex meanings;
  private final Vectors vectors;

  /// Looks in two indexes of the same store; none is closed.
  public Likeness(SearchIndex words, MeaningIndex meanings, Vectors vectors) {
    this.words = words;
    this.meanings = meanings;
    this.vectors = vectors;
  }

  /// Answers with what is like a sentence; the total is of what the orders have, and there are no
  /// facets. The excerpt of an item that is near is its nearest chunk.
  ///
  /// @param sentence what hits are to be like
  /// @param question what they must have in any case, and how many to return
  /// @throws IOException if indexes cannot be read, or no vector be made
  public Answer answer(String sentence, Question question) throws IOException {
    Map<Location, Chunk> chunks = new LinkedHashMap<>();
    for (MeaningIndex.Near near :
        meanings.nearest(vectors.of(List.of(sentence)).getFirst(), CHUNKS)) {
      chunks.putIfAbsent(near.location(), near.chunk());
    }
    return switch (words.among(question, sentence, List.copyOf(chunks.keySet()), DEPTH)) {
      case SearchIndex.Among.NoQuestion(String why) -> new Answer.NoQuestion(why);
      case SearchIndex.Among.Found found -> fused(found, chunks, sentence, question);
    };
  }

  private Answer fused(
      SearchIndex.Among.Found found,
      Map<Location, Chunk> chunks,
      String sentence,
      Question question)
      throws IOException {
    Set<Location> allowed = new HashSet<>(found.allowed());
    List<Location> near = chunks.keySet().stream().filter(allowed::contains).limit(DEPTH).toList();
    List<Location> fused = Fusion.of(List.of(found.byWords(), near));
    List<Hit> hits = new ArrayList<>();
    Set<Location> isNear = new HashSet<>(near);
    for (Location location : fused.stream().skip(question.from()).limit(question.most()).toList()) {
      Optional<Hit.Excerpt> excerpt =
          isNear.contains(location)
              ? Optional.ofNullable(chunks.get(location))
                  .map(it -> new Hit.Excerpt(it.kind(), it.page(), it.text(), List.of()))
              : Optional.empty();
      words.at(location, sentence, excerpt).ifPresent(hits::add);
    }
    return new Answer.Found(fused.size(), hits, Map.of());
  }
}
