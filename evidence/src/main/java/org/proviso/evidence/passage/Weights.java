package org.proviso.evidence.passage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The weights of a model in a file: each in the eight bytes of its bits, the high one first.
final class Weights {

  private Weights() {}

  static double[] read(int count, DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(count * Double.BYTES);
    if (bytes.length < count * Double.BYTES) {
      throw new EOFException(bytes.length + " bytes of " + count + " weights");
    }
    double[] weights = new double[count];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(weights);
    return weights;
  }

  static void write(double[] weights, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(weights.length * Double.BYTES);
    bytes.asDoubleBuffer().put(weights);
    out.write(bytes.array());
  }
}
