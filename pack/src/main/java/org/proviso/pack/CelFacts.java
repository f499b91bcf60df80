package org.proviso.pack;

import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.PartialVars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Policy;

/// Shows the facts of a subject to CEL, those that are not known as unknown attributes.
///
/// A State or circuit that is not stated is the empty text, which equals no State or circuit.
final class CelFacts {

  private final GuardSchema schema;

  CelFacts(GuardSchema schema) {
    this.schema = schema;
  }

  PartialVars of(Circumstances facts) {
    List<CelAttributePattern> unknown = new ArrayList<>();
    if (facts.status() == Award.Status.UNKNOWN) {
      unknown.add(CelAttributePattern.fromQualifiedIdentifier("award.status"));
    }
    String accepted = accepted(facts.subject().award().acceptance());
    if (accepted == null) {
      unknown.add(CelAttributePattern.fromQualifiedIdentifier("award.accepted"));
    }
    List<Map<String, Object>> policies = new ArrayList<>();
    facts.policies().forEach(each -> policies.add(policy(each)));
    if (!facts.policiesKnown()) {
      // There may be others: one of which nothing is known stands for them, however many.
      unknown.add(
          CelAttributePattern.create("policies")
              .qualify(CelAttribute.Qualifier.ofInt(policies.size())));
      policies.add(Map.of());
    }
    Map<String, Boolean> member = new HashMap<>();
    facts
        .memberships()
        .forEach(
            (group, standing) -> {
              member.put(group, standing == Group.Standing.MEMBER);
              if (standing == Group.Standing.UNKNOWN) {
                unknown.add(
                    CelAttributePattern.create("member")
                        .qualify(CelAttribute.Qualifier.ofString(group)));
              }
            });
    Map<String, Object> shown =
        Map.of(
            "party", party(facts), "award", award(facts), "member", member, "policies", policies);
    return PartialVars.of(shown, unknown.toArray(CelAttributePattern[]::new));
  }

  private Map<String, Object> party(Circumstances facts) {
    String id = facts.party().id();
    return Map.of(
        "id", id,
        "kind", facts.party().kind(),
        "state", orEmpty(facts.party().state()),
        "circuit", orEmpty(facts.party().circuit()));
  }

  private static Map<String, Object> award(Circumstances facts) {
    return Map.of(
        "status", AwardsReader.word(facts.status()),
        "programme", facts.subject().programme(),
        "year", facts.subject().year(),
        "accepted", orEmpty(accepted(facts.subject().award().acceptance())),
        "is_sub_award", facts.subject().award().under() != null);
  }

  /// The day of acceptance as text, so that days compare as texts do; empty if there was none, null
  /// if the day is not known.
  private static @Nullable String accepted(Award.Acceptance acceptance) {
    return switch (acceptance) {
      case Award.Acceptance.On(LocalDate day) -> day.toString();
      case Award.Acceptance.Never() -> "";
      case Award.Acceptance.By(LocalDate day) -> null;
      case Award.Acceptance.NotKnown() -> null;
    };
  }

  private Map<String, Object> policy(Policy policy) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("id", policy.id());
    shown.put("holder", policy.holder());
    for (String feature : schema.vocabulary().keySet()) {
      List<String> terms = policy.features().getOrDefault(feature, List.of());
      shown.put(GuardSchema.celName(feature), terms);
    }
    return shown;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
