package org.proviso.evidence.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.proviso.evidence.family.Families;
import org.proviso.evidence.likeness.Alike;
import org.proviso.evidence.likeness.NearDuplicates;
import org.proviso.evidence.likeness.Shingles;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Makes the table of items whose words are nearly the same, copies left out. Used by one thread.
final class Likenesses {

  /// The similarity from which on two are nearly the same.
  private static final double BOUND = 0.8;

  private static final List<String> COLUMNS = List.of("location", "like", "similarity");

  private final Path file;
  private final StoredTexts texts;
  private final Families families;
  private final List<Known> known = new ArrayList<>();
  private List<NearDuplicates.Pair> pairs = List.of();
  private int[] bySecond = new int[0];

  private final Map<String, String> endings = new HashMap<>();

  /// @param name has the ending of the item's, which is all that its text depends on
  private record Known(int number, String name) {}

  /// @param file where the table will be
  /// @param families knows the items
  Likenesses(Path file, StoredTexts texts, Families families) {
    this.file = file;
    this.texts = texts;
    this.families = families;
  }

  /// Adds an item that has text and is no duplicate; rows come in the order of locations.
  ///
  /// @param number of the item, greater than those before
  void add(int number, Item item) {
    if (item.sha256().isPresent()) {
      String ending = Resumed.ending(item.name());
      String name = endings.computeIfAbsent(ending, it -> it.isEmpty() ? "" : "text." + it);
      known.add(new Known(number, name));
    }
  }

  /// Writes the table, once it is known what is a copy. After it [#of(int)] answers.
  ///
  /// @throws IOException if it cannot be written, or a text cannot be read
  void finish() throws IOException {
    known.removeIf(it -> families.isCopy(it.number()));
    try {
      pairs = NearDuplicates.among(known.size(), this::shingles, BOUND);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    bySecond =
        IntStream.range(0, pairs.size())
            .mapToLong(at -> (long) pairs.get(at).second() << 32 | at)
            .sorted()
            .mapToInt(keyed -> (int) keyed)
            .toArray();
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (CsvWriter rows =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made))) {
      rows.writeRecord(COLUMNS);
      for (NearDuplicates.Pair pair : pairs) {
        rows.writeRecord(
            families.location(known.get(pair.second()).number()).toString(),
            families.location(known.get(pair.first()).number()).toString(),
            String.format(Locale.ROOT, "%.3f", pair.similarity()));
      }
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Returns what has nearly the same words as an item, the most alike first.
  ///
  /// @param number of the item
  List<Alike> of(int number) {
    int at = first(known.size(), it -> known.get(it).number() >= number);
    if (at == known.size() || known.get(at).number() != number) {
      return List.of();
    }
    List<Alike> alike = new ArrayList<>();
    for (int pair = first(pairs.size(), it -> pairs.get(it).first() >= at);
        pair < pairs.size() && pairs.get(pair).first() == at;
        pair++) {
      alike.add(alike(pairs.get(pair).second(), pairs.get(pair)));
    }
    for (int place = first(bySecond.length, it -> pairs.get(bySecond[it]).second() >= at);
        place < bySecond.length && pairs.get(bySecond[place]).second() == at;
        place++) {
      NearDuplicates.Pair pair = pairs.get(bySecond[place]);
      alike.add(alike(pair.first(), pair));
    }
    alike.sort(Comparator.comparingDouble(Alike::similarity).reversed());
    return alike;
  }

  private Alike alike(int other, NearDuplicates.Pair pair) {
    return new Alike(families.location(known.get(other).number()), pair.similarity());
  }

  /// Returns the first number below a count from which on something holds; the count if it never
  /// does.
  private static int first(int count, IntPredicate holds) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The words of the text itself: heads and margins are alike where documents are not.
  private Shingles shingles(int number) {
    Known one = known.get(number);
    StringBuilder words = new StringBuilder();
    try {
      for (Piece piece : texts.of(families.digest(one.number()), one.name())) {
        if (piece.kind() == TextKind.BODY || piece.kind() == TextKind.RECOGNISED) {
          words.append(piece.text()).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Shingles.of(words.toString());
  }
}
