package org.proviso.law.clock;

/// The checks that the records of this package make on their arguments.
final class Promises {

  private Promises() {}

  /// @throws IllegalArgumentException if `value` is blank
  static void notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }

  /// @throws IllegalArgumentException if `value` is outside `least` to `most`, both inclusive
  static void between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not between " + least + " and " + most);
    }
  }
}
