package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.proviso.store.TypedCode;

/// The sessions of a site: begun anew at each sign-in, ended by sign-out, by their owner, after
/// half an hour without a request, and after twelve hours. In the memory of the process, so that a
/// restart ends them. Thread-safe.
final class Sessions implements HttpSessionListener {

  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);

  private static final String KEY = SignedIn.class.getName();
  private static final int LONGEST_BROWSER = 120;

  private final Map<String, HttpSession> open = new ConcurrentHashMap<>();
  private final Clock clock;

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /// Begins a session, with another identifier than the one before, of which nothing is left.
  ///
  /// @param secondFactor whether a second factor was given just now
  void begin(HttpServletRequest request, String account, boolean secondFactor) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    Instant now = clock.instant();
    String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    SignedIn signedIn =
        new SignedIn(
            account,
            TypedCode.random(4),
            now,
            now,
            secondFactor ? now : null,
            browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)));
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval((int) IDLE.toSeconds());
    session.setAttribute(KEY, signedIn);
    open.put(signedIn.handle(), session);
  }

  /// Returns who is signed in, and notes the request; ends a session that is too old.
  Optional<SignedIn> use(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object held = session == null ? null : session.getAttribute(KEY);
    if (session == null || !(held instanceof SignedIn signedIn)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (signedIn.seen().plus(IDLE).isBefore(now) || signedIn.began().plus(LONGEST).isBefore(now)) {
      SecurityLog.note("session-expired", signedIn.account(), "", request);
      end(session);
      return Optional.empty();
    }
    session.setAttribute(KEY, signedIn.seenAt(now));
    return Optional.of(signedIn);
  }

  /// Notes that a second factor was given in the session of a request. Its identifier changes.
  void stepUp(HttpServletRequest request) {
    request.changeSessionId();
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(KEY) instanceof SignedIn signedIn) {
      session.setAttribute(KEY, signedIn.withSecondFactor(clock.instant()));
    }
  }

  /// Returns the handle of the session of a request; null if nobody is signed in.
  static @Nullable String handle(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(KEY) instanceof SignedIn signedIn
        ? signedIn.handle()
        : null;
  }

  /// Ends the session of a request.
  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      end(session);
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // Somebody else ended it just now.
    }
  }

  /// Ends a session of an account.
  ///
  /// @return whether the account had it
  boolean end(String account, String handle) {
    HttpSession session = open.get(handle);
    if (session == null || signedIn(session).filter(of -> of.account().equals(account)).isEmpty()) {
      return false;
    }
    end(session);
    return true;
  }

  /// Ends all sessions of an account.
  ///
  /// @param but handle of one that stays; null for none
  void endAll(String account, @Nullable String but) {
    for (SignedIn each : of(account)) {
      if (!each.handle().equals(but)) {
        end(account, each.handle());
      }
    }
  }

  /// Returns the sessions of an account, the one used last first.
  List<SignedIn> of(String account) {
    List<SignedIn> found = new ArrayList<>();
    for (HttpSession session : open.values()) {
      signedIn(session).filter(of -> of.account().equals(account)).ifPresent(found::add);
    }
    found.sort(Comparator.comparing(SignedIn::seen).reversed());
    return found;
  }

  private static Optional<SignedIn> signedIn(HttpSession session) {
    try {
      return session.getAttribute(KEY) instanceof SignedIn signedIn
          ? Optional.of(signedIn)
          : Optional.empty();
    } catch (IllegalStateException e) {
      // It was ended meanwhile.
      return Optional.empty();
    }
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.values().remove(event.getSession());
  }
}
