package org.proviso.law.act;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A condition on money, or other conduct that clauses speak of.
///
/// @param id identifier, `programme/name`
/// @param title what it is called in text
/// @param programme identifier of the programme it belongs to
/// @param provision identifier of the contested provision that its meaning turns on; null if none
/// @param met by identifier of a reading of that provision, when the condition is met under it; a
///   condition without a provision has at most one entry, under the empty name
public record Condition(
    String id, String title, String programme, @Nullable String provision, Map<String, Guard> met) {

  /// Copies the map.
  public Condition {
    met = Map.copyOf(met);
  }
}
