package org.proviso.web.access;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session knows of whoever is signed in. Roles are not in it: they are read at each
/// request.
///
/// @param account identifier of the account
/// @param handle names the session in lists, and is of no use as a cookie
/// @param began when it began
/// @param seen when it was last used
/// @param secondFactor when a second factor was last given; null if it was not
/// @param browser what the browser says it is, for the account's own list of sessions
record SignedIn(
    String account,
    String handle,
    Instant began,
    Instant seen,
    @Nullable Instant secondFactor,
    String browser)
    implements Serializable {

  SignedIn seenAt(Instant now) {
    return new SignedIn(account, handle, began, now, secondFactor, browser);
  }

  SignedIn withSecondFactor(Instant now) {
    return new SignedIn(account, handle, began, now, now, browser);
  }
}
