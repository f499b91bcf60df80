package org.proviso.evidence.passage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What kind a set of features is, with probabilities: the mean of what linear and layered models
/// say, which err on different passages. There are two of each, trained with different random
/// numbers, so that less hangs on these. The same examples give the same classifier. Immutable once
/// trained.
///
/// @param <K> the kinds
final class Classifier<K> {

  private static final int SEED = 1373;

  /// How many models there are of each make.
  private static final int EACH = 2;

  private final List<K> kinds;
  private final Vocabulary vocabulary;
  private final List<LinearModel> linear = new ArrayList<>();
  private final List<LayeredModel> layered = new ArrayList<>();

  private Classifier(List<K> kinds, Vocabulary vocabulary) {
    this.kinds = List.copyOf(kinds);
    this.vocabulary = vocabulary;
  }

  /// What is learned from: features, with how much of each there is, that stand for one kind.
  record Example<K>(Map<String, Double> features, K kind) {}

  /// The same as a model sees it.
  ///
  /// @param kind which of the kinds, from 0
  record Labelled(Vocabulary.Vector vector, int kind) {}

  static <K> Classifier<K> trained(List<K> kinds, List<Example<K>> examples) {
    Vocabulary vocabulary = Vocabulary.of(examples.stream().map(Example::features).toList());
    List<Labelled> labelled =
        examples.stream()
            .map(it -> new Labelled(vocabulary.vector(it.features()), kinds.indexOf(it.kind())))
            .toList();
    Classifier<K> classifier = new Classifier<>(kinds, vocabulary);
    for (int seed = SEED; seed < SEED + EACH; seed++) {
      classifier.linear.add(LinearModel.trained(kinds.size(), vocabulary.size(), labelled, seed));
      classifier.layered.add(LayeredModel.trained(kinds.size(), vocabulary.size(), labelled, seed));
    }
    return classifier;
  }

  /// Reads what [#write] wrote of the same kinds.
  static <K> Classifier<K> read(List<K> kinds, DataInputStream in) throws IOException {
    Vocabulary vocabulary = Vocabulary.read(in);
    Classifier<K> classifier = new Classifier<>(kinds, vocabulary);
    for (int each = 0; each < EACH; each++) {
      classifier.linear.add(LinearModel.read(kinds.size(), vocabulary.size(), in));
      classifier.layered.add(LayeredModel.read(kinds.size(), vocabulary.size(), in));
    }
    return classifier;
  }

  void write(DataOutputStream out) throws IOException {
    vocabulary.write(out);
    for (int each = 0; each < EACH; each++) {
      linear.get(each).write(out);
      layered.get(each).write(out);
    }
  }

  static List<Labelled> shuffled(List<Labelled> examples, Random random) {
    List<Labelled> order = new ArrayList<>(examples);
    Collections.shuffle(order, random);
    return order;
  }

  /// Returns the probability of each kind, in their order.
  double[] probabilities(Map<String, Double> features) {
    Vocabulary.Vector vector = vocabulary.vector(features);
    double[] mean = new double[kinds.size()];
    linear.forEach(it -> add(it.probabilities(vector), mean));
    layered.forEach(it -> add(it.probabilities(vector), mean));
    return mean;
  }

  private void add(double[] probabilities, double[] mean) {
    for (int kind = 0; kind < mean.length; kind++) {
      mean[kind] += probabilities[kind] / (linear.size() + layered.size());
    }
  }

  /// Returns the most probable kind; of several, the first.
  K kind(Map<String, Double> features) {
    return kinds.get(best(probabilities(features)));
  }

  /// Returns where the greatest probability stands; of several, the first.
  static int best(double[] probabilities) {
    int best = 0;
    for (int kind = 1; kind < probabilities.length; kind++) {
      if (probabilities[kind] > probabilities[best]) {
        best = kind;
      }
    }
    return best;
  }

  /// Returns probabilities that are to one another as the powers of e.
  static double[] softmax(double[] powers) {
    double most = Double.NEGATIVE_INFINITY;
    for (double power : powers) {
      most = Math.max(most, power);
    }
    double[] probabilities = new double[powers.length];
    double all = 0;
    for (int kind = 0; kind < powers.length; kind++) {
      probabilities[kind] = Math.exp(powers[kind] - most);
      all += probabilities[kind];
    }
    for (int kind = 0; kind < powers.length; kind++) {
      probabilities[kind] /= all;
    }
    return probabilities;
  }
}
