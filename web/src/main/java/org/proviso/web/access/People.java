package org.proviso.web.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.store.Accounts;

/// Makes persons of accounts and sessions.
final class People {

  private final Accounts accounts;

  People(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Returns who is signed in as of now; empty if the account was closed.
  Optional<Person> of(SignedIn signedIn) {
    return accounts.find(signedIn.account()).map(account -> person(account, signedIn));
  }

  private static Person person(Accounts.Account account, SignedIn signedIn) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Set<String> parties = new TreeSet<>();
    // A password alone opens the way to a second factor and to nothing else.
    if (signedIn.secondFactor() != null) {
      for (Accounts.Held held : account.held()) {
        Role.of(held.role()).ifPresent(roles::add);
        if (held.party() != null) {
          parties.add(held.party());
        }
      }
    }
    return new Person(
        account.id(), account.identity().name(), roles, parties, signedIn.secondFactor());
  }
}
