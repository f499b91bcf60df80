package org.proviso.docket.inquiry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What an inquiry asks, of whom, and on what ground: one revision of it.
///
/// @param condition identifier of the condition that is relied on: the term by which the recipient
///   has to answer
/// @param year programme year of the award with that term
/// @param countingRule identifier of the rule by which the days to answer are counted
/// @param serviceWay identifier of the way of service that starts the count
/// @param template identifier and version of the template of the letter
/// @param channels how the letters travel; at least one
/// @param consequence what may follow if there is no answer, in the words of the letter
/// @param questionsTo whom to ask
/// @param items what is asked, numbered from 1
/// @param recipients identifiers of the parties, each once
public record Draft(
    String condition,
    String year,
    String countingRule,
    String serviceWay,
    String template,
    Set<Channel> channels,
    String consequence,
    String questionsTo,
    List<Item> items,
    List<String> recipients) {

  /// Copies the collections.
  ///
  /// @throws IllegalArgumentException if nothing is asked, or of nobody, by no channel, or of the
  ///   same party twice
  public Draft {
    channels = Set.copyOf(channels);
    items = List.copyOf(items);
    recipients = List.copyOf(recipients);
    if (items.isEmpty() || recipients.isEmpty() || channels.isEmpty()) {
      throw new IllegalArgumentException("an inquiry needs items, recipients and a channel");
    }
    if (new HashSet<>(recipients).size() != recipients.size()) {
      throw new IllegalArgumentException("a recipient stands there twice");
    }
  }

  /// One thing that is asked.
  ///
  /// @param who whose documents
  /// @param period of which time
  /// @param what which documents
  public record Item(String who, String period, String what) {}
}
