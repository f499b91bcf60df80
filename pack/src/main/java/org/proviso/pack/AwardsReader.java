package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;

/// Reads awards, and what is so of all awards of a programme year.
final class AwardsReader {

  private static final Comparator<@Nullable LocalDate> EARLIEST_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private final PackReading pack;
  private final Values values;

  AwardsReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
  }

  List<Grant> grants() {
    List<Grant> grants = new ArrayList<>();
    pack.sections()
        .entries(Section.AWARDS)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              grants.add(grant(id, Fields.of(entry.value(), Shape.AWARD, values)));
            });
    return grants;
  }

  private Grant grant(String id, Fields fields) {
    Provenance from = pack.provenance(fields);
    pack.keep(Section.AWARDS, id, from);
    String programme = fields.orElse("programme", at -> pack.reference(at, Section.PROGRAMMES), "");
    LocalDate offered = fields.day("offered");
    Award.Acceptance acceptance =
        fields.orElse("accepted", at -> acceptance(at, values), new Award.Acceptance.NotKnown());
    if (acceptance instanceof Award.Acceptance.On(LocalDate day)
        && offered != null
        && day.isBefore(offered)) {
      String message = "accepted on " + day + ", which is before the offer on " + offered;
      pack.issues().error(fields.place("accepted"), Issue.Code.BAD_SPAN, message);
    }
    Located amount = fields.find("amount");
    return new Grant(
        id,
        programme,
        pack.yearOf(fields, programme),
        fields.orElse("recipient", at -> pack.reference(at, Section.PARTIES), ""),
        offered,
        acceptance,
        amount == null ? null : values.cents(amount),
        pack.references(fields, "sub-recipients", Section.PARTIES),
        PackReading.sourceText(from));
  }

  /// Reads a day, `{by: day}` or `never`; not known if it is none of them.
  static Award.Acceptance acceptance(Located at, Values values) {
    if (at.scalar().orElse("").equals("never")) {
      return new Award.Acceptance.Never();
    }
    if (at.isMapping()) {
      LocalDate by = Fields.of(at, Shape.ACCEPTED_BY, values).day("by");
      return by == null ? new Award.Acceptance.NotKnown() : new Award.Acceptance.By(by);
    }
    LocalDate day = values.day(at);
    return day == null ? new Award.Acceptance.NotKnown() : new Award.Acceptance.On(day);
  }

  /// Reads award facts in order of first day, then of identifier, so that the later one overrides
  /// wherever the two stand.
  List<AwardFact> awardFacts() {
    List<AwardFact> facts = new ArrayList<>();
    pack.sections()
        .entries(Section.AWARD_FACTS)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              facts.add(awardFact(id, Fields.of(entry.value(), Shape.AWARD_FACT, values)));
            });
    return facts.stream()
        .sorted(
            Comparator.comparing((AwardFact fact) -> fact.span().from(), EARLIEST_FIRST)
                .thenComparing(AwardFact::id))
        .toList();
  }

  private AwardFact awardFact(String id, Fields fields) {
    Provenance from = pack.provenance(fields);
    pack.keep(Section.AWARD_FACTS, id, from);
    String programme = fields.orElse("programme", at -> pack.reference(at, Section.PROGRAMMES), "");
    return new AwardFact(
        id,
        programme,
        pack.yearOf(fields, programme),
        fields.span(),
        fields.word("status", Award.Status.values(), AwardsReader::word, Award.Status.UNKNOWN),
        Set.copyOf(new TreeSet<>(pack.references(fields, "except", Section.PARTIES))),
        PackReading.sourceText(from));
  }

  /// Returns a status as a pack writes it.
  static String word(Award.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
