package org.proviso.store.server;

/// Carries a refusal out of a start; [EmbeddedServer#open] turns it into a value.
final class RefusalException extends Exception {

  private final transient Refusal refusal;

  RefusalException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
