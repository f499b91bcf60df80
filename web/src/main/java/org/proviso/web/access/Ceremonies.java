package org.proviso.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.proviso.store.Passkeys;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/// The two ceremonies of WebAuthn, making a passkey and using one (ADR 24).
///
/// A challenge is kept in the session, is good for one answer, and is asked again by pages until
/// then, so that two windows do not shut each other out. The device has to verify its user. Only a
/// site whose configured address browsers take for passkeys has them. Thread-safe.
final class Ceremonies {

  /// What a browser needs to use a passkey.
  ///
  /// @param site the host that passkeys are of
  /// @param keys credentials that are asked for; none for whichever it has
  record Asked(String challenge, String site, List<String> keys) {}

  /// What a browser needs to make a passkey.
  ///
  /// @param keys credentials that the account has
  /// @param user the account, in Base64 for addresses
  /// @param login what the browser calls it
  /// @param algorithms numbers of COSE, the best one first
  record Made(
      String challenge,
      String site,
      List<String> keys,
      String user,
      String login,
      List<String> algorithms) {}

  /// What a browser answers when a passkey was used; all in Base64 for addresses.
  record Answer(
      String credential,
      String clientData,
      String authenticatorData,
      String signature,
      String userHandle) {

    /// A form that lacks a field has nothing in it.
    Answer {
      credential = Objects.requireNonNullElse(credential, "");
      clientData = Objects.requireNonNullElse(clientData, "");
      authenticatorData = Objects.requireNonNullElse(authenticatorData, "");
      signature = Objects.requireNonNullElse(signature, "");
      userHandle = Objects.requireNonNullElse(userHandle, "");
    }
  }

  /// What a browser answers when a passkey was made.
  record New(String credential, String clientData, String attested, String name) {}

  private static final String MAKING = Ceremonies.class.getName() + ".making ";
  private static final String USING = Ceremonies.class.getName() + ".using ";
  private static final int LONGEST = 30_000;

  private final @Nullable String site;
  private final Webauthn4JRelyingPartyOperations making;
  private final Webauthn4JRelyingPartyOperations using;

