package org.proviso.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailServerTest {

  @Test
  void itsTextHasNoPassword() {
    MailServer server =
        new MailServer(
            "mail.invalid",
            587,
            MailServer.Secure.STARTTLS,
            "office",
            "secret",
            "office@grantor.invalid",
            Duration.ofMinutes(1));

    assertEquals("smtp://mail.invalid:587 (STARTTLS) from office@grantor.invalid", "" + server);
  }
}
