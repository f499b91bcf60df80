package org.proviso.law.act;

import java.time.LocalDate;

/// How far back a clause takes effect.
public sealed interface Retro {

  /// From the day on which it takes effect, and on no day before.
  record Nunc() implements Retro {}

  /// From the beginning of what it acts on; seen only from viewpoints on or after its own day.
  record Tunc() implements Retro {}

  /// From a day that it names; seen only from viewpoints on or after its own day.
  ///
  /// @param day first day of effect
  record From(LocalDate day) implements Retro {}

  /// The value of [Nunc].
  Retro NUNC = new Nunc();

  /// The value of [Tunc].
  Retro TUNC = new Tunc();
}
