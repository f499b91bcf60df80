package org.proviso.evidence.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/// All that an item is counted by but its custodians, of which there may be any number: many items
/// share the same, and the index has them once.
final class Traits {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /// A value of a facet.
  record Trait(Facet facet, String value) {}

  void add(Facet facet, String value) throws IOException {
    out.writeUTF(facet.name());
    out.writeUTF(value);
  }

  BytesRef written() {
    return new BytesRef(bytes.toByteArray());
  }

  /// Reads what [#written()] returned, in the order in which it was added.
  static List<Trait> read(BytesRef written) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(written.bytes, written.offset, written.length));
    List<Trait> traits = new ArrayList<>();
    while (in.available() > 0) {
      traits.add(new Trait(Facet.valueOf(in.readUTF()), in.readUTF()));
    }
    return traits;
  }
}
