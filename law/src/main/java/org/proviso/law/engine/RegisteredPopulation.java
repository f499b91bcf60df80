package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// The subjects of a register, as it was known on a day.
///
/// @param subjects the subjects and their indexes
/// @param register the register
/// @param known the knowledge date; null for everything entered so far
record RegisteredPopulation(Subjects subjects, Register register, @Nullable LocalDate known)
    implements Population {

  @Override
  public RoaringBitmap ofYears(Set<String> years) {
    return subjects.ofYears(years);
  }

  @Override
  public RoaringBitmap ofRecipients(Set<String> parties) {
    return subjects.ofRecipients(parties);
  }

  @Override
  public RoaringBitmap ofParents(Set<String> parties) {
    return subjects.ofParents(parties);
  }

  @Override
  public RoaringBitmap ofTerritories(Set<String> parties) {
    return subjects.ofTerritories(parties);
  }

  @Override
  public RoaringBitmap ofTerritoriesOfParents(Set<String> parties) {
    return subjects.ofTerritoriesOfParents(parties);
  }

  @Override
  public RoaringBitmap ofCircuit(String circuit) {
    return subjects.ofCircuit(circuit);
  }

  @Override
  public RoaringBitmap ofAwards(Set<String> awards) {
    return subjects.ofAwards(awards);
  }

  @Override
  public Timeline<Register.Standing> standing(int subject, String group, @Nullable LocalDate asOf) {
    return standing(subjects.subject(subject).recipient(), group, asOf);
  }

  @Override
  public @Nullable Timeline<Register.Standing> standingOfParent(
      int subject, String group, @Nullable LocalDate asOf) {
    Subject of = subjects.subject(subject);
    String parent = of.award().under();
    return parent == null || parent.equals(of.recipient()) ? null : standing(parent, group, asOf);
  }

  private Timeline<Register.Standing> standing(
      String party, String group, @Nullable LocalDate asOf) {
    Timeline<Register.Standing> standing = register.standing(party, group, known);
    return asOf == null ? standing : Timeline.always(standing.at(asOf));
  }

  @Override
  public Timeline<Truth> holds(int subject, Guard guard) {
    return register.circumstances(subjects.subject(subject), known).map(guard::test);
  }
}
