package org.proviso.evidence.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
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
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;

/// An index that answers questions. Safe for several threads.
public final class SearchIndex implements Closeable {

  /// How many places are told at once.
  public static final int MOST_PLACES = 200_000;

  /// How many items of a family, a conversation or a container are told at once.
  public static final int MOST_LISTED = 1_000;

  private static final int LONGEST_QUESTION = 2_000;
  private static final SortField IN_ORDER = new SortField(IndexBuilder.ORDER, SortField.Type.LONG);
  private static final int VALUES = 50;

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Excerpts excerpts;

  /// How many items there are in all, with their facets, by whether copies count: asked for again
  /// and again, and the same as long as the index is open.
  private final Map<Boolean, Counted> ofAll = new ConcurrentHashMap<>();

  private record Counted(long total, Map<Facet, List<Answer.Count>> facets) {}

  private SearchIndex(FSDirectory directory, DirectoryReader reader, Excerpts excerpts)
      throws IOException {
    this.directory = directory;
    this.reader = reader;
    this.excerpts = excerpts;
    searcher = new IndexSearcher(reader);
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

  /// Tells whether the index was made as this program makes it; if not, it has to be made again.
  ///
  /// @throws IOException if it cannot be read
  public boolean isCurrent() throws IOException {
    String form = reader.getIndexCommit().getUserData().get(IndexBuilder.FORM);
    return IndexBuilder.THIS_FORM.equals(form);
  }

  /// Answers a question. Hits of the same rank are in the order of their locations.
  ///
  /// @throws IOException if the index cannot be read
  public Answer answer(Question question) throws IOException {
    Query words;
    try {
      words = speltOut(parsed(question.words()));
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return new Answer.NoQuestion(why(e));
    }
    Query those = narrowed(words, question);
    var best = new TopScoreDocCollectorManager(question.from() + question.most(), null, 1);
    Counted known = isForAll(question) ? ofAll.get(question.copies()) : null;
    if (known != null) {
      return found(question, words, searcher.search(those, best), known);
    }
    if (isOfPlaces(words)) {
      // Where words stand is worked out once, since that takes the most of the time.
      Object[] both = searcher.search(those, new MultiCollectorManager(best, counter(question)));
      return found(question, words, (TopDocs) both[0], counted((HitCounter.Counts) both[1]));
    }
    // Two searches cost less than one that does both: the one passes over what cannot be among the
    // best, the other works out no ranks.
    Counted counted = counted(searcher.search(those, counter(question)));
    if (isForAll(question)) {
      ofAll.put(question.copies(), counted);
    }
    return found(question, words, searcher.search(those, best), counted);
  }

  /// Tells whether a question is about words beside others.
  private static boolean isOfPlaces(Query words) {
    return switch (words) {
      case PhraseQuery _, MultiPhraseQuery _ -> true;
      case BoostQuery weighed -> isOfPlaces(weighed.getQuery());
      case BooleanQuery several ->
          several.clauses().stream().anyMatch(clause -> isOfPlaces(clause.query()));
      default -> false;
    };
  }

  private static boolean isForAll(Question question) {
    return question.words().isBlank()
        && question.narrowed().isEmpty()
        && question.within().isEmpty()
        && question.without().isEmpty();
  }

  private Answer.Found found(Question question, Query words, TopDocs top, Counted counted)
      throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (int at = question.from(); at < top.scoreDocs.length; at++) {
      hits.add(hit(top.scoreDocs[at], words, question.copies()));
    }
    return new Answer.Found(counted.total(), hits, counted.facets());
  }

  /// Returns a question with the words of the index in place of what is almost a word: each search
  /// would else work out anew which words these are, and so would every piece of a text in which
  /// places are found.
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

  /// Returns all places that answer a question, in order; how many hits the question wants makes no
  /// difference.
  ///
  /// @param most how many are told, at most [#MOST_PLACES]; if there are more, none is
  /// @throws IllegalArgumentException if more are to be told
  /// @throws IOException if the index cannot be read
  public Places places(Question question, int most) throws IOException {
    if (most < 1 || most > MOST_PLACES) {
      throw new IllegalArgumentException("places: " + most);
    }
    Query all;
    try {
      all = narrowed(parsed(question.words()), question);
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return new Places.NoQuestion(why(e));
    }
    int total = searcher.count(all);
    if (total > most) {
      return new Places.TooMany(total);
    }
    return new Places.All(searcher.search(all, new InOrder()));
  }

