package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.proviso.store.TypedCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks passwords and codes, counts what fails, and notes both.
///
/// Where there is no account of a name, the answer, the work and the limit are those of a wrong
/// password. Thread-safe.
final class SignIn {

  /// What an attempt comes to.
  sealed interface Outcome {

    /// It was right.
    record Right(String account) implements Outcome {}

    /// It was not, or there is no such account.
    record Wrong() implements Outcome {}

    /// It may have been right: what the site knows of the app can not be decrypted.
    record Unreadable() implements Outcome {}

    /// Too many failed; it was not looked at.
    record TooMany() implements Outcome {}
  }

  /// What setting up an app comes to.
  sealed interface Enrolment {

    /// It is the second factor now.
    ///
    /// @param codes recovery codes, which are kept nowhere
    record Done(List<String> codes) implements Enrolment {

      /// Copies the codes.
      public Done {
        codes = List.copyOf(codes);
      }
    }

    /// The code is not one of the app.
    record Wrong() implements Enrolment {}

    /// The site has no key to keep the app's secret under.
    record NoKey() implements Enrolment {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int MOST_OF_AN_ACCOUNT = 5;
  private static final int MOST_OF_AN_ADDRESS = 50;
  private static final int RECOVERY_CODES = 10;

  /// 126 bits: from 112 on a plain hash is enough (OWASP ASVS 5.0, 6.5.2).
  private static final int RECOVERY_GROUPS = 7;

  private final Accounts accounts;
  private final AppSecrets secrets;
  private final Passwords passwords;
  private final Ceremonies ceremonies;
  private final Throttle throttle;
  private final Clock clock;

  SignIn(
      Accounts accounts,
      AppSecrets secrets,
      Passwords passwords,
      Ceremonies ceremonies,
      Clock clock) {
    this.secrets = secrets;
    this.ceremonies = ceremonies;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
    throttle = new Throttle();
  }

  /// Checks a login name and a password.
  Outcome password(String login, String password, HttpServletRequest request) {
    Instant now = clock.instant();
    String key = "login " + login.toLowerCase(Locale.ROOT);
    if (!allows(key, request, now)) {
      SecurityLog.note("sign-in-throttled", null, "password", request);
      return new Outcome.TooMany();
    }
    Optional<Accounts.Account> found = accounts.ofLogin(login);
    boolean isRight = isRight(found, password);
    if (!isRight || found.isEmpty()) {
      failed(key, request, now);
      SecurityLog.note(
          "sign-in-failed", found.map(Accounts.Account::id).orElse(null), "password", request);
      return new Outcome.Wrong();
    }
    throttle.forget(key);
    return new Outcome.Right(found.get().id());
  }

  private boolean isRight(Optional<Accounts.Account> found, String password) {
    return found.map(Accounts.Account::identity).orElse(null)
            instanceof Accounts.Identity.Local(String name, String login, String hash)
        ? passwords.matches(password, hash)
        : passwords.matchesNobody(password);
  }

  /// Checks a code of the second factor, or a recovery code. Each is taken once.
  Outcome code(String account, String typed, HttpServletRequest request) {
    Instant now = clock.instant();
    String limit = "code " + account;
    if (!allows(limit, request, now)) {
      SecurityLog.note("sign-in-throttled", account, "code", request);
      return new Outcome.TooMany();
    }
    Optional<AppSecrets.Opening> app =
        accounts.totpSecret(account).map(kept -> secrets.decrypt(account, kept));
    OptionalLong step =
        app.orElse(null) instanceof AppSecrets.Opening.Secret secret
            ? Totp.match(secret.bytes(), typed, now)
            : OptionalLong.empty();
    boolean isCode = step.isPresent() && accounts.useStep(account, step.getAsLong());
    // These are hashes and need no key.
    boolean isRecovery =
        !isCode && app.isPresent() && accounts.useRecoveryCode(account, hash(account, typed));
    if (!isRecovery
        && app.orElse(null) instanceof AppSecrets.Opening.Refused(int key, String why)) {
      LOG.error("the app of {} can not be asked: {}", account, why);
      failed(limit, request, now);
      SecurityLog.note("second-factor-unreadable", account, "key-" + key, request);
      return new Outcome.Unreadable();
    }
    if (!isCode && !isRecovery) {
      failed(limit, request, now);
      SecurityLog.note(
          "sign-in-failed", account, step.isPresent() ? "code-used-before" : "code", request);
      return new Outcome.Wrong();
    }
    throttle.forget(limit);
    if (isRecovery) {
      SecurityLog.note("recovery-code-used", account, "", request);
    }
    return new Outcome.Right(account);
  }

