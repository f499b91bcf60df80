package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.proviso.store.Accounts;
import org.proviso.store.Passkeys;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The passkeys of an account, for its owner: adding, naming and removing them.
///
/// Each ends the account's other sessions, as another second factor does, but for naming.
@Controller
final class PasskeyPages {

  private static final String DONE = "redirect:/account?say=passkey";
  private static final String REFUSED = "redirect:/account?say=passkey-refused";
  private static final int LONGEST_ID = 2_000;

  private final Accounts accounts;
  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final Sessions sessions;
  private final StepUp stepUp;
  private final Clock clock;

  PasskeyPages(
      Accounts accounts,
      Passkeys passkeys,
      Ceremonies ceremonies,
      Sessions sessions,
      StepUp stepUp,
      Clock clock) {
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.sessions = sessions;
    this.stepUp = stepUp;
    this.clock = clock;
  }

  /// Whoever has a first factor alone may add one, if the account never had more.
  @PostMapping("/account/passkeys")
  String add(
      Person person,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String clientData,
      @RequestParam(defaultValue = "") String attested,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request) {
    if (accounts.find(person.account()).filter(Accounts.Account::isSecured).isPresent()) {
      stepUp.require(person);
    }
    boolean isAdded =
        InvitationPages.isName(name.strip())
            && ceremonies.add(
                person.account(),
                new Ceremonies.New(credential, clientData, attested, name.strip()),
                request);
    if (!isAdded) {
      SecurityLog.note("second-factor-refused", person.account(), "passkey", request);
      return REFUSED;
    }
    SecurityLog.note("passkey-added", person.account(), "", request);
    sessions.stepUp(request);
    sessions.endAll(person.account(), Sessions.handle(request));
    return DONE;
  }

  @PostMapping("/account/passkeys/name")
  String rename(
      Person person,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String name) {
    return isCredential(credential)
            && InvitationPages.isName(name.strip())
            && passkeys.rename(person.account(), credential, name.strip())
        ? "redirect:/account"
        : REFUSED;
  }

  @PostMapping("/account/passkeys/remove")
  String remove(
      Person person,
      @RequestParam(defaultValue = "") String credential,
      HttpServletRequest request) {
    stepUp.require(person);
    Passkeys.Removal removal =
        isCredential(credential)
            ? passkeys.remove(person.account(), credential, clock.instant())
            : Passkeys.Removal.NONE;
    return switch (removal) {
      case REMOVED -> {
        SecurityLog.note("passkey-removed", person.account(), "", request);
        sessions.endAll(person.account(), Sessions.handle(request));
        yield DONE;
      }
      case NONE -> REFUSED;
      case LAST_FACTOR -> "redirect:/account?say=passkey-last";
    };
  }

  private static boolean isCredential(String text) {
    return text.length() <= LONGEST_ID && text.matches("[A-Za-z0-9_-]+");
  }
}
