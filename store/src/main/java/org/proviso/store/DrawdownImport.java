package org.proviso.store;

import java.util.List;
import org.proviso.docket.ledger.PaidLine;
import org.proviso.docket.ledger.Refusal;

/// What it comes to when a file of payments is taken into the ledger: all of it, or nothing.
public sealed interface DrawdownImport {

  /// What the ledger did not have is posted, and on the record.
  ///
  /// @param event number of the event
  /// @param added how many were posted
  /// @param equal how many the ledger had before
  record Done(long event, int added, int equal) implements DrawdownImport {}

  /// The ledger had all of it. Nothing was done.
  record NothingNew(int equal) implements DrawdownImport {}

  /// Nothing was done.
  ///
  /// @param problems every one, in the order of the file
  record Rejected(List<Problem> problems) implements DrawdownImport {

    /// Copies the list.
    public Rejected {
      problems = List.copyOf(problems);
    }
  }

  /// Why a row can not be posted.
  ///
  /// @param line of the file on which it stands
  record Problem(long line, Reason reason) {}

  /// What is wrong with a row.
  sealed interface Reason {

    /// The register has no such award, or nothing was obligated under it.
    record NoSuchAward(String award) implements Reason {}

    /// The ledger has this reference with another day or amount.
    record Different(PaidLine ledger) implements Reason {}

    /// The ledger refuses it.
    record Refused(Refusal refusal) implements Reason {}
  }
}