  /// Checks a passkey. There is nothing to guess, so failures are counted by address alone.
  ///
  /// @param account whose it has to be; null for whichever account it is of
  Outcome passkey(@Nullable String account, Ceremonies.Answer answer, HttpServletRequest request) {
    Instant now = clock.instant();
    if (!isThisMachine(request) && !throttle.allows(address(request), MOST_OF_AN_ADDRESS, now)) {
      SecurityLog.note("sign-in-throttled", account, "passkey", request);
      return new Outcome.TooMany();
    }
    Optional<String> found = ceremonies.verify(account, answer, request);
    if (found.isEmpty()) {
      throttle.failed(address(request), now);
      SecurityLog.note("sign-in-failed", account, "passkey", request);
      return new Outcome.Wrong();
    }
    return new Outcome.Right(found.get());
  }

  private boolean allows(String key, HttpServletRequest request, Instant now) {
    return throttle.allows(key, MOST_OF_AN_ACCOUNT, now)
        && (isThisMachine(request) || throttle.allows(address(request), MOST_OF_AN_ADDRESS, now));
  }

  private void failed(String key, HttpServletRequest request, Instant now) {
    throttle.failed(key, now);
    throttle.failed(address(request), now);
  }

  private static String address(HttpServletRequest request) {
    return "address " + request.getRemoteAddr();
  }

  /// Behind a proxy that does not say whose requests it hands on, all come from here.
  private static boolean isThisMachine(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Gives an account a second factor, once a code shows that its app has it.
  ///
  /// @param secret 20 bytes
  Enrolment enrol(String account, byte[] secret, String typed, HttpServletRequest request) {
    OptionalLong step = Totp.match(secret, typed, clock.instant());
    if (step.isEmpty()) {
      SecurityLog.note("second-factor-refused", account, "code", request);
      return new Enrolment.Wrong();
    }
    Optional<byte[]> kept = secrets.encrypt(account, secret);
    if (kept.isEmpty()) {
      SecurityLog.note("second-factor-refused", account, "no-key", request);
      return new Enrolment.NoKey();
    }
    List<String> codes = newCodes();
    accounts.setTotp(account, kept.get(), step.getAsLong(), hashes(account, codes));
    SecurityLog.note("second-factor-set", account, "totp", request);
    return new Enrolment.Done(codes);
  }

  /// Replaces the recovery codes of an account.
  ///
  /// @return the new ones, which are kept nowhere
  List<String> renewRecoveryCodes(String account, HttpServletRequest request) {
    List<String> codes = newCodes();
    accounts.setRecoveryCodes(account, hashes(account, codes));
    SecurityLog.note("recovery-codes-renewed", account, "", request);
    return codes;
  }

  private static List<String> newCodes() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      codes.add(TypedCode.random(RECOVERY_GROUPS));
    }
    return codes;
  }

  private static List<byte[]> hashes(String account, List<String> codes) {
    return codes.stream().map(code -> hash(account, code)).toList();
  }

  /// With the account, so that the codes of all are not tried at once.
  private static byte[] hash(String account, String code) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(account.getBytes(StandardCharsets.UTF_8));
      return digest.digest(TypedCode.hash(code));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Replaces the password of an account, if the one that it has is given.
  Outcome change(
      String account, String login, String current, String next, HttpServletRequest request) {
    Outcome outcome = password(login, current, request);
    if (outcome instanceof Outcome.Right) {
      accounts.setPassword(account, passwords.hash(next));
      SecurityLog.note("password-changed", account, "", request);
    }
    return outcome;
  }
}
