package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.web.site.Site;

/// A party with all that is on record of it.
record PartyJson(
    Listed party,
    List<Granted> awards,
    List<Rule> policies,
    List<Standing> memberships,
    List<Letter> letters) {

  /// A party by itself.
  ///
  /// @param provenance where the party comes from; null if the pack does not say
  record Listed(
      String id,
      String name,
      String kind,
      @Nullable String state,
      @Nullable String within,
      @Nullable String circuit,
      boolean policiesKnown,
      @Nullable String ocd,
      @Nullable String fips,
      @Nullable String county,
      String note,
      @Nullable ProvenanceJson provenance) {

    static Listed of(Pack pack, Party party) {
      PartyDetails details = pack.details(party.id()).orElse(null);
      return new Listed(
          party.id(),
          party.name(),
          party.kind(),
          party.state(),
          party.within(),
          party.circuit(),
          party.policiesKnown(),
          details == null ? null : details.ocd(),
          details == null ? null : details.fips(),
          details == null ? null : details.county(),
          details == null ? "" : details.note(),
          details == null ? null : ProvenanceJson.of(pack, details.provenance()));
    }
  }

  /// An award, or an offer of one.
  ///
  /// @param acceptance `On` or `By` the day `accepted`, `Never`, `NotKnown`
  /// @param cents null if not known, which is never zero
  record Granted(
      String programme,
      String year,
      @Nullable String number,
      @Nullable LocalDate offered,
      String acceptance,
      @Nullable LocalDate accepted,
      @Nullable Long cents,
      @Nullable String under,
      String source,
      @Nullable ProvenanceJson provenance) {}

  /// A rule that the party made for its own officers.
  ///
  /// @param entered first day on which the record counts; null if it always does
  /// @param withdrawn first day on which it no longer counts; null if it does
  record Rule(
      String id,
      String title,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      boolean reachesWithin,
      Map<String, List<String>> features,
      @Nullable LocalDate entered,
      @Nullable LocalDate withdrawn,
      String source,
      String confidence,
      @Nullable ProvenanceJson provenance) {}

  /// A record of how the party stands in a group.
  ///
  /// @param standing `MEMBER`, `NON_MEMBER` or `UNKNOWN`
  record Standing(
      String id,
      String group,
      String name,
      String standing,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable LocalDate entered,
      @Nullable LocalDate withdrawn,
      String source,
      @Nullable ProvenanceJson provenance) {}

  /// A letter to the party.
  record Letter(String round, LocalDate date, boolean cleared) {}

  static PartyJson of(Site site, Party party) {
    Pack pack = site.pack();
    Register register = site.register();
    return new PartyJson(
        Listed.of(pack, party),
        site.awards(party.id()).stream().map(subject -> granted(site, subject)).toList(),
        register.policies().stream()
            .filter(policy -> policy.holder().equals(party.id()))
            .map(policy -> rule(site, policy))
            .toList(),
        register.memberships().stream()
            .filter(record -> record.party().equals(party.id()))
            .map(record -> standing(site, register, record))
            .toList(),
        pack.rounds().stream()
            .filter(round -> round.addressees().contains(party.id()))
            .map(round -> letter(round, party))
            .toList());
  }

  private static Granted granted(Site site, Subject subject) {
    Award award = subject.award();
    String number = award.id();
    LocalDate accepted =
        switch (award.acceptance()) {
          case Award.Acceptance.On(LocalDate day) -> day;
          case Award.Acceptance.By(LocalDate day) -> day;
          case Award.Acceptance.Never(), Award.Acceptance.NotKnown() -> null;
        };
    return new Granted(
        subject.programme(),
        subject.year(),
        number,
        award.offered(),
        award.acceptance().getClass().getSimpleName(),
        accepted,
        award.cents(),
        award.under(),
        award.source(),
        number == null ? null : provenance(site, Section.AWARDS, number));
  }

  private static Rule rule(Site site, Policy policy) {
    return new Rule(
        policy.id(),
        policy.title(),
        policy.inForce().from(),
        policy.inForce().until(),
        policy.reachesWithin(),
        new TreeMap<>(policy.features()),
        policy.entry().entered(),
        policy.entry().withdrawn(),
        policy.source(),
        policy.confidence(),
        provenance(site, Section.POLICIES, policy.id()));
  }

  private static Standing standing(Site site, Register register, Membership record) {
    var group = register.groups().get(record.group());
    return new Standing(
        record.id(),
        record.group(),
        group == null ? record.group() : group.name(),
        record.standing().name(),
        record.span().from(),
        record.span().until(),
        record.entry().entered(),
        record.entry().withdrawn(),
        record.source(),
        provenance(site, Section.MEMBERSHIPS, record.id()));
  }

  private static Letter letter(Round round, Party party) {
    return new Letter(round.id(), round.date(), round.cleared().contains(party.id()));
  }

  private static @Nullable ProvenanceJson provenance(Site site, Section section, String id) {
    return site.provenance(section, id)
        .map((Provenance provenance) -> ProvenanceJson.of(site.pack(), provenance))
        .orElse(null);
  }
}
