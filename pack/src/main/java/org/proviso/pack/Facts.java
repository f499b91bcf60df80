package org.proviso.pack;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.law.act.Programme;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;

/// What a pack says of parties, groups, awards and policies: the material of its register.
///
/// @param parties in order of identifier
/// @param details by identifier of a party
/// @param groups in order of identifier
/// @param memberships in order of entry, then of identifier: the later overrides
/// @param grants in order of number
/// @param awardFacts in order of first day, then of identifier: the later overrides
/// @param policies in order of identifier
/// @param vocabulary terms of policies by name of the feature
record Facts(
    List<Party> parties,
    SortedMap<String, PartyDetails> details,
    List<Group> groups,
    List<Membership> memberships,
    List<Grant> grants,
    List<AwardFact> awardFacts,
    List<Policy> policies,
    SortedMap<String, List<String>> vocabulary) {

  /// Copies the collections.
  Facts {
    parties = List.copyOf(parties);
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    groups = List.copyOf(groups);
    memberships = List.copyOf(memberships);
    grants = List.copyOf(grants);
    awardFacts = List.copyOf(awardFacts);
    policies = List.copyOf(policies);
    vocabulary = Collections.unmodifiableSortedMap(new TreeMap<>(vocabulary));
  }

  Register register(Collection<Programme> programmes) {
    return new Register(
        parties,
        groups,
        memberships,
        policies,
        Subjects.of(parties, programmes, grants),
        awardFacts);
  }

  /// Returns what guards may speak of.
  GuardSchema schema() {
    return new GuardSchema(vocabulary, groups.stream().map(Group::id).toList());
  }
}
