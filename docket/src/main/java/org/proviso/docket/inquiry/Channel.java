package org.proviso.docket.inquiry;

import java.util.Optional;

/// How a letter travels.
public enum Channel {
  /// As an e-mail with the letter attached.
  EMAIL("e-mail"),
  /// In the portal of the recipient's people.
  PORTAL("portal"),
  /// On paper, by a print house.
  PRINT("print");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /// Returns the word as data for programs have it.
  public String word() {
    return word;
  }

  /// Returns the channel with this word; empty if there is none.
  public static Optional<Channel> of(String word) {
    for (Channel channel : values()) {
      if (channel.word.equals(word)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }
}
