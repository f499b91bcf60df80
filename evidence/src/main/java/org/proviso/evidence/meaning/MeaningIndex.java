package org.proviso.evidence.meaning;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.StoredItems;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Words;
import org.proviso.evidence.wire.TextKind;

/// The vectors of a store, one for each chunk of each text, and the chunks that they stand for.
///
/// They lie in a folder of their own, `vectors`, beside the index of words, which does not change.
/// Safe for several threads.
public final class MeaningIndex implements Closeable {

  /// The folder in a store where vectors lie.
  public static final String FOLDER = "vectors";

  private static final String VECTOR = "vector";
  private static final String LOCATION = "location";
  private static final String KIND = "kind";
  private static final String PAGE = "page";
  private static final String TEXT = "text";
  private static final String MANIFEST = "manifest";
  private static final String LAST = "last";
  private static final String ALL = "all";
  private static final int AT_A_TIME = 32;
  private static final long COMMIT_EVERY = 5_000;

  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  private MeaningIndex(FSDirectory directory, DirectoryReader reader) {
    this.directory = directory;
    this.reader = reader;
    searcher = new IndexSearcher(reader);
  }

  /// A chunk that is near.
  ///
  /// @param location of its item
  public record Near(Location location, Chunk chunk) {}

  /// Tells whether a store has the vectors of a manifest, all of them.
  ///
  /// @throws IOException if they cannot be read
  public static boolean isThere(Path store, Digest manifest) throws IOException {
    Map<String, String> said = said(store);
    return manifest.hex().equals(said.get(MANIFEST)) && said.containsKey(ALL);
  }

  private static Map<String, String> said(Path store) throws IOException {
    if (!Files.isDirectory(store.resolve(FOLDER))) {
      return Map.of();
    }
    try (FSDirectory directory = FSDirectory.open(store.resolve(FOLDER))) {
      if (!DirectoryReader.indexExists(directory)) {
        return Map.of();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return reader.getIndexCommit().getUserData();
      }
    }
  }

  /// Makes the vectors of all texts of a store; goes on where it was ended before, if the manifest
  /// is the same.
  ///
  /// @param manifest the hash of its manifest
  /// @param progress is told how many chunks were made in this run
  /// @throws IOException if texts cannot be read, or vectors not be made or written
  public static void make(Path store, Digest manifest, Vectors vectors, LongConsumer progress)
      throws IOException {
    Map<String, String> said = said(store);
    boolean goesOn = manifest.hex().equals(said.get(MANIFEST));
    if (goesOn && said.containsKey(ALL)) {
      return;
    }
    Optional<Location> last =
        goesOn ? Optional.ofNullable(said.get(LAST)).map(Location::parse) : Optional.empty();
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setOpenMode(goesOn ? OpenMode.APPEND : OpenMode.CREATE);
    config.setCommitOnClose(false);
    try (FSDirectory directory = FSDirectory.open(store.resolve(FOLDER));
        IndexWriter writer = new IndexWriter(directory, config)) {
      Making making = new Making(writer, vectors, manifest, progress);
      new StoredItems(store)
          .forEachText(
              (location, text) -> {
                if (last.isEmpty() || location.compareTo(last.get()) > 0) {
                  making.add(location, Chunks.of(text));
                }
              });
      making.finish();
    }
  }

  /// Takes chunks until there are enough for the process to be asked. Used by one thread.
  private static final class Making {

    private final IndexWriter writer;
    private final Vectors vectors;
    private final Digest manifest;
    private final LongConsumer progress;
    private final List<Near> waiting = new ArrayList<>();
    private long made;
    private long committed;

    Making(IndexWriter writer, Vectors vectors, Digest manifest, LongConsumer progress) {
      this.writer = writer;
      this.vectors = vectors;
      this.manifest = manifest;
      this.progress = progress;
    }

    void add(Location location, List<Chunk> chunks) throws IOException {
      for (Chunk chunk : chunks) {
        waiting.add(new Near(location, chunk));
        if (waiting.size() == AT_A_TIME) {
          write();
        }
      }
      if (made - committed >= COMMIT_EVERY) {
        write();
        writer.setLiveCommitData(
            Map.of(MANIFEST, manifest.hex(), LAST, location.toString()).entrySet());
        writer.commit();
        committed = made;
      }
    }

    private void write() throws IOException {
      List<float[]> all = vectors.of(waiting.stream().map(it -> it.chunk().text()).toList());
      for (int at = 0; at < all.size(); at++) {
        Near one = waiting.get(at);
        Document document = new Document();
        document.add(
            new KnnFloatVectorField(VECTOR, all.get(at), VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new StoredField(LOCATION, one.location().toString()));
        document.add(new StoredField(KIND, one.chunk().kind().name()));
        document.add(new StoredField(PAGE, one.chunk().page()));
        document.add(new TextField(TEXT, one.chunk().text(), Field.Store.YES));
        writer.addDocument(document);
      }
      made += all.size();
      waiting.clear();
      progress.accept(made);
    }

    void finish() throws IOException {
      write();
      writer.setLiveCommitData(Map.of(MANIFEST, manifest.hex(), ALL, "").entrySet());
      writer.commit();
    }
  }

  /// Opens the vectors of a store.
  ///
  /// @throws IOException if there are none, or they cannot be read
  public static MeaningIndex open(Path store) throws IOException {
    FSDirectory directory = FSDirectory.open(store.resolve(FOLDER));
    return new MeaningIndex(directory, DirectoryReader.open(directory));
  }

  /// Returns the chunks whose vectors are nearest, the nearest first: very nearly all that are, for
  /// the graph that is searched is not exact.
  ///
  /// @param vector of length 1
  /// @param most how many, at least 1
  /// @throws IOException if they cannot be read
  public List<Near> nearest(float[] vector, int most) throws IOException {
    return found(new KnnFloatVectorQuery(VECTOR, vector, most), most);
  }

  /// Returns the chunks that have at least half of the words of a sentence, the best first.
  ///
  /// @param most how many, at least 1
  /// @throws IOException if they cannot be read
  public List<Near> byWords(String sentence, int most) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (Words analyzer = new Words();
        TokenStream tokens = analyzer.tokenStream(TEXT, sentence)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && words.size() < IndexSearcher.getMaxClauseCount()) {
        words.add(word.toString());
      }
      tokens.end();
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder();
    for (String word : words) {
      some.add(new TermQuery(new Term(TEXT, word)), BooleanClause.Occur.SHOULD);
    }
    // Else every text that has an article would be in this order.
    return found(some.setMinimumNumberShouldMatch((words.size() + 1) / 2).build(), most);
  }

  private List<Near> found(Query query, int most) throws IOException {
    List<Near> near = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
      Document document = searcher.storedFields().document(found.doc);
      near.add(
          new Near(
              Location.parse(document.get(LOCATION)),
              new Chunk(
                  TextKind.valueOf(document.get(KIND)),
                  Integer.parseInt(document.get(PAGE)),
                  document.get(TEXT))));
    }
    return near;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
