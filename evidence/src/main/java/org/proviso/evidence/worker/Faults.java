package org.proviso.evidence.worker;

/// What went wrong, as a word that is the same each time. The message of an exception may name
/// files of this machine, and is left out.
final class Faults {

  private Faults() {}

  /// Returns the simple name of what is at the bottom of a failure.
  static String reason(Throwable failure) {
    Throwable bottom = failure;
    for (int depth = 0; bottom.getCause() != null && depth < 20; depth++) {
      bottom = bottom.getCause();
    }
    String name = bottom.getClass().getSimpleName();
    return name.isEmpty() ? bottom.getClass().getName() : name;
  }
}
