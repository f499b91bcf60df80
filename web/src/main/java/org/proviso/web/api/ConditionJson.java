package org.proviso.web.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.pack.Pack;
import org.proviso.pack.Section;

/// A condition and how its provision is read.
///
/// @param provision the contested provision that its meaning turns on; null if none
/// @param metIf by reading, when it is met, as the pack writes it; a condition without a provision
///   has at most one entry, under the empty name
record ConditionJson(
    String id,
    String title,
    String programme,
    String programmeTitle,
    List<String> years,
    @Nullable String provision,
    List<ReadAs> readings,
    Map<String, String> metIf,
    @Nullable ProvenanceJson provenance) {

  /// A reading of the provision.
  record ReadAs(String id, String name, String proposer, String words, ProvenanceJson provenance) {}

  static ConditionJson of(Pack pack, Condition condition) {
    Programme programme = pack.law().programme(condition.programme()).orElseThrow();
    String provision = condition.provision();
    Map<String, String> metIf = new TreeMap<>();
    condition.met().forEach((reading, guard) -> metIf.put(reading, guard.text()));
    return new ConditionJson(
        condition.id(),
        condition.title(),
        condition.programme(),
        programme.title(),
        programme.years(),
        provision,
        provision == null
            ? List.of()
            : pack.law().readings(provision).stream()
                .map(
                    each ->
                        new ReadAs(
                            each.id(),
                            each.name(),
                            each.proposer(),
                            each.words(),
                            ProvenanceJson.of(pack, each.provenance())))
                .toList(),
        metIf,
        pack.provenance(Section.CONDITIONS, condition.id())
            .map(from -> ProvenanceJson.of(pack, from))
            .orElse(null));
  }
}
