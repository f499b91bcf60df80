package org.proviso.letter;

import java.util.List;

/// A field that a template declares, to be filled with a value.
sealed interface Field {

  /// Returns the name, in lower-case letters, digits and hyphens.
  String name();

  /// Returns where it is declared.
  Place place();

  /// A field that is printed where a tag names it.
  ///
  /// @param optional whether the value may be absent; a section of this name says where it counts
  record Words(String name, boolean optional, Place place) implements Field {}

  /// A field that prints a section or leaves it out.
  record Switch(String name, Place place) implements Field {}

  /// A field that repeats a section for each of its records.
  ///
  /// @param parts the fields of each record
  record Rows(String name, List<Words> parts, Place place) implements Field {}
}
