package org.proviso.evidence.family;

import org.proviso.evidence.manifest.Location;

/// That an item says what another says, and need not be read again.
///
/// @param master the item that is read in its place, the first of them in the order of locations
/// @param why how that is known
public record Copy(Location master, Why why) {

  /// How it is known that two families are the same.
  public enum Why {
    /// Their documents have the same bytes.
    BYTES("bytes"),
    /// Their mails have the same `mail-v1`, with all that hangs on them.
    MAIL("mail-v1");

    private final String code;

    Why(String code) {
      this.code = code;
    }

    /// Returns its name in tables.
    public String code() {
      return code;
    }

    /// Returns the one with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Why of(String code) {
      for (Why why : values()) {
        if (why.code.equals(code)) {
          return why;
        }
      }
      throw new IllegalArgumentException("no reason: " + code);
    }
  }
}
