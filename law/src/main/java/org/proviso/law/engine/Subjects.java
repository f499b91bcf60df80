package org.proviso.law.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.roaringbitmap.RoaringBitmap;

/// The subjects of a register as numbers, and which of them share what scopes ask for. Immutable.
final class Subjects {

  private final List<Subject> subjects;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, RoaringBitmap> byRecipient = new HashMap<>();
  private final Map<String, RoaringBitmap> byParent = new HashMap<>();
  private final Map<String, RoaringBitmap> byTerritory = new HashMap<>();
  private final Map<String, RoaringBitmap> byTerritoryOfParent = new HashMap<>();
  private final Map<String, RoaringBitmap> byCircuit = new HashMap<>();
  private final Map<String, RoaringBitmap> byAward = new HashMap<>();
  private final Map<String, RoaringBitmap> byProgramme = new HashMap<>();
  private final Map<String, RoaringBitmap> byYear = new HashMap<>();

  Subjects(Register register) {
    subjects = register.subjects();
    Map<String, Party> parties = new HashMap<>();
    register.parties().forEach(party -> parties.put(party.id(), party));
    for (int number = 0; number < subjects.size(); number++) {
      Subject subject = subjects.get(number);
      numbers.put(subject.id(), number);
      add(byRecipient, subject.recipient(), number);
      addTerritories(byTerritory, subject.recipient(), number, parties);
      add(byProgramme, subject.programme(), number);
      add(byYear, subject.year(), number);
      String parent = subject.award().under();
      if (parent != null) {
        add(byParent, parent, number);
        addTerritories(byTerritoryOfParent, parent, number, parties);
      }
      String award = subject.award().id();
      if (award != null) {
        add(byAward, award, number);
      }
      Party party = parties.get(subject.recipient());
      String circuit = party == null ? null : party.circuit();
      if (circuit != null) {
        add(byCircuit, circuit, number);
      }
    }
  }

  private static void add(Map<String, RoaringBitmap> index, String key, int number) {
    index.computeIfAbsent(key, absent -> new RoaringBitmap()).add(number);
  }

  /// Adds to the party itself and to every party that contains it; a ring of containment, which a
  /// law is refused for, ends the walk.
  private static void addTerritories(
      Map<String, RoaringBitmap> index, String party, int number, Map<String, Party> parties) {
    Party at = parties.get(party);
    for (int depth = 0; at != null && depth <= parties.size(); depth++) {
      add(index, at.id(), number);
      String within = at.within();
      at = within == null ? null : parties.get(within);
    }
  }

  Subject subject(int number) {
    return subjects.get(number);
  }

  /// @throws IllegalArgumentException if the register has no such subject
  int numberOf(Subject subject) {
    Integer number = numbers.get(subject.id());
    if (number == null) {
      throw new IllegalArgumentException("no subject " + subject.id() + " in this register");
    }
    return number;
  }

  RoaringBitmap ofProgramme(String programme) {
    return byProgramme.getOrDefault(programme, new RoaringBitmap());
  }

  RoaringBitmap ofCircuit(String circuit) {
    return byCircuit.getOrDefault(circuit, new RoaringBitmap());
  }

  RoaringBitmap ofRecipients(Set<String> parties) {
    return union(byRecipient, parties);
  }

  RoaringBitmap ofParents(Set<String> parties) {
    return union(byParent, parties);
  }

  /// Returns the subjects whose recipient is one of the parties or lies within one.
  RoaringBitmap ofTerritories(Set<String> parties) {
    return union(byTerritory, parties);
  }

  /// Returns the subjects that draw on an award of one of the parties, or of one within them.
  RoaringBitmap ofTerritoriesOfParents(Set<String> parties) {
    return union(byTerritoryOfParent, parties);
  }

  RoaringBitmap ofAwards(Set<String> awards) {
    return union(byAward, awards);
  }

  RoaringBitmap ofYears(Set<String> years) {
    return union(byYear, years);
  }

  private static RoaringBitmap union(Map<String, RoaringBitmap> index, Set<String> keys) {
    if (keys.size() == 1) {
      return index.getOrDefault(keys.iterator().next(), new RoaringBitmap());
    }
    RoaringBitmap union = new RoaringBitmap();
    for (String key : keys) {
      RoaringBitmap found = index.get(key);
      if (found != null) {
        union.or(found);
      }
    }
    return union;
  }
}
