package org.proviso.web.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.proviso.store.Accounts;
import org.proviso.web.site.Site;

/// What a password must not consist of, since whoever tries passwords knows it: what an account,
/// its owner, its roles, its parties and the site are called. Thread-safe.
final class Names {

  private final Site site;
  private final String host;

  /// @param address where readers find the site; empty if nobody said it
  Names(Site site, String address) {
    this.site = site;
    String found = address.isEmpty() ? null : URI.create(address).getHost();
    host = found == null ? "" : found;
  }

  List<String> of(String login, String name, Collection<Accounts.Held> held) {
    List<String> names = new ArrayList<>(List.of(login, name, host));
    for (Accounts.Held each : held) {
      names.add(each.role());
      String party = each.party();
      if (party != null) {
        names.add(party);
        names.add(site.name(party));
      }
    }
    return names;
  }
}
