package org.proviso.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    List<Grant> sorted = grants.stream().sorted(Comparator.comparing(Grant::id)).toList();
    List<Subject> subjects = new ArrayList<>();
    for (Programme programme : programmes) {
      for (String year : programme.years()) {
        List<Grant> ofYear =
            sorted.stream()
                .filter(grant -> grant.programme().equals(programme.id()))
                .filter(grant -> grant.year().equals(year))
                .toList();
        for (Party party : parties) {
          addAll(subjects, party.id(), programme.id(), year, held(party.id(), ofYear));
        }
      }
    }
    return subjects;
  }

  private static void addAll(
      List<Subject> subjects, String party, String programme, String year, List<Held> held) {
    Award first = held.isEmpty() ? Award.UNKNOWN : held.getFirst().award();
    Subject plain = Subject.of(party, programme, year, first);
    subjects.add(plain);
    for (Held more : held.stream().skip(1).toList()) {
      String id = plain.id() + "/" + more.name();
      subjects.add(new Subject(id, party, programme, year, more.award()));
    }
  }

  private static List<Held> held(String party, List<Grant> grants) {
    List<Held> held = new ArrayList<>();
    grants.stream()
        .filter(grant -> grant.recipient().equals(party))
        .forEach(grant -> held.add(new Held(grant.id(), own(grant))));
    grants.stream()
        .filter(grant -> grant.subRecipients().contains(party))
        .sorted(Comparator.comparing(Grant::recipient).thenComparing(Grant::id))
        .forEach(grant -> held.add(new Held("under-" + grant.id(), under(grant))));
    return held;
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
