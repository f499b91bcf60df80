package org.proviso.web.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.proviso.docket.ledger.Account;
import org.proviso.store.PublishedBalances;
import org.proviso.web.site.Site;

/// The balances of an award at the end of a day.
///
/// @param award its identifier
/// @param name what the party is called in text
/// @param accounts every account of the ledger
/// @param released cents that were held and then released, in all: no balance
record BalancesJson(
    String award,
    String party,
    String name,
    String programme,
    String year,
    LocalDate asOf,
    List<AccountJson> accounts,
    long released) {

  /// What an account shows, in US cents.
  record AccountJson(String account, long cents) {}

  static BalancesJson of(Site site, PublishedBalances published) {
    return new BalancesJson(
        published.award(),
        published.party(),
        site.name(published.party()),
        published.programme(),
        published.year(),
        published.balances().asOf(),
        Arrays.stream(Account.values())
            .map(account -> new AccountJson(account.word(), published.balances().of(account)))
            .toList(),
        published.balances().released());
  }
}
