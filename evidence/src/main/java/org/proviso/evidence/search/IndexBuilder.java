package org.proviso.evidence.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Makes the index of a store anew. Until [#finish(Digest)] returns, whoever searches sees the
/// index that was there before. Used by one thread.
public final class IndexBuilder implements Closeable {

  static final String TEXT = "text";
  static final String LOCATION = "location";
  static final String DAY = "date";
  static final String MANIFEST = "manifest";

  /// The number of the row in the manifest, which is in the order of locations.
  static final String ORDER = "order";

  /// What a search shows: [#MASTER] or [#COPY]; rows that are only looked up have none.
  static final String SHOWN = "shown";

  static final String MASTER = "master";
  static final String COPY = "copy";

  /// The location of the container, the family, the thread.
  static final String PARENT = "parent";

  static final String FAMILY = "family";

  /// Of a copy, the location of what is shown in its place.
  static final String COPY_OF = "copy-of";

  /// The hash of the bytes.
  static final String SHA256 = "sha256-of";

  static final String THREAD = "thread";
  static final String PLACE = "place";

  /// Who has this very input, or one with the same bytes; beside them, the custodians of copies
  /// have the same.
  static final String HOLDER = "holder";

  /// The [Traits] of an item.
  static final String TRAITS = "traits";

  /// How what stands in the index is written; an index of another form is made again.
  static final String FORM = "form";

  static final String THIS_FORM = "6";

  /// What is not yet on the disk: the more of it, the fewer segments are merged later.
  private static final double MOST_BUFFER_MEBIBYTES = 128;

  /// One of so many parts of the heap at most: the tables of an intake are there at the same time.
  private static final double SHARE_OF_HEAP = 8;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private long rows;

  /// Begins an index in a folder.
  ///
  /// @throws IOException if it cannot be written
  public IndexBuilder(Path folder) throws IOException {
    this(folder, 0, buffer());
  }

  /// Begins a part of an index in a folder of its own; [#append(IndexBuilder)] puts it behind the
  /// one before.
  ///
  /// @param before how many items and places come before those of this part
  /// @param parts how many are made at the same time
  /// @throws IOException if it cannot be written
  public static IndexBuilder ofPart(Path folder, long before, int parts) throws IOException {
    return new IndexBuilder(folder, before, buffer() / parts);
  }

  /// @param before how many rows come before the first
  /// @param bufferMebibytes of rows that stand in memory; then they are a segment on the disk
  IndexBuilder(Path folder, long before, double bufferMebibytes) throws IOException {
    rows = before;
    directory = FSDirectory.open(folder);
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setOpenMode(OpenMode.CREATE);
    config.setRAMBufferSizeMB(bufferMebibytes);
    config.setCommitOnClose(false);
    // Merges neighbours alone, so that rows stay in their order: hits of the same rank have it too.
    config.setMergePolicy(new LogByteSizeMergePolicy());
    writer = new IndexWriter(directory, config);
  }

  private static double buffer() {
    double heapMebibytes = Runtime.getRuntime().maxMemory() / (1024.0 * 1024.0);
    return Math.min(MOST_BUFFER_MEBIBYTES, heapMebibytes / SHARE_OF_HEAP);
  }

  /// Returns the field from which is counted who has an item, by the one that is searched.
  static String counted(String custodians) {
    return "counted-" + custodians;
  }

  /// Adds an item; items and places come in the order of the manifest.
  ///
  /// @throws IOException if it cannot be written
  public void add(IndexedItem indexed) throws IOException {
    Document document = row(indexed.item());
    Kin kin = indexed.kin();
    document.add(new StringField(SHOWN, kin.copy().isEmpty() ? MASTER : COPY, Field.Store.NO));
    kin(document, kin);
    for (String custodian : kin.custodians()) {
      custodian(document, Facet.CUSTODIAN.field(), custodian);
    }
    for (String holder : kin.holders()) {
      custodian(document, HOLDER, holder);
    }
    indexed.mail().ifPresent(mail -> mail(document, mail));
    document.add(new StoredField("alikes", indexed.alike().size()));
    indexed.alike().stream()
        .limit(FiledItem.MOST_ALIKE)
        .forEach(
            it ->
                store(
                    document,
                    "alike",
                    String.format(Locale.ROOT, "%.3f %s", it.similarity(), it.location())));
    document.add(new TextField("name", indexed.item().name(), Field.Store.NO));
    Traits traits = new Traits();
    trait(document, traits, Facet.TYPE, indexed.item().type());
    trait(document, traits, Facet.OUTCOME, indexed.item().outcome().kind().code());
    for (HiddenContent hidden : indexed.item().hidden()) {
      trait(document, traits, Facet.HIDDEN, hidden.code());
    }
    if (indexed.day().isPresent()) {
      LocalDate day = indexed.day().get();
      document.add(new StringField(DAY, day.toString(), Field.Store.YES));
      trait(document, traits, Facet.YEAR, Integer.toString(day.getYear()));
    }
    if (indexed.language().isPresent()) {
      trait(document, traits, Facet.LANGUAGE, indexed.language().get());
      store(document, "in-language", indexed.language().get());
    }
    document.add(new SortedDocValuesField(TRAITS, traits.written()));
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
    writer.addDocument(document);
  }

  /// Adds a place of the manifest that is looked up and not searched: a duplicate, or what is not
  /// listed.
  ///
  /// @param kin of a duplicate, whose copy it is
  /// @throws IOException if it cannot be written
  public void addPlace(Item item, Kin kin) throws IOException {
    Document document = row(item);
    kin(document, kin);
    writer.addDocument(document);
  }

  private Document row(Item item) {
    Document document = new Document();
    String location = item.location().toString();
    document.add(new StringField(LOCATION, location, Field.Store.YES));
    document.add(new SortedDocValuesField(LOCATION, new BytesRef(location)));
    document.add(new NumericDocValuesField(ORDER, rows++));
    Rows.parent(item.location())
        .ifPresent(it -> document.add(new StringField(PARENT, it.toString(), Field.Store.NO)));
    item.sha256()
        .ifPresent(it -> document.add(new BinaryDocValuesField(SHA256, new BytesRef(it.hex()))));
    Rows.store(document, item);
    return document;
  }

  private static void kin(Document document, Kin kin) {
    document.add(new StringField(FAMILY, kin.family().toString(), Field.Store.YES));
    kin.copy()
        .ifPresent(
            copy -> {
              document.add(new StringField(COPY_OF, copy.master().toString(), Field.Store.YES));
              store(document, "copy-why", copy.why().code());
            });
    document.add(new StoredField("copies", kin.copyCount()));
    kin.copies().forEach(copy -> store(document, "copy", copy.toString()));
    kin.custodians().forEach(it -> store(document, "had-by", it));
    kin.holders().forEach(it -> store(document, "held-by", it));
  }

  private static void mail(Document document, FiledMail mail) {
    document.add(new StringField("mail-v1", mail.hash().hex(), Field.Store.YES));
    mail.identification()
        .ifPresent(it -> document.add(new StringField("mih", it, Field.Store.YES)));
    mail.sameMailAs().ifPresent(it -> store(document, "same-mail-as", it.toString()));
    store(document, "journal-report", Boolean.toString(mail.journal()));
    store(document, "date-header", mail.dateHeader());
    mail.sent().ifPresent(it -> store(document, "sent", it.toString()));
    mail.missing().stream()
        .limit(FiledMail.MOST_MISSING)
        .forEach(it -> store(document, "missing", it));
    store(document, "inclusive", Boolean.toString(mail.inclusive()));
    document.add(new StoredField("place-in-thread", mail.place()));
    mail.thread()
        .ifPresent(
            thread -> {
              store(document, "in-thread", thread.toString());
              if (mail.sameMailAs().isEmpty()) {
                document.add(new StringField(THREAD, thread.toString(), Field.Store.NO));
                document.add(new NumericDocValuesField(PLACE, mail.place()));
              }
            });
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

  private static void custodian(Document document, String field, String name) {
    document.add(new SortedSetDocValuesField(counted(field), new BytesRef(name)));
    document.add(new StringField(field, name, Field.Store.NO));
  }

  private static void trait(Document document, Traits traits, Facet facet, String value)
      throws IOException {
    if (!value.isEmpty()) {
      traits.add(facet, value);
      document.add(new StringField(facet.field(), value, Field.Store.NO));
    }
  }

  /// Puts another part behind what was added here, and closes it.
  ///
  /// @throws IOException if it cannot be read or written
  public void append(IndexBuilder next) throws IOException {
    next.writer.commit();
    next.writer.close();
    writer.addIndexes(next.directory);
  }

  /// Puts the index in the place of the one before.
  ///
  /// @param manifest the hash of the manifest that it was made of
  /// @throws IOException if it cannot be written
  public void finish(Digest manifest) throws IOException {
    writer.setLiveCommitData(Map.of(MANIFEST, manifest.hex(), FORM, THIS_FORM).entrySet());
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }
}
