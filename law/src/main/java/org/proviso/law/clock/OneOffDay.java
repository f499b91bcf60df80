package org.proviso.law.clock;

import java.time.LocalDate;

/// A single day declared a holiday, for example by executive order.
///
/// @param day the day; it has no substitute
/// @param name why it is a holiday
/// @param source the act that declares it
public record OneOffDay(LocalDate day, String name, String source) {

  /// @throws IllegalArgumentException if `name` or `source` is blank
  public OneOffDay {
    Promises.notBlank("holiday name", name);
    Promises.notBlank("holiday source", source);
  }
}
