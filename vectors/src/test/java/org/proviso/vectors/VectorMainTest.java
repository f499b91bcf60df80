package org.proviso.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorMainTest {

  private static final String RULE =
      "Officers shall not tell the agency when somebody is released.";
  private static final String OTHER_WORDS =
      "Deputies must keep discharge dates from immigration authorities.";
  private static final String UNRELATED = "The cafeteria serves soup for lunch on Mondays.";

  @Test
  void putsAParaphraseWithoutACommonWordNearerThanWhatIsUnrelated()
      throws IOException, InterruptedException {
    List<float[]> vectors = vectors(RULE, OTHER_WORDS, UNRELATED);

    for (float[] vector : vectors) {
      assertEquals(1, product(vector, vector), 1e-4);
    }
    double near = product(vectors.get(0), vectors.get(1));
    double far = product(vectors.get(0), vectors.get(2));
    assertTrue(near > 0.3 && near > far + 0.2, near + " and " + far);
  }

  @Test
  void givesTheSameForTheSameTextWhateverElseIsAsked() throws IOException, InterruptedException {
    assertArrayEquals(vectors(RULE).getFirst(), vectors(UNRELATED, "", RULE).getLast());
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int at = 0; at < one.length; at++) {
      sum += one[at] * other[at];
    }
    return sum;
  }

  private static List<float[]> vectors(String... texts) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                VectorMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<float[]> vectors = new ArrayList<>();
    try (DataOutputStream out = new DataOutputStream(process.getOutputStream());
        DataInputStream in = new DataInputStream(process.getInputStream())) {
      assertEquals(2, in.read());
      out.writeInt(texts.length);
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      out.flush();
      for (int left = texts.length; left > 0; left--) {
        float[] vector = new float[384];
        for (int at = 0; at < vector.length; at++) {
          vector[at] = in.readFloat();
        }
        vectors.add(vector);
      }
    }
    assertEquals(0, process.waitFor());
    return vectors;
  }
}
