package org.proviso.evidence.manifest;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.proviso.docket.record.Digest;

/// A row of the manifest: an input file, a child that a container declares, or several children
/// that are not listed one by one.
///
/// @param location where it was found
/// @param name the name that it has there, as its container writes it; may be empty
/// @param count how many files it stands for: 1 but for rows at [Location#OTHERS]
/// @param bytes how many bytes it has; empty if they could not be had
/// @param sha256 the hash of its bytes; empty if they could not be had
/// @param type its media type, found from its bytes and name; empty if it was not looked at
/// @param outcome what became of it
/// @param hidden what it holds that a reader of the printed page does not see
/// @param declared how many children its format declares
/// @param below how many files lie below it at all levels
/// @param unreadBelow how many of these are not read
/// @param opened where the password came from that opened it, such as `container`; empty for what
///   was not locked
public record Item(
    Location location,
    String name,
    long count,
    OptionalLong bytes,
    Optional<Digest> sha256,
    String type,
    Outcome outcome,
    Set<HiddenContent> hidden,
    long declared,
    long below,
    long unreadBelow,
    String opened) {

  /// Makes a row of what was not locked, or did not open.
  public Item(
      Location location,
      String name,
      long count,
      OptionalLong bytes,
      Optional<Digest> sha256,
      String type,
      Outcome outcome,
      Set<HiddenContent> hidden,
      long declared,
      long below,
      long unreadBelow) {
    this(
        location,
        name,
        count,
        bytes,
        sha256,
        type,
        outcome,
        hidden,
        declared,
        below,
        unreadBelow,
        "");
  }
}
