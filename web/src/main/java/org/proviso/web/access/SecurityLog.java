package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happened to accounts and sessions, for whoever watches a site: the logger
/// `proviso.security`. It has the opaque identifier of an account and no name, login name, code or
/// password: what is typed as a name may be a password.
final class SecurityLog {

  private static final Logger LOG = LoggerFactory.getLogger("proviso.security");
  private static final String UNKNOWN = "unknown";

  private SecurityLog() {}

  /// Notes something.
  ///
  /// @param what a word such as `sign-in`
  /// @param account identifier of the account; null if there is none
  /// @param detail a word more, or empty
  static void note(
      String what, @Nullable String account, String detail, HttpServletRequest request) {
    String who = account == null ? UNKNOWN : account;
    LOG.atInfo()
        .addKeyValue("what", what)
        .addKeyValue("account", who)
        .addKeyValue("detail", detail)
        .addKeyValue("address", request.getRemoteAddr())
        .log("{} account={} detail={} address={}", what, who, detail, request.getRemoteAddr());
  }
}
