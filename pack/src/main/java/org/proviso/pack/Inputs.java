package org.proviso.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The files that a compiled pack was made from.
///
/// @param files in order of path
record Inputs(List<Input> files) {

  /// One file.
  ///
  /// @param path path relative to the pack's folder
  /// @param size in bytes
  /// @param modified when it was last changed, in nanoseconds since 1970
  /// @param hash SHA-256 of what it holds, in hexadecimal digits; empty if it was not computed
  record Input(String path, long size, long modified, String hash) {}

  /// Copies the list.
  Inputs {
    files = List.copyOf(files);
  }

  /// Returns the files of a folder without their hashes.
  static Inputs of(Path folder) throws IOException {
    List<Input> files = new ArrayList<>();
    for (Path file : YamlFiles.in(folder)) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      files.add(
          new Input(
              YamlFiles.relative(folder, file),
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
              ""));
    }
    return new Inputs(files);
  }

  /// Returns these files with the hashes of what they hold now.
  Inputs hashed(Path folder) throws IOException {
    List<Input> hashed = new ArrayList<>();
    for (Input file : files) {
      String hash = hash(folder.resolve(file.path()));
      hashed.add(new Input(file.path(), file.size(), file.modified(), hash));
    }
    return new Inputs(hashed);
  }

  /// Returns whether the files of `folder`, listed by `now`, hold what these did. A file is read
  /// only if its time differs and its size does not.
  boolean stillHold(Inputs now, Path folder) throws IOException {
    if (files.size() != now.files.size()) {
      return false;
    }
    for (int i = 0; i < files.size(); i++) {
      Input was = files.get(i);
      Input is = now.files.get(i);
      if (!was.path().equals(is.path()) || was.size() != is.size()) {
        return false;
      }
      if (was.modified() != is.modified() && !was.hash().equals(hash(folder.resolve(is.path())))) {
        return false;
      }
    }
    return true;
  }

  private static String hash(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
