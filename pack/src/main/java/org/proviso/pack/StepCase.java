package org.proviso.pack;

import java.time.LocalDate;
import java.util.Set;
import org.proviso.law.procedure.Matter;

/// What was done in a matter, and whether a step may be taken on a day.
///
/// @param id within its pack
/// @param condition the condition that the matter is about
/// @param party the recipient
/// @param year programme year of the award
/// @param matter what was done
/// @param on the day
/// @param step identifier of the step
/// @param expected whether it may be taken
/// @param missing names of what must be among what is missing, or in doubt ([StepCaseRunner#name])
/// @param source where the expected answer comes from
/// @param place where it stands
public record StepCase(
    String id,
    String condition,
    String party,
    String year,
    Matter matter,
    LocalDate on,
    String step,
    Expected expected,
    Set<String> missing,
    String source,
    Place place) {

  /// Copies the names.
  public StepCase {
    missing = Set.copyOf(missing);
  }

  /// Whether a step may be taken.
  public enum Expected {
    /// It may.
    OPEN,
    /// It may not.
    REFUSED,
    /// It can not be said.
    UNSETTLED
  }
}
