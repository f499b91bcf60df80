package org.proviso.vectors;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Where the process begins that turns text into vectors.
///
/// It writes a byte when it is ready. Its standard input then brings, again and again, a number of
/// texts, each as its length in bytes and its UTF-8; for each text it writes 384 floats, a vector
/// of length 1. It ends when its input does. Numbers are big-endian.
public final class VectorMain {

  /// The byte that says that texts are taken.
  private static final int READY = 2;

  private static final int DIMENSIONS = 384;
  private static final int MOST = 1_000;
  private static final int LONGEST = 1 << 20;

  private VectorMain() {}

  /// Answers until there is no more to answer.
  public static void main(String[] arguments) {
    // DJL asks a server whether it runs in its maker's cloud, unless it is told not to; and its
    // tokenizers may be fetched.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    // Whatever a library prints must not become part of an answer.
    System.setOut(System.err);
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel();
      out.writeByte(READY);
      out.flush();
      while (true) {
        answer(model, texts(in), out);
      }
    } catch (EOFException e) {
      // The threads of the model would keep the process alive.
      Runtime.getRuntime().halt(0);
    } catch (IOException | RuntimeException | Error e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static List<TextSegment> texts(DataInputStream in) throws IOException {
    List<TextSegment> texts = new ArrayList<>();
    for (int left = atMost(MOST, in.readInt()); left > 0; left--) {
      byte[] bytes = new byte[atMost(LONGEST, in.readInt())];
      in.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // A text of nothing but spaces and controls is no text to the library.
      texts.add(TextSegment.from(text.trim().isEmpty() ? "." : text));
    }
    return texts;
  }

  private static int atMost(int most, int number) throws StreamCorruptedException {
    if (number < 0 || number > most) {
      throw new StreamCorruptedException(number + ", and " + most + " at most");
    }
    return number;
  }

  private static void answer(EmbeddingModel model, List<TextSegment> texts, DataOutputStream out)
      throws IOException {
    if (!texts.isEmpty()) {
      for (Embedding embedding : model.embedAll(texts).content()) {
        float[] vector = embedding.vector();
        if (vector.length != DIMENSIONS) {
          throw new IllegalStateException("a vector of " + vector.length);
        }
        for (float number : vector) {
          out.writeFloat(number);
        }
      }
    }
    out.flush();
  }
}
