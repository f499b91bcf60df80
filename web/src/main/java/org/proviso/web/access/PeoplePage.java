package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.proviso.store.Accounts;
import org.proviso.store.Invitations;
import org.proviso.web.site.Days;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// All accounts and their roles, for administrators.
@Controller
final class PeoplePage {

  /// A role in words, and how a form names it.
  record Named(String role, String party, String words) {}

  /// An account in the table.
  record Row(String account, String name, List<Named> roles, boolean hasCode) {}

  private final Accounts accounts;
  private final Invitations invitations;
  private final Sessions sessions;
  private final StepUp stepUp;
  private final Pages pages;
  private final Site site;
  private final Clock clock;
  private final String address;

  PeoplePage(
      Accounts accounts,
      Invitations invitations,
      Sessions sessions,
      StepUp stepUp,
      Pages pages,
      Site site,
      Clock clock,
      @Value("${proviso.address:}") String address) {
    this.accounts = accounts;
    this.invitations = invitations;
    this.sessions = sessions;
    this.stepUp = stepUp;
    this.pages = pages;
    this.site = site;
    this.clock = clock;
    this.address = address;
  }

  @GetMapping("/desk/people")
  String page(@RequestParam(defaultValue = "") String say, Model model) {
    boolean isKnown = Arrays.stream(Accounts.Change.values()).anyMatch(it -> it.name().equals(say));
    model.addAttribute("people", accounts.all().stream().map(this::row).toList());
    model.addAttribute(
        "staff",
        Role.staff().stream()
            .map(role -> new Named(role.word(), "", Words.say("access.role." + role.word())))
            .toList());
    return pages.show(
        "people",
        "access.people.title",
        "/desk/people",
        isKnown ? Words.say("access.people." + say) : "",
        model);
  }

  private Row row(Accounts.Account account) {
    return new Row(
        account.id(),
        account.identity().name(),
        account.held().stream()
            .map(this::named)
            .sorted(Comparator.comparing(Named::words))
            .toList(),
        account.hasCode());
  }

  private Named named(Accounts.Held held) {
    String role = Words.say("access.role." + held.role());
    String party = held.party();
    return party == null
        ? new Named(held.role(), "", role)
        : new Named(held.role(), party, Words.say("access.account.for", role, site.name(party)));
  }

  @PostMapping("/desk/people/grant")
  String grant(
      Person person,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String role,
      HttpServletRequest request) {
    stepUp.require(person);
    Optional<Role> found = Role.of(role).filter(Role::isStaff);
    if (found.isEmpty()) {
      return after(Accounts.Change.AS_BEFORE);
    }
    Accounts.Change change =
        accounts.grant(
            account,
            new Accounts.Held(found.get().word(), null, false),
            person.actor(Role.ADMINISTRATOR),
            clock.instant());
    SecurityLog.note(
        "role-granted", person.account(), account(account) + ":" + role + ":" + change, request);
    return after(change);
  }

  /// What a form says of an account goes into the log only if it can be one.
  private static String account(String given) {
    return given.matches("a-[a-z0-9]{16}") ? given : "unknown";
  }

  @PostMapping("/desk/people/revoke")
  String revoke(
      Person person,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String party,
      HttpServletRequest request) {
    stepUp.require(person);
    Optional<Role> found = Role.of(role);
    if (found.isEmpty() || found.get().isStaff() != party.isEmpty()) {
      return after(Accounts.Change.AS_BEFORE);
    }
    Accounts.Change change =
        accounts.revoke(
            account,
            new Accounts.Held(found.get().word(), party.isEmpty() ? null : party, false),
            person.actor(Role.ADMINISTRATOR),
            clock.instant());
    SecurityLog.note(
        "role-revoked",
        person.account(),
        account(account) + ":" + found.get().word() + ":" + change,
        request);
    return after(change);
  }

  @PostMapping("/desk/people/close")
  String close(
      Person person, @RequestParam(defaultValue = "") String account, HttpServletRequest request) {
    stepUp.require(person);
    Accounts.Change change =
        accounts.close(account, person.actor(Role.ADMINISTRATOR), clock.instant());
    if (change == Accounts.Change.DONE) {
      sessions.endAll(account, null);
    }
    SecurityLog.note("account-closed", person.account(), account(account) + ":" + change, request);
    return after(change);
  }

  @PostMapping("/desk/people/sessions")
  String endSessions(
      Person person, @RequestParam(defaultValue = "") String account, HttpServletRequest request) {
    stepUp.require(person);
    sessions.endAll(account, null);
    SecurityLog.note("sessions-ended", person.account(), account(account), request);
    return after(Accounts.Change.DONE);
  }

  private static String after(Accounts.Change change) {
    return "redirect:/desk/people?say=" + change;
  }

  @PostMapping("/desk/people/invite")
  String invite(
      Person person,
      @RequestParam(defaultValue = "") String role,
      HttpServletRequest request,
      Model model) {
    stepUp.require(person);
    Optional<Role> found = Role.of(role).filter(Role::isStaff);
    if (found.isEmpty()) {
      return "redirect:/desk/people";
    }
    Instant expires = clock.instant().plus(AccountPages.INVITED);
    String code =
        invitations.create(
            new Invitations.Invitation(
                new Accounts.Held(found.get().word(), null, false), null, expires));
    SecurityLog.note("invited", person.account(), found.get().word(), request);
    return pages.once(
        "access.invited.title",
        Words.say("access.invited.lead", Days.read(LocalDate.ofInstant(expires, ZoneOffset.UTC))),
        List.of(
            Words.say("access.invited.code", code),
            Words.say("access.invited.link", address + "/invitation?code=" + code)),
        "/desk/people",
        model);
  }
}
