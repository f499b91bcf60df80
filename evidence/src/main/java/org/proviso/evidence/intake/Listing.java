package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;

/// Lists the inputs below folders. Links are not followed, so that no loop is entered; each is an
/// input of its own.
final class Listing {

  private final Consumer<Input> inputs;

  private Listing(Consumer<Input> inputs) {
    this.inputs = inputs;
  }

  /// Gives all inputs; a folder that cannot be listed is one, and so is a file that a folder is
  /// named in place of.
  static void of(List<CustodianFolder> folders, Consumer<Input> inputs) {
    Listing listing = new Listing(inputs);
    for (CustodianFolder folder : folders) {
      listing.top(folder);
    }
  }

  private void top(CustodianFolder folder) {
    Path path = folder.folder();
    if (Files.isDirectory(path)) {
      children(folder.custodian(), "", path);
    } else {
      one(folder.custodian(), "", path);
    }
  }

  private void children(String custodian, String prefix, Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      unread(custodian, prefix.isEmpty() ? "." : prefix, folder, reason(e));
    } catch (DirectoryIteratorException e) {
      unread(custodian, prefix.isEmpty() ? "." : prefix, folder, "read-error");
    }
    for (Path path : found) {
      one(custodian, prefix, path);
    }
  }

  private void one(String custodian, String prefix, Path path) {
    String name = name(path);
    String below = prefix.isEmpty() ? name : prefix + "/" + name;
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      unread(custodian, below, path, reason(e));
      return;
    }
    if (attributes.isDirectory()) {
      children(custodian, below, path);
    } else if (attributes.isRegularFile()) {
      inputs.accept(
          new Input.RegularFile(
              Location.of(custodian, below),
              name,
              path,
              attributes.size(),
              attributes.lastModifiedTime().toMillis()));
    } else {
      String what = attributes.isSymbolicLink() ? "link" : "other";
      inputs.accept(
          new Input.Unread(Location.of(custodian, below), name, new Outcome.NotAFile(what)));
    }
  }

  private void unread(String custodian, String below, Path path, String reason) {
    inputs.accept(
        new Input.Unread(
            Location.of(custodian, below), name(path), new Outcome.Unreadable(reason)));
  }

  /// Returns what a system says, as a word.
  static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "permission-denied";
      case NoSuchFileException gone -> "vanished";
      default -> "read-error";
    };
  }

  /// Returns the last name of a path, with every byte of it: a name need not be text.
  private static String name(Path path) {
    Path last = path.getFileName();
    String text = String.valueOf(last == null ? path : last);
    if (text.chars().allMatch(it -> it < 0x80)) {
      return Location.escaped(text.getBytes(StandardCharsets.UTF_8));
    }
    // What other bytes show as depends on the character set of this process; an address has all
    // bytes.
    String address = path.toUri().getRawPath();
    String end = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return Location.escaped(unescaped(end.substring(end.lastIndexOf('/') + 1)));
  }

  private static byte[] unescaped(String address) {
    byte[] bytes = new byte[address.length()];
    int length = 0;
    for (int at = 0; at < address.length(); at++) {
      if (address.charAt(at) == '%') {
        bytes[length++] = (byte) Integer.parseInt(address, at + 1, at + 3, 16);
        at += 2;
      } else {
        bytes[length++] = (byte) address.charAt(at);
      }
    }
    return java.util.Arrays.copyOf(bytes, length);
  }
}
