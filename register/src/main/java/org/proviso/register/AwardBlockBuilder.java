package org.proviso.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Party;

/// Gathers the rows of one block.
final class AwardBlockBuilder {

  private final AwardRows meaning;
  private final Map<String, AwardRows.Meaning.Taken> taken = new LinkedHashMap<>();
  private final List<Malformed> malformed = new ArrayList<>();
  private long merged;
  private long other;

  AwardBlockBuilder(AwardRows meaning) {
    this.meaning = meaning;
  }

  void add(SplitRow.Broken row) {
    malformed.add(meaning.malformed(row));
  }

  void add(SplitRow.Whole place, AwardRow row) {
    switch (meaning.of(place, row)) {
      case AwardRows.Meaning.Other() -> other++;
      case AwardRows.Meaning.Bad(Malformed bad) -> malformed.add(bad);
      case AwardRows.Meaning.Taken now -> {
        AwardRows.Meaning.Taken before = taken.put(now.key(), now);
        if (before != null) {
          merged++;
          taken.put(now.key(), dated(now, before));
        }
      }
    }
  }

  /// Returns `last` as it is, offered on the earlier day of the two and in the year of that row.
  private static AwardRows.Meaning.Taken dated(
      AwardRows.Meaning.Taken last, AwardRows.Meaning.Taken other) {
    Award award = last.award();
    LocalDate own = award.offered();
    LocalDate earlier = other.award().offered();
    if (earlier == null || (own != null && !earlier.isBefore(own))) {
      return last;
    }
    Award dated =
        new Award(
            award.id(), earlier, award.acceptance(), award.cents(), award.under(), award.source());
    return new AwardRows.Meaning.Taken(
        last.key(), last.recipient(), last.programme(), other.year(), dated);
  }

  AwardBlock build(Position next) {
    Awards.Builder awards = Awards.builder();
    Map<String, Party> parties = new LinkedHashMap<>();
    Map<Recipient, Recipients.Resolved> resolved = new HashMap<>();
    long mapped = 0;
    long matched = 0;
    for (AwardRows.Meaning.Taken row : taken.values()) {
      Recipients.Resolved party =
          resolved.computeIfAbsent(row.recipient(), meaning.recipients()::resolve);
      switch (party.how()) {
        case MAPPED -> mapped++;
        case MATCHED -> matched++;
        case OWN -> {}
      }
      if (!parties.containsKey(party.party().id())) {
        meaning
            .recipients()
            .withContainers(party.party())
            .forEach(each -> parties.putIfAbsent(each.id(), each));
      }
      awards.add(party.party().id(), row.programme(), row.year(), row.award());
    }
    Counts counts = new Counts(taken.size(), merged, other, malformed.size(), mapped, matched);
    return new AwardBlock(awards.build(), List.copyOf(parties.values()), counts, malformed, next);
  }
}
