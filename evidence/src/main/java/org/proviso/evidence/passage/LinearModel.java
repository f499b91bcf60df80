package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A softmax over sums of weights: what kind a set of features is, with probabilities.
///
/// Trained by gradient descent with steps after Duchi, Hazan and Singer (AdaGrad, 2011) and a
/// penalty on the squares of weights. At each step some features are left out at random, so that
/// none is relied on alone (dropout, after Srivastava and others, 2014). The same examples give the
/// same model. Immutable once trained.
///
/// @param <K> the kinds
final class LinearModel<K> {

  private static final int ROUNDS = 20;
  private static final double STEP = 0.15;
  private static final double PENALTY = 1e-2;

  /// Which part of the features each step sees.
  private static final double KEPT = 0.7;

  private static final int SEED = 1373;

  private final List<K> kinds;
  private final Map<String, Integer> places = new HashMap<>();

  /// The weights of all features, as many for each as there are kinds.
  private double[] weights = new double[0];

  private LinearModel(List<K> kinds) {
    this.kinds = kinds;
  }

  /// What a model learns from: features, with how much of each there is, that stand for one kind.
  record Example<K>(Map<String, Double> features, K kind) {}

  static <K> LinearModel<K> trained(List<K> kinds, List<Example<K>> examples) {
    Map<String, Integer> seen = new HashMap<>();
    for (Example<K> example : examples) {
      example.features().keySet().forEach(it -> seen.merge(it, 1, Integer::sum));
    }
    LinearModel<K> model = new LinearModel<>(List.copyOf(kinds));
    for (Example<K> example : examples) {
      for (String feature : example.features().keySet()) {
        // What stands in one example alone says nothing of others.
        if (seen.getOrDefault(feature, 0) > 1) {
          model.places.putIfAbsent(feature, model.places.size());
        }
      }
    }
    model.weights = new double[model.places.size() * kinds.size()];
    model.learn(examples);
    return model;
  }

  private void learn(List<Example<K>> examples) {
    List<int[]> places = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (Example<K> example : examples) {
      order.add(order.size());
      places.add(places(example.features()));
      values.add(values(example.features()));
    }
    double[] squares = new double[weights.length];
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      for (int at : order) {
        double[] kept = values.get(at).clone();
        for (int feature = 0; feature < kept.length; feature++) {
          kept[feature] = random.nextDouble() < KEPT ? kept[feature] / KEPT : 0;
        }
        learn(places.get(at), kept, kinds.indexOf(examples.get(at).kind()), squares);
      }
    }
  }

  private void learn(int[] places, double[] values, int right, double[] squares) {
    double[] probabilities = probabilities(places, values);
    for (int at = 0; at < places.length; at++) {
      if (values[at] == 0) {
        continue;
      }
      for (int kind = 0; kind < probabilities.length; kind++) {
        int place = places[at] * kinds.size() + kind;
        double wrong = probabilities[kind] - (kind == right ? 1 : 0);
        double gradient = wrong * values[at] + PENALTY * weights[place];
        squares[place] += gradient * gradient;
        weights[place] -= STEP * gradient / Math.sqrt(squares[place] + 1e-6);
      }
    }
  }

  private int[] places(Map<String, Double> features) {
    return features.keySet().stream()
        .filter(places::containsKey)
        .mapToInt(it -> places.getOrDefault(it, 0))
        .toArray();
  }

  private double[] values(Map<String, Double> features) {
    return features.entrySet().stream()
        .filter(it -> places.containsKey(it.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .toArray();
  }

  /// Returns the probability of each kind, in their order.
  double[] probabilities(Map<String, Double> features) {
    return probabilities(places(features), values(features));
  }

  private double[] probabilities(int[] places, double[] values) {
    double[] sums = new double[kinds.size()];
    for (int at = 0; at < places.length; at++) {
      for (int kind = 0; kind < sums.length; kind++) {
        sums[kind] += weights[places[at] * sums.length + kind] * values[at];
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double all = 0;
    for (int kind = 0; kind < sums.length; kind++) {
      sums[kind] = Math.exp(sums[kind] - most);
      all += sums[kind];
    }
    for (int kind = 0; kind < sums.length; kind++) {
      sums[kind] /= all;
    }
    return sums;
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
}
