package org.proviso.web.site;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Whether a request failed because the database ended, or has not come back yet. The launcher
/// starts an embedded one again, so that the same request is answered a little later.
public final class DatabaseAway {

  /// Value of the header `Retry-After`, in seconds: about what a start with recovery takes.
  public static final String RETRY_AFTER = "5";

  private DatabaseAway() {}

  /// Tells whether that is what a failure says.
  public static boolean isSaidBy(RuntimeException failure) {
    return failure instanceof DataAccessResourceFailureException
        // The same in a transaction: at its beginning and at its end.
        || failure instanceof CannotCreateTransactionException
        || failure instanceof TransactionSystemException;
  }
}
