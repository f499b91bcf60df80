package org.proviso.web.access;

/// Ends a request that needs a second factor given lately.
final class StepUpNeeded extends RuntimeException {

  private static final long serialVersionUID = 1;

  StepUpNeeded() {
    super("a second factor is needed", null, false, false);
  }
}
