package org.proviso.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.proviso.web.record.PrivateFile;

/// The keys that secrets of authenticator apps are encrypted with, each of 256 bits and known by a
/// number from 1 to 255, and the file that has them: outside the database, for its owner alone.
///
/// The key with the highest number encrypts, all of them decrypt. Whoever loses them lets everybody
/// set up an app anew. Immutable.
final class AppKeys {

  /// Whether there are keys.
  sealed interface Opening {

    /// There are.
    ///
    /// @param isNew whether one was made just now
    record Opened(AppKeys keys, boolean isNew) implements Opening {}

    /// There are none to use. Nothing was changed.
    ///
    /// @param why in a sentence, with the file
    record Refused(String why) implements Opening {}
  }

  static final String FILE = "keys";

  private static final int MOST = 255;
  private static final String MARK = "proviso-app-keys/1";
  private static final int BYTES = 32;
  private static final String ALGORITHM = "AES";

  /// A number, a space and 32 bytes in Base64.
  private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,2}) ([A-Za-z0-9+/]{43}=)");

  private final SortedMap<Integer, SecretKey> keys;

  private AppKeys(SortedMap<Integer, SecretKey> keys) {
    this.keys = Collections.unmodifiableSortedMap(keys);
  }

  /// Opens the file in a folder, and makes both if there is none and none is missing.
  ///
  /// @param used numbers of the keys that something is encrypted with
  /// @param mayReplace whether a key may be made although one is missing
  /// @throws IOException if a file can not be read or written
  static Opening open(Path folder, Set<Integer> used, boolean mayReplace) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      return read(file);
    }
    if (!used.isEmpty() && !mayReplace) {
      return new Opening.Refused(
          file + " is not there, and secrets were encrypted with key " + numbers(used));
    }
    int number = used.isEmpty() ? 1 : Collections.max(used) + 1;
    if (number > MOST) {
      return new Opening.Refused(file + " is not there, and there is no number for another key");
    }
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    PrivateFile.makeFolder(folder);
    PrivateFile.write(
        file, MARK + "\n" + number + " " + Base64.getEncoder().encodeToString(key) + "\n");
    SortedMap<Integer, SecretKey> keys = new TreeMap<>();
    keys.put(number, new SecretKeySpec(key, ALGORITHM));
    return new Opening.Opened(new AppKeys(keys), true);
  }

  private static Opening read(Path file) throws IOException {
    if (PrivateFile.isOpenToOthers(file)) {
      return new Opening.Refused(file + " can be read by others than its owner: chmod 600");
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getFirst().equals(MARK)) {
      return new Opening.Refused(file + " has no keys of apps");
    }
    SortedMap<Integer, SecretKey> keys = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches() || Integer.parseInt(line.group(1)) > MOST) {
        return new Opening.Refused(file + " is damaged in line " + (i + 1));
      }
      byte[] key = Base64.getDecoder().decode(line.group(2));
      if (keys.put(Integer.parseInt(line.group(1)), new SecretKeySpec(key, ALGORITHM)) != null) {
        return new Opening.Refused(file + " has key " + line.group(1) + " twice");
      }
    }
    return new Opening.Opened(new AppKeys(keys), false);
  }

  static String numbers(Set<Integer> of) {
    return String.join(", ", of.stream().sorted().map(String::valueOf).toList());
  }

  /// Returns the keys by their numbers, at least one.
  SortedMap<Integer, SecretKey> all() {
    return keys;
  }
}
