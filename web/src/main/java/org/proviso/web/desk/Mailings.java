package org.proviso.web.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.proviso.docket.inquiry.Draft;
import org.proviso.store.Addresses;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.By;
import org.proviso.store.InquiryFile;
import org.proviso.store.Invitations;
import org.proviso.store.PreparedMailings;
import org.proviso.store.WrittenLetter;
import org.proviso.web.site.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the letters of mailings in the background, and proposes each mailing when it is whole.
///
/// Letters are added some at a time: what was written before an interruption stays, and to go on
/// writes the rest. Thread-safe.
final class Mailings {

  private static final Logger LOG = LoggerFactory.getLogger(Mailings.class);
  private static final int AT_A_TIME = 20;
  private static final Duration CODES_LAST = Duration.ofDays(180);

  private final OpenInquiries open;
  private final Addresses addresses;
  private final PreparedMailings prepared;
  private final Invitations invitations;
  private final LetterWriter writer;
  private final Clock clock;

  /// Mailings that are being written, with what went wrong where something did.
  private final Map<String, List<String>> underWay = new ConcurrentHashMap<>();

  Mailings(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Invitations invitations,
      LetterWriter writer,
      Clock clock) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.invitations = invitations;
    this.writer = writer;
    this.clock = clock;
  }

  /// Begins to write the letters that a mailing lacks; does nothing while that goes on.
  void write(String inquiry, int mailing, List<String> overridden, String reason, By by) {
    String key = inquiry + "/" + mailing;
    List<String> problems = new ArrayList<>();
    if (underWay.putIfAbsent(key, problems) == null) {
      Thread.startVirtualThread(
          () -> {
            try {
              List<String> found = writeAll(inquiry, mailing, overridden, reason, by);
              underWay.replace(key, List.copyOf(found));
            } catch (RuntimeException e) {
              LOG.error("letters of {} are not all written", key, e);
              underWay.replace(key, List.of(Words.say("desk.writing-failed")));
            }
          });
    }
  }

  /// Returns what went wrong with a mailing's letters since the program started.
  List<String> problems(String inquiry, int mailing) {
    return underWay.getOrDefault(inquiry + "/" + mailing, List.of());
  }

  /// Forgets what went wrong, so that writing can begin again.
  void forget(String inquiry, int mailing) {
    underWay.remove(inquiry + "/" + mailing);
  }

  private List<String> writeAll(
      String inquiry, int number, List<String> overridden, String reason, By by) {
    InquiryFile file = open.file(inquiry);
    InquiryFile.Mailing mailing = OpenInquiries.mailing(file, number);
    Draft draft = OpenInquiries.draft(file, mailing);
    Map<String, Addressed> addresses = this.addresses.of(draft.recipients());
    Set<String> written = new TreeSet<>();
    file.letters().stream()
        .filter(letter -> letter.mailing() == number)
        .forEach(letter -> written.add(letter.party()));
    List<String> problems = new ArrayList<>();
    List<WrittenLetter> batch = new ArrayList<>();
    for (String party : draft.recipients()) {
      Addressed address = addresses.get(party);
      if (!written.contains(party) && address != null) {
        LetterWriter.Filling filling =
            (place, code) ->
                writer.demand(
                    file.heading(),
                    draft,
                    party,
                    place,
                    mailing.day(),
                    nextNumber(file, party),
                    code);
        switch (writer.write(filling, party, address, code(party, inquiry), null)) {
          case LetterWriter.Written.Ready(WrittenLetter letter) -> batch.add(letter);
          case LetterWriter.Written.Refused(List<String> issues) ->
              problems.add(party + ": " + String.join("; ", issues));
        }
      }
      if (batch.size() == AT_A_TIME) {
        prepared.write(inquiry, number, batch, draft.channels(), now(by));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      prepared.write(inquiry, number, batch, draft.channels(), now(by));
    }
    if (problems.isEmpty()) {
      prepared.propose(inquiry, number, draft.recipients().size(), overridden, reason, now(by));
    }
    return problems;
  }

  /// Returns a new one-time code for a letter to a party.
  String code(String party, String inquiry) {
    return invitations.create(party, inquiry, clock.instant().plus(CODES_LAST));
  }

  private By now(By by) {
    return new By(by.actor(), clock.instant());
  }

  /// Returns the number of the next letter to a recipient.
  static int nextNumber(InquiryFile file, String party) {
    return 1 + (int) file.letters().stream().filter(it -> it.party().equals(party)).count();
  }
}
