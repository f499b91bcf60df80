package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import org.proviso.docket.record.Digest;

/// Random codes that can be typed from paper: groups of four letters and digits, 18 bits a group,
/// of an alphabet without look-alikes. Kept as their SHA-256 only.
public final class TypedCode {

  /// 0 O, 1 I L, 2 Z, 5 S, 8 B, 6 G and U V are told apart with difficulty; one of a pair or none.
  private static final String ALPHABET = "ACDEFHJKMNPQRTVWXY34679";

  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TypedCode() {}

  /// Returns a new code.
  ///
  /// @param groups how many groups of four
  public static String random(int groups) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < groups * GROUP; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "");
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /// Returns the SHA-256 of a code, however it is typed: small letters, spaces and strokes make no
  /// difference.
  public static byte[] hash(String typed) {
    String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return Digest.sha256(bare.getBytes(StandardCharsets.UTF_8)).toBytes();
  }
}
