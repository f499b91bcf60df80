package org.proviso.web.api;

import java.util.List;
import org.proviso.law.act.Provenance;
import org.proviso.pack.Pack;
import org.proviso.pack.Source;

/// Where something comes from and how far it was checked.
///
/// @param mark `V1`, `V2`, `M` or `D`
record ProvenanceJson(String citation, List<Found> sources, String mark, List<String> caveats) {

  /// A source.
  ///
  /// @param kind `primary`, `secondary`, or empty if the pack does not say
  record Found(String id, String title, String where, String kind) {

    static Found of(Source source) {
      return new Found(source.id(), source.title(), source.where(), source.kind().word());
    }
  }

  static ProvenanceJson of(Pack pack, Provenance provenance) {
    return new ProvenanceJson(
        provenance.citation(),
        provenance.sources().stream().map(id -> found(pack, id)).toList(),
        provenance.mark().name(),
        provenance.caveats());
  }

  /// Returns a source by its identifier, which is all that is known of one that the pack lacks.
  static Found found(Pack pack, String id) {
    return pack.source(id).map(Found::of).orElseGet(() -> new Found(id, id, "", ""));
  }
}
