package org.proviso.evidence.thread;

import java.util.Set;

/// What a mail says and carries.
///
/// @param text its body, with what it quotes
/// @param attachments the hashes of what is attached
public record MailContent(String text, Set<String> attachments) {

  /// Keeps the hashes as they are.
  public MailContent {
    attachments = Set.copyOf(attachments);
  }
}
