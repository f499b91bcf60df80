package org.proviso.evidence.identity;

import org.proviso.docket.record.Digest;

/// What hangs on a mail, as far as it tells two mails apart.
public sealed interface Attached {

  /// A file.
  ///
  /// @param sha256 the hash of its bytes
  record File(Digest sha256) implements Attached {}

  /// A mail, which may have other bytes in another kind of file.
  ///
  /// @param hash its own [MailHash]
  record Mail(Digest hash) implements Attached {}

  /// A file that the mail declares and that could not be had.
  record Missing() implements Attached {}
}
