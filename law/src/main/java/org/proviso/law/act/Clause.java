package org.proviso.law.act;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One effect of an act.
///
/// @param id identifier, unique in a law: the act's id, a slash and a name
/// @param verb what it does
/// @param target what it acts on
/// @param scope the subjects it reaches
/// @param guard the facts under which it reaches them
/// @param from when it takes effect, that day included
/// @param until when it ends by its own words, that day excluded; null if it does not
/// @param retro how far back it takes effect
/// @param certainty whether its effect is settled
/// @param strict whether it can not be beaten by an opposite clause
/// @param precedence what it says of its standing against opposite clauses
/// @param reference the clause that it incorporates; null if none
/// @param defaults the defaults that were applied in making it
/// @param mark how far it was checked
/// @param caveats what a reader must be told of it
/// @param words what it does, in plain words, for explanations
public record Clause(
    String id,
    Verb verb,
    Target target,
    Scope scope,
    Guard guard,
    Moment from,
    @Nullable Moment until,
    Retro retro,
    Certainty certainty,
    boolean strict,
    Precedence precedence,
    @Nullable Reference reference,
    Set<Default> defaults,
    Mark mark,
    List<String> caveats,
    String words) {

  /// Copies the collections.
  public Clause {
    defaults = Set.copyOf(defaults);
    caveats = List.copyOf(caveats);
  }

  /// Returns the role of this clause's verb.
  public Verb.Role role() {
    return verb.role();
  }
}
