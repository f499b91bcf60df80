package org.proviso.web.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
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
  private final Reminding reminding;
  private final Clock clock;

  /// Mailings that are being written, with what went wrong where something did.
  private final Map<String, List<String>> underWay = new ConcurrentHashMap<>();

  Mailings(
      OpenInquiries open,
      Addresses addresses,
      PreparedMailings prepared,
      Invitations invitations,
      LetterWriter writer,
      Reminding reminding,
      Clock clock) {
    this.open = open;
    this.addresses = addresses;
    this.prepared = prepared;
    this.invitations = invitations;
    this.writer = writer;
    this.reminding = reminding;
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
    Map<String, LetterWriter.Filling> fillings = fillings(file, mailing, draft);
    Map<String, Addressed> addresses = this.addresses.of(fillings.keySet());
    Set<String> written = new TreeSet<>();
    file.letters().stream()
        .filter(letter -> letter.mailing() == number)
        .forEach(letter -> written.add(letter.party()));
    List<String> problems = new ArrayList<>();
    Map<Set<Channel>, List<WrittenLetter>> batches = new HashMap<>();
    fillings.forEach(
        (party, filling) -> {
          Addressed address = addresses.get(party);
          if (written.contains(party) || address == null) {
            return;
          }
          switch (writer.write(filling, party, address, code(party, inquiry), null)) {
            case LetterWriter.Written.Ready(WrittenLetter letter) -> {
              Set<Channel> channels = channels(mailing, draft, address);
              List<WrittenLetter> batch =
                  batches.computeIfAbsent(channels, key -> new ArrayList<>());
              batch.add(letter);
              if (batch.size() == AT_A_TIME) {
                prepared.write(inquiry, number, batch, channels, now(by));
                batch.clear();
              }
            }
            case LetterWriter.Written.Refused(List<String> issues) ->
                problems.add(party + ": " + String.join("; ", issues));
          }
        });
    batches.forEach(
        (channels, batch) -> {
          if (!batch.isEmpty()) {
            prepared.write(inquiry, number, batch, channels, now(by));
          }
        });
    if (problems.isEmpty()) {
      prepared.propose(inquiry, number, fillings.size(), overridden, reason, now(by));
    }
    return problems;
  }

  /// Returns how each letter of a mailing is filled in, by recipient.
  private Map<String, LetterWriter.Filling> fillings(
      InquiryFile file, InquiryFile.Mailing mailing, Draft draft) {
    Map<String, LetterWriter.Filling> fillings = new LinkedHashMap<>();
    if (mailing.kind() == LetterKind.REMINDER) {
      for (Reminding.Late late : reminding.of(file, mailing)) {
        fillings.put(late.party(), reminder(file, late, mailing.day()));
      }
      return fillings;
    }
    for (String party : draft.recipients()) {
      fillings.put(
          party,
          (place, code) ->
              writer.demand(
                  file.heading(),
                  draft,
                  party,
                  place,
                  mailing.day(),
                  nextNumber(file, party),
                  code));
    }
    return fillings;
  }

  /// Returns how the reminder to a recipient is filled in.
  ///
  /// @param day the date on it
  LetterWriter.Filling reminder(InquiryFile file, Reminding.Late late, LocalDate day) {
    InquiryFile.Mailing asking = OpenInquiries.mailing(file, late.asked().mailing());
    return (place, code) ->
        writer.reminder(
            file.heading(),
            OpenInquiries.draft(file, asking),
            late.asked(),
            asking.day(),
            place,
            day,
            nextNumber(file, late.party()),
            code,
            late.due(),
            day.isAfter(late.due()));
  }

  /// What is asked goes by all channels of the draft, each of which the dry run looked at; what
  /// reminds goes by those for which there is an address.
  private static Set<Channel> channels(
      InquiryFile.Mailing mailing, Draft draft, Addressed address) {
    return draft.channels().stream()
        .filter(it -> mailing.kind() != LetterKind.REMINDER || address.address().takes(it))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns how many letters a mailing is to have.
  int expected(InquiryFile file, InquiryFile.Mailing mailing) {
    return mailing.kind() == LetterKind.REMINDER && mailing.proposal() == null
        ? reminding.of(file, mailing).size()
        : OpenInquiries.draft(file, mailing).recipients().size();
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
