package org.proviso.evidence.passage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// A softmax over sums of weights.
///
/// Trained by gradient descent with steps after Duchi, Hazan and Singer (AdaGrad, 2011) and a
/// penalty on the squares of weights. At each step some features are left out at random, so that
/// none is relied on alone. Its weights are the mean of those after each of the last rounds, which
/// depends less on the order of the examples (after Polyak and Juditsky, 1992). Immutable once
/// trained.
final class LinearModel {

  private static final int ROUNDS = 20;
  private static final int AVERAGED = 5;
  private static final double STEP = 0.15;
  private static final double PENALTY = 1e-2;

  /// Which part of the features each step sees.
  private static final double KEPT = 0.7;

  private final int kinds;

  /// The weights of all features, as many for each as there are kinds.
  private final double[] weights;

  private LinearModel(int kinds, double[] weights) {
    this.kinds = kinds;
    this.weights = weights;
  }

  /// Returns the model of examples, whose kinds are counted from 0. The same examples and seed give
  /// the same model.
  static LinearModel trained(
      int kinds, int features, List<Classifier.Labelled> examples, int seed) {
    LinearModel model = new LinearModel(kinds, new double[features * kinds]);
    double[] squares = new double[model.weights.length];
    double[] mean = new double[model.weights.length];
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      for (Classifier.Labelled example : Classifier.shuffled(examples, random)) {
        model.learn(example.vector().thinned(KEPT, random), example.kind(), squares);
      }
      if (round >= ROUNDS - AVERAGED) {
        for (int at = 0; at < mean.length; at++) {
          mean[at] += model.weights[at] / AVERAGED;
        }
      }
    }
    System.arraycopy(mean, 0, model.weights, 0, mean.length);
    return model;
  }

  /// Reads what [#write] wrote.
  static LinearModel read(int kinds, int features, DataInputStream in) throws IOException {
    return new LinearModel(kinds, Weights.read(features * kinds, in));
  }

  void write(DataOutputStream out) throws IOException {
    Weights.write(weights, out);
  }

  private void learn(Vocabulary.Vector vector, int right, double[] squares) {
    double[] probabilities = probabilities(vector);
    for (int at = 0; at < vector.size(); at++) {
      double much = vector.value(at);
      if (much == 0) {
        continue;
      }
      for (int kind = 0; kind < kinds; kind++) {
        int place = vector.place(at) * kinds + kind;
        double wrong = probabilities[kind] - (kind == right ? 1 : 0);
        double gradient = wrong * much + PENALTY * weights[place];
        squares[place] += gradient * gradient;
        weights[place] -= STEP * gradient / Math.sqrt(squares[place] + 1e-6);
      }
    }
  }

  /// Returns the probability of each kind, in their order.
  double[] probabilities(Vocabulary.Vector vector) {
    double[] sums = new double[kinds];
    for (int at = 0; at < vector.size(); at++) {
      for (int kind = 0; kind < kinds; kind++) {
        sums[kind] += weights[vector.place(at) * kinds + kind] * vector.value(at);
      }
    }
    return Classifier.softmax(sums);
  }
}