  /// @param address where readers find the site; empty if nobody said it
  Ceremonies(Accounts accounts, Passkeys passkeys, String address, Clock clock) {
    site = site(address);
    PublicKeyCredentialRpEntity party =
        PublicKeyCredentialRpEntity.builder()
            .id(Objects.requireNonNullElse(site, "localhost"))
            .name("Proviso")
            .build();
    Set<String> origins = Set.of(site == null ? "null" : origin(URI.create(address)));
    PasskeyRows added = new PasskeyRows(accounts, passkeys, each -> add(passkeys, each, clock));
    making = new Webauthn4JRelyingPartyOperations(added, added, party, origins);
    making.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .build()));
    PasskeyRows used = new PasskeyRows(accounts, passkeys, each -> use(passkeys, each, clock));
    using = new Webauthn4JRelyingPartyOperations(used, used, party, origins);
    using.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
  }

  /// Returns the host that passkeys are of; null if browsers have none at this address: it has to
  /// be a name, and asked over TLS unless it is `localhost`.
  private static @Nullable String site(String address) {
    if (address.isEmpty()) {
      return null;
    }
    URI uri = URI.create(address);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean isName =
        host.chars().anyMatch(each -> each >= 'a' && each <= 'z') && !host.contains(":");
    boolean isSafe = "https".equals(uri.getScheme()) || host.equals("localhost");
    return isName && isSafe ? host : null;
  }

  private static String origin(URI address) {
    int port = address.getPort();
    boolean isUsual =
        port < 0
            || (port == 443 && "https".equals(address.getScheme()))
            || (port == 80 && "http".equals(address.getScheme()));
    return address.getScheme()
        + "://"
        + address.getHost().toLowerCase(Locale.ROOT)
        + (isUsual ? "" : ":" + port);
  }

  private static void add(Passkeys passkeys, CredentialRecord made, Clock clock) {
    Bytes attested = Objects.requireNonNull(made.getAttestationObject());
    Passkeys.Addition addition =
        passkeys.add(
            new Passkeys.Passkey(
                made.getCredentialId().toBase64UrlString(),
                PasskeyRows.account(made.getUserEntityUserId()),
                made.getLabel(),
                attested.toBase64UrlString(),
                made.getSignatureCount(),
                clock.instant(),
                null));
    if (addition != Passkeys.Addition.ADDED) {
      throw new IllegalArgumentException("not added: " + addition);
    }
  }

  /// Webauthn4JRelyingPartyOperations compares the counter with the one at registration only; with
  /// the one of the last use it is compared here.
  private static void use(Passkeys passkeys, CredentialRecord used, Clock clock) {
    if (!passkeys.use(
        used.getCredentialId().toBase64UrlString(), used.getSignatureCount(), clock.instant())) {
      throw new IllegalArgumentException("a counter that went back, or a passkey that is gone");
    }
  }

  /// Returns whether browsers can have passkeys of this site.
  boolean isThere() {
    return site != null;
  }

  private static Authentication as(String account) {
    return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
  }

  private static List<String> ids(List<PublicKeyCredentialDescriptor> keys) {
    return keys.stream()
        .map(each -> Objects.requireNonNull(each.getId()).toBase64UrlString())
        .toList();
  }

  // ---------------------------------------------------------------- making

  /// Asks for a new passkey of an account; null where the site has none.
  @Nullable Made ask(String account, HttpServletRequest request) {
    if (site == null) {
      return null;
    }
    HttpSession session = request.getSession();
    PublicKeyCredentialCreationOptions options;
    synchronized (this) {
      options =
          session.getAttribute(MAKING + account) instanceof PublicKeyCredentialCreationOptions kept
              ? kept
              : making.createPublicKeyCredentialCreationOptions(
                  new ImmutablePublicKeyCredentialCreationOptionsRequest(as(account)));
      session.setAttribute(MAKING + account, options);
    }
    PublicKeyCredentialUserEntity user = options.getUser();
    return new Made(
        options.getChallenge().toBase64UrlString(),
        site,
        ids(options.getExcludeCredentials()),
        user.getId().toBase64UrlString(),
        user.getName(),
        options.getPubKeyCredParams().stream()
            .map(each -> String.valueOf(each.getAlg().getValue()))
            .toList());
  }

  /// Adds a passkey to an account, if it answers what was asked.
  ///
  /// @return whether it was added
  boolean add(String account, New made, HttpServletRequest request) {
    if (!(take(MAKING + account, request) instanceof PublicKeyCredentialCreationOptions options)
        || made.attested().length() + made.clientData().length() > LONGEST) {
      return false;
    }
    try {
      PublicKeyCredential.PublicKeyCredentialBuilder<AuthenticatorAttestationResponse> credential =
          PublicKeyCredential.builder();
      credential.id(made.credential());
      credential.rawId(Bytes.fromBase64(made.credential()));
      credential.type(PublicKeyCredentialType.PUBLIC_KEY);
      credential.response(
          AuthenticatorAttestationResponse.builder()
              .clientDataJSON(Bytes.fromBase64(made.clientData()))
              .attestationObject(Bytes.fromBase64(made.attested()))
              .transports(List.of())
              .build());
      making.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              options, new RelyingPartyPublicKey(credential.build(), made.name())));
      return true;
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // What was sent is read by several libraries, each with exceptions of its own.
      return false;
    }
  }

  // ---------------------------------------------------------------- using

  /// Asks for a passkey; null where the site has none, or the account.
  ///
  /// @param account whose; null for whichever account it is of
  @Nullable Asked askFor(@Nullable String account, HttpServletRequest request) {
    if (site == null) {
      return null;
    }
    HttpSession session = request.getSession();
    String key = USING + account;
    PublicKeyCredentialRequestOptions options;
    synchronized (this) {
      options =
          using.createCredentialRequestOptions(
              new ImmutablePublicKeyCredentialRequestOptionsRequest(
                  account == null ? null : as(account)));
      if (session.getAttribute(key) instanceof PublicKeyCredentialRequestOptions kept
          && ids(kept.getAllowCredentials()).equals(ids(options.getAllowCredentials()))) {
        options = kept;
      }
      session.setAttribute(key, options);
    }
    List<String> keys = ids(options.getAllowCredentials());
    return account != null && keys.isEmpty()
        ? null
        : new Asked(options.getChallenge().toBase64UrlString(), site, keys);
  }

  /// Returns the account of a passkey that answers what was asked; empty if it is not right.
  ///
  /// @param account whose it has to be; null for whichever account it is of
  Optional<String> verify(@Nullable String account, Answer answer, HttpServletRequest request) {
    if (!(take(USING + account, request) instanceof PublicKeyCredentialRequestOptions options)
        || answer.authenticatorData().length() + answer.clientData().length() > LONGEST) {
      return Optional.empty();
    }
    try {
      PublicKeyCredential.PublicKeyCredentialBuilder<AuthenticatorAssertionResponse> credential =
          PublicKeyCredential.builder();
      credential.id(answer.credential());
      credential.rawId(Bytes.fromBase64(answer.credential()));
      credential.type(PublicKeyCredentialType.PUBLIC_KEY);
      credential.response(
          AuthenticatorAssertionResponse.builder()
              .clientDataJSON(Bytes.fromBase64(answer.clientData()))
              .authenticatorData(Bytes.fromBase64(answer.authenticatorData()))
              .signature(Bytes.fromBase64(answer.signature()))
              .userHandle(Bytes.fromBase64(answer.userHandle()))
              .build());
      PublicKeyCredentialUserEntity user =
          using.authenticate(new RelyingPartyAuthenticationRequest(options, credential.build()));
      String found = PasskeyRows.account(user.getId());
      return isOf(found, account, answer.userHandle()) ? Optional.of(found) : Optional.empty();
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      // What was sent is read by several libraries, each with exceptions of its own.
      return Optional.empty();
    }
  }

  /// WebAuthn, section 7.2, step 6: where no account was asked for, the device has to name the one
  /// that the passkey is of.
  private static boolean isOf(String found, @Nullable String account, String userHandle) {
    String named = PasskeyRows.user(found).toBase64UrlString();
    return account == null
        ? userHandle.equals(named)
        : account.equals(found) && (userHandle.isEmpty() || userHandle.equals(named));
  }

  private synchronized @Nullable Object take(String key, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    Object kept = session.getAttribute(key);
    session.removeAttribute(key);
    return kept;
  }
}
