package org.proviso.evidence.intake;

import java.nio.file.Path;
import org.proviso.docket.record.Digest;

/// Where the texts of items are kept: by the hash of their bytes and the ending of their name,
/// which together say what the text is.
final class Texts {

  private Texts() {}

  static Path file(Path store, Digest digest, String name) {
    String hex = digest.hex();
    String ending = Resumed.ending(name);
    return store
        .resolve("texts")
        .resolve(hex.substring(0, 2))
        .resolve(ending.isEmpty() ? hex : hex + "." + ending);
  }
}
