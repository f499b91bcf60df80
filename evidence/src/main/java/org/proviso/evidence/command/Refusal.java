package org.proviso.evidence.command;

/// Input that a command cannot work with: exit code 2. The message says what was found and what was
/// expected.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
