package org.proviso.dispatch;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A connection to a mail server that tells how far a letter got.
///
/// A letter is out when the server has read the line that ends it (RFC 5321, 4.1.1.4): before the
/// server asks for its text it surely is not, and after the server's answer to that line the answer
/// says whether it is. In between nobody knows. Not thread-safe.
final class HandOver extends SMTPTransport {

  /// How far a letter got.
  enum Stage {
    /// The server has nothing of the letter.
    BEFORE,
    /// No leave was given, and the server has nothing of the letter.
    NO_LEAVE,
    /// The server may have all of the letter.
    UNDER_WAY,
    /// The server said that it has the letter.
    TAKEN
  }

  private final Courier.Leave leave;
  private Stage stage = Stage.BEFORE;

  HandOver(Session session, URLName server, Courier.Leave leave) {
    super(session, server);
    this.leave = leave;
  }

  Stage stage() {
    return stage;
  }

  @Override
  protected OutputStream data() throws MessagingException {
    if (!leave.begin()) {
      stage = Stage.NO_LEAVE;
      throw new MessagingException("no leave to hand the letter over");
    }
    // Nothing of the text is sent before the server has asked for it (RFC 5321, 3.3).
    OutputStream text = super.data();
    stage = Stage.UNDER_WAY;
    return text;
  }

  @Override
  protected void finishData() throws java.io.IOException, MessagingException {
    super.finishData();
    stage = Stage.TAKEN;
  }
}
