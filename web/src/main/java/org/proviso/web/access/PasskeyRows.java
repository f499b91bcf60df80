package org.proviso.web.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Accounts;
import org.proviso.store.Passkeys;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// Accounts and their passkeys as Spring Security asks for them. The user of WebAuthn is the
/// account, by its opaque identifier. Removing is not asked for here.
final class PasskeyRows
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  private final Accounts accounts;
  private final Passkeys passkeys;
  private final Consumer<CredentialRecord> saving;

  /// @param saving what is done with a passkey that was made or used; throws
  ///   IllegalArgumentException where it is refused
  PasskeyRows(Accounts accounts, Passkeys passkeys, Consumer<CredentialRecord> saving) {
    this.accounts = accounts;
    this.passkeys = passkeys;
    this.saving = saving;
  }

  static Bytes user(String account) {
    return new Bytes(account.getBytes(StandardCharsets.UTF_8));
  }

  static String account(Bytes user) {
    return new String(user.getBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void save(CredentialRecord passkey) {
    saving.accept(passkey);
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return passkeys.find(credential.toBase64UrlString()).map(PasskeyRows::credential).orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return passkeys.of(account(user)).stream().map(PasskeyRows::credential).toList();
  }

  /// The public key is the one inside of what the device attested, and not read twice.
  private static CredentialRecord credential(Passkeys.Passkey passkey) {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(passkey.credential()))
        .userEntityUserId(user(passkey.account()))
        .signatureCount(passkey.uses())
        .uvInitialized(true)
        .transports(Set.of())
        .attestationObject(Bytes.fromBase64(passkey.attested()))
        .created(passkey.added())
        .lastUsed(Objects.requireNonNullElse(passkey.used(), passkey.added()))
        .label(passkey.name())
        .build();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes user) {
    return findByUsername(account(user));
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
    return accounts.find(account).map(PasskeyRows::user).orElse(null);
  }

  private static PublicKeyCredentialUserEntity user(Accounts.Account account) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(user(account.id()))
        .name(
            account.identity() instanceof Accounts.Identity.Local local
                ? local.login()
                : account.identity().name())
        .displayName(account.identity().name())
        .build();
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new IllegalArgumentException("an account is made by an invitation");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("passkeys are removed by their owner");
  }
}
