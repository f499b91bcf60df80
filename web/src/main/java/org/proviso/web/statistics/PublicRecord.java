package org.proviso.web.statistics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Side;
import org.proviso.store.DocketEntry;
import org.proviso.store.Ledgers;
import org.proviso.store.Matters;
import org.proviso.store.PublishedBalances;
import org.proviso.store.PublishedEntry;
import org.proviso.store.PublishedInquiries;
import org.proviso.web.site.Links;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Words;

/// What is public of this site's own record, as statistics count it.
///
/// Neither service nor the last day in time of an inquiry's letter is public, nor what a recipient
/// asked besides: a letter is counted from its own day, and no share is in time. Thread-safe.
final class PublicRecord {

  private final PublishedInquiries inquiries;
  private final Matters matters;
  private final Ledgers ledgers;

  PublicRecord(PublishedInquiries inquiries, Matters matters, Ledgers ledgers) {
    this.inquiries = inquiries;
    this.matters = matters;
    this.ledgers = ledgers;
  }

  Counted counted(Reading reading) {
    List<Wait> waits = new ArrayList<>();
    for (PublishedInquiries.Summary each : inquiries.list()) {
      Map<String, List<DocketEntry>> byParty = new TreeMap<>();
      for (PublishedEntry entry : inquiries.entries(each.inquiry())) {
        if (isKnown(entry, reading.known())) {
          byParty
              .computeIfAbsent(entry.entry().party(), party -> new ArrayList<>())
              .add(entry.entry());
        }
      }
      byParty.forEach((party, entries) -> waits.add(wait(each.inquiry(), entries, reading)));
    }
    return new Counted(
        true,
        waits,
        matters.published(),
        ledgers.published(reading.on()).stream().map(PublishedBalances::balances).toList(),
        List.of());
  }

  private static boolean isKnown(PublishedEntry entry, @Nullable LocalDate known) {
    return known == null || !LocalDate.ofInstant(entry.entered(), ZoneOffset.UTC).isAfter(known);
  }

  /// Returns the wait for the answer of one recipient in one inquiry: from its first letter that is
  /// public to its first filing that is.
  ///
  /// @param entries at least one
  static Wait wait(String inquiry, List<DocketEntry> entries, Reading reading) {
    LocalDate asked = null;
    LocalDate filed = null;
    LocalDate ended = null;
    for (DocketEntry entry : entries) {
      if (entry.side() == DocketEntry.Side.RECIPIENT) {
        filed = first(filed, entry.day());
      } else if (entry.kind().equals("notice")) {
        ended = first(ended, entry.day());
      } else {
        asked = first(asked, entry.day());
      }
    }
    Wait.Outcome outcome;
    if (asked == null) {
      outcome = new Wait.Outcome.NotCounted(Wait.Why.LETTER_NOT_PUBLIC);
    } else if (filed != null && (ended == null || !filed.isAfter(ended))) {
      outcome = new Wait.Outcome.Done(filed);
    } else if (ended != null) {
      outcome = new Wait.Outcome.Ended(ended);
    } else {
      outcome = new Wait.Outcome.Open();
    }
    LocalDate from = asked != null ? asked : filed != null ? filed : ended;
    return new Wait(
        Side.RECIPIENT,
        Words.say("statistics.letter.published"),
        entries.getFirst().party(),
        Links.conducted(inquiry, reading),
        from == null ? entries.getFirst().day() : from,
        null,
        outcome);
  }

  private static LocalDate first(@Nullable LocalDate one, LocalDate other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
