package org.proviso.bench.lanes;

/// What is asked of a contestant.
enum Question {
  /// Every stretch of every award and condition.
  SWEEP("sweep"),
  /// What one more order changes.
  ORDER("order"),
  /// What another day of acceptance of one award changes.
  FACT("fact");

  private final String word;

  Question(String word) {
    this.word = word;
  }

  /// Returns the first part of the names of files that hold programs for it.
  String word() {
    return word;
  }
}
