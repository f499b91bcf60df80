package org.proviso.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Programme;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;

/// Makes the subjects of a register: every party under every programme for each of its years,
/// whether an award is known or not, because a condition also binds an award that is yet to come.
///
/// A party's awards of one programme year come in this order: its own by number, then those that it
/// draws on by their recipient. The first belongs to the plain subject, each other one to a subject
/// with the number after a further slash, for one that it draws on after `under-`.
///
/// Of an award that a party draws on, the register knows only whose it is. Its number, days and
/// amount belong to the recipient: when, and for how much, a sub-award was made is not known from
/// them, and is left unknown.
final class Subjects {

  /// An award in a party's hands, and what tells it from the party's others.
  private record Held(String name, Award award) {}

  private Subjects() {}

  static List<Subject> of(
      Collection<Party> parties, Collection<Programme> programmes, Collection<Grant> grants) {
    Map<String, List<Held>> held = held(grants);
    // Keyed, so that a faulty list that names a party twice is not the register's to refuse.
    Map<String, Subject> subjects = new LinkedHashMap<>();
    for (Programme programme : programmes) {
      for (String year : programme.years()) {
        for (Party party : parties) {
          Subject none = Subject.of(party.id(), programme.id(), year, Award.UNKNOWN);
          addAll(subjects, none, held.getOrDefault(none.id(), List.of()));
        }
      }
    }
    return List.copyOf(subjects.values());
  }

  private static void addAll(Map<String, Subject> subjects, Subject none, List<Held> held) {
    String party = none.recipient();
    if (held.isEmpty()) {
      subjects.putIfAbsent(none.id(), none);
      return;
    }
    Subject first = Subject.of(party, none.programme(), none.year(), held.getFirst().award());
    subjects.putIfAbsent(first.id(), first);
    for (Held more : held.subList(1, held.size())) {
      String id = none.id() + "/" + more.name();
      subjects.putIfAbsent(id, new Subject(id, party, none.programme(), none.year(), more.award()));
    }
  }

  /// Returns awards in the order of the rule above, by the identifier of the plain subject.
  private static Map<String, List<Held>> held(Collection<Grant> grants) {
    List<Grant> sorted = new ArrayList<>(grants);
    sorted.sort(Comparator.comparing(Grant::id));
    Map<String, List<Held>> held = new HashMap<>();
    for (Grant grant : sorted) {
      add(held, grant, grant.recipient(), new Held(grant.id(), own(grant)));
    }
    sorted.sort(Comparator.comparing(Grant::recipient).thenComparing(Grant::id));
    for (Grant grant : sorted) {
      for (String party : grant.subRecipients()) {
        add(held, grant, party, new Held("under-" + grant.id(), under(grant)));
      }
    }
    return held;
  }

  private static void add(Map<String, List<Held>> held, Grant grant, String party, Held award) {
    String id = grant.programme() + "/" + grant.year() + "/" + party;
    held.computeIfAbsent(id, key -> new ArrayList<>()).add(award);
  }

  private static Award own(Grant grant) {
    @Nullable String under = null;
    return new Award(
        grant.id(), grant.offered(), grant.acceptance(), grant.cents(), under, grant.source());
  }

  private static Award under(Grant grant) {
    return new Award(
        null, null, new Award.Acceptance.NotKnown(), null, grant.recipient(), grant.source());
  }
}
