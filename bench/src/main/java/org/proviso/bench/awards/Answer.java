package org.proviso.bench.awards;

import java.util.List;

/// What holds of one award.
enum Answer {
  /// The condition does not bind the award.
  NOT_BOUND(0, "not bound"),
  /// It does, and can be enforced.
  ENFORCEABLE(1, "enforceable"),
  /// It does, and an order stops enforcement.
  BARRED(2, "barred");

  /// All, in the order of their codes.
  static final List<Answer> ALL = List.of(values());

  private final byte code;
  private final String words;

  Answer(int code, String words) {
    this.code = (byte) code;
    this.words = words;
  }

  /// Returns the answer with these words.
  ///
  /// @throws IllegalArgumentException if there is none
  static Answer of(String words) {
    return ALL.stream()
        .filter(answer -> answer.words.equals(words))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no answer " + words));
  }

  String words() {
    return words;
  }

  /// Returns the byte that stands for it where answers are compared.
  byte code() {
    return code;
  }
}
