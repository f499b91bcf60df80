package org.proviso.docket.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.ServiceWay;

/// Something that happened to the clock of an obligation, as an event of the record says it.
///
/// Nothing is removed: what was wrong is corrected or taken back by a later happening, and both
/// stay.
public sealed interface Happening {

  /// Returns the number of the event that says it.
  long event();

  /// The letter was sent. One letter may be sent several times, by the same way or others.
  record Dispatched(long event, LocalDate day, ServiceWay way) implements Happening {}

  /// What was sent arrived.
  ///
  /// @param dispatch event that says it was sent
  /// @param proof what proves it, such as the number of a return receipt
  record Delivered(long event, long dispatch, LocalDate day, String proof) implements Happening {

    /// @throws IllegalArgumentException if `proof` is blank
    public Delivered {
      requireText("proof", proof);
    }
  }

  /// The recipient opened what was sent.
  ///
  /// @param dispatch event that says it was sent
  record Opened(long event, long dispatch, LocalDate day) implements Happening {}

  /// What was sent did not reach the recipient: service was not made by it, whatever day it would
  /// have counted from. A later delivery or opening of the same dispatch makes it after all.
  ///
  /// @param dispatch event that says it was sent
  record Failed(long event, long dispatch, LocalDate day, Failure failure, String detail)
      implements Happening {}

  /// The day of a dispatch, a delivery or an opening was another than entered.
  ///
  /// @param corrects event of what is corrected, never a correction; the last correction holds
  /// @param day the right day
  record ServiceCorrected(long event, long corrects, LocalDate day, String reason)
      implements Happening {

    /// @throws IllegalArgumentException if `reason` is blank
    public ServiceCorrected {
      requireText("reason", reason);
    }
  }

  /// What was entered of service never was so, as when somebody entered it of the wrong recipient.
  /// It counts for nothing from the first day on, and so does whatever speaks of it. A correction
  /// that is taken back corrects nothing: what it corrected stands as entered, or as another
  /// correction has it.
  ///
  /// @param takes event of a dispatch, a delivery, an opening, a failure or a correction of
  ///   service, which nothing took back before
  /// @param day on which it was taken back; no clock is counted from it
  record TakenBack(long event, long takes, LocalDate day, String reason) implements Happening {

    /// @throws IllegalArgumentException if `reason` is blank
    public TakenBack {
      requireText("reason", reason);
    }
  }

  /// The clock is stopped.
  ///
  /// @param authority what stops it, for example an order of a court
  /// @param from first day stopped
  /// @param until first day not stopped, after `from`; null while no end is known
  record Tolled(long event, String authority, LocalDate from, @Nullable LocalDate until)
      implements Happening {

    /// @throws IllegalArgumentException if `authority` is blank or `until` is not after `from`
    public Tolled {
      requireText("authority", authority);
      if (until != null && !until.isAfter(from)) {
        throw new IllegalArgumentException("until " + until + " is not after from " + from);
      }
    }
  }

  /// A toll ended, or ends on another day than was said.
  ///
  /// @param toll event of the toll
  /// @param until first day not stopped; on or before the toll's first day, it stopped nothing
  record TollEnded(long event, long toll, String authority, LocalDate until) implements Happening {

    /// @throws IllegalArgumentException if `authority` is blank
    public TollEnded {
      requireText("authority", authority);
    }
  }

  /// More time was asked for and granted. Also when the day due has passed; the leg of the reading
  /// then says so.
  record Extended(
      long event, LocalDate asked, LocalDate decided, String authority, Extension extension)
      implements Happening {

    /// @throws IllegalArgumentException if `authority` is blank
    public Extended {
      requireText("authority", authority);
    }
  }

  /// More time was asked for and refused. Moves nothing.
  record ExtensionDenied(long event, LocalDate asked, LocalDate decided, String authority)
      implements Happening {

    /// @throws IllegalArgumentException if `authority` is blank
    public ExtensionDenied {
      requireText("authority", authority);
    }
  }

  /// The clock is counted with another version of a calendar, from its first day on.
  ///
  /// @param from the version it was counted with; nothing moves if its rules do not name it
  /// @param to another version of the same calendar
  record Rebound(long event, CalendarId from, CalendarId to, String authority)
      implements Happening {

    /// @throws IllegalArgumentException if `authority` is blank, or the two are one version or not
    ///   of one calendar
    public Rebound {
      requireText("authority", authority);
      if (!from.name().equals(to.name()) || from.equals(to)) {
        throw new IllegalArgumentException(to + " is not another version of " + from);
      }
    }
  }

  /// An answer was received.
  record Answered(long event, LocalDate day) implements Happening {}

  /// Another answer in place of an earlier one was received. Whether the obligation was met in time
  /// is told by the first.
  record AnswerAmended(long event, LocalDate day) implements Happening {}

  /// Who asked withdrew it, so nothing is owed from that day on.
  record Withdrawn(long event, LocalDate day, String reason) implements Happening {}

  /// How a dispatch failed.
  enum Failure {
    /// It could not be handed over or sent.
    FAILED,
    /// The carrier brought it back.
    RETURNED,
    /// The recipient's mail server, or one on the way, refused it.
    BOUNCED
  }

  private static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }
}
