package org.proviso.evidence.intake;

import java.util.List;

/// What an intake is asked for beside its folders. It is part of what an outcome depends on, and a
/// store keeps to what it was begun with.
///
/// @param limits how much a file may cost
/// @param language what pictures of pages are recognised in, as Tesseract names it; empty for not
///   at all
/// @param passwords what is tried on what is locked, in this order
public record IntakeSettings(Limits limits, String language, List<String> passwords) {

  /// Keeps the passwords as they are.
  public IntakeSettings {
    passwords = List.copyOf(passwords);
  }

  /// The usual limits; no recognition, no passwords.
  public static IntakeSettings defaults() {
    return new IntakeSettings(Limits.defaults(), "", List.of());
  }

  /// Returns what must be the same when an intake goes on. Passwords are no part of it: another one
  /// opens what none opened before, and closes nothing. How the journal is written is one: a store
  /// with another journal is refused, and not taken for damaged.
  String fixed() {
    return "journal=2\n" + limits + "\nlanguage=" + language + "\n";
  }
}
