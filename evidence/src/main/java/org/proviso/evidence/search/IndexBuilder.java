package org.proviso.evidence.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Makes the index of a store anew. Until [#finish(Digest)] returns, whoever searches sees the
/// index that was there before. Used by one thread.
public final class IndexBuilder implements Closeable {

  static final String TEXT = "text";
  static final String LOCATION = "location";
  static final String DAY = "date";
  static final String MANIFEST = "manifest";

  private static final double BUFFER_MEBIBYTES = 128;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final FacetsConfig facets = facets();

  /// Begins an index in a folder.
  ///
  /// @throws IOException if it cannot be written
  public IndexBuilder(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setOpenMode(OpenMode.CREATE);
    config.setRAMBufferSizeMB(BUFFER_MEBIBYTES);
    config.setCommitOnClose(false);
    writer = new IndexWriter(directory, config);
  }

  static FacetsConfig facets() {
    FacetsConfig facets = new FacetsConfig();
    for (Facet facet : Facet.values()) {
      facets.setMultiValued(facet.field(), true);
    }
    return facets;
  }

  /// Adds an item.
  ///
  /// @throws IOException if it cannot be written
  public void add(IndexedItem indexed) throws IOException {
    Document document = new Document();
    String location = indexed.item().location().toString();
    document.add(new StringField(LOCATION, location, Field.Store.YES));
    document.add(new SortedDocValuesField(LOCATION, new BytesRef(location)));
    store(document, "name", indexed.item().name());
    store(document, "media-type", indexed.item().type());
    store(document, "ended", indexed.item().outcome().kind().code());
    indexed.item().sha256().ifPresent(digest -> store(document, "sha256", digest.hex()));
    document.add(new TextField("name", indexed.item().name(), Field.Store.NO));
    for (String custodian : indexed.custodians()) {
      facet(document, Facet.CUSTODIAN, custodian);
      store(document, "had-by", custodian);
    }
    facet(document, Facet.TYPE, indexed.item().type());
    facet(document, Facet.OUTCOME, indexed.item().outcome().kind().code());
    for (HiddenContent hidden : indexed.item().hidden()) {
      facet(document, Facet.HIDDEN, hidden.code());
    }
    indexed
        .day()
        .ifPresent(
            day -> {
              document.add(new StringField(DAY, day.toString(), Field.Store.YES));
              facet(document, Facet.YEAR, Integer.toString(day.getYear()));
            });
    for (Map.Entry<String, String> head : indexed.heads().entrySet()) {
      document.add(new TextField(head.getKey(), head.getValue(), Field.Store.NO));
      document.add(new StoredField("head-" + head.getKey(), head.getValue()));
    }
    for (Piece piece : indexed.text()) {
      document.add(new TextField(TEXT, piece.text(), Field.Store.NO));
      if (piece.kind() != TextKind.BODY) {
        document.add(new TextField(field(piece.kind()), piece.text(), Field.Store.NO));
      }
    }
    writer.addDocument(facets.build(document));
  }

  /// Returns the field in which text of a kind alone is found, such as `comment`.
  private static String field(TextKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    // The kinds of hidden content are a facet of that name.
    return kind == TextKind.HIDDEN ? name + "-text" : name;
  }

  private static void store(Document document, String field, String value) {
    document.add(new StoredField(field, value));
  }

  private static void facet(Document document, Facet facet, String value) {
    if (!value.isEmpty()) {
      document.add(new SortedSetDocValuesFacetField(facet.field(), value));
      document.add(new StringField(facet.field(), value, Field.Store.NO));
    }
  }

  /// Puts the index in the place of the one before.
  ///
  /// @param manifest the hash of the manifest that it was made of
  /// @throws IOException if it cannot be written
  public void finish(Digest manifest) throws IOException {
    writer.setLiveCommitData(Map.of(MANIFEST, manifest.hex()).entrySet());
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }
}
