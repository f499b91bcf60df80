package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where somebody goes on after signing in: a page for accounts, on this site and nowhere else.
final class Next {

  static final String USUAL = "/account";

  private static final Pattern PAGE =
      Pattern.compile("/(desk|portal|account)(/[A-Za-z0-9][A-Za-z0-9._~-]{0,99}){0,8}");

  private Next() {}

  /// Returns a path if it is one of these pages, and the usual page otherwise.
  static String of(@Nullable String path) {
    return path != null && path.length() < 300 && PAGE.matcher(path).matches() ? path : USUAL;
  }

  /// Returns the page that a request is for, or the one with the form that it was sent from.
  static String of(HttpServletRequest request) {
    if (request.getMethod().equals("GET")) {
      return of(request.getRequestURI());
    }
    try {
      return of(URI.create(Objects.requireNonNullElse(request.getHeader("Referer"), "")).getPath());
    } catch (IllegalArgumentException e) {
      return USUAL;
    }
  }
}
