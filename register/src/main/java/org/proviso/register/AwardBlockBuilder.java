package org.proviso.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Party;

/// Gathers the rows of one block.
final class AwardBlockBuilder {

  private final Recipients recipients;
  private final Map<String, TakenAward> taken = new LinkedHashMap<>();
  private final Map<String, Party> settled = new HashMap<>();
  private final List<Malformed> malformed = new ArrayList<>();
  private long merged;
  private long other;

  AwardBlockBuilder(Recipients recipients) {
    this.recipients = recipients;
  }

  /// Says what parties are that awards before this block have named.
  void settle(Collection<Party> parties) {
    parties.forEach(party -> settled.put(party.id(), party));
  }

  void add(Malformed row) {
    malformed.add(row);
  }

  void add(RowMeaning meaning) {
    switch (meaning) {
      case RowMeaning.Other() -> other++;
      case RowMeaning.Bad(Malformed bad) -> malformed.add(bad);
      case RowMeaning.Taken(TakenAward award) -> add(award);
    }
  }

  void add(TakenAward now) {
    TakenAward before = taken.put(now.key(), now);
    if (before != null) {
      merged++;
      taken.put(now.key(), now.after(before));
    }
  }

  AwardBlock build(Position next) {
    Awards.Builder awards = Awards.builder();
    Map<String, Party> parties = new LinkedHashMap<>();
    Map<Recipient, Recipients.Resolved> resolved = new HashMap<>();
    long mapped = 0;
    long matched = 0;
    for (TakenAward row : taken.values()) {
      Recipients.Resolved party = resolved.computeIfAbsent(row.recipient(), recipients::resolve);
      switch (party.how()) {
        case MAPPED -> mapped++;
        case MATCHED -> matched++;
        case OWN -> {}
      }
      String id = party.party().id();
      if (!parties.containsKey(id)) {
        recipients
            .withContainers(settled.getOrDefault(id, party.party()))
            .forEach(each -> parties.putIfAbsent(each.id(), each));
      }
      awards.add(id, row.programme(), row.year(), row.award());
    }
    Counts counts = new Counts(taken.size(), merged, other, malformed.size(), mapped, matched);
    return new AwardBlock(awards.build(), List.copyOf(parties.values()), counts, malformed, next);
  }
}
