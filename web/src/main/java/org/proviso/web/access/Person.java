package org.proviso.web.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;

/// Whoever is signed in, as of this request. An argument of a controller's method, on paths that
/// only accounts reach.
///
/// @param account opaque identifier of the account: `a-` and sixteen letters and digits
/// @param name what the account is called on pages; not for headers of events
/// @param roles what the account may do now; none as long as no second factor was given
/// @param parties identifiers of the parties that it acts for
/// @param secondFactor when a second factor was last given in this session; null if it was not
public record Person(
    String account,
    String name,
    Set<Role> roles,
    Set<String> parties,
    @Nullable Instant secondFactor) {

  /// Copies the sets.
  public Person {
    roles = Set.copyOf(roles);
    parties = Set.copyOf(parties);
  }

  /// Returns whether the account has a role.
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /// Returns whether the account has a role of the grantor's staff.
  public boolean isStaff() {
    return roles.stream().anyMatch(Role::isStaff);
  }

  /// Returns whether the account acts for a party.
  public boolean actsFor(String party) {
    return parties.contains(party);
  }

  /// Returns who does something, for the header of its event.
  ///
  /// @param as the role in which it is done
  /// @throws IllegalArgumentException if the account does not have it
  public Actor actor(Role as) {
    if (!is(as)) {
      throw new IllegalArgumentException(account + " is no " + as.word());
    }
    return new Actor(as.word(), account);
  }
}
