package org.proviso.vectors;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Stands in for the process that has the model, by its name and its protocol, so that it is known
/// what is near: a vector has a direction for each of three notions and one for all else. At the
/// word "crash" the process ends.
public final class VectorMain {

  private static final int DIMENSIONS = 384;
  private static final int READY = 2;

  private VectorMain() {}

  /// Answers until there is no more to answer.
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out = new DataOutputStream(System.out);
    out.writeByte(READY);
    out.flush();
    try (DataInputStream in = new DataInputStream(System.in)) {
      for (int texts = in.readInt(); ; texts = in.readInt()) {
        for (int left = texts; left > 0; left--) {
          String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
          for (float number : vector(text)) {
            out.writeFloat(number);
          }
        }
        out.flush();
      }
    }
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[DIMENSIONS - 1] = 0.1f;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      switch (word) {
        case "employees", "deputies" -> vector[0] = 1;
        case "notify", "tell" -> vector[1] = 1;
        case "stations", "depots" -> vector[2] = 1;
        case "crash" -> throw new IllegalStateException(word);
        default -> {}
      }
    }
    double length = 0;
    for (float number : vector) {
      length += number * number;
    }
    for (int at = 0; at < DIMENSIONS; at++) {
      vector[at] /= (float) Math.sqrt(length);
    }
    return vector;
  }
}
