package org.proviso.evidence.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// An index that answers questions. Safe for several threads.
public final class SearchIndex implements Closeable {

  private static final int LONGEST_QUESTION = 2_000;
  private static final int VALUES = 50;

  private static final Sort BEST =
      new Sort(SortField.FIELD_SCORE, new SortField(IndexBuilder.LOCATION, SortField.Type.STRING));

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Optional<SortedSetDocValuesReaderState> facets;
  private final Excerpts excerpts;
  private @Nullable Map<Facet, List<Answer.Count>> all;

  private SearchIndex(FSDirectory directory, DirectoryReader reader, Excerpts excerpts)
      throws IOException {
    this.directory = directory;
    this.reader = reader;
    this.excerpts = excerpts;
    searcher = new IndexSearcher(reader);
    // An index of nothing has no facets, and Lucene calls that an error.
    facets =
        reader.numDocs() == 0
            ? Optional.empty()
            : Optional.of(new DefaultSortedSetDocValuesReaderState(reader, IndexBuilder.facets()));
  }

  /// Opens an index.
  ///
  /// @param folder of the index
  /// @param texts where the text of an item is
  /// @throws IOException if there is none, or it cannot be read
  public static SearchIndex open(Path folder, TextsOfItems texts) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    return new SearchIndex(directory, DirectoryReader.open(directory), new Excerpts(texts));
  }

  /// Returns the hash of the manifest that the index was made of; empty if it does not say.
  ///
  /// @throws IOException if it cannot be read
  public Optional<Digest> manifest() throws IOException {
    String hex = reader.getIndexCommit().getUserData().get(IndexBuilder.MANIFEST);
    return hex == null ? Optional.empty() : Digest.parseHex(hex);
  }

  /// Answers a question. Hits of the same rank are in the order of their locations.
  ///
  /// @throws IOException if the index cannot be read
  public Answer answer(Question question) throws IOException {
    Query words;
    try {
      words = parsed(question.words());
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return new Answer.NoQuestion(why(e));
    }
    Query all = narrowed(words, question.narrowed());
    FacetsCollectorManager.FacetsResult counted =
        FacetsCollectorManager.search(
            searcher,
            all,
            question.from() + question.most(),
            BEST,
            false,
            new FacetsCollectorManager());
    TopDocs top = counted.topDocs();
    Query marked = speltOut(words);
    List<Hit> hits = new ArrayList<>();
    for (int at = question.from(); at < top.scoreDocs.length; at++) {
      hits.add(hit(top.scoreDocs[at], marked));
    }
    // Facets are counted over every hit: to count hits once more would double the work.
    long total = 0;
    for (FacetsCollector.MatchingDocs matching : counted.facetsCollector().getMatchingDocs()) {
      total += matching.totalHits();
    }
    boolean everything = question.words().isBlank() && question.narrowed().isEmpty();
    return new Answer.Found(
        total, hits, everything ? countsOfAll() : counts(counted.facetsCollector()));
  }

  /// Returns a question with the words of the index in place of what is almost a word: to find
  /// places in a text would else work out anew, for every piece of it, which words these are.
  private Query speltOut(Query words) throws IOException {
    return switch (words) {
      case FuzzyQuery almost -> searcher.rewrite(almost);
      case BoostQuery weighed -> new BoostQuery(speltOut(weighed.getQuery()), weighed.getBoost());
      case BooleanQuery several -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (BooleanClause clause : several) {
          all.add(speltOut(clause.query()), clause.occur());
        }
        yield all.setMinimumNumberShouldMatch(several.getMinimumNumberShouldMatch()).build();
      }
      default -> words;
    };
  }

  /// What comes of [#among(Question, List)].
  public sealed interface Among {

    /// Those of the items that may be returned.
    record Allowed(Set<Location> items) implements Among {}

    /// The words are no question.
    ///
    /// @param why what is wrong with them
    record NoQuestion(String why) implements Among {}
  }

  /// Returns which of some items answer a question, whatever their rank.
  ///
  /// @throws IOException if the index cannot be read
  public Among among(Question question, List<Location> some) throws IOException {
    Query needed;
    try {
      needed = narrowed(parsed(question.words()), question.narrowed());
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return new Among.NoQuestion(why(e));
    }
    Set<Location> allowed = new HashSet<>();
    if (!some.isEmpty()) {
      Query named =
          new TermInSetQuery(
              IndexBuilder.LOCATION, some.stream().map(it -> new BytesRef(it.toString())).toList());
      Query both =
          new BooleanQuery.Builder()
              .add(named, BooleanClause.Occur.FILTER)
              .add(needed, BooleanClause.Occur.FILTER)
              .build();
      for (ScoreDoc found : searcher.search(both, some.size()).scoreDocs) {
        Document document =
            searcher.storedFields().document(found.doc, Set.of(IndexBuilder.LOCATION));
        allowed.add(Location.parse(stored(document, IndexBuilder.LOCATION)));
      }
    }
    return new Among.Allowed(Set.copyOf(allowed));
  }

  /// Returns an item; empty if there is none at this place.
  ///
  /// @param excerpt what is shown of it
  /// @throws IOException if the index cannot be read
  public Optional<Hit> at(Location location, Hit.Excerpt excerpt) throws IOException {
    TopDocs found =
        searcher.search(new TermQuery(new Term(IndexBuilder.LOCATION, location.toString())), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(hit(found.scoreDocs[0], MatchNoDocsQuery.INSTANCE).showing(List.of(excerpt)));
  }

  private static String why(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private static Query parsed(String words) throws ParseException {
    if (words.length() > LONGEST_QUESTION) {
      throw new ParseException("longer than " + LONGEST_QUESTION + " characters");
    }
    if (words.isBlank()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    QueryParser parser = new QueryParser(IndexBuilder.TEXT, new Words());
    parser.setDefaultOperator(QueryParser.Operator.AND);
    return parser.parse(words);
  }

  private static Query narrowed(Query words, Map<Facet, List<String>> narrowed) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST);
    narrowed.forEach(
        (facet, values) -> {
          BooleanQuery.Builder any = new BooleanQuery.Builder();
          for (String value : values) {
            any.add(new TermQuery(new Term(facet.field(), value)), BooleanClause.Occur.SHOULD);
          }
          all.add(any.build(), BooleanClause.Occur.FILTER);
        });
    return all.build();
  }

  private Map<Facet, List<Answer.Count>> counts(FacetsCollector collected) throws IOException {
    return facets.isEmpty()
        ? new EnumMap<>(Facet.class)
        : counts(new SortedSetDocValuesFacetCounts(facets.get(), collected));
  }

  /// Counts once for all: what is in the index does not change while it is open.
  private synchronized Map<Facet, List<Answer.Count>> countsOfAll() throws IOException {
    if (all == null) {
      all =
          facets.isEmpty()
              ? Map.of()
              : Collections.unmodifiableMap(
                  counts(new SortedSetDocValuesFacetCounts(facets.get())));
    }
    return all;
  }

  private static Map<Facet, List<Answer.Count>> counts(SortedSetDocValuesFacetCounts all)
      throws IOException {
    Map<Facet, List<Answer.Count>> counts = new EnumMap<>(Facet.class);
    for (FacetResult result : all.getAllDims(VALUES)) {
      List<Answer.Count> values = new ArrayList<>();
      for (LabelAndValue value : result.labelValues) {
        values.add(new Answer.Count(value.label, value.value.longValue()));
      }
      counts.put(Facet.valueOf(result.dim.toUpperCase(Locale.ROOT)), List.copyOf(values));
    }
    return counts;
  }

  private Hit hit(ScoreDoc found, Query words) throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Map<String, String> heads = new LinkedHashMap<>();
    for (IndexableField field : document) {
      if (field.name().startsWith("head-")) {
        heads.put(field.name().substring("head-".length()), field.stringValue());
      }
    }
    String name = stored(document, "name");
    return new Hit(
        Location.parse(stored(document, IndexBuilder.LOCATION)),
        name,
        stored(document, "media-type"),
        stored(document, "ended"),
        List.of(document.getValues("had-by")),
        Optional.ofNullable(document.get(IndexBuilder.DAY)),
        heads,
        excerpts.of(Digest.parseHex(stored(document, "sha256")), name, words));
  }

  private static String stored(Document document, String field) {
    String value = document.get(field);
    return value == null ? "" : value;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
