package org.proviso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;

/// Everything that was done in an inquiry, but for the text of its letters. Each part names the
/// event of the record that says it. Parts of one kind are in the order of their events, but for
/// letters (by party and number) and deliveries (by key).
///
/// @param heading its name and title
/// @param revisions what it asks, and asked before
/// @param mailings what went out together, or is to
/// @param letters its letters
/// @param deliveries how each of them travels
/// @param services what clerks entered of service
/// @param tolls when clocks stood still
/// @param extensions more time, given or not
/// @param rebindings versions of calendars that took the place of another
/// @param closings ends, and their undoing
public record InquiryFile(
    Heading heading,
    List<Revision> revisions,
    List<Mailing> mailings,
    List<Letter> letters,
    List<Delivery> deliveries,
    List<Service> services,
    List<Tolling> tolls,
    List<Extension> extensions,
    List<Rebinding> rebindings,
    List<Closing> closings) {

  /// Copies the lists.
  public InquiryFile {
    revisions = List.copyOf(revisions);
    mailings = List.copyOf(mailings);
    letters = List.copyOf(letters);
    deliveries = List.copyOf(deliveries);
    services = List.copyOf(services);
    tolls = List.copyOf(tolls);
    extensions = List.copyOf(extensions);
    rebindings = List.copyOf(rebindings);
    closings = List.copyOf(closings);
  }

  /// Returns what there was of it before an event. How deliveries stand is as of now, but for what
  /// had not been handed over or heard by then.
  ///
  /// @param event number of the event
  public InquiryFile before(long event) {
    return new InquiryFile(
        heading,
        revisions.stream().filter(it -> it.event() < event).toList(),
        mailings.stream().filter(it -> it.event() < event).map(it -> it.before(event)).toList(),
        letters.stream().filter(it -> it.event() < event).toList(),
        deliveries.stream().map(it -> it.before(event)).toList(),
        services.stream().filter(it -> it.event() < event).map(it -> it.before(event)).toList(),
        tolls.stream().filter(it -> it.event() < event).toList(),
        extensions.stream().filter(it -> it.event() < event).toList(),
        rebindings.stream().filter(it -> it.event() < event).toList(),
        closings.stream().filter(it -> it.event() < event).toList());
  }

  /// What an inquiry is called.
  public record Heading(String inquiry, String programme, String title, long event) {}

  /// What it asks.
  ///
  /// @param number from 1
  public record Revision(int number, Draft draft, long event) {}

  /// What goes out together.
  ///
  /// @param number from 1
  /// @param revision of the draft
  /// @param day the date on its letters
  /// @param proposal null while its letters are being written
  /// @param decision null while it is not decided
  public record Mailing(
      int number,
      int revision,
      LetterKind kind,
      LocalDate day,
      long event,
      @Nullable Proposal proposal,
      @Nullable Decision decision) {

    private Mailing before(long event) {
      return new Mailing(
          number,
          revision,
          kind,
          day,
          this.event,
          proposal == null || proposal.event() >= event ? null : proposal,
          decision == null || decision.event() >= event ? null : decision);
    }
  }

  /// That a mailing was proposed.
  ///
  /// @param by identifier of the account
  /// @param overridden cautions that were gone past
  /// @param reason why; empty if there were none
  public record Proposal(String by, List<String> overridden, String reason, long event) {

    /// Copies the list.
    public Proposal {
      overridden = List.copyOf(overridden);
    }
  }

  /// That a mailing was approved or turned down.
  ///
  /// @param by identifier of the account
  public record Decision(boolean approved, String by, String reason, long event) {}

  /// A letter.
  ///
  /// @param id its identifier
  /// @param number among those to its recipient
  /// @param pdf its file with its code, which only its recipient reads
  /// @param deskPdf its file without it
  /// @param replaces identifier of the letter whose place it takes; null if none
  public record Letter(
      String id,
      int mailing,
      String party,
      int number,
      String subject,
      Digest templateHash,
      Digest dataHash,
      Digest pdf,
      Digest docx,
      Digest deskPdf,
      Digest deskDocx,
      @Nullable String replaces,
      long event) {}

  /// How a letter travels.
  ///
  /// @param key by which it is sent once
  /// @param mailing the mailing that sends it
  /// @param addressVersion to which address
  /// @param accepted that the other side took it; null if it did not, or nobody knows
  /// @param tried attempts to hand it over, in the order made
  /// @param heard what was heard of it since, in the order entered
  public record Delivery(
      String key,
      int mailing,
      String letter,
      String party,
      Channel channel,
      int addressVersion,
      DeliveryState state,
      @Nullable Accepted accepted,
      List<Tried> tried,
      List<Heard> heard) {

    /// Copies the lists.
    public Delivery {
      tried = List.copyOf(tried);
      heard = List.copyOf(heard);
    }

    private Delivery before(long event) {
      return new Delivery(
          key,
          mailing,
          letter,
          party,
          channel,
          addressVersion,
          state,
          accepted == null || accepted.event() >= event ? null : accepted,
          tried.stream().filter(it -> it.event() < event).toList(),
          heard.stream().filter(it -> it.event() < event).map(it -> it.before(event)).toList());
    }

    /// Returns whether it waits for a person, since the site made as many attempts as it makes by
    /// itself.
    public boolean isGivenUp() {
      int renewed = 0;
      for (Tried each : tried) {
        if (each.renewed() != null) {
          renewed = each.number();
        }
      }
      return state instanceof DeliveryState.Waiting
          && tried.size() - renewed >= Outbox.MOST_ATTEMPTS;
    }
  }

  /// An attempt to hand a letter over.
  ///
  /// @param number from 1 for each delivery
  /// @param at when it began
  /// @param outcome what came of it, with the reply; null while nothing is recorded
  /// @param settled what a person found out of an unknown outcome; null while nobody has
  /// @param renewed that a person had it offered further after this one; null if nobody did
  public record Tried(
      int number,
      Instant at,
      long event,
      @Nullable Outcome outcome,
      @Nullable Settled settled,
      @Nullable Renewed renewed) {}

  /// That a person has a letter offered further.
  ///
  /// @param by identifier of the account
  public record Renewed(String by, String reason, long event) {}

  /// What a person found out of an attempt.
  ///
  /// @param arrived whether the letter reached the other side
  /// @param by identifier of the account
  /// @param reason how it was found out
  public record Settled(boolean arrived, String by, String reason, long event) {}

  /// That the other side of a channel took a letter.
  public record Accepted(Instant at, long event) {}

  /// What was heard of a letter after it was handed over.
  ///
  /// @param by who entered it: a clerk, the site for a mail server, or the recipient by opening
  /// @param takenBack that it was entered wrongly and counts no longer; null if it counts
  public record Heard(
      DeliveryState.Report report,
      String detail,
      long event,
      Actor by,
      @Nullable TakenBack takenBack) {

    private Heard before(long event) {
      return new Heard(
          report,
          detail,
          this.event,
          by,
          takenBack == null || takenBack.event() >= event ? null : takenBack);
    }
  }

  /// That an entry was wrong and counts no longer.
  ///
  /// @param by identifier of the account
  public record TakenBack(Instant at, String by, String reason, long event) {}

  /// What a clerk entered of service.
  ///
  /// @param number from 1 for each letter
  /// @param way identifier of the way; of [Said#DISPATCHED] only
  /// @param of number of the entry that it speaks of; null of [Said#DISPATCHED]
  /// @param takenBack that it was entered wrongly and counts no longer; null if nobody said so.
  ///   What speaks of it counts no longer either
  public record Service(
      String letter,
      String party,
      int number,
      Said said,
      @Nullable String way,
      @Nullable Integer of,
      LocalDate day,
      String proof,
      long event,
      @Nullable TakenBack takenBack) {

    private Service before(long event) {
      return new Service(
          letter,
          party,
          number,
          said,
          way,
          of,
          day,
          proof,
          this.event,
          takenBack == null || takenBack.event() >= event ? null : takenBack);
    }

    /// What is entered.
    public enum Said {
      /// The letter was sent.
      DISPATCHED,
      /// It arrived.
      DELIVERED,
      /// The day of an earlier entry was another.
      CORRECTED
    }
  }

  /// When a clock stood still.
  ///
  /// @param number from 1 for each recipient
  /// @param from first day
  /// @param until day after the last; null while no end is known
  /// @param ends number of the toll whose place it takes; null if none
  public record Tolling(
      String party,
      int number,
      LocalDate from,
      @Nullable LocalDate until,
      String authority,
      @Nullable Integer ends,
      long event) {}

  /// More time, or not.
  ///
  /// @param number from 1 for each recipient
  /// @param asked on which day
  /// @param decided on which day
  /// @param due the new due day; null if it was denied
  public record Extension(
      String party,
      int number,
      LocalDate asked,
      LocalDate decided,
      @Nullable LocalDate due,
      String authority,
      long event) {}

  /// A version of a calendar that took the place of another.
  public record Rebinding(
      String party, String calendar, String from, String to, String authority, long event) {}

  /// An end, or its undoing.
  public record Closing(String party, boolean closed, LocalDate day, String reason, long event) {}
}
