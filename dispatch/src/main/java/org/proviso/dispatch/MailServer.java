package org.proviso.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The server that takes e-mail, and who sends.
///
/// @param host name or address
/// @param port number
/// @param secure whether the connection is encrypted: from the first byte on, or after STARTTLS
///   without which nothing is sent; or not at all, as to a server on this machine
/// @param user login name; null if the server asks for none
/// @param password its password; null if the server asks for none
/// @param from address of the sender
/// @param patience longest wait for an answer of the server
public record MailServer(
    String host,
    int port,
    Secure secure,
    @Nullable String user,
    @Nullable String password,
    String from,
    Duration patience) {

  /// How a connection is encrypted.
  public enum Secure {
    /// From the first byte on.
    TLS,
    /// After STARTTLS, or nothing is sent.
    STARTTLS,
    /// Not at all.
    NO
  }

  /// Leaves the password out.
  @Override
  public String toString() {
    return "smtp://" + host + ":" + port + " (" + secure + ") from " + from;
  }
}
