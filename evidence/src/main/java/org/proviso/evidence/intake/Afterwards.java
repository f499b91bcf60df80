package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.mails.MailTable;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.search.IndexBuilder;
import org.proviso.evidence.search.IndexedItem;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.TextPieces.Piece;

/// What is made of a manifest that is there: the tables of mails and of near-duplicates, and the
/// index. They can be made again at any time.
final class Afterwards {

  private static final int TOLD_EVERY = 1_000;

  private final Path store;
  private final StoredTexts texts;
  private final Sealing sealing;
  private final Map<Location, Set<String>> custodians;
  private final BooleanSupplier stopped;
  private final Intake.Observer observer;

  /// @param custodians of duplicates, by their master
  Afterwards(
      Path store,
      Sealing sealing,
      Map<Location, Set<String>> custodians,
      BooleanSupplier stopped,
      Intake.Observer observer) {
    this.store = store;
    texts = new StoredTexts(store);
    this.sealing = sealing;
    this.custodians = custodians;
    this.stopped = stopped;
    this.observer = observer;
  }

  /// Was stopped before the end.
  private static final class StoppedException extends IOException {

    private static final long serialVersionUID = 1;
  }

  /// Makes tables and index, unless they are those of this manifest; returns false if it was
  /// stopped.
  ///
  /// @throws StoreException if they cannot be written
  boolean make(Digest manifest) throws StoreException {
    Path index = store.resolve("index");
    try {
      if (isOf(manifest, index)) {
        return true;
      }
      try (IndexBuilder builder = new IndexBuilder(index);
          Indexing indexing = new Indexing(builder);
          MailTable mails = new MailTable(store.resolve("mails.csv"), texts)) {
        Likenesses likenesses = new Likenesses(store.resolve("near-duplicates.csv"), texts);
        long[] rows = new long[1];
        sealing.give(
            row -> {
              if (stopped.getAsBoolean()) {
                throw new StoppedException();
              }
              add(row, indexing, mails, likenesses);
              if (++rows[0] % TOLD_EVERY == 0) {
                observer.indexed(rows[0], sealing.entries());
              }
            });
        mails.finish();
        likenesses.finish();
        indexing.finish();
        // The index is last: where it is, everything is.
        builder.finish(manifest);
      }
      return true;
    } catch (StoppedException e) {
      return false;
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(e);
    }
  }

  private boolean isOf(Digest manifest, Path index) throws IOException {
    if (!Files.isDirectory(index)) {
      return false;
    }
    try (SearchIndex made = SearchIndex.open(index, texts)) {
      return made.manifest().equals(Optional.of(manifest));
    } catch (IOException e) {
      // Whoever made it was killed in between: it is made again.
      return false;
    }
  }

  private void add(SealedRow row, Indexing indexing, MailTable mails, Likenesses likenesses)
      throws IOException {
    Item item = row.item();
    if (item.count() != 1 || item.outcome() instanceof Outcome.DuplicateOf) {
      return;
    }
    List<Piece> text =
        row.hasText() && item.sha256().isPresent()
            ? texts.of(item.sha256().get(), item.name())
            : List.of();
    Set<String> holders = new TreeSet<>(custodians.getOrDefault(item.location().root(), Set.of()));
    holders.add(item.location().custodian());
    indexing.add(
        new IndexedItem(
            item, holders, Heads.day(row.fields(), text), Heads.of(row.fields(), text), text));
    mails.add(item, row.fields(), text, Heads.sent(text));
    if (!text.isEmpty()) {
      likenesses.add(item);
    }
  }
}
