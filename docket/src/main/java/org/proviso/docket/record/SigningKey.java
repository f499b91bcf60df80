package org.proviso.docket.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The key that checkpoints are signed with. Kept outside the database that it vouches for.
public final class SigningKey {

  private final VerifierKey verifier;
  private final PrivateKey key;

  /// @param name name of the record, such as `docket.example/record`
  /// @param pair an Ed25519 key
  /// @throws IllegalArgumentException if it is none, or the name has a space, a control character
  ///   or a `+`
  public SigningKey(String name, KeyPair pair) {
    verifier = VerifierKey.of(name, pair.getPublic());
    key = pair.getPrivate();
  }

  /// Returns the key that others check with.
  public VerifierKey verifier() {
    return verifier;
  }

  /// Returns a text with this key's signature. The same text always gets the same one.
  ///
  /// @param text lines, the last one ended as well
  /// @throws IllegalArgumentException if the text is not of that form
  public SignedNote sign(String text) {
    byte[] id = HexFormat.of().parseHex(verifier.id());
    byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
    byte[] both = new byte[id.length + signature.length];
    System.arraycopy(id, 0, both, 0, id.length);
    System.arraycopy(signature, 0, both, id.length, signature.length);
    return new SignedNote(
        text,
        List.of(new SignedNote.Line(verifier.name(), Base64.getEncoder().encodeToString(both))));
  }

  private byte[] signature(byte[] signed) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key);
      ed25519.update(signed);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of " + verifier.name() + " does not sign", e);
    }
  }

  /// Does not show the key.
  @Override
  public String toString() {
    return "signing key of " + verifier.text();
  }
}
