package org.proviso.bench.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.proviso.bench.race.ProcessFiles;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.StoredTexts;
import org.proviso.evidence.search.Answer;
import org.proviso.evidence.search.IndexBuilder;
import org.proviso.evidence.search.IndexedItem;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;
import org.proviso.evidence.wire.TextPieces;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Where the processes of [SearchBench] begin: one makes an index, the other asks it.
final class SearchTrial {

  private static final double MILLISECOND = 1e6;
  private static final double MEBIBYTE = 1 << 20;
  private static final int TOLD_EVERY = 50_000;

  /// Held here: a logger that nobody holds forgets its level.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private SearchTrial() {}

  /// Makes an index or asks it.
  ///
  /// @param arguments `make` or `ask`, the store, how many items, the seed and, to ask, how many
  ///   questions of each kind
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    LUCENE.setLevel(Level.SEVERE);
    Path store = Path.of(arguments[1]);
    GeneratedMails mails =
        new GeneratedMails(Long.parseLong(arguments[3]), Integer.parseInt(arguments[2]));
    if (arguments[0].equals("make")) {
      make(store, mails, System.out);
    } else {
      ask(store, mails, Integer.parseInt(arguments[4]), System.out);
    }
    System.exit(0);
  }

  /// Makes an index, and beside it the texts of its items as a store has them.
  static void make(Path store, GeneratedMails mails, PrintStream out) throws IOException {
    long begin = System.nanoTime();
    for (int first = 0; first < 256; first++) {
      Files.createDirectories(store.resolve("texts/%02x".formatted(first)));
    }
    try (IndexBuilder builder = new IndexBuilder(store.resolve("index"))) {
      for (int number = 0; number < mails.count(); number++) {
        IndexedItem item = mails.item(number);
        try (TextPieces.Writer text =
            new TextPieces.Writer(GeneratedMails.text(store, item.item()))) {
          for (Piece piece : item.text()) {
            text.add(piece.kind(), piece.page(), piece.text());
          }
        }
        builder.add(item);
        if ((number + 1) % TOLD_EVERY == 0) {
          System.err.println("bench: %d of %d in the index".formatted(number + 1, mails.count()));
        }
      }
      builder.finish(Digest.sha256());
    }
    out.println(
        "index of %d items: %.0f MiB; made in %.0f s together with the files of text"
            .formatted(
                mails.count(),
                bytes(store.resolve("index")) / MEBIBYTE,
                (System.nanoTime() - begin) / 1e9));
  }

  /// Asks an index, and shows how long answers took.
  ///
  /// @param each how many questions of each kind; a quarter as many come before and do not count
  static void ask(Path store, GeneratedMails mails, int each, PrintStream out) throws IOException {
    Questions questions = new Questions(mails, 7);
    long begin = System.nanoTime();
    try (SearchIndex index = SearchIndex.open(store.resolve("index"), new StoredTexts(store))) {
      out.println("opened in %.0f ms".formatted((System.nanoTime() - begin) / MILLISECOND));
      Map<String, List<Double>> times = new LinkedHashMap<>();
      Map<String, Long> hits = new LinkedHashMap<>();
      int warmUp = Math.max(1, each / 4);
      // Kinds take turns, so that none has the machine's better minutes.
      for (int round = -warmUp; round < each; round++) {
        for (String kind : questions.kinds()) {
          Question question = questions.of(kind);
          long asked = System.nanoTime();
          Answer answer = index.answer(question);
          double took = (System.nanoTime() - asked) / MILLISECOND;
          if (!(answer instanceof Answer.Found found)) {
            throw new IOException("no question: " + question);
          }
          if (round >= 0) {
            times.computeIfAbsent(kind, any -> new ArrayList<>()).add(took);
            hits.merge(kind, found.total(), Long::sum);
          }
        }
        if ((round + warmUp) % 10 == 0) {
          System.err.println("bench: round %d of %d".formatted(round + warmUp, each + warmUp));
        }
      }
      report(times, hits, out);
    }
  }

  private static void report(
      Map<String, List<Double>> times, Map<String, Long> hits, PrintStream out) throws IOException {
    out.println();
    out.println("| question | asked | hits, mean | p50 ms | p95 ms | most ms |");
    out.println("|---|---|---|---|---|---|");
    List<Double> all = new ArrayList<>();
    times.forEach(
        (kind, some) -> {
          all.addAll(some);
          out.println(line(kind, some, "%d".formatted(hits.getOrDefault(kind, 0L) / some.size())));
        });
    out.println(line("**all**", all, ""));
    out.println();
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      heap += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.gc();
    out.println(
        "heap: at most %.0f MiB, %.0f MiB in use in the end; resident, with the pages of the index: %.0f MiB"
            .formatted(
                heap / MEBIBYTE,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE,
                ProcessFiles.peak(ProcessHandle.current().pid()) / MEBIBYTE));
  }

  private static String line(String kind, List<Double> some, String hits) {
    double[] values = some.stream().mapToDouble(Double::doubleValue).toArray();
    return "| %s | %d | %s | %.1f | %.1f | %.1f |"
        .formatted(
            kind,
            values.length,
            hits,
            Median.percentile(values, 50),
            Median.percentile(values, 95),
            Median.percentile(values, 100));
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
