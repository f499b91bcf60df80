package org.proviso.evidence.thread;

import java.util.ArrayList;
import java.util.List;

/// A conversation: what answers what. Immutable.
///
/// @param first what nothing here is known to come before
public record MailThread(Place first) {

  /// A place in a conversation.
  ///
  /// @param name the message id or index that it is known by; empty if a mail has none
  /// @param mails that stand there: none if it is only named by others, several if they call
  ///   themselves the same
  /// @param answers in the order in which they were sent, those of unknown time last
  public record Place(String name, List<String> mails, List<Place> answers) {

    /// Keeps the lists as they are.
    public Place {
      mails = List.copyOf(mails);
      answers = List.copyOf(answers);
    }

    /// Tells whether mails name it and none of those at hand is it.
    public boolean isMissing() {
      return mails.isEmpty();
    }
  }

  /// Returns all mails, each before what answers it.
  public List<String> mails() {
    List<String> mails = new ArrayList<>();
    gather(first, mails, new ArrayList<>());
    return mails;
  }

  /// Returns the names of what is missing: named by a mail of the conversation, and not at hand.
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    gather(first, new ArrayList<>(), missing);
    return missing;
  }

  private static void gather(Place place, List<String> mails, List<String> missing) {
    List<Place> left = new ArrayList<>(List.of(place));
    while (!left.isEmpty()) {
      Place next = left.removeLast();
      mails.addAll(next.mails());
      if (next.isMissing()) {
        missing.add(next.name());
      }
      left.addAll(next.answers().reversed());
    }
  }
}
