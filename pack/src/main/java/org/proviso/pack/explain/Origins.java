package org.proviso.pack.explain;

import java.util.Optional;
import org.proviso.law.act.Provenance;
import org.proviso.pack.Section;

/// Where records come from and how far they were checked.
public interface Origins {

  /// Returns where a record comes from; empty if it is not known.
  ///
  /// @param id identifier of the record in its section
  Optional<Provenance> of(Section section, String id);
}
