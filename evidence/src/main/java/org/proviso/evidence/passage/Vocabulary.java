package org.proviso.evidence.passage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The features that a model has weights for, each with its place among them. Immutable once made.
final class Vocabulary {

  private final Map<String, Integer> places = new HashMap<>();

  private Vocabulary() {}

  /// The known features of a passage, with how much of each there is. Immutable.
  static final class Vector {

    private final int[] places;
    private final double[] values;

    private Vector(int[] places, double[] values) {
      this.places = places;
      this.values = values;
    }

    int size() {
      return places.length;
    }

    /// Returns the place of one of them among all that the vocabulary knows.
    int place(int at) {
      return places[at];
    }

    /// Returns how much of one there is.
    double value(int at) {
      return values[at];
    }

    /// Returns it with some features left out at random and the rest raised as much, so that on
    /// average it is the same (dropout, after Srivastava and others, 2014).
    Vector thinned(double kept, RandomGenerator random) {
      double[] thin = values.clone();
      for (int at = 0; at < thin.length; at++) {
        thin[at] = random.nextDouble() < kept ? thin[at] / kept : 0;
      }
      return new Vector(places, thin);
    }
  }

  /// Returns the features that stand in more than one of these: what stands in one alone says
  /// nothing of others.
  static Vocabulary of(List<Map<String, Double>> all) {
    Map<String, Integer> seen = new HashMap<>();
    for (Map<String, Double> features : all) {
      features.keySet().forEach(it -> seen.merge(it, 1, Integer::sum));
    }
    Vocabulary vocabulary = new Vocabulary();
    for (Map<String, Double> features : all) {
      for (String feature : features.keySet()) {
        if (seen.getOrDefault(feature, 0) > 1) {
          vocabulary.places.putIfAbsent(feature, vocabulary.places.size());
        }
      }
    }
    return vocabulary;
  }

  /// Reads what [#write] wrote.
  static Vocabulary read(DataInputStream in) throws IOException {
    Vocabulary vocabulary = new Vocabulary();
    int size = in.readInt();
    for (int place = 0; place < size; place++) {
      vocabulary.places.put(in.readUTF(), place);
    }
    return vocabulary;
  }

  void write(DataOutputStream out) throws IOException {
    String[] features = new String[places.size()];
    places.forEach((feature, place) -> features[place] = feature);
    out.writeInt(features.length);
    for (String feature : features) {
      out.writeUTF(feature);
    }
  }

  int size() {
    return places.size();
  }

  /// Returns those of the features that it knows.
  Vector vector(Map<String, Double> features) {
    int[] at = new int[features.size()];
    double[] much = new double[features.size()];
    int known = 0;
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      Integer place = places.get(feature.getKey());
      if (place != null) {
        at[known] = place;
        much[known] = feature.getValue();
        known++;
      }
    }
    return new Vector(Arrays.copyOf(at, known), Arrays.copyOf(much, known));
  }
}
