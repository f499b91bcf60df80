package org.proviso.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/// A provider that signs people in by OpenID Connect, if the site has one. Its addresses are asked
/// for when the first one wants to go there, so that a site starts without it.
///
/// What it says takes the place of a password. Whether there is an account, what that may do, and
/// the second factor are the site's own. Thread-safe.
final class Provider implements ClientRegistrationRepository {

  static final String ID = "provider";
  static final String BEGIN = "/oauth2/authorization/" + ID;
  static final String BACK = "/login/oauth2/code/" + ID;

  private final String name;
  private final String issuer;
  private final String client;
  private final String secret;
  private @Nullable ClientRegistration registration;

  /// @param name what it is called on pages
  /// @param issuer its address; empty if there is none
  /// @param client identifier of this site there
  /// @param secret secret of this site there
  Provider(String name, String issuer, String client, String secret) {
    this.name = name;
    this.issuer = issuer;
    this.client = client;
    this.secret = secret;
  }

  boolean isThere() {
    return !issuer.isEmpty();
  }

  /// Returns what it is called on pages; empty if there is none.
  String name() {
    return isThere() ? name : "";
  }

  @Override
  public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!isThere() || !id.equals(ID)) {
      return null;
    }
    ClientRegistration known = registration;
    if (known == null) {
      known =
          ClientRegistrations.fromOidcIssuerLocation(issuer)
              .registrationId(ID)
              .clientId(client)
              .clientSecret(secret)
              .scope("openid")
              .redirectUri("{baseUrl}" + BACK)
              .build();
      registration = known;
    }
    return known;
  }
}
