package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// What scopes and guards ask of the subjects of one computation, which are numbers here.
///
/// The bitmaps may hold subjects outside the computation's universe, and are never changed.
interface Population {

  /// Returns the subjects of these programme years.
  RoaringBitmap ofYears(Set<String> years);

  /// Returns the subjects whose recipient is one of the parties.
  RoaringBitmap ofRecipients(Set<String> parties);

  /// Returns the subjects that draw on an award of one of the parties.
  RoaringBitmap ofParents(Set<String> parties);

  /// Returns the subjects whose recipient is one of the parties or lies within one.
  RoaringBitmap ofTerritories(Set<String> parties);

  /// Returns the subjects that draw on an award of one of the parties, or of one within them.
  RoaringBitmap ofTerritoriesOfParents(Set<String> parties);

  /// Returns the subjects whose recipient's appeals go to a circuit.
  RoaringBitmap ofCircuit(String circuit);

  /// Returns the subjects with these award numbers.
  RoaringBitmap ofAwards(Set<String> awards);

  /// Returns how a subject's recipient stands in a group on each day; as of `asOf`, if it is given.
  Timeline<Register.Standing> standing(int subject, String group, @Nullable LocalDate asOf);

  /// Returns how the party that a subject draws on stands in a group; null if the subject draws on
  /// nobody else's award.
  @Nullable Timeline<Register.Standing> standingOfParent(
      int subject, String group, @Nullable LocalDate asOf);

  /// Returns whether a guard holds of a subject on each day.
  Timeline<Truth> holds(int subject, Guard guard);
}
