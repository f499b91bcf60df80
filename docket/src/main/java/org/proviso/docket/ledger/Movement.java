package org.proviso.docket.ledger;

import java.time.LocalDate;

/// What a posting says happened to money of one award.
///
/// Amounts are in cents, more than zero and at most 10¹³ dollars; a constructor refuses others, and
/// texts that are blank. Whether it may be posted, the ledger says.
public sealed interface Movement {

  /// The award is made: its first posting, and there is one.
  ///
  /// @param source the document that says the amount
  record Obligation(long cents, String source) implements Movement {
    /// Checks its parts.
    public Obligation {
      Said.amount(cents);
      Said.text(source);
    }
  }

  /// The amount of the award changes; what is drawn or held stays.
  ///
  /// @param change by how many cents; below zero where it is lowered
  /// @param source the document that says so
  record Amendment(long change, String source) implements Movement {
    /// Checks its parts.
    public Amendment {
      Said.amount(Math.absExact(change));
      Said.text(source);
    }
  }

  /// Money is paid out to the recipient.
  ///
  /// @param reference what the paying system calls it
  record Drawdown(long cents, String reference) implements Movement {
    /// Checks its parts.
    public Drawdown {
      Said.amount(cents);
      Said.text(reference);
    }
  }

  /// Money that is not drawn may not be drawn for a time.
  record Hold(long cents, Grounds grounds) implements Movement {
    /// Checks its parts.
    public Hold {
      Said.amount(cents);
    }
  }

  /// Money that is held may be drawn again.
  ///
  /// @param hold number of the posting that holds it
  /// @param freedBy number of the event that is the step of the matter, or the order, that frees it
  /// @param reason what was cured, lifted or decided
  record Release(int hold, long cents, long freedBy, String reason) implements Movement {
    /// Checks its parts.
    public Release {
      Said.posting(hold);
      Said.amount(cents);
      Said.event(freedBy);
      Said.text(reason);
    }
  }

  /// Money that is held goes out of the award for good.
  ///
  /// @param hold number of the posting that holds it
  /// @param step number of the event that is the step of a matter that it carries out
  /// @param decision number of the event that is the final decision
  /// @param authority the provision by which it may be done
  record Termination(int hold, long cents, long step, long decision, String authority)
      implements Movement {
    /// Checks its parts.
    public Termination {
      Said.posting(hold);
      Said.amount(cents);
      Said.event(step);
      Said.event(decision);
      Said.text(authority);
    }
  }

  /// A cost that was paid is not allowed. Nothing is owed by that alone.
  record Disallowance(long cents, Grounds grounds) implements Movement {
    /// Checks its parts.
    public Disallowance {
      Said.amount(cents);
    }
  }

  /// An official has determined that disallowed money is owed, and notice of the amount due was
  /// mailed: a debt (31 U.S.C. 3701(b)(1), 3717(b)(2)).
  ///
  /// @param step number of the event that is the determination: a step of a matter
  /// @param notice number of the event by which notice of the amount due went out
  /// @param mailed the day on which that was first mailed; interest accrues from it
  /// @param due until when it was to be paid, inclusive
  /// @param rate fixed for the life of the debt (31 U.S.C. 3717(c))
  /// @param authority the provision by which it is collected
  record Determination(
      long cents,
      long step,
      long notice,
      LocalDate mailed,
      LocalDate due,
      Rate rate,
      String authority)
      implements Movement {
    /// Checks its parts.
    public Determination {
      Said.amount(cents);
      Said.event(step);
      Said.event(notice);
      Said.text(authority);
    }
  }

  /// Somebody paid on a debt.
  ///
  /// @param debt number of the posting that determined it
  /// @param reference what the paying system calls it
  record Repayment(int debt, long cents, String reference) implements Movement {
    /// Checks its parts.
    public Repayment {
      Said.posting(debt);
      Said.amount(cents);
      Said.text(reference);
    }
  }

  /// A debt is set off against money that would have been paid (31 U.S.C. 3716).
  ///
  /// @param debt number of the posting that determined it
  /// @param notice number of the event by which the recipient was told
  /// @param authority the provision by which it may be done
  record Offset(int debt, long cents, long notice, String authority) implements Movement {
    /// Checks its parts.
    public Offset {
      Said.posting(debt);
      Said.amount(cents);
      Said.event(notice);
      Said.text(authority);
    }
  }

  /// Interest on a debt for a stretch of days.
  ///
  /// @param debt number of the posting that determined it
  /// @param from the first day that counts
  /// @param until the first day that does not
  record Interest(int debt, long cents, LocalDate from, LocalDate until) implements Movement {
    /// Checks its parts.
    public Interest {
      Said.posting(debt);
      Said.amount(cents);
    }
  }

  /// Penalty on a debt for a stretch of days.
  ///
  /// @param debt number of the posting that determined it
  /// @param from the first day that counts
  /// @param until the first day that does not
  record Penalty(int debt, long cents, LocalDate from, LocalDate until) implements Movement {
    /// Checks its parts.
    public Penalty {
      Said.posting(debt);
      Said.amount(cents);
    }
  }

  /// Part of a debt is given up.
  ///
  /// @param debt number of the posting that determined it
  /// @param part what of it
  /// @param decision number of the event that gives it up
  /// @param authority the provision by which it may be done
  record WriteOff(int debt, Book part, long cents, long decision, String authority)
      implements Movement {
    /// Checks its parts.
    public WriteOff {
      Said.posting(debt);
      Said.amount(cents);
      Said.event(decision);
      Said.text(authority);
    }
  }

  /// An earlier posting is undone, whole, from a day on. Both stay.
  ///
  /// @param posting its number
  /// @param reason why it was wrong, or which decision undid it
  record Reversal(int posting, String reason) implements Movement {
    /// Checks its parts.
    public Reversal {
      Said.posting(posting);
      Said.text(reason);
    }
  }

  /// Returns its name in tables and files.
  default String word() {
    return switch (this) {
      case Obligation _ -> "obligation";
      case Amendment _ -> "amendment";
      case Drawdown _ -> "drawdown";
      case Hold _ -> "hold";
      case Release _ -> "release";
      case Termination _ -> "termination";
      case Disallowance _ -> "disallowance";
      case Determination _ -> "determination";
      case Repayment _ -> "repayment";
      case Offset _ -> "offset";
      case Interest _ -> "interest";
      case Penalty _ -> "penalty";
      case WriteOff _ -> "write-off";
      case Reversal _ -> "reversal";
    };
  }
}
