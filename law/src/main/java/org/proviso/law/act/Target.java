package org.proviso.law.act;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a clause acts on.
public sealed interface Target {

  /// Conditions of certain programme years.
  ///
  /// @param conditions identifiers of conditions (or of other conduct that rules speak of)
  /// @param years the programme years; empty for every year
  /// @param part the part of the conditions that is meant, in words; null if each is meant as a
  ///   whole. A clause on a part is shown, and decides nothing on the whole
  record OfConditions(Set<String> conditions, Set<String> years, @Nullable String part)
      implements Target {
    /// Copies the sets.
    public OfConditions {
      conditions = Set.copyOf(conditions);
      years = Set.copyOf(years);
    }
  }

  /// Clauses of earlier acts.
  ///
  /// @param clauses their identifiers
  record OfClauses(Set<String> clauses) implements Target {
    /// Copies the identifiers.
    public OfClauses {
      clauses = Set.copyOf(clauses);
    }
  }

  /// A reading of a contested provision, which the clause adopts.
  ///
  /// @param provision identifier of the provision
  /// @param reading identifier of the reading
  record OfReading(String provision, String reading) implements Target {}

  /// Nothing that the pack computes with.
  record OfNothing() implements Target {}
}
