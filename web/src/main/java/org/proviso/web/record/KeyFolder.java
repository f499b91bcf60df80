package org.proviso.web.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.SigningKey;

/// The folder with the key of a record and the last checkpoint that it signed. Outside the database
/// that they vouch for, and for their owner alone.
///
/// Whoever loses it can not go on with the record under its key; whoever copies it can sign in its
/// place. Files are there as a whole or not at all. For one process.
final class KeyFolder {

  /// Whether there is a key.
  sealed interface Opening {

    /// There is.
    ///
    /// @param isNew whether it was made just now
    record Opened(KeyFolder folder, boolean isNew) implements Opening {}

    /// The files are not what they should be. Nothing was changed.
    ///
    /// @param why in a sentence, with the file
    record Refused(String why) implements Opening {}
  }

  static final String KEY = "key";
  static final String CHECKPOINT = "checkpoint";

  private static final String MARK = "proviso-record-key/1";
  private static final String ALGORITHM = "Ed25519";

  private final Path folder;
  private final SigningKey key;
  private @Nullable SignedNote last;

  private KeyFolder(Path folder, SigningKey key, @Nullable SignedNote last) {
    this.folder = folder;
    this.key = key;
    this.last = last;
  }

  /// Returns whether there is a key in a folder, sound or not.
  static boolean hasKey(Path folder) {
    return Files.exists(folder.resolve(KEY));
  }

  /// Opens the folder, and makes folder and key if there is none.
  ///
  /// @param name name of the record, which is that of the key
  /// @throws IOException if a file can not be read or written
  static Opening open(Path folder, String name) throws IOException {
    Path file = folder.resolve(KEY);
    if (Files.exists(file)) {
      return read(folder, file, name);
    }
    if (Files.exists(folder.resolve(CHECKPOINT))) {
      return new Opening.Refused(folder + " has a checkpoint and no key");
    }
    PrivateFile.makeFolder(folder);
    KeyPair pair = generate();
    PrivateFile.write(
        file,
        String.join(
            "\n",
            MARK,
            name,
            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
            ""));
    return new Opening.Opened(new KeyFolder(folder, new SigningKey(name, pair), null), true);
  }

  private static Opening read(Path folder, Path file, String name) throws IOException {
    if (PrivateFile.isOpenToOthers(file)) {
      return new Opening.Refused(file + " can be read by others than its owner: chmod 600");
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 4 || !lines.getFirst().equals(MARK)) {
      return new Opening.Refused(file + " is no key of a record");
    }
    if (!lines.get(1).equals(name)) {
      return new Opening.Refused(
          file + " is the key of " + lines.get(1) + ", and the record is to be called " + name);
    }
    Optional<SigningKey> key =
        pair(lines.get(2), lines.get(3))
            .map(pair -> new SigningKey(name, pair))
            .filter(KeyFolder::fits);
    return key.isPresent()
        ? withLast(folder, key.get())
        : new Opening.Refused(file + " is damaged: its two halves do not fit");
  }

  private static Opening withLast(Path folder, SigningKey key) throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      return new Opening.Opened(new KeyFolder(folder, key, null), false);
    }
    Optional<SignedNote> last =
        SignedNote.parse(Files.readString(file))
            .filter(note -> note.check(key.verifier()) == SignedNote.Check.SIGNED)
            .filter(note -> Checkpoint.parse(note.text()).isPresent());
    return last.isPresent()
        ? new Opening.Opened(new KeyFolder(folder, key, last.get()), false)
        : new Opening.Refused(file + " is no checkpoint that this key signed");
  }

  private static Optional<KeyPair> pair(String ofPublic, String ofPrivate) {
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      PublicKey open =
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(ofPublic)));
      PrivateKey secret =
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(ofPrivate)));
      return Optional.of(new KeyPair(open, secret));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(SigningKey key) {
    return key.sign("fits\n").check(key.verifier()) == SignedNote.Check.SIGNED;
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// Returns the key.
  SigningKey key() {
    return key;
  }

  /// Returns the last checkpoint that the key signed; null if it never signed one.
  @Nullable SignedNote last() {
    return last;
  }

  /// Keeps the last checkpoint, for good when this returns.
  void keep(SignedNote checkpoint) throws IOException {
    PrivateFile.write(folder.resolve(CHECKPOINT), checkpoint.written());
    last = checkpoint;
  }
}
