package org.proviso.evidence.thread;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The place of a mail in a conversation as Outlook writes it: 22 bytes for the conversation, and 5
/// for each answer after it ([MS-OXOMSG], PidTagConversationIndex).
///
/// @param hex the bytes in hexadecimal digits
public record ThreadIndex(String hex) {

  private static final int CONVERSATION = 22 * 2;
  private static final int ANSWER = 5 * 2;

  /// Returns the index that a header says; empty if it says none.
  public static Optional<ThreadIndex> parse(String header) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(header);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean whole =
        bytes.length * 2 >= CONVERSATION && (bytes.length * 2 - CONVERSATION) % ANSWER == 0;
    return whole ? Optional.of(new ThreadIndex(HexFormat.of().formatHex(bytes))) : Optional.empty();
  }

  /// Returns the index of what this one answers; empty for the first of a conversation.
  Optional<ThreadIndex> answered() {
    return hex.length() == CONVERSATION
        ? Optional.empty()
        : Optional.of(new ThreadIndex(hex.substring(0, hex.length() - ANSWER)));
  }
}
