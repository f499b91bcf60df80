package org.proviso.web.desk;

import jakarta.mail.MessagingException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.proviso.dispatch.Bounces;
import org.proviso.dispatch.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Looks into the mailbox of notices now and then, if there is one.
final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final @Nullable Bounces bounces;
  private final @Nullable Mailbox mailbox;

  /// @param bounces what enters notices; null with no mailbox
  Notices(@Nullable Bounces bounces, @Nullable Mailbox mailbox) {
    this.bounces = bounces;
    this.mailbox = mailbox;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  void look() {
    if (bounces == null || mailbox == null) {
      return;
    }
    try {
      Bounces.Poll poll = bounces.poll(mailbox);
      if (poll.entered() + poll.left() > 0) {
        LOG.info("notices: {} entered, {} left for a person", poll.entered(), poll.left());
      }
    } catch (MessagingException e) {
      LOG.warn("the mailbox of notices can not be read: {}", e.getMessage());
    }
  }
}
