package org.proviso.evidence.command;

import java.io.IOException;
import org.proviso.evidence.meaning.VectorProcess;
import org.proviso.evidence.meaning.Vectors;

/// Starts what makes vectors.
interface VectorSource {

  /// Starts it; the caller closes it.
  ///
  /// @throws IOException if it does not start
  /// @throws Refusal if it is not here
  Vectors open() throws IOException;

  /// Returns the source that the launcher names.
  static VectorSource ofThisProcess() {
    return () -> {
      String classPath = System.getProperty(VectorProcess.CLASS_PATH, "");
      if (classPath.isEmpty()) {
        throw new Refusal(Words.say("vectors.not-here", VectorProcess.CLASS_PATH));
      }
      return VectorProcess.start(classPath);
    };
  }
}
