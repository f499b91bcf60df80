package org.proviso.web.access;

import java.time.Instant;

/// The code that an authenticator app shows, for tests of pages.
public final class AppCode {

  private AppCode() {}

  /// Returns the code of a key at an instant.
  ///
  /// @param key in Base32, with spaces
  public static String of(String key, Instant at) {
    return Totp.code(Visitor.bytes(key.replace(" ", "")), Totp.step(at));
  }
}
