package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of the secrets of apps, and the file with the keys.
class AppSecretsTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final String ONE = "a-0000000000000001";
  private static final String OTHER = "a-0000000000000002";

  @TempDir private Path temporary;

  private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    use("access");
  }

  private void use(String name) {
    folder = temporary.resolve(name);
    file = folder.resolve("keys");
  }

  private AppKeys opened(Set<Integer> used, boolean mayReplace) throws IOException {
    return assertInstanceOf(AppKeys.Opening.Opened.class, AppKeys.open(folder, used, mayReplace))
        .keys();
  }

  private AppSecrets secrets() throws IOException {
    return new AppSecrets(opened(Set.of(), false));
  }

  private String refused(Set<Integer> used) throws IOException {
    return assertInstanceOf(AppKeys.Opening.Refused.class, AppKeys.open(folder, used, false)).why();
  }

  private static byte[] decrypted(AppSecrets by, String account, byte[] kept) {
    return assertInstanceOf(AppSecrets.Opening.Secret.class, by.decrypt(account, kept)).bytes();
  }

  private static AppSecrets.Opening.Refused refused(AppSecrets by, String account, byte[] kept) {
    return assertInstanceOf(AppSecrets.Opening.Refused.class, by.decrypt(account, kept));
  }

  private static boolean contains(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatIsKeptIsDifferentEachTimeAndHasNothingOfTheSecret() throws IOException {
    AppSecrets secrets = secrets();
    byte[] first = secrets.encrypt(ONE, SECRET).orElseThrow();
    byte[] second = secrets.encrypt(ONE, SECRET).orElseThrow();

    assertEquals(49, first.length);
    assertEquals(1, first[0]);
    // The nonce and the rest.
    assertFalse(Arrays.equals(first, 1, 13, second, 1, 13));
    assertFalse(Arrays.equals(first, 13, 33, second, 13, 33));
    for (int length = 4; length <= 20; length += 4) {
      assertFalse(contains(first, Arrays.copyOf(SECRET, length)));
    }
    assertArrayEquals(SECRET, decrypted(secrets, ONE, first));
    assertArrayEquals(SECRET, decrypted(secrets, ONE, second));
  }

  /// By the words of ADR 30, with the JDK's cipher and the key as it stands in the file.
  @Test
  void anotherProgramDecryptsItWithTheKeyOfTheFile() throws Exception {
    byte[] kept = secrets().encrypt(ONE, SECRET).orElseThrow();
    String line = Files.readAllLines(file).get(1);
    assertTrue(line.startsWith("1 "), line);
    byte[] key = java.util.Base64.getDecoder().decode(line.substring(2));
    assertEquals(32, key.length);

    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, Arrays.copyOfRange(kept, 1, 13)));
    cipher.updateAAD("proviso app 1 a-0000000000000001".getBytes(StandardCharsets.UTF_8));
    assertArrayEquals(SECRET, cipher.doFinal(kept, 13, 36));
  }

  @Test
  void whatIsKeptOfAnotherAccountIsRefused() throws IOException {
    AppSecrets secrets = secrets();
    byte[] kept = secrets.encrypt(ONE, SECRET).orElseThrow();

    AppSecrets.Opening.Refused refused = refused(secrets, OTHER, kept);
    assertEquals(1, refused.key());
    assertTrue(refused.why().startsWith("key 1 does not fit"), refused.why());
  }

  @Test
  void eachAlteredBitIsRefused() throws IOException {
    AppSecrets secrets = secrets();
    byte[] kept = secrets.encrypt(ONE, SECRET).orElseThrow();
    for (int bit = 0; bit < kept.length * 8; bit++) {
      byte[] altered = kept.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      refused(secrets, ONE, altered);
    }
    for (int length : new int[] {0, 1, 20, 48}) {
      refused(secrets, ONE, Arrays.copyOf(kept, length));
    }
    refused(secrets, ONE, Arrays.copyOf(kept, 50));
  }

  @Test
  void anotherKeyOfThatNumberIsRefusedAndOneThatIsNotThereIsNamed() throws IOException {
    byte[] kept = secrets().encrypt(ONE, SECRET).orElseThrow();
    use("another");
    assertTrue(refused(secrets(), ONE, kept).why().startsWith("key 1 does not fit"));

    use("third");
    AppSecrets third = new AppSecrets(opened(Set.of(1, 6), true));
    assertEquals("key 1 is not there", refused(third, ONE, kept).why());
    assertEquals(7, third.encrypt(ONE, SECRET).orElseThrow()[0]);
  }

  @Test
  void withoutAKeyNothingIsKeptAndNothingRead() throws IOException {
    byte[] kept = secrets().encrypt(ONE, SECRET).orElseThrow();

    assertEquals(Optional.empty(), new AppSecrets().encrypt(ONE, SECRET));
    assertEquals("key 1 is not there", refused(new AppSecrets(), ONE, kept).why());
  }

  @Test
  void aKeyIsMadeOnceForItsOwnerAlone() throws IOException {
    byte[] kept = secrets().encrypt(ONE, SECRET).orElseThrow();

    assertArrayEquals(SECRET, decrypted(secrets(), ONE, kept));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void aSecondKeyEncryptsAndBothDecrypt() throws IOException {
    byte[] before = secrets().encrypt(ONE, SECRET).orElseThrow();
    Path first = file;
    use("second");
    opened(Set.of(1), true);
    Files.writeString(first, Files.readString(first) + Files.readAllLines(file).get(1) + "\n");
    use("access");
    AppSecrets both = secrets();
    byte[] after = both.encrypt(ONE, SECRET).orElseThrow();

    assertEquals(2, after[0]);
    assertArrayEquals(SECRET, decrypted(both, ONE, before));
    assertArrayEquals(SECRET, decrypted(both, ONE, after));
  }

  @Test
  void aFileThatIsMissingOrNotItsOwnIsRefusedAndLeft() throws IOException {
    assertEquals(
        file + " is not there, and secrets were encrypted with key 1, 3", refused(Set.of(3, 1)));
    assertFalse(Files.exists(file));
    assertEquals(
        file + " is not there, and there is no number for another key",
        assertInstanceOf(AppKeys.Opening.Refused.class, AppKeys.open(folder, Set.of(255), true))
            .why());

    opened(Set.of(), false);
    String sound = Files.readString(file);
    String line = sound.lines().toList().get(1);
    for (String damaged :
        new String[] {
          "0 " + line.substring(2), "256 " + line.substring(2), line.substring(0, 20), "", "1"
        }) {
      Files.writeString(file, sound + damaged + "\n");
      assertEquals(file + " is damaged in line 3", refused(Set.of()), damaged);
    }
    Files.writeString(file, sound + line + "\n");
    assertEquals(file + " has key 1 twice", refused(Set.of()));
    Files.writeString(file, "something else\n");
    assertEquals(file + " has no keys of apps", refused(Set.of()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(file + " can be read by others than its owner: chmod 600", refused(Set.of()));
    assertEquals("something else\n", Files.readString(file));
  }
}
