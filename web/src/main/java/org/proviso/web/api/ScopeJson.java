package org.proviso.web.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Scope;

/// Whom a clause reaches.
///
/// @param kind `everyone`, `named`, `within`, `members`, `circuit`, `awards`, `except`, `both` or
///   `either`
/// @param names the parties, awards, group or circuit that it names
/// @param asOf the day on which membership counts; null if it counts on each day anew
/// @param subRecipients whether those who draw on the awards of whom it names are reached:
///   `INCLUDED`, `EXCLUDED` or `DISPUTED`; null where it names nobody
/// @param of the scopes that it is made of
record ScopeJson(
    String kind,
    List<String> names,
    @Nullable LocalDate asOf,
    @Nullable String subRecipients,
    List<ScopeJson> of) {

  static ScopeJson of(Scope scope) {
    return switch (scope) {
      case Scope.Everyone() -> names("everyone", List.of(), null);
      case Scope.Named(var parties, var sub) -> names("named", parties, sub);
      case Scope.Within(var parties, var sub) -> names("within", parties, sub);
      case Scope.Members(String group, LocalDate asOf, var sub) ->
          new ScopeJson("members", List.of(group), asOf, sub.name(), List.of());
      case Scope.Circuit(String circuit) -> names("circuit", List.of(circuit), null);
      case Scope.Awards(var awards) -> names("awards", awards, null);
      case Scope.Except(Scope except) -> made("except", List.of(except));
      case Scope.Both(var scopes) -> made("both", scopes);
      case Scope.Either(var scopes) -> made("either", scopes);
    };
  }

  private static ScopeJson names(
      String kind, Collection<String> names, Scope.@Nullable SubRecipients sub) {
    return new ScopeJson(
        kind, names.stream().sorted().toList(), null, sub == null ? null : sub.name(), List.of());
  }

  private static ScopeJson made(String kind, List<Scope> of) {
    return new ScopeJson(
        kind, List.of(), null, null, of.stream().map(each -> ScopeJson.of(each)).toList());
  }
}