  /// Returns how many hits have which value of a facet, all values that any has; empty if the words
  /// are no question.
  ///
  /// @throws IOException if the index cannot be read
  public Optional<SortedMap<String, Long>> valuesOf(Question question, Facet facet)
      throws IOException {
    Query all;
    try {
      all = narrowed(parsed(question.words()), question);
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return Optional.empty();
    }
    HitCounter.Counts counts = searcher.search(all, counter(question));
    return Optional.of(counts.values().getOrDefault(facet, new TreeMap<>()));
  }

  /// Returns the copies of items, in order: the rows of the manifest in whose place they are shown.
  /// What is inside of an input that is a duplicate has no row.
  ///
  /// @param shown where these items are
  /// @param most how many are told, at most [#MOST_PLACES]; if there are more, none is
  /// @throws IllegalArgumentException if more are to be told
  /// @throws IOException if the index cannot be read
  public Places copies(Set<Location> shown, int most) throws IOException {
    if (most < 1 || most > MOST_PLACES) {
      throw new IllegalArgumentException("places: " + most);
    }
    Query copies = in(IndexBuilder.COPY_OF, shown);
    int total = searcher.count(copies);
    return total > most
        ? new Places.TooMany(total)
        : new Places.All(searcher.search(copies, new InOrder()));
  }

