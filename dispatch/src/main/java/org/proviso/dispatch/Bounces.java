package org.proviso.dispatch;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.record.Actor;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Deliveries;
import org.proviso.store.Outbox;

/// Enters what mail servers say of letters that were handed over to them.
///
/// A notice that is about a letter of this site is entered once and marked as read; nothing is
/// deleted. All others stay unread, for a person. Thread-safe.
public final class Bounces {

  /// What a look at a mailbox came to.
  ///
  /// @param entered notices that were entered
  /// @param passed notices of our letters that say nothing to enter: delays, and what was entered
  ///   before
  /// @param left messages that a person has to look at
  public record Poll(int entered, int passed, int left) {}

  private static final Actor SITE = new Actor("site", "notices");
  private static final int LONGEST = 4_000;

  /// Bytes; what is larger is for a person.
  private static final int LARGEST = 20_000_000;

  private final Deliveries deliveries;
  private final Outbox outbox;
  private final Clock clock;
  private final NoticeReader reader;

  /// @param from address of the sender of letters; identifiers of letters end in its host
  public Bounces(Database database, Clock clock, String from) {
    this.deliveries = new Deliveries(database);
    this.outbox = new Outbox(database);
    this.clock = clock;
    this.reader = new NoticeReader(from.substring(from.indexOf('@') + 1));
  }

  /// Looks at what is unread.
  ///
  /// @throws MessagingException if the mailbox can not be read; what was entered before stays so
  public Poll poll(Mailbox mailbox) throws MessagingException {
    int entered = 0;
    int passed = 0;
    int left = 0;
    try (Store store = Session.getInstance(properties(mailbox)).getStore(scheme(mailbox))) {
      store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
      Folder folder = store.getFolder(mailbox.folder());
      folder.open(Folder.READ_WRITE);
      try {
        for (Message message : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
          switch (enter(message)) {
            case ENTERED -> entered++;
            case PASSED -> passed++;
            case LEFT -> left++;
          }
        }
      } finally {
        // To close it otherwise removes what a person has marked to be deleted.
        folder.close(false);
      }
    }
    return new Poll(entered, passed, left);
  }

  private enum Done {
    ENTERED,
    PASSED,
    LEFT
  }

  private Done enter(Message message) throws MessagingException {
    if (message.getSize() > LARGEST || !(reader.read(raw(message)) instanceof Notice.Ours notice)) {
      return Done.LEFT;
    }
    List<String> keys = outbox.withDots(notice.letter());
    if (keys.size() != 1) {
      return Done.LEFT;
    }
    Done done =
        switch (notice.action()) {
          case DELAYED -> Done.PASSED;
          case FAILED -> enter(keys.getFirst(), Report.Kind.BOUNCED, notice, message);
          case DELIVERED -> enter(keys.getFirst(), Report.Kind.DELIVERED, notice, message);
        };
    if (done != Done.LEFT) {
      message.setFlag(Flags.Flag.SEEN, true);
    }
    return done;
  }

  /// Servers take messages apart in ways of their own.
  private static byte[] raw(Message message) throws MessagingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new MessagingException("a message can not be read", e);
    }
    return out.toByteArray();
  }

  private Done enter(String delivery, Report.Kind kind, Notice.Ours notice, Message message)
      throws MessagingException {
    Instant at = at(notice.sent(), message);
    String detail =
        String.join(" ", notice.status(), notice.diagnostic(), "(" + notice.id() + ")").strip();
    Acted acted =
        deliveries.report(
            delivery,
            new Report(kind, LocalDate.ofInstant(at, clock.getZone())),
            detail.length() <= LONGEST ? detail : cut(notice),
            new By(SITE, clock.instant()));
    return switch (acted) {
      case Acted.Done entered -> Done.ENTERED;
      case Acted.Refused(Acted.Reason reason) ->
          reason == Acted.Reason.NO_CHANGE ? Done.PASSED : Done.LEFT;
    };
  }

  private static String cut(Notice.Ours notice) {
    String id = notice.id();
    return notice.status() + " (" + id.substring(0, Math.min(id.length(), 1_000)) + ")";
  }

  /// The same at every look, so that a notice is entered once.
  private Instant at(@Nullable Instant sent, Message message) throws MessagingException {
    if (sent != null) {
      return sent;
    }
    return message.getReceivedDate() == null
        ? clock.instant()
        : message.getReceivedDate().toInstant();
  }

  private static String scheme(Mailbox mailbox) {
    return mailbox.secure() == MailServer.Secure.TLS ? "imaps" : "imap";
  }

  private static Properties properties(Mailbox mailbox) {
    String scheme = "mail." + scheme(mailbox) + ".";
    String wait = Long.toString(mailbox.patience().toMillis());
    Properties properties = new Properties();
    properties.setProperty(scheme + "connectiontimeout", wait);
    properties.setProperty(scheme + "timeout", wait);
    properties.setProperty(scheme + "writetimeout", wait);
    properties.setProperty(scheme + "ssl.checkserveridentity", "true");
    // To read a message does not mark it.
    properties.setProperty(scheme + "peek", "true");
    if (mailbox.secure() == MailServer.Secure.STARTTLS) {
      properties.setProperty("mail.imap.starttls.enable", "true");
      properties.setProperty("mail.imap.starttls.required", "true");
    }
    return properties;
  }
}
