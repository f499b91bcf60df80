package org.proviso.law.fact;

import java.util.Set;
import org.proviso.law.time.Span;

/// A record of what became of all awards of one programme year on certain days.
///
/// @param id identifier of the record
/// @param programme the programme
/// @param year the programme year
/// @param span the days spoken of
/// @param status what was so of every recipient's award on those days
/// @param except the parties that the record does not speak of
/// @param source where it comes from
public record AwardFact(
    String id,
    String programme,
    String year,
    Span span,
    Award.Status status,
    Set<String> except,
    String source) {

  /// Copies the exceptions.
  public AwardFact {
    except = Set.copyOf(except);
  }
}
