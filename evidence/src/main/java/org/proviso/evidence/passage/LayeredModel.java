package org.proviso.evidence.passage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// A softmax over one layer of units, each the hyperbolic tangent of a sum of weights: what
/// features mean together, which sums alone cannot say.
///
/// Trained as the [LinearModel] is, for fewer rounds, with some units left out at random as well.
/// Immutable once trained.
final class LayeredModel {

  private static final int UNITS = 24;
  private static final int ROUNDS = 8;
  private static final double STEP = 0.03;
  private static final double PENALTY = 1e-3;

  /// Which part of the features each step sees.
  private static final double KEPT = 0.5;

  /// Which part of the units each step sees.
  private static final double KEPT_UNITS = 0.7;

  private final int kinds;

  /// The weights of all features, as many for each as there are units.
  private final double[] inner;

  /// The weights of all units and of a constant, as many for each as there are kinds.
  private final double[] outer;

  private LayeredModel(int kinds, double[] inner, double[] outer) {
    this.kinds = kinds;
    this.inner = inner;
    this.outer = outer;
  }

  /// Returns the model of examples, whose kinds are counted from 0. The same examples and seed give
  /// the same model.
  static LayeredModel trained(
      int kinds, int features, List<Classifier.Labelled> examples, int seed) {
    Random random = new Random(seed);
    LayeredModel model =
        new LayeredModel(
            kinds, small(features * UNITS, 0.05, random), small((UNITS + 1) * kinds, 0.3, random));
    Learner learner = model.new Learner();
    for (int round = 0; round < ROUNDS; round++) {
      for (Classifier.Labelled example : Classifier.shuffled(examples, random)) {
        learner.learn(example.vector().thinned(KEPT, random), example.kind(), random);
      }
    }
    return model;
  }

  /// Reads what [#write] wrote.
  static LayeredModel read(int kinds, int features, DataInputStream in) throws IOException {
    return new LayeredModel(
        kinds, Weights.read(features * UNITS, in), Weights.read((UNITS + 1) * kinds, in));
  }

  void write(DataOutputStream out) throws IOException {
    Weights.write(inner, out);
    Weights.write(outer, out);
  }

  private static double[] small(int size, double deviation, Random random) {
    double[] weights = new double[size];
    for (int at = 0; at < size; at++) {
      weights[at] = random.nextGaussian() * deviation;
    }
    return weights;
  }

  /// Returns the probability of each kind, in their order.
  double[] probabilities(Vocabulary.Vector vector) {
    return said(units(vector));
  }

  private double[] units(Vocabulary.Vector vector) {
    double[] units = new double[UNITS];
    for (int at = 0; at < vector.size(); at++) {
      double much = vector.value(at);
      if (much != 0) {
        int from = vector.place(at) * UNITS;
        for (int unit = 0; unit < UNITS; unit++) {
          units[unit] += inner[from + unit] * much;
        }
      }
    }
    for (int unit = 0; unit < UNITS; unit++) {
      units[unit] = Math.tanh(units[unit]);
    }
    return units;
  }

  private double[] said(double[] units) {
    double[] sums = new double[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      sums[kind] = outer[UNITS * kinds + kind];
      for (int unit = 0; unit < UNITS; unit++) {
        sums[kind] += units[unit] * outer[unit * kinds + kind];
      }
    }
    return Classifier.softmax(sums);
  }

  /// What is needed while it learns. For one thread.
  private final class Learner {

    private final double[] innerSquares = new double[inner.length];
    private final double[] outerSquares = new double[outer.length];

    void learn(Vocabulary.Vector vector, int right, Random random) {
      double[] full = units(vector);
      boolean[] seen = new boolean[UNITS];
      double[] units = new double[UNITS + 1];
      units[UNITS] = 1;
      for (int unit = 0; unit < UNITS; unit++) {
        seen[unit] = random.nextDouble() < KEPT_UNITS;
        units[unit] = seen[unit] ? full[unit] / KEPT_UNITS : 0;
      }
      double[] wrong = said(units);
      wrong[right] -= 1;
      double[] blame = new double[UNITS];
      for (int unit = 0; unit <= UNITS; unit++) {
        for (int kind = 0; kind < kinds; kind++) {
          int place = unit * kinds + kind;
          if (unit < UNITS) {
            blame[unit] += wrong[kind] * outer[place];
          }
          step(outer, outerSquares, place, wrong[kind] * units[unit]);
        }
      }
      for (int unit = 0; unit < UNITS; unit++) {
        blame[unit] *= (1 - full[unit] * full[unit]) / KEPT_UNITS;
      }
      for (int at = 0; at < vector.size(); at++) {
        double much = vector.value(at);
        for (int unit = 0; much != 0 && unit < UNITS; unit++) {
          if (seen[unit]) {
            step(inner, innerSquares, vector.place(at) * UNITS + unit, blame[unit] * much);
          }
        }
      }
    }

    private void step(double[] weights, double[] squares, int place, double slope) {
      double gradient = slope + PENALTY * weights[place];
      squares[place] += gradient * gradient;
      weights[place] -= STEP * gradient / Math.sqrt(squares[place] + 1e-6);
    }
  }
}
