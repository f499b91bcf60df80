package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.proviso.store.Accounts;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, in two steps, and out.
@Controller
final class SignInPages {

  private static final String PENDING = Pending.class.getName();
  private static final Duration BETWEEN_STEPS = Duration.ofMinutes(5);
  private static final int TOO_MANY_REQUESTS = 429;

  /// Somebody who gave a password and no code yet.
  private record Pending(String account, Instant since, String next) implements Serializable {}

  private final Accounts accounts;
  private final SignIn signIn;
  private final Ceremonies ceremonies;
  private final Sessions sessions;
  private final Pages pages;
  private final Provider provider;
  private final Clock clock;

  SignInPages(
      Accounts accounts,
      SignIn signIn,
      Ceremonies ceremonies,
      Sessions sessions,
      Pages pages,
      Provider provider,
      Clock clock) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.ceremonies = ceremonies;
    this.sessions = sessions;
    this.pages = pages;
    this.provider = provider;
    this.clock = clock;
  }

  @GetMapping("/sign-in")
  String page(
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String say,
      HttpServletRequest request,
      Model model) {
    String words =
        switch (say) {
          case "out" -> Words.say("access.sign-in.out");
          case "unknown" -> Words.say("access.sign-in.unknown", provider.name());
          case "failed" -> Words.say("access.sign-in.provider-failed", provider.name());
          default -> "";
        };
    return view(next, words, request, model);
  }

  private String view(String next, String problem, HttpServletRequest request, Model model) {
    model.addAttribute("asked", ceremonies.askFor(null, request));
    model.addAttribute("next", Next.of(next));
    model.addAttribute("provider", provider.name());
    return pages.show("sign-in", "access.sign-in", "/sign-in", problem, model);
  }

  @PostMapping("/sign-in")
  String password(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (login.length() > Passwords.LONGEST || password.length() > Passwords.LONGEST * 2) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return view(next, Words.say("access.sign-in.wrong"), request, model);
    }
    return switch (signIn.password(login.strip(), password, request)) {
      case SignIn.Outcome.Right(String account) -> "redirect:" + first(account, next, request);
      case SignIn.Outcome.Wrong(), SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield view(next, Words.say("access.sign-in.wrong"), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield view(next, Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  /// Goes on from a first factor: to the code, or, if there is none yet, to setting it up.
  ///
  /// @return where
  String first(String account, String next, HttpServletRequest request) {
    if (accounts.find(account).filter(Accounts.Account::isSecured).isEmpty()) {
      sessions.begin(request, account, false);
      SecurityLog.note("signed-in", account, "without-second-factor", request);
      return "/account/code";
    }
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    request
        .getSession(true)
        .setAttribute(PENDING, new Pending(account, clock.instant(), Next.of(next)));
    return "/sign-in/code";
  }

  private Optional<Pending> pending(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(PENDING) instanceof Pending pending
            && !pending.since().plus(BETWEEN_STEPS).isBefore(clock.instant())
        ? Optional.of(pending)
        : Optional.empty();
  }

  @GetMapping("/sign-in/code")
  String code(HttpServletRequest request, Model model) {
    return pending(request).isEmpty() ? "redirect:/sign-in" : code("", request, model);
  }

  private String code(String problem, HttpServletRequest request, Model model) {
    String account = pending(request).map(Pending::account).orElse(null);
    model.addAttribute("asked", account == null ? null : ceremonies.askFor(account, request));
    model.addAttribute(
        "hasCode",
        account == null || accounts.find(account).filter(Accounts.Account::hasCode).isPresent());
    model.addAttribute("action", "/sign-in/code");
    model.addAttribute("lead", Words.say("access.code.lead"));
    return pages.show("access-code", "access.code.title", "/sign-in/code", problem, model);
  }

  @PostMapping("/sign-in/code")
  String code(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Pending> pending = pending(request);
    if (pending.isEmpty()) {
      return "redirect:/sign-in";
    }
    return switch (signIn.code(pending.get().account(), code, request)) {
      case SignIn.Outcome.Right(String account) -> {
        sessions.begin(request, account, true);
        SecurityLog.note("signed-in", account, "second-factor", request);
        yield "redirect:" + pending.get().next();
      }
      case SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield code(Words.say("access.code.unreadable"), request, model);
      }
      case SignIn.Outcome.Wrong() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield code(Words.say("access.code.wrong"), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield code(Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  /// A passkey is both factors: with it there is one step.
  @PostMapping("/sign-in/passkey")
  String passkey(
      @ModelAttribute Ceremonies.Answer answer,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return switch (signIn.passkey(null, answer, request)) {
      case SignIn.Outcome.Right(String account) -> begun(account, Next.of(next), request);
      case SignIn.Outcome.Wrong(), SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield view(next, Words.say("access.passkey.wrong"), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield view(next, Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  private String begun(String account, String next, HttpServletRequest request) {
    sessions.begin(request, account, true);
    SecurityLog.note("signed-in", account, "passkey", request);
    return "redirect:" + next;
  }

  /// In place of a code, after a password or the provider: a passkey of that account.
  @PostMapping("/sign-in/code/passkey")
  String passkeyForCode(
      @ModelAttribute Ceremonies.Answer answer,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Pending> pending = pending(request);
    if (pending.isEmpty()) {
      return "redirect:/sign-in";
    }
    return switch (signIn.passkey(pending.get().account(), answer, request)) {
      case SignIn.Outcome.Right(String account) -> begun(account, pending.get().next(), request);
      case SignIn.Outcome.Wrong(), SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield code(Words.say("access.passkey.wrong"), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield code(Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request) {
    sessions
        .use(request)
        .ifPresent(out -> SecurityLog.note("signed-out", out.account(), "", request));
    sessions.end(request);
    return "redirect:/sign-in?say=out";
  }
}
