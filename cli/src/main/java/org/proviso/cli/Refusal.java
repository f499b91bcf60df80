package org.proviso.cli;

/// Input that a command can not work with: exit code 2. The message says what was found, where, and
/// what was expected.
final class Refusal extends RuntimeException {

  Refusal(String message) {
    super(message);
  }
}
