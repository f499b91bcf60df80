package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Receives whoever comes back from the provider: into an account that is there, or that an
/// invitation makes; nobody else gets one.
final class Arrivals implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final String INVITED = Invited.class.getName();

  /// Somebody who goes to the provider with an invitation in hand.
  private record Invited(String code, String name) implements Serializable {}

  private final Accounts accounts;
  private final SignInPages steps;
  private final Clock clock;

  Arrivals(Accounts accounts, SignInPages steps, Clock clock) {
    this.accounts = accounts;
    this.steps = steps;
    this.clock = clock;
  }

  /// Keeps an invitation until whoever has it comes back.
  static void keep(HttpServletRequest request, String code, String name) {
    request.getSession(true).setAttribute(INVITED, new Invited(code, name));
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    // What the provider says of roles is not looked at.
    SecurityContextHolder.clearContext();
    if (!(authentication.getPrincipal() instanceof OidcUser user) || user.getIssuer() == null) {
      to("/sign-in?say=failed", response);
      return;
    }
    String issuer = user.getIssuer().toString();
    Optional<String> account =
        accounts
            .ofSubject(issuer, user.getSubject())
            .map(Accounts.Account::id)
            .or(() -> Optional.ofNullable(opened(request, issuer, user.getSubject())));
    if (account.isEmpty()) {
      SecurityLog.note("sign-in-failed", null, "provider-unknown-subject", request);
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      to("/sign-in?say=unknown", response);
      return;
    }
    to(steps.first(account.get(), Next.USUAL, request), response);
  }

  private @Nullable String opened(HttpServletRequest request, String issuer, String subject) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(INVITED) instanceof Invited invited)) {
      return null;
    }
    Accounts.Opened opened =
        accounts.open(
            invited.code(),
            new Accounts.Identity.OfProvider(invited.name(), issuer, subject),
            clock.instant());
    if (opened instanceof Accounts.Opened.New(String account)) {
      SecurityLog.note("account-opened", account, "provider", request);
      return account;
    }
    return null;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    SecurityLog.note("sign-in-failed", null, "provider", request);
    to("/sign-in?say=failed", response);
  }

  private static void to(String path, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
  }
}
