package org.proviso.evidence.passage;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Trains the models of the [PassageFinder] on what the product ships. The build runs it once the
/// classes are compiled.
final class Training {

  /// What the models are written to, beside the classes.
  static final String FILE = "passages.model";

  private Training() {}

  /// Writes them beside the classes.
  ///
  /// @param arguments the folder of the compiled classes
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], Training.class.getPackageName().split("[.]"));
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      PassageFinder.trained(LabelledPassage.shipped()).write(out);
    }
  }
}
