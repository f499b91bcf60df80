package org.proviso.store;

import org.proviso.docket.record.Subject;

/// Names a matter: one condition of one award.
///
/// @param award identifier of the award in the register
/// @param condition identifier of the condition, `programme/name`
public record MatterId(String award, String condition) {

  /// Returns the matter as events name it.
  ///
  /// @throws IllegalArgumentException if it can not be named so
  Subject subject() {
    return new Subject("matter", award + ":" + condition);
  }
}
