package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A softmax over sums of weights: what kind a set of features is, with probabilities.
///
/// Trained by gradient descent with steps after Duchi, Hazan and Singer (AdaGrad, 2011) and a
/// penalty on the squares of weights. The same examples give the same model. Immutable once
/// trained.
///
/// @param <K> the kinds
final class LinearModel<K> {

  private static final int ROUNDS = 60;
  private static final double STEP = 0.3;
  private static final double PENALTY = 1e-3;
  private static final long SEED = 1373;

  private final List<K> kinds;
  private final Map<String, double[]> weights = new HashMap<>();

  private LinearModel(List<K> kinds) {
    this.kinds = kinds;
  }

  /// What a model learns from: features that stand for one kind.
  record Example<K>(Collection<String> features, K kind) {}

  static <K> LinearModel<K> trained(List<K> kinds, List<Example<K>> examples) {
    Map<String, Integer> seen = new HashMap<>();
    examples.forEach(example -> example.features().forEach(it -> seen.merge(it, 1, Integer::sum)));
    LinearModel<K> model = new LinearModel<>(List.copyOf(kinds));
    // What stands in one example alone says nothing of others.
    seen.forEach((feature, times) -> model.know(feature, times));
    Map<String, double[]> squares = new HashMap<>();
    List<Example<K>> shuffled = new ArrayList<>(examples);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(shuffled, random);
      for (Example<K> example : shuffled) {
        model.learn(example, squares);
      }
    }
    return model;
  }

  private void know(String feature, int times) {
    if (times > 1) {
      weights.put(feature, new double[kinds.size()]);
    }
  }

  private void learn(Example<K> example, Map<String, double[]> squares) {
    double[] probabilities = probabilities(example.features());
    int right = kinds.indexOf(example.kind());
    for (String feature : example.features()) {
      double[] weight = weights.get(feature);
      if (weight == null) {
        continue;
      }
      double[] square = squares.computeIfAbsent(feature, any -> new double[kinds.size()]);
      for (int kind = 0; kind < weight.length; kind++) {
        double gradient = probabilities[kind] - (kind == right ? 1 : 0) + PENALTY * weight[kind];
        square[kind] += gradient * gradient;
        weight[kind] -= STEP * gradient / Math.sqrt(square[kind] + 1e-8);
      }
    }
  }

  /// Returns the probability of each kind, in their order.
  double[] probabilities(Collection<String> features) {
    double[] sums = new double[kinds.size()];
    for (String feature : features) {
      double[] weight = weights.get(feature);
      if (weight != null) {
        for (int kind = 0; kind < sums.length; kind++) {
          sums[kind] += weight[kind];
        }
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
  K kind(Collection<String> features) {
    double[] probabilities = probabilities(features);
    int best = 0;
    for (int kind = 1; kind < probabilities.length; kind++) {
      if (probabilities[kind] > probabilities[best]) {
        best = kind;
      }
    }
    return kinds.get(best);
  }
}
