package org.proviso.web.record;

import java.io.IOException;
import org.proviso.docket.record.VerifierKey;
import org.proviso.web.AccessSite;

/// Signs the record of a site without waiting for its time.
public final class SignedNow {

  private SignedNow() {}

  public static void of(AccessSite site) throws IOException {
    site.bean(Checkpoints.class).sign();
  }

  /// Returns the key that the record of a site is checked with.
  public static VerifierKey key(AccessSite site) {
    return site.bean(Checkpoints.class).verifier();
  }
}
