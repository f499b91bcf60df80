package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.family.Families;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.identity.MailHash;
import org.proviso.evidence.mails.MailTable;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.search.IndexBuilder;
import org.proviso.evidence.search.IndexedItem;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.TextPieces.Piece;

/// What is made of a manifest that is there: the tables of mails, copies and near-duplicates, and
/// the index. They can be made again at any time.
///
/// The rows are gone through twice: who has a copy of an item, and what else belongs to it, is
/// known only behind the last row, and stands in the index with the item. The second time two
/// threads put half of the rows each into an index, and that of the second half is then appended:
/// an index takes in one item after the other.
final class Afterwards {

  private static final int TOLD_EVERY = 1_000;

  /// Where the index of the second half is made.
  private static final String REST = "index.rest";

  private final Path store;
  private final StoredTexts texts;
  private final Sealing sealing;
  private final Families families;
  private final BooleanSupplier stopped;
  private final Intake.Observer observer;
  private final AtomicLong gone = new AtomicLong();

  /// @param duplicates the inputs with the same bytes as another, by that one
  Afterwards(
      Path store,
      Sealing sealing,
      Map<Location, List<Location>> duplicates,
      BooleanSupplier stopped,
      Intake.Observer observer) {
    this.store = store;
    texts = new StoredTexts(store);
    this.sealing = sealing;
    families = new Families(duplicates);
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
      Likenesses likenesses = new Likenesses(store.resolve("near-duplicates.csv"), texts, families);
      try (MailTable mails = new MailTable(store.resolve("mails.csv"), texts)) {
        sealing.give(row -> gather(row, mails, likenesses));
        mails.finish(families::mail);
        families.finish();
        likenesses.finish();
        write(manifest, index, mails, likenesses);
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
      return made.isCurrent() && made.manifest().equals(Optional.of(manifest));
    } catch (IOException e) {
      // Whoever made it was killed in between: it is made again.
      return false;
    }
  }

  private void tell() throws StoppedException {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    long told = gone.incrementAndGet();
    if (told % TOLD_EVERY == 0) {
      observer.indexed(told, sealing.entries() * 2);
    }
  }

  /// Tells whether a row stands for one item, which is read in its own place.
  private static boolean isItem(Item item) {
    List<Integer> positions = item.location().positions();
    boolean isListed = positions.isEmpty() || positions.getLast() != Location.OTHERS;
    return isListed && !(item.outcome() instanceof Outcome.DuplicateOf);
  }

  private List<Piece> text(SealedRow row) throws IOException {
    Item item = row.item();
    return row.hasText() && item.sha256().isPresent()
        ? texts.of(item.sha256().get(), item.name())
        : List.of();
  }

  private void gather(SealedRow row, MailTable mails, Likenesses likenesses) throws IOException {
    tell();
    Item item = row.item();
    if (!isItem(item)) {
      families.unlisted(item.location());
      return;
    }
    List<Piece> text = text(row);
    int number = families.add(item, MailHash.isJournal(row.fields()));
    mails.add(number, item, row.fields(), text, Heads.sent(text));
    if (!text.isEmpty()) {
      likenesses.add(number, item);
    }
  }

  private void write(Digest manifest, Path index, MailTable mails, Likenesses likenesses)
      throws IOException {
    long rows = gone.get();
    long half = rows / 2;
    Path rest = store.resolve(REST);
    Emptying.of(rest);
    try (IndexBuilder builder = IndexBuilder.ofPart(index, 0, 2);
        IndexBuilder second = IndexBuilder.ofPart(rest, half, 2);
        DuplicateTable copies = new DuplicateTable(store.resolve("duplicates.csv"));
        Beside beside =
            new Beside(
                "index",
                isAbandoned ->
                    new Half(second, half, rows, mails, likenesses, Optional.empty())
                        .write(isAbandoned))) {
      new Half(builder, 0, half, mails, likenesses, Optional.of(copies)).write(() -> false);
      beside.await();
      copies.finish();
      builder.append(second);
      // The index is last: where it is, everything is.
      builder.finish(manifest);
    }
    Emptying.of(rest);
    Files.deleteIfExists(rest);
  }

  /// Half of the rows on their way into an index. Used by one thread.
  private final class Half {

    private final IndexBuilder builder;
    private final long from;
    private final long until;
    private final MailTable mails;
    private final Likenesses likenesses;
    private final Optional<DuplicateTable> copies;
    private long row;
    private int number;

    /// @param from the number of the first row, from 0
    /// @param until the number behind the last
    /// @param copies takes those of all rows
    Half(
        IndexBuilder builder,
        long from,
        long until,
        MailTable mails,
        Likenesses likenesses,
        Optional<DuplicateTable> copies) {
      this.builder = builder;
      this.from = from;
      this.until = until;
      this.mails = mails;
      this.likenesses = likenesses;
      this.copies = copies;
    }

    void write(BooleanSupplier isAbandoned) throws IOException {
      sealing.give(
          given -> {
            if (isAbandoned.getAsBoolean()) {
              throw new StoppedException();
            }
            take(given);
          });
    }

    private void take(SealedRow given) throws IOException {
      boolean isItem = isItem(given.item());
      boolean isOwn = from <= row && row < until;
      if (isOwn || copies.isPresent()) {
        put(given, isItem, isOwn);
      }
      row++;
      number += isItem ? 1 : 0;
    }

    private void put(SealedRow given, boolean isItem, boolean isOwn) throws IOException {
      Optional<Copy> copy = isItem ? families.copy(number) : copyOfInput(given.item());
      Location location = given.item().location();
      if (isItem || location.depth() == 0) {
        copies.ifPresent(table -> copy.ifPresent(it -> table.add(location, it)));
      }
      if (!isOwn) {
        return;
      }
      tell();
      if (isItem) {
        add(given);
      } else {
        TreeSet<String> holder = new TreeSet<>(List.of(location.custodian()));
        builder.addPlace(given.item(), new Kin(location, copy, List.of(), 0, holder, holder));
      }
    }

    private Optional<Copy> copyOfInput(Item item) {
      return item.outcome() instanceof Outcome.DuplicateOf(Location master)
          ? Optional.of(families.duplicateOf(master.root()))
          : Optional.empty();
    }

    private void add(SealedRow given) throws IOException {
      List<Piece> text = text(given);
      builder.add(
          new IndexedItem(
              given.item(),
              families.kin(number),
              Heads.day(given.fields(), text),
              given.fields().getOrDefault(Parsed.LANGUAGE, List.of()).stream().findFirst(),
              Heads.of(given.fields(), text),
              mails.of(number),
              likenesses.of(number),
              text));
    }
  }
}
