package org.proviso.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Asking;
import org.proviso.pack.CompiledPack;
import org.proviso.pack.Pack;
import org.proviso.pack.PartyDetails;
import org.proviso.register.SweepQuestion;

/// What a sweep asks, in a form that goes to each executor once; there it becomes a
/// [SweepQuestion], which all tasks share. Thread-safe.
///
/// The pack goes in its compiled form: executors need neither its folder nor YAML, and CEL only for
/// facts that its register does not have.
final class SharedQuestion implements Serializable {

  private static final long serialVersionUID = 1;

  private final byte[] pack;
  private final @Nullable LocalDate viewpoint;
  private final @Nullable LocalDate known;
  private final TreeMap<String, String> mapping;
  private transient @Nullable SweepQuestion question;

  /// @param viewpoint the day that all days are seen from; null for each day's own
  /// @param known the day by which records must have been entered; null for all
  /// @param mapping which recipient is which party of the pack
  SharedQuestion(
      Pack pack,
      @Nullable LocalDate viewpoint,
      @Nullable LocalDate known,
      Map<String, String> mapping) {
    this.pack = CompiledPack.toBytes(pack);
    this.viewpoint = viewpoint;
    this.known = known;
    this.mapping = new TreeMap<>(mapping);
  }

  synchronized SweepQuestion question() {
    SweepQuestion made = question;
    if (made == null) {
      Pack whole = CompiledPack.ofBytes(pack);
      Asking asking = viewpoint == null ? Asking.CONTEMPORANEOUS : Asking.from(viewpoint);
      made =
          SweepQuestion.of(
              whole.law(),
              whole.register(),
              asking.knownAt(known),
              party -> whole.details(party.id()).map(PartyDetails::fips).orElse(null),
              mapping);
      question = made;
    }
    return made;
  }
}
