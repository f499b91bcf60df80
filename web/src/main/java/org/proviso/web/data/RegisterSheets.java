package org.proviso.web.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Section;

/// Tables of the register: parties, and what is recorded of them.
final class RegisterSheets {

  static final Sheet PARTIES =
      Sheet.of(
          "parties",
          "id",
          RegisterSheets::parties,
          "id",
          "name",
          "kind",
          "state",
          "within",
          "circuit",
          "policies_known:truth",
          "ocd",
          "fips",
          "county",
          "note",
          ":provenance");

  static final Sheet AWARDS =
      Sheet.of(
          "awards",
          "number",
          RegisterSheets::awards,
          "number",
          "party",
          "programme",
          "year",
          "offered:day",
          "acceptance",
          "accepted:day",
          "cents:integer",
          "under",
          ":provenance");

  static final Sheet AWARD_FACTS =
      Sheet.of(
          "award-facts",
          "id",
          (from, to) -> {
            for (AwardFact fact : from.site().register().awardFacts()) {
              to.of(
                  fact.id(),
                  fact.programme(),
                  fact.year(),
                  fact.span(),
                  fact.status().name(),
                  Sheets.sorted(fact.except()),
                  from.provenance(Section.AWARD_FACTS, fact.id()).orElse(null));
            }
          },
          "id",
          "programme",
          "year",
          ":span",
          "status",
          "except:list",
          ":provenance");

  static final Sheet POLICIES =
      Sheet.of(
          "policies",
          "id",
          RegisterSheets::policies,
          "id",
          "holder",
          "title",
          ":span",
          "reaches_within:truth",
          "features:list",
          "entered:day",
          "withdrawn:day",
          ":provenance");

  static final Sheet GROUPS =
      Sheet.of(
          "groups",
          "id",
          (from, to) -> {
            for (Group group : new TreeMap<>(from.site().register().groups()).values()) {
              to.of(
                  group.id(),
                  group.name(),
                  Sheets.sorted(group.eligibleKinds()),
                  group.otherwise().name());
            }
          },
          "id",
          "name",
          "eligible_kinds:list",
          "otherwise");

  static final Sheet MEMBERSHIPS =
      Sheet.of(
          "memberships",
          "id",
          (from, to) -> {
            for (Membership record : from.site().register().memberships()) {
              to.of(
                  record.id(),
                  record.party(),
                  record.group(),
                  record.span(),
                  record.standing().name(),
                  record.entry().entered(),
                  record.entry().withdrawn(),
                  from.provenance(Section.MEMBERSHIPS, record.id()).orElse(null));
            }
          },
          "id",
          "party",
          "group",
          ":span",
          "standing",
          "entered:day",
          "withdrawn:day",
          ":provenance");

  private RegisterSheets() {}

  private static void parties(OpenData from, Sheet.Row to) {
    Map<String, PartyDetails> recorded = from.registers().details();
    for (Party party : Sheets.inOrder(from.site())) {
      PartyDetails details = recorded.get(party.id());
      to.of(
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
          details == null ? null : details.provenance());
    }
  }

  private static void awards(OpenData from, Sheet.Row to) {
    for (Subject subject : from.site().register().subjects()) {
      Award award = subject.award();
      String number = award.id();
      if (number != null) {
        LocalDate accepted =
            switch (award.acceptance()) {
              case Award.Acceptance.On(LocalDate day) -> day;
              case Award.Acceptance.By(LocalDate day) -> day;
              case Award.Acceptance.Never(), Award.Acceptance.NotKnown() -> null;
            };
        to.of(
            number,
            subject.recipient(),
            subject.programme(),
            subject.year(),
            award.offered(),
            award.acceptance().getClass().getSimpleName(),
            accepted,
            award.cents(),
            award.under(),
            from.provenance(Section.AWARDS, number).orElse(null));
      }
    }
  }

  private static void policies(OpenData from, Sheet.Row to) {
    List<Policy> inOrder =
        from.site().register().policies().stream()
            .sorted(Comparator.comparing(Policy::id))
            .toList();
    for (Policy policy : inOrder) {
      to.of(
          policy.id(),
          policy.holder(),
          policy.title(),
          policy.inForce(),
          policy.reachesWithin(),
          features(policy),
          policy.entry().entered(),
          policy.entry().withdrawn(),
          from.provenance(Section.POLICIES, policy.id()).orElse(null));
    }
  }

  private static List<String> features(Policy policy) {
    List<String> features = new ArrayList<>();
    new TreeMap<>(policy.features())
        .forEach((name, terms) -> terms.forEach(term -> features.add(name + "=" + term)));
    return features;
  }
}
