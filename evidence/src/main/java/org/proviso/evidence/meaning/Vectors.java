package org.proviso.evidence.meaning;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Turns texts into vectors: the nearer two are, the more alike is what the texts mean.
public interface Vectors extends Closeable {

  /// How many numbers a vector has.
  int DIMENSIONS = 384;

  /// Returns a vector of length 1 for each text, in order.
  ///
  /// @param texts at most 1,000
  /// @throws IOException if whoever makes them fails
  List<float[]> of(List<String> texts) throws IOException;
}
