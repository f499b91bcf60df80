package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// OpenNLP's model of languages, laid out to be asked often: which runs of one to three characters
/// speak for which language, and how strongly.
///
/// OpenNLP makes an object of every run of a text and takes a millisecond for it, more than all
/// else that is done with a mail. What it sums up is the same, but for the order and the last
/// digits. Immutable, for several threads.
final class LanguageModel {

  private static final String ENTRY = "langdetect.model";
  private static final String KIND = "GIS";
  private static final int LONGEST_RUN = 3;

  /// From so many languages on a run has a weight for each, which adds up faster than those of some
  /// with their names.
  private static final int MANY = 32;

  private static final int NUMBER_BITS = 20;
  private static final int CHARACTER_BITS = 13;

  private final String[] languages;

  /// The number of each character of the runs, from 1; 0 for all others.
  private final char[] characters;

  /// The runs in an open table, each with its key above its number; 0 where none is.
  private final long[] runs;

  /// Where the weights of a run begin, by its number; those of the next begin where they end.
  private final int[] starts;

  /// Half as wide as OpenNLP's: the time goes into fetching them from memory.
  private final float[] weights;

  /// The language of each weight, where not all have one.
  private final byte[] languagesOf;

  private LanguageModel(
      String[] languages, String[] texts, int[] starts, float[] weights, byte[] languagesOf)
      throws IOException {
    this.languages = languages;
    this.starts = starts;
    this.weights = weights;
    this.languagesOf = languagesOf;
    characters = new char[Character.MAX_VALUE + 1];
    int known = 0;
    for (String text : texts) {
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        characters[c] = characters[c] == 0 ? (char) ++known : characters[c];
      }
    }
    if (known >= 1 << CHARACTER_BITS || texts.length >= 1 << NUMBER_BITS) {
      throw new IOException("a model of " + texts.length + " runs of " + known + " characters");
    }
    runs = new long[Integer.highestOneBit(texts.length) * 4];
    for (int number = 0; number < texts.length; number++) {
      long key = 0;
      for (int at = 0; at < texts[number].length(); at++) {
        key = key(key, characters[texts[number].charAt(at)]);
      }
      runs[place(key)] = (key << NUMBER_BITS) | number;
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
        return read(new DataInputStream(new ByteArrayInputStream(entries.readAllBytes())));
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
    for (int group = 0; group < groups.length; group++) {
      String[] words = in.readUTF().split(" ", -1);
      groups[group] = Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
    }
    String[] runs = texts(in);
    int[] starts = new int[runs.length + 1];
    int run = 0;
    for (int[] group : groups) {
      int each = speaksForAll(group, languages) ? languages.length : group.length - 1;
      for (int left = group[0]; left > 0; left--) {
        run++;
        starts[run] = starts[run - 1] + each;
      }
    }
    DoubleBuffer read = ByteBuffer.wrap(in.readAllBytes()).asDoubleBuffer();
    if (read.remaining() < Arrays.stream(groups).mapToLong(LanguageModel::weights).sum()) {
      throw new IOException("a model that ends too early");
    }
    float[] weights = new float[starts[run]];
    byte[] languagesOf = new byte[starts[run]];
    run = 0;
    for (int[] group : groups) {
      boolean all = speaksForAll(group, languages);
      for (int left = group[0]; left > 0; left--) {
        int start = starts[run++];
        for (int at = 1; at < group.length; at++) {
          int place = start + (all ? group[at] : at - 1);
          weights[place] = (float) read.get();
          languagesOf[place] = (byte) group[at];
        }
      }
    }
    return new LanguageModel(languages, runs, starts, weights, languagesOf);
  }

  private static long weights(int[] group) {
    return (long) group[0] * (group.length - 1);
  }

  private static boolean speaksForAll(int[] group, String[] languages) {
    return group.length - 1 >= Math.min(MANY, languages.length);
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
      int end = Math.min(at + LONGEST_RUN, text.length());
      for (int next = at; next < end; next++) {
        int character = characters[text.charAt(next)];
        if (character == 0) {
          break;
        }
        key = key(key, character);
        long found = runs[place(key)];
        int number = (int) found & ((1 << NUMBER_BITS) - 1);
        if (found != 0 && !counted.get(number)) {
          counted.set(number);
          add(number, sums);
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
    int start = starts[run];
    int count = starts[run + 1] - start;
    if (count == sums.length) {
      for (int language = 0; language < count; language++) {
        sums[language] += weights[start + language];
      }
    } else {
      for (int at = start; at < start + count; at++) {
        sums[languagesOf[at]] += weights[at];
      }
    }
  }

  /// Returns the key of a run with one more character.
  private static long key(long before, int character) {
    return (before << CHARACTER_BITS) | character;
  }

  /// Returns where the run with a key stands, or would.
  private int place(long key) {
    int mask = runs.length - 1;
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (runs[at] != 0 && runs[at] >>> NUMBER_BITS != key) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
