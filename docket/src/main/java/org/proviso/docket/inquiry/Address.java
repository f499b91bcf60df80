package org.proviso.docket.inquiry;

import org.jspecify.annotations.Nullable;

/// Where a party takes letters: that of an office, not of a person at home.
///
/// @param attention to whom in the office
/// @param postal lines of the postal address; null if none is known
/// @param email address for e-mail; null if none is known
public record Address(String attention, @Nullable String postal, @Nullable String email) {

  /// @throws IllegalArgumentException if it is nowhere
  public Address {
    if (postal == null && email == null) {
      throw new IllegalArgumentException("an address without a place");
    }
  }

  /// Returns whether a letter can go there by a channel.
  public boolean takes(Channel channel) {
    return switch (channel) {
      case EMAIL -> email != null;
      case PRINT -> postal != null;
      case PORTAL -> true;
    };
  }
}
