package org.proviso.evidence.thread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Of the head of a mail, what threads go by (RFC 5322, section 3.6.4).
///
/// @param mail which mail it is, such as its location; no two are the same
/// @param messageId what it calls itself, in angle brackets; empty if it does not
/// @param ancestors what it answers, the oldest first, in angle brackets
/// @param index of the conversation, as Outlook writes it; empty if there is none
/// @param sent when, as far as is known; orders what nothing else orders
public record MailHead(
    String mail,
    Optional<String> messageId,
    List<String> ancestors,
    Optional<ThreadIndex> index,
    Optional<Instant> sent) {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,998}>");

  /// Keeps the ancestors as they are.
  public MailHead {
    ancestors = List.copyOf(ancestors);
  }

  /// Returns the head with these header values, each as it stands in the mail.
  ///
  /// @param messageId of `Message-ID`; empty if there is none
  /// @param references of `References`; empty if there is none
  /// @param inReplyTo of `In-Reply-To`, which may be a sentence; empty if there is none
  /// @param threadIndex of `Thread-Index`; empty if there is none
  public static MailHead of(
      String mail,
      String messageId,
      String references,
      String inReplyTo,
      String threadIndex,
      Optional<Instant> sent) {
    List<String> ancestors = new ArrayList<>(ids(references));
    List<String> answered = ids(inReplyTo);
    // Some programs name several; what is answered is the first.
    if (!answered.isEmpty() && !ancestors.contains(answered.getFirst())) {
      ancestors.add(answered.getFirst());
    }
    List<String> own = ids(messageId);
    return new MailHead(
        mail, own.stream().findFirst(), ancestors, ThreadIndex.parse(threadIndex), sent);
  }

  private static List<String> ids(String header) {
    List<String> ids = new ArrayList<>();
    for (Matcher found = MESSAGE_ID.matcher(header); found.find(); ) {
      if (!ids.contains(found.group())) {
        ids.add(found.group());
      }
    }
    return ids;
  }
}