  /// Returns where in a text the words of a question stand, in order; nowhere if they are none.
  ///
  /// @param text such as a piece of an item
  /// @throws IOException if the text cannot be taken apart
  public List<Hit.Mark> marks(String words, String text) throws IOException {
    if (words.isBlank()) {
      return List.of();
    }
    try {
      return Excerpts.marks(speltOut(parsed(words)), text);
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return List.of();
    }
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
      needed = narrowed(parsed(question.words()), question);
    } catch (ParseException | IndexSearcher.TooManyClauses e) {
      return new Among.NoQuestion(why(e));
    }
    Query both =
        new BooleanQuery.Builder()
            .add(at(Set.copyOf(some)), BooleanClause.Occur.FILTER)
            .add(needed, BooleanClause.Occur.FILTER)
            .build();
    Set<Location> allowed = new HashSet<>();
    searcher.search(both, new InOrder()).forEach(place -> allowed.add(place.location()));
    return new Among.Allowed(Set.copyOf(allowed));
  }

  /// Returns an item; empty if there is none at this place.
  ///
  /// @param excerpt what is shown of it
  /// @throws IOException if the index cannot be read
  public Optional<Hit> at(Location location, Hit.Excerpt excerpt) throws IOException {
    TopDocs found = searcher.search(at(Set.of(location)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(
            hit(found.scoreDocs[0], MatchNoDocsQuery.INSTANCE, false).showing(List.of(excerpt)));
  }

  private static String why(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /// Returns what is on file about a place: a row of the manifest. A place inside of an input that
  /// is a duplicate has no row, and is answered by the same place in what is read in its place.
  ///
  /// @throws IOException if the index cannot be read
  public Optional<FiledItem> item(Location location) throws IOException {
    Optional<FiledItem> there = row(location);
    if (there.isPresent() || location.depth() == 0) {
      return there;
    }
    Optional<FiledItem> input = row(location.root());
    if (input.isPresent()
        && input.get().item().outcome() instanceof Outcome.DuplicateOf(Location master)) {
      return row(new Location(master.custodian(), master.path(), location.positions()));
    }
    return Optional.empty();
  }

  private Optional<FiledItem> row(Location location) throws IOException {
    Query there = new TermQuery(new Term(IndexBuilder.LOCATION, location.toString()));
    return filed(searcher.search(there, 1)).stream().findFirst();
  }

  /// Returns what a container holds directly, in order.
  ///
  /// @param from how many to leave out
  /// @param most how many to return, from 1 to 1,000
  /// @throws IllegalArgumentException if other numbers are asked for
  /// @throws IOException if the index cannot be read
  public List<FiledItem> children(Location container, int from, int most) throws IOException {
    return listed(IndexBuilder.PARENT, container, IN_ORDER, from, most);
  }

  /// Returns the items of a family in order, its document first; items behind the thousandth are
  /// left out, and [#children] has them.
  ///
  /// @param location of any item of it
  /// @throws IOException if the index cannot be read
  public List<FiledItem> family(Location location) throws IOException {
    Optional<FiledItem> one = item(location);
    return one.isEmpty()
        ? List.of()
        : listed(IndexBuilder.FAMILY, one.get().kin().family(), IN_ORDER, 0, MOST_LISTED);
  }

  /// Returns the mails of a conversation, each before what answers it, and of several copies the
  /// first; mails behind the thousandth are left out.
  ///
  /// @param thread its name: the location of its first mail
  /// @throws IOException if the index cannot be read
  public List<FiledItem> thread(Location thread) throws IOException {
    SortField places = new SortField(IndexBuilder.PLACE, SortField.Type.LONG);
    return listed(IndexBuilder.THREAD, thread, places, 0, MOST_LISTED);
  }

  private List<FiledItem> listed(String field, Location value, SortField order, int from, int most)
      throws IOException {
    if (from < 0 || most < 1 || most > MOST_LISTED) {
      throw new IllegalArgumentException("items from " + from + ", " + most + " of them");
    }
    Query those = new TermQuery(new Term(field, value.toString()));
    TopDocs top = searcher.search(those, Math.addExact(from, most), new Sort(order));
    return filed(top).stream().skip(from).toList();
  }

  private List<FiledItem> filed(TopDocs top) throws IOException {
    List<FiledItem> items = new ArrayList<>();
    for (ScoreDoc found : top.scoreDocs) {
      items.add(Rows.read(searcher.storedFields().document(found.doc)));
    }
    return items;
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

  private static Query narrowed(Query words, Question question) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST);
    all.add(shown(question.copies()), BooleanClause.Occur.FILTER);
    question
        .narrowed()
        .forEach(
            (facet, values) -> {
              BooleanQuery.Builder any = new BooleanQuery.Builder();
              for (String value : values) {
                Term term = new Term(field(facet, question.copies()), value);
                any.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
              }
              all.add(any.build(), BooleanClause.Occur.FILTER);
            });
    question.within().ifPresent(it -> all.add(at(it), BooleanClause.Occur.FILTER));
    if (!question.without().isEmpty()) {
      all.add(at(question.without()), BooleanClause.Occur.MUST_NOT);
    }
    return all.build();
  }

  private static Query shown(boolean copies) {
    Query masters = new TermQuery(new Term(IndexBuilder.SHOWN, IndexBuilder.MASTER));
    return copies
        ? new BooleanQuery.Builder()
            .add(masters, BooleanClause.Occur.SHOULD)
            .add(
                new TermQuery(new Term(IndexBuilder.SHOWN, IndexBuilder.COPY)),
                BooleanClause.Occur.SHOULD)
            .build()
        : masters;
  }

  private static Query at(Set<Location> places) {
    return in(IndexBuilder.LOCATION, places);
  }

  private static Query in(String field, Set<Location> places) {
    List<BytesRef> terms = new ArrayList<>();
    for (Location place : places) {
      terms.add(new BytesRef(place.toString()));
    }
    return new TermInSetQuery(field, terms);
  }

  /// Returns the field that a facet is counted by: who has a copy counts only where copies are no
  /// hits of their own.
  private static String field(Facet facet, boolean copies) {
    return facet == Facet.CUSTODIAN && copies ? IndexBuilder.HOLDER : facet.field();
  }

  private static HitCounter counter(Question question) {
    return new HitCounter(field(Facet.CUSTODIAN, question.copies()));
  }

  private static Counted counted(HitCounter.Counts counts) {
    Map<Facet, List<Answer.Count>> facets = new EnumMap<>(Facet.class);
    counts
        .values()
        .forEach(
            (facet, values) ->
                facets.put(
                    facet,
                    values.entrySet().stream()
                        .map(value -> new Answer.Count(value.getKey(), value.getValue()))
                        .sorted(Comparator.comparingLong(Answer.Count::hits).reversed())
                        .limit(VALUES)
                        .toList()));
    return new Counted(counts.total(), facets);
  }

  private Hit hit(ScoreDoc found, Query words, boolean copies) throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Kin kin = Rows.kin(document);
    String name = Rows.text(document, Rows.NAME);
    Optional<Digest> sha256 = Digest.parseHex(Rows.text(document, "sha256"));
    return new Hit(
        Rows.location(document),
        sha256,
        name,
        Rows.text(document, "media-type"),
        Rows.text(document, "ended"),
        List.copyOf(copies ? kin.holders() : kin.custodians()),
        kin.copies(),
        kin.copyCount(),
        Optional.ofNullable(document.get(IndexBuilder.DAY)),
        Rows.heads(document),
        excerpts.of(sha256, name, words));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
