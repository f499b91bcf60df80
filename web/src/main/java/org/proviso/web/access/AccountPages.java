package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.store.Passkeys;
import org.proviso.web.site.Days;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// An account as its owner sees it: second factor, sessions, password, delegates.
@Controller
@ControllerAdvice
final class AccountPages {

  static final Duration INVITED = Duration.ofDays(14);

  private static final String SECRET = AccountPages.class.getName() + ".secret";
  private static final String NEXT = AccountPages.class.getName() + ".next";
  private static final int TOO_MANY_REQUESTS = 429;

  /// A session in the list.
  record Open(String handle, String began, String seen, String browser, boolean isThis) {}

  /// A passkey in the list.
  record Key(String credential, String name, String added, String used) {}

  /// A party that somebody may be let act for.
  record PartyOf(String id, String name) {}

  private final Accounts accounts;
  private final Invitations invitations;
  private final SignIn signIn;
  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final Sessions sessions;
  private final StepUp stepUp;
  private final Pages pages;
  private final Site site;
  private final Names names;
  private final Clock clock;

  AccountPages(
      Accounts accounts,
      Invitations invitations,
      SignIn signIn,
      Passkeys passkeys,
      Ceremonies ceremonies,
      Sessions sessions,
      StepUp stepUp,
      Pages pages,
      Site site,
      Names names,
      Clock clock) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.signIn = signIn;
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.sessions = sessions;
    this.stepUp = stepUp;
    this.pages = pages;
    this.site = site;
    this.names = names;
    this.clock = clock;
  }

  private Accounts.Account account(Person person) {
    // Closed since this request began.
    return accounts
        .find(person.account())
        .orElseThrow(() -> new NotOnRecord(Words.say("access.people.NO_ACCOUNT")));
  }

  // ---------------------------------------------------------------- the page

  @GetMapping("/account")
  String page(
      Person person,
      @RequestParam(defaultValue = "") String say,
      HttpServletRequest request,
      Model model) {
    String words =
        switch (say) {
          case "accepted" -> Words.say("access.account.accepted");
          case "none" -> Words.say("access.invitation.none");
          case "passkey" -> Words.say("access.passkey.done");
          case "passkey-refused" -> Words.say("access.passkey.refused");
          case "passkey-last" -> Words.say("access.passkey.last");
          case "password" -> Words.say("access.account.password.done");
          default -> "";
        };
    return view(person, words, request, model);
  }

  private String view(Person person, String problem, HttpServletRequest request, Model model) {
    Accounts.Account account = account(person);
    String here = Sessions.handle(request);
    model.addAttribute("lead", Words.say("access.account.lead", person.name(), person.account()));
    model.addAttribute("roles", account.held().stream().map(this::inWords).sorted().toList());
    model.addAttribute("hasCode", account.hasCode());
    model.addAttribute("hasPasskey", account.hasPasskey());
    model.addAttribute(
        "passkeys", passkeys.of(person.account()).stream().map(AccountPages::shown).toList());
    model.addAttribute(
        "made",
        person.secondFactor() != null || !account.isSecured()
            ? ceremonies.ask(person.account(), request)
            : null);
    model.addAttribute("isWhole", person.secondFactor() != null);
    model.addAttribute("codesLeft", accounts.recoveryCodes(person.account()));
    model.addAttribute("isLocal", account.identity() instanceof Accounts.Identity.Local);
    model.addAttribute("isAdministrator", person.is(Role.ADMINISTRATOR));
    model.addAttribute(
        "sessions", sessions.of(person.account()).stream().map(each -> shown(each, here)).toList());
    model.addAttribute(
        "principalOf",
        person.secondFactor() == null
            ? List.of()
            : account.held().stream()
                .filter(held -> held.party() != null && !held.delegate())
                .map(held -> String.valueOf(held.party()))
                .sorted()
                .map(party -> new PartyOf(party, site.name(party)))
                .toList());
    return pages.show("account", "access.account", "/account", problem, model);
  }

  private String inWords(Accounts.Held held) {
    String role = Words.say("access.role." + held.role());
    String party = held.party();
    return party == null
        ? role
        : Words.say(
            held.delegate() ? "access.account.delegate" : "access.account.for",
            role,
            site.name(party));
  }

  private static Open shown(SignedIn session, @Nullable String here) {
    return new Open(
        session.handle(),
        shown(session.began()),
        shown(session.seen()),
        session.browser(),
        session.handle().equals(here));
  }

  private static Key shown(Passkeys.Passkey passkey) {
    Instant used = passkey.used();
    return new Key(
        passkey.credential(),
        passkey.name(),
        shown(passkey.added()),
        used == null ? Words.say("access.passkey.unused") : shown(used));
  }

  private static String shown(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", " UTC");
  }

  // ---------------------------------------------------------------- second factor

  @GetMapping("/account/code")
  String enrol(Person person, HttpServletRequest request, Model model) {
    mayEnrol(person);
    return enrol(person, newSecret(request), "", request, model);
  }

  /// Whoever has a second factor replaces it with that one only.
  private void mayEnrol(Person person) {
    if (account(person).isSecured()) {
      stepUp.require(person);
    }
  }

  private static byte[] newSecret(HttpServletRequest request) {
    byte[] secret = Totp.newSecret();
    request.getSession().setAttribute(SECRET, secret);
    return secret;
  }

  private String enrol(
      Person person, byte[] secret, String problem, HttpServletRequest request, Model model) {
    model.addAttribute("made", ceremonies.ask(person.account(), request));
    String key = Totp.base32(secret);
    String label = URLEncoder.encode(person.account(), StandardCharsets.UTF_8);
    String address = "otpauth://totp/Proviso:" + label + "?secret=" + key + "&issuer=Proviso";
    model.addAttribute("picture", QrCode.svg(address, Words.say("access.enrol.picture")));
    model.addAttribute("key", key.replaceAll("(.{4})(?=.)", "$1 "));
    return pages.show("access-enrol", "access.enrol.title", "/account/code", problem, model);
  }

  @PostMapping("/account/code")
  String enrol(
      Person person,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    mayEnrol(person);
    if (!(request.getSession().getAttribute(SECRET) instanceof byte[] secret)) {
      return "redirect:/account/code";
    }
    return switch (signIn.enrol(person.account(), secret, code, request)) {
      case SignIn.Enrolment.Done(List<String> codes) -> {
        request.getSession().removeAttribute(SECRET);
        sessions.stepUp(request);
        sessions.endAll(person.account(), Sessions.handle(request));
        yield recoveryCodes(codes, model);
      }
      case SignIn.Enrolment.Wrong() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield enrol(person, secret, Words.say("access.enrol.wrong"), request, model);
      }
      case SignIn.Enrolment.NoKey() -> {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        yield enrol(person, secret, Words.say("access.enrol.no-key"), request, model);
      }
    };
  }

  private String recoveryCodes(List<String> codes, Model model) {
    return pages.once(
        "access.recovery.title", Words.say("access.recovery.lead"), codes, "/account", model);
  }

  @PostMapping("/account/recovery-codes")
  String renew(Person person, HttpServletRequest request, Model model) {
    stepUp.require(person);
    return recoveryCodes(signIn.renewRecoveryCodes(person.account(), request), model);
  }

  // ---------------------------------------------------------------- once more: the code

  @ExceptionHandler
  String stepUpNeeded(StepUpNeeded needed, HttpServletRequest request) {
    request.getSession().setAttribute(NEXT, Next.of(request));
    return "redirect:/account/step-up";
  }

  @GetMapping("/account/step-up")
  String stepUp(Person person, HttpServletRequest request, Model model) {
    return stepUp(person, "", request, model);
  }

  private String stepUp(Person person, String problem, HttpServletRequest request, Model model) {
    model.addAttribute("asked", ceremonies.askFor(person.account(), request));
    model.addAttribute("hasCode", account(person).hasCode());
    model.addAttribute("action", "/account/step-up");
    model.addAttribute("lead", Words.say("access.step-up.lead"));
    return pages.show("access-code", "access.step-up.title", "/account/step-up", problem, model);
  }

  @PostMapping("/account/step-up")
  String stepUp(
      Person person,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return steppedUp(
        person,
        signIn.code(person.account(), code, request),
        "access.code.wrong",
        request,
        response,
        model);
  }

  @PostMapping("/account/step-up/passkey")
  String stepUp(
      Person person,
      @ModelAttribute Ceremonies.Answer answer,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return steppedUp(
        person,
        signIn.passkey(person.account(), answer, request),
        "access.passkey.wrong",
        request,
        response,
        model);
  }

  private String steppedUp(
      Person person,
      SignIn.Outcome outcome,
      String wrong,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return switch (outcome) {
      case SignIn.Outcome.Right(String account) -> {
        sessions.stepUp(request);
        SecurityLog.note("stepped-up", account, "second-factor", request);
        HttpSession session = request.getSession();
        yield "redirect:" + Next.of(session.getAttribute(NEXT) instanceof String to ? to : null);
      }
      case SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield stepUp(person, Words.say("access.code.unreadable"), request, model);
      }
      case SignIn.Outcome.Wrong() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield stepUp(person, Words.say(wrong), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield stepUp(person, Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  // ---------------------------------------------------------------- sessions and password

  @PostMapping("/account/sessions")
  String end(
      Person person, @RequestParam(defaultValue = "") String handle, HttpServletRequest request) {
    stepUp.require(person);
    if (handle.isEmpty()) {
      sessions.endAll(person.account(), Sessions.handle(request));
    } else {
      sessions.end(person.account(), handle);
    }
    SecurityLog.note(
        "session-ended", person.account(), handle.isEmpty() ? "others" : "one", request);
    return "redirect:/account";
  }

  @PostMapping("/account/password")
  String password(
      Person person,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    stepUp.require(person);
    Accounts.Account account = account(person);
    if (!(account.identity()
        instanceof Accounts.Identity.Local(String name, String login, String hash))) {
      return "redirect:/account";
    }
    Optional<Passwords.Refusal> refusal =
        Passwords.refusal(next, names.of(login, name, account.held()));
    if (refusal.isPresent()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return view(person, Words.say("access.password." + refusal.get()), request, model);
    }
    return switch (signIn.change(person.account(), login, current, next, request)) {
      case SignIn.Outcome.Right(String changed) -> {
        sessions.endAll(changed, Sessions.handle(request));
        yield "redirect:/account?say=password";
      }
      case SignIn.Outcome.Wrong(), SignIn.Outcome.Unreadable() -> {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        yield view(person, Words.say("access.sign-in.wrong"), request, model);
      }
      case SignIn.Outcome.TooMany() -> {
        response.setStatus(TOO_MANY_REQUESTS);
        yield view(person, Words.say("access.sign-in.too-many"), request, model);
      }
    };
  }

  // ---------------------------------------------------------------- delegates

  @PostMapping("/account/delegates")
  String invite(
      Person person,
      @RequestParam(defaultValue = "") String party,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    stepUp.require(person);
    Accounts.Held principal = new Accounts.Held(Accounts.Held.RECIPIENT, party, false);
    if (!account(person).held().contains(principal)) {
      throw new org.springframework.security.access.AccessDeniedException("not a principal");
    }
    Instant expires = clock.instant().plus(INVITED);
    String code =
        invitations.create(
            new Invitations.Invitation(
                new Accounts.Held(Accounts.Held.RECIPIENT, party, true), null, expires));
    SecurityLog.note("invited", person.account(), "delegate", request);
    return pages.once(
        "access.account.delegates.title",
        Words.say("access.invited.lead", Days.read(LocalDate.ofInstant(expires, ZoneOffset.UTC))),
        List.of(Words.say("access.invited.code", code)),
        "/account",
        model);
  }
}
