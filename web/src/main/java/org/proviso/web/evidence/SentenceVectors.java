package org.proviso.web.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.meaning.VectorProcess;
import org.proviso.evidence.meaning.Vectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Vectors of what people ask, by a process that begins with the first question and stays for the
/// next. Safe for several threads, which take turns: a sentence takes some milliseconds.
final class SentenceVectors implements Closeable {

  /// What the model reads of a sentence ends before 256 pieces of words.
  static final int LONGEST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(SentenceVectors.class);

  private final String classPath;
  private @Nullable Vectors process;

  /// @param classPath of module `vectors`; empty if it is not here
  SentenceVectors(String classPath) {
    this.classPath = classPath;
  }

  /// Tells whether there is a model.
  boolean areHere() {
    return !classPath.isEmpty();
  }

  /// Returns the vector of a sentence; empty if no process can be had that makes it.
  synchronized Optional<float[]> of(String sentence) {
    Vectors before = process;
    if (before != null) {
      try {
        return Optional.of(before.of(List.of(sentence)).getFirst());
      } catch (IOException e) {
        LOG.warn("the process for vectors ended; another one is started", e);
        end();
      }
    }
    try {
      Vectors started = VectorProcess.start(classPath);
      process = started;
      return Optional.of(started.of(List.of(sentence)).getFirst());
    } catch (IOException e) {
      LOG.error("no vectors can be made", e);
      end();
      return Optional.empty();
    }
  }

  private void end() {
    Vectors ended = process;
    process = null;
    if (ended != null) {
      try {
        ended.close();
      } catch (IOException e) {
        LOG.warn("the process for vectors does not end", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    end();
  }
}
