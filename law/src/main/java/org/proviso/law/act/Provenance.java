package org.proviso.law.act;

import java.util.List;

/// Where something comes from and how far it was checked.
///
/// @param citation how a lawyer would cite it
/// @param sources where the words or facts were found
/// @param mark how far they were checked
/// @param caveats what a reader must be told; a caveat travels with an answer and changes nothing
///   else
public record Provenance(String citation, List<String> sources, Mark mark, List<String> caveats) {

  /// Copies the lists.
  public Provenance {
    sources = List.copyOf(sources);
    caveats = List.copyOf(caveats);
  }
}
