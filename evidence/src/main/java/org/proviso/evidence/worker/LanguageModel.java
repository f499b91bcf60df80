package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// OpenNLP's model of languages, laid out to be asked often: which runs of one to three characters
/// speak for which language, and how strongly.
///
/// OpenNLP makes an object of every run of a text and takes a millisecond for it, more than all
/// else that is done with a mail. What it sums up is the same, but for the order and so the last
/// bits. Immutable, for several threads.
final class LanguageModel {

  private static final String ENTRY = "langdetect.model";
  private static final String KIND = "GIS";
  private static final int LONGEST_RUN = 3;
  private static final int BUFFER = 1 << 16;

  private final String[] languages;

  /// The runs by their keys, in an open table; 0 where none is. Beside each, its number.
  private final long[] keys;

  private final int[] numbers;

  /// Where the weights of a run begin, by its number; those of the next begin where they end.
  private final int[] starts;

  private final byte[] spokenFor;
  private final double[] weights;

  private LanguageModel(
      String[] languages, String[] runs, int[] starts, byte[] spokenFor, double[] weights) {
    this.languages = languages;
    this.starts = starts;
    this.spokenFor = spokenFor;
    this.weights = weights;
    // A quarter full, so that what is not there is found out by one look.
    int length = Integer.highestOneBit(runs.length) * 8;
    keys = new long[length];
    numbers = new int[length];
    for (int number = 0; number < runs.length; number++) {
      long key = key(runs[number]);
      int at = place(key);
      keys[at] = key;
      numbers[at] = number;
    }
  }

  /// What the likeliest languages of a text are.
  ///
  /// @param likeliest as ISO 639-3 writes it
  /// @param timesTheSecond how much likelier it is than the one behind it, at least 1
  record Likeliest(String likeliest, double timesTheSecond) {}

  /// Reads a model as OpenNLP publishes it: an archive of which one entry is a maximum entropy
  /// model in binary form.
  ///
  /// @throws IOException if it cannot be read, or is something else
  static LanguageModel read(InputStream archive) throws IOException {
    ZipInputStream entries = new ZipInputStream(archive);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.getName().equals(ENTRY)) {
        return read(new DataInputStream(new BufferedInputStream(entries, BUFFER)));
      }
    }
    throw new IOException("no " + ENTRY);
  }

  private static LanguageModel read(DataInputStream in) throws IOException {
    String kind = in.readUTF();
    if (!kind.equals(KIND)) {
      throw new IOException("a model of kind " + kind);
    }
    // A constant and a parameter of its training, which nothing here needs.
    in.skipNBytes(Integer.BYTES + Double.BYTES);
    String[] languages = texts(in);
    // Each group is how many runs it has and which languages these speak for.
    int[][] groups = new int[in.readInt()][];
    int all = 0;
    for (int group = 0; group < groups.length; group++) {
      String[] words = in.readUTF().split(" ", -1);
      groups[group] = Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
      all += groups[group][0] * (words.length - 1);
    }
    String[] runs = texts(in);
    int[] starts = new int[runs.length + 1];
    byte[] spokenFor = new byte[all];
    int run = 0;
    int at = 0;
    for (int[] group : groups) {
      for (int left = group[0]; left > 0; left--) {
        for (int language = 1; language < group.length; language++) {
          spokenFor[at++] = (byte) group[language];
        }
        starts[++run] = at;
      }
    }
    double[] weights = new double[all];
    for (int weight = 0; weight < all; weight++) {
      weights[weight] = in.readDouble();
    }
    return new LanguageModel(languages, runs, starts, spokenFor, weights);
  }

  private static String[] texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readInt()];
    for (int at = 0; at < texts.length; at++) {
      texts[at] = in.readUTF();
    }
    return texts;
  }

  /// Returns what is likeliest of a text.
  ///
  /// @param text in lower case, without what the model was not trained on
  Likeliest of(CharSequence text) {
    double[] sums = new double[languages.length];
    // Each run counts once, however often it is there.
    BitSet counted = new BitSet(starts.length);
    for (int at = 0; at < text.length(); at++) {
      long key = 0;
      int most = Math.min(LONGEST_RUN, text.length() - at);
      for (int length = 1; length <= most; length++) {
        key = (key << Character.SIZE) | text.charAt(at + length - 1);
        int place = place(withLength(key, length));
        if (keys[place] != 0 && !counted.get(numbers[place])) {
          counted.set(numbers[place]);
          add(numbers[place], sums);
        }
      }
    }
    int first = 0;
    for (int language = 1; language < sums.length; language++) {
      first = sums[language] > sums[first] ? language : first;
    }
    double second = Double.NEGATIVE_INFINITY;
    for (int language = 0; language < sums.length; language++) {
      second = language == first ? second : Math.max(second, sums[language]);
    }
    return new Likeliest(languages[first], Math.exp(sums[first] - second));
  }

  private void add(int run, double[] sums) {
    for (int at = starts[run]; at < starts[run + 1]; at++) {
      sums[spokenFor[at]] += weights[at];
    }
  }

  private static long key(String run) {
    long key = 0;
    for (int at = 0; at < run.length(); at++) {
      key = (key << Character.SIZE) | run.charAt(at);
    }
    return withLength(key, run.length());
  }

  /// A text may hold the character 0, so that the length must be part of the key.
  private static long withLength(long characters, int length) {
    return characters | ((long) length << (LONGEST_RUN * Character.SIZE));
  }

  /// Returns where a key stands, or would.
  private int place(long key) {
    int mask = keys.length - 1;
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
