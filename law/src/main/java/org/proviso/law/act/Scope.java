package org.proviso.law.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The set of subjects that a clause reaches, through time.
///
/// Membership of a party in a scope may be unknown, and then so is the reach. A scope that names a
/// recipient leaves open whether it reaches those who draw on that recipient's award, unless it
/// says so ([SubRecipients]).
public sealed interface Scope {

  /// Every subject.
  record Everyone() implements Scope {}

  /// The parties named.
  ///
  /// @param parties their identifiers
  /// @param subRecipients whether those who draw on their awards are reached
  record Named(Set<String> parties, SubRecipients subRecipients) implements Scope {
    /// Copies the parties.
    public Named {
      parties = Set.copyOf(parties);
    }
  }

  /// The parties named and every party within them.
  ///
  /// @param parties their identifiers
  /// @param subRecipients whether those who draw on their awards are reached
  record Within(Set<String> parties, SubRecipients subRecipients) implements Scope {
    /// Copies the parties.
    public Within {
      parties = Set.copyOf(parties);
    }
  }

  /// The members of a group.
  ///
  /// @param group its identifier
  /// @param asOf the day on which membership counts; null if it counts on each day anew
  /// @param subRecipients whether those who draw on their awards are reached
  record Members(String group, @Nullable LocalDate asOf, SubRecipients subRecipients)
      implements Scope {}

  /// The parties whose appeals go to a judicial circuit.
  ///
  /// @param circuit its name, as parties carry it
  record Circuit(String circuit) implements Scope {}

  /// The awards with these numbers.
  ///
  /// @param awards their numbers
  record Awards(Set<String> awards) implements Scope {
    /// Copies the numbers.
    public Awards {
      awards = Set.copyOf(awards);
    }
  }

  /// Everyone except those in `scope`.
  record Except(Scope scope) implements Scope {}

  /// Those who are in each of the scopes.
  record Both(List<Scope> scopes) implements Scope {
    /// Copies the scopes.
    public Both {
      scopes = List.copyOf(scopes);
    }
  }

  /// Those who are in at least one of the scopes.
  record Either(List<Scope> scopes) implements Scope {
    /// Copies the scopes.
    public Either {
      scopes = List.copyOf(scopes);
    }
  }

  /// The value of [Everyone].
  Scope EVERYONE = new Everyone();

  /// Whether a scope that reaches a recipient reaches those who draw on that recipient's award.
  enum SubRecipients {
    /// It says that it does.
    INCLUDED,
    /// It says that it does not.
    EXCLUDED,
    /// It does not say, and readers differ.
    DISPUTED
  }
}
