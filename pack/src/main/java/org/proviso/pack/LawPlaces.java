package org.proviso.pack;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Fault;

/// Where the parts of acts and clauses stand, so that a fault of the law can be shown there.
final class LawPlaces {

  /// @param owner identifier of a clause, of an act, or empty for a fact
  private record Part(String owner, String field, String value) {}

  private final Map<Part, Located> parts = new HashMap<>();
  private final Map<String, Located> owners = new HashMap<>();

  void ofOwner(String owner, Located at) {
    owners.putIfAbsent(owner, at);
  }

  void of(String owner, String field, String value, Located at) {
    parts.putIfAbsent(new Part(owner, field, value), at);
  }

  void ofFact(String field, String id, Located at) {
    parts.putIfAbsent(new Part("", field, id), at);
  }

  /// Returns where a fault is, as closely as is known; null if it is of nothing that stands in the
  /// files read.
  @Nullable Located find(Fault fault) {
    String clause = fault.clause();
    String act = fault.act();
    String owner = clause != null ? clause : act != null ? act : "";
    Located part = parts.get(new Part(owner, fault.field(), fault.value()));
    return part != null ? part : owners.get(owner);
  }
}
