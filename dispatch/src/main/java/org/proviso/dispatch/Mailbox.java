package org.proviso.dispatch;

import java.time.Duration;

/// The mailbox that notices of delivery come to, by IMAP.
///
/// @param host name or address
/// @param port number
/// @param secure whether the connection is encrypted, as in [MailServer]
/// @param user login name
/// @param password its password
/// @param folder such as `INBOX`
/// @param patience longest wait for an answer of the server
public record Mailbox(
    String host,
    int port,
    MailServer.Secure secure,
    String user,
    String password,
    String folder,
    Duration patience) {

  /// Leaves login name and password out.
  @Override
  public String toString() {
    return "imap://" + host + ":" + port + "/" + folder + " (" + secure + ")";
  }
}
