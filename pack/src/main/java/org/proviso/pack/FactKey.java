package org.proviso.pack;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;

/// Writes the facts that a guard looks at as one text, so that answers can be looked up.
///
/// Equal texts mean equal facts: parties and policies stand in it by identifier, and only those are
/// accepted that are exactly the register's own.
final class FactKey {

  private final Map<String, Party> parties = new HashMap<>();
  private final Map<String, Policy> policies = new HashMap<>();

  FactKey(Facts facts) {
    facts.parties().forEach(party -> parties.put(party.id(), party));
    facts.policies().forEach(policy -> policies.put(policy.id(), policy));
  }

  /// Returns the text for the facts in `reads`; null if a party or policy is not the register's.
  @Nullable String of(Circumstances facts, Set<Guard.Input> reads) {
    StringBuilder key = new StringBuilder();
    for (Guard.Input input : EnumSet.allOf(Guard.Input.class)) {
      if (reads.contains(input) && !append(key.append('|'), input, facts)) {
        return null;
      }
    }
    return key.toString();
  }

  private boolean append(StringBuilder key, Guard.Input input, Circumstances facts) {
    return switch (input) {
      case PARTY -> {
        key.append(facts.party().id());
        yield facts.party().equals(parties.get(facts.party().id()));
      }
      case KIND -> {
        key.append(facts.party().kind());
        yield true;
      }
      case STATE -> {
        key.append(facts.party().state());
        yield true;
      }
      case CIRCUIT -> {
        key.append(facts.party().circuit());
        yield true;
      }
      case STATUS -> {
        key.append(status(facts.status()));
        yield true;
      }
      case AWARD -> {
        key.append(facts.subject().programme()).append('/').append(facts.subject().year());
        key.append(facts.subject().award().under() == null ? "" : "/sub");
        yield true;
      }
      case ACCEPTANCE -> {
        key.append(accepted(facts.subject().award().acceptance()));
        yield true;
      }
      case MEMBERS -> {
        new TreeMap<>(facts.memberships())
            .forEach((group, standing) -> key.append(group).append(sign(standing)).append(','));
        yield true;
      }
      case POLICIES -> appendPolicies(key, facts);
    };
  }

  private boolean appendPolicies(StringBuilder key, Circumstances facts) {
    if (!facts.policiesKnown()) {
      key.append("?,");
    }
    for (Policy policy : facts.policies()) {
      key.append(policy.id()).append(',');
      if (!policy.equals(policies.get(policy.id()))) {
        return false;
      }
    }
    return true;
  }

  private static String accepted(Award.Acceptance acceptance) {
    return switch (acceptance) {
      case Award.Acceptance.On(LocalDate day) -> day.toString();
      case Award.Acceptance.Never() -> "";
      case Award.Acceptance.By(LocalDate day) -> "?";
      case Award.Acceptance.NotKnown() -> "?";
    };
  }

  private static char status(Award.Status status) {
    return switch (status) {
      case NONE -> 'n';
      case OFFERED -> 'o';
      case ACCEPTED -> 'a';
      case UNKNOWN -> '?';
    };
  }

  private static char sign(Group.Standing standing) {
    return switch (standing) {
      case MEMBER -> '+';
      case NON_MEMBER -> '-';
      case UNKNOWN -> '?';
    };
  }
}
