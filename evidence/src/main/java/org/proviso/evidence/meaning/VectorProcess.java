package org.proviso.evidence.meaning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.proviso.evidence.wire.WireText;

/// Vectors made by a process of its own, with a class path of its own: the model brings native
/// code, which a text must not be able to bring into this process. Used by one thread.
public final class VectorProcess implements Vectors {

  /// The system property that names the class path of module `vectors` to whoever starts it; the
  /// launcher sets it where vectors are asked for.
  public static final String CLASS_PATH = "proviso.vectors";

  private static final int READY = 2;
  private static final long SECONDS_TO_END = 10;
  private static final String MAIN = "org.proviso.vectors.VectorMain";

  private final Process process;
  private final DataOutputStream texts;
  private final DataInputStream vectors;

  private VectorProcess(Process process) {
    this.process = process;
    texts = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    vectors = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /// Starts the process, and waits until it has the model.
  ///
  /// @param classPath of module `vectors` and what it needs
  /// @throws IOException if it does not start
  public static VectorProcess start(String classPath) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                MAIN)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Some of its libraries look here and not at the properties of their process.
    builder.environment().put("OPT_OUT_TRACKING", "true");
    VectorProcess started = new VectorProcess(builder.start());
    if (started.vectors.read() != READY) {
      started.close();
      throw new IOException("the process for vectors does not start");
    }
    return started;
  }

  @Override
  public List<float[]> of(List<String> some) throws IOException {
    texts.writeInt(some.size());
    for (String text : some) {
      WireText.write(texts, text);
    }
    texts.flush();
    List<float[]> made = new ArrayList<>();
    for (int left = some.size(); left > 0; left--) {
      float[] vector = new float[DIMENSIONS];
      for (int at = 0; at < DIMENSIONS; at++) {
        vector[at] = vectors.readFloat();
      }
      made.add(vector);
    }
    return made;
  }

  /// Ends the process.
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new IOException("the process for vectors does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
