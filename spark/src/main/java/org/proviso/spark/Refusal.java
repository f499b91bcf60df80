package org.proviso.spark;

/// Input that a command can not work with: exit code 2. The message says what was found, where, and
/// what was expected.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
