package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Making an account: only whoever was invited can.
@Controller
final class InvitationPages {

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9._@-]{3,60}");
  private static final int LONGEST_NAME = 100;

  private final Accounts accounts;
  private final Invitations invitations;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Pages pages;
  private final Provider provider;
  private final Names names;
  private final Clock clock;

  InvitationPages(
      Accounts accounts,
      Invitations invitations,
      Passwords passwords,
      Sessions sessions,
      Pages pages,
      Provider provider,
      Names names,
      Clock clock) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.passwords = passwords;
    this.sessions = sessions;
    this.pages = pages;
    this.provider = provider;
    this.names = names;
    this.clock = clock;
  }

  @GetMapping("/invitation")
  String page(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      Model model) {
    return view(code, name, "", "", model);
  }

  private String view(String code, String name, String login, String problem, Model model) {
    model.addAttribute("code", code);
    model.addAttribute("name", name);
    model.addAttribute("login", login);
    model.addAttribute("provider", provider.name());
    return pages.show("invitation", "access.invitation.title", "/invitation", problem, model);
  }

  @PostMapping("/invitation")
  String open(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String small = login.strip().toLowerCase(Locale.ROOT);
    String problem = problem(code, name.strip(), small, password);
    if (problem == null) {
      Accounts.Opened opened =
          accounts.open(
              code,
              new Accounts.Identity.Local(name.strip(), small, passwords.hash(password)),
              clock.instant());
      switch (opened) {
        case Accounts.Opened.New(String account) -> {
          SecurityLog.note("account-opened", account, "password", request);
          sessions.begin(request, account, false);
          return "redirect:/account/code";
        }
        case Accounts.Opened.Taken() -> problem = Words.say("access.invitation.taken");
        case Accounts.Opened.NotInvited() -> problem = Words.say("access.invitation.none");
      }
    }
    SecurityLog.note("account-refused", null, "invitation", request);
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    return view(code, name, small, problem, model);
  }

  /// Goes on to the provider by a link: a form must not lead to another site.
  @PostMapping("/invitation/provider")
  String toProvider(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String problem =
        invitations.find(code, clock.instant()).isEmpty()
            ? Words.say("access.invitation.none")
            : isName(name.strip()) ? "" : Words.say("access.invitation.bad-name");
    if (!problem.isEmpty() || !provider.isThere()) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return view(code, name, "", problem, model);
    }
    Arrivals.keep(request, code, name.strip());
    model.addAttribute("provider", provider.name());
    return pages.show("access-on", "access.invitation.title", "/invitation", "", model);
  }

  /// Returns what is wrong, in words; null if nothing is. That a name is taken is told to whoever
  /// has an invitation and to nobody else.
  private @Nullable String problem(String code, String name, String login, String password) {
    Optional<Invitations.Invitation> found = invitations.find(code, clock.instant());
    if (found.isEmpty()) {
      return Words.say("access.invitation.none");
    }
    if (!isName(name)) {
      return Words.say("access.invitation.bad-name");
    }
    if (!LOGIN.matcher(login).matches()) {
      return Words.say("access.invitation.bad-login");
    }
    Optional<Passwords.Refusal> refusal =
        Passwords.refusal(password, names.of(login, name, List.of(found.get().role())));
    return refusal.map(why -> Words.say("access.password." + why)).orElse(null);
  }

  /// Tells whether somebody can be called so on pages.
  static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.chars().noneMatch(Character::isISOControl);
  }

  @PostMapping("/account/invitation")
  String accept(
      Person person, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    Optional<Accounts.Change> change = accounts.accept(code, person.account(), clock.instant());
    SecurityLog.note(
        "invitation-used", person.account(), change.map(Enum::name).orElse("none"), request);
    return change.isPresent() ? "redirect:/account?say=accepted" : "redirect:/account?say=none";
  }
}
