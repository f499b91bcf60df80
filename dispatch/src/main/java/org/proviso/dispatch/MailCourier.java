package org.proviso.dispatch;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.store.Outbox.Parcel;

/// Hands letters to a mail server by SMTP. Thread-safe: each letter has a connection of its own.
final class MailCourier implements Courier {

  private final MailServer server;
  private final Clock clock;
  private final Session session;

  MailCourier(MailServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(MailServer server) {
    String scheme = scheme(server);
    String wait = Long.toString(server.patience().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail." + scheme + ".connectiontimeout", wait);
    properties.setProperty("mail." + scheme + ".timeout", wait);
    properties.setProperty("mail." + scheme + ".writetimeout", wait);
    properties.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
    properties.setProperty("mail." + scheme + ".auth", Boolean.toString(server.user() != null));
    // The end of the message is then one command, DATA, and its answer.
    properties.setProperty("mail." + scheme + ".chunksize", "-1");
    if (server.secure() == MailServer.Secure.STARTTLS) {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
    }
    return properties;
  }

  private static String scheme(MailServer server) {
    return server.secure() == MailServer.Secure.TLS ? "smtps" : "smtp";
  }

  @Override
  public Outcome hand(Parcel parcel, Leave leave) {
    SMTPMessage message;
    try {
      message = message(parcel);
    } catch (MessagingException e) {
      return new Outcome.Refused(said(e));
    }
    URLName address =
        new URLName(
            scheme(server), server.host(), server.port(), null, server.user(), server.password());
    HandOver connection = new HandOver(session, address, leave);
    try (connection) {
      connection.connect();
      connection.sendMessage(message, message.getAllRecipients());
      return new Outcome.Accepted(String.valueOf(connection.getLastServerResponse()).strip());
    } catch (MessagingException | RuntimeException e) {
      return outcome(connection.stage(), e);
    }
  }

  /// Returns what an exception means, by how far the letter had got.
  private static Outcome outcome(HandOver.Stage stage, Exception e) {
    return switch (stage) {
      // To say goodbye failed.
      case TAKEN -> new Outcome.Accepted(said(e));
      case UNDER_WAY ->
          switch (code(e) / 100) {
            case 4 -> new Outcome.Deferred(said(e));
            case 5 -> new Outcome.Refused(said(e));
            default -> new Outcome.Unknown(said(e));
          };
      case BEFORE, NO_LEAVE ->
          code(e) / 100 == 5 ? new Outcome.Refused(said(e)) : new Outcome.Deferred(said(e));
    };
  }

  /// Returns the code of the answer that an exception is about; 0 if it is about none.
  private static int code(@Nullable Throwable e) {
    return switch (e) {
      case SMTPAddressFailedException failed -> failed.getReturnCode();
      case SMTPSenderFailedException failed -> failed.getReturnCode();
      case SMTPSendFailedException failed when failed.getReturnCode() > 0 -> failed.getReturnCode();
      case SendFailedException failed -> code(failed.getNextException());
      case null, default -> 0;
    };
  }

  private static String said(Exception e) {
    Exception next = e instanceof MessagingException failed ? failed.getNextException() : null;
    String own = String.valueOf(e.getMessage()).strip();
    return next == null ? own : own + ": " + String.valueOf(next.getMessage()).strip();
  }

  private SMTPMessage message(Parcel parcel) throws MessagingException {
    SMTPMessage message = new Letter(session, messageId(parcel));
    InternetAddress from = new InternetAddress(server.from(), true);
    message.setFrom(from);
    message.setRecipients(Message.RecipientType.TO, new Address[] {recipient(parcel)});
    message.setSubject(parcel.subject(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_DELAY);
    MimeBodyPart text = new MimeBodyPart();
    text.setText(parcel.body(), "UTF-8");
    MimeBodyPart letter = new MimeBodyPart();
    letter.setDataHandler(
        new DataHandler(new ByteArrayDataSource(parcel.pdf(), "application/pdf")));
    letter.setFileName(parcel.letter().replace('/', '-') + ".pdf");
    message.setContent(new MimeMultipart(text, letter));
    return message;
  }

  private static InternetAddress recipient(Parcel parcel) throws AddressException {
    return new InternetAddress(
        Objects.requireNonNull(parcel.email(), "an e-mail to nowhere"), true);
  }

  /// The same for each attempt, so that a copy could be told from another letter.
  private String messageId(Parcel parcel) {
    String host = server.from().substring(server.from().indexOf('@') + 1);
    return "<" + parcel.delivery().replace('/', '.') + "@" + host + ">";
  }

  /// A message with an identifier of its own.
  private static final class Letter extends SMTPMessage {

    private final String id;

    Letter(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
