package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hmef.CompressedRTF;
import org.apache.tika.exception.TikaException;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;
import org.xml.sax.SAXException;

/// A mail as Outlook keeps it, whatever file it was in: its head, recipients and bodies.
final class MapiMail {

  private static final String[] KINDS = {"from", "to", "cc", "bcc"};

  private MapiMail() {}

  /// Puts a mail into the harvest, without its attachments.
  ///
  /// @param recipients the properties of each
  static void put(MapiProperties mail, List<MapiProperties> recipients, Harvest harvest)
      throws IOException {
    String headers = mail.text(MapiProperties.TRANSPORT_HEADERS);
    if (!headers.isBlank()) {
      MailHeaders.put(MailHeaders.read(headers.strip().getBytes(StandardCharsets.UTF_8)), harvest);
    }
    List<List<String>> addressed = new ArrayList<>();
    for (int i = 0; i < KINDS.length; i++) {
      addressed.add(new ArrayList<>());
    }
    for (MapiProperties recipient : recipients) {
      // [MS-OXCMSG] 2.2.3.1.2: the low bits are the kind, others say what became of it.
      int kind = (int) recipient.number(MapiProperties.RECIPIENT_TYPE).orElse(1) & 0xf;
      String who = address(recipient);
      if (kind < KINDS.length) {
        addressed.get(kind).add(who);
        harvest.field("recipient:" + KINDS[kind], who);
      } else {
        harvest.field("recipient:other", who);
      }
    }
    boolean own = headers.isBlank();
    if (own) {
      line(harvest, "From", sender(mail));
      line(harvest, "To", shown(addressed.get(1), mail.text(MapiProperties.DISPLAY_TO)));
      line(harvest, "Cc", shown(addressed.get(2), mail.text(MapiProperties.DISPLAY_CC)));
    }
    String blind = shown(addressed.get(3), mail.text(MapiProperties.DISPLAY_BCC));
    line(harvest, "Bcc", blind);
    if (!blind.isBlank()) {
      harvest.hidden(HiddenContent.BLIND_COPY);
    }
    if (own) {
      line(harvest, "Subject", mail.text(MapiProperties.SUBJECT));
      line(
          harvest,
          "Date",
          mail.time(MapiProperties.CLIENT_SUBMIT_TIME)
              .or(() -> mail.time(MapiProperties.DELIVERY_TIME))
              .map(Object::toString)
              .orElse(""));
    }
    mail.putFields(harvest);
    bodies(mail, harvest);
  }

  private static String shown(List<String> recipients, String displayed) {
    return recipients.isEmpty() ? displayed : String.join("; ", recipients);
  }

  private static void line(Harvest harvest, String name, String value) throws DiskException {
    if (!value.isBlank()) {
      harvest.text(TextKind.HEADER, 0, name + ": " + value.strip() + "\n");
    }
  }

  private static String sender(MapiProperties mail) {
    String smtp = mail.text(MapiProperties.SENDER_SMTP_ADDRESS);
    return named(
        mail.text(MapiProperties.SENDER_NAME),
        smtp.isBlank() ? mail.text(MapiProperties.SENDER_ADDRESS) : smtp);
  }

  private static String address(MapiProperties recipient) {
    String smtp = recipient.text(MapiProperties.SMTP_ADDRESS);
    return named(
        recipient.text(MapiProperties.DISPLAY_NAME),
        smtp.isBlank() ? recipient.text(MapiProperties.EMAIL_ADDRESS) : smtp);
  }

  private static String named(String name, String address) {
    if (address.isBlank() || address.equals(name)) {
      return name;
    }
    return name.isBlank() ? "<" + address + ">" : MailHeaders.quoted(name) + " <" + address + ">";
  }

  /// Mails, reports of delivery and what is posted have no more than a mail has ([MS-OXCMSG]
  /// 2.2.1.3).
  private static boolean isMail(String type) {
    String known = type.toUpperCase(Locale.ROOT);
    return known.isEmpty()
        || known.startsWith("IPM.NOTE")
        || known.startsWith("IPM.POST")
        || known.startsWith("REPORT.");
  }

  private static void bodies(MapiProperties mail, Harvest harvest) throws IOException {
    MailBodies bodies = new MailBodies(harvest);
    if (!isMail(mail.text(MapiProperties.MESSAGE_CLASS))) {
      bodies.plain(mail.words());
    }
    bodies.begin(true);
    if (mail.has(MapiProperties.BODY)) {
      bodies.plain(mail.text(MapiProperties.BODY));
    }
    if (mail.has(MapiProperties.HTML)) {
      bodies.formatted(HtmlText.of(mail.text(MapiProperties.HTML)));
    }
    byte[] compressed = mail.bytes(MapiProperties.RTF_COMPRESSED);
    if (compressed != null && compressed.length > 0) {
      try {
        bodies.formatted(rtf(compressed, harvest));
      } catch (DiskException e) {
        throw e;
      } catch (IOException | TikaException | SAXException | RuntimeException e) {
        if (e.getCause() instanceof DiskException disk) {
          throw disk;
        }
        harvest.field("mail:damage", "rtf-" + Faults.reason(e));
        harvest.outcome(new Outcome.Corrupt("rtf-" + Faults.reason(e), 0));
      }
    }
    bodies.end();
    if (bodies.isLocked()) {
      throw new LockedException("pgp");
    }
  }

  /// Returns the words of a compressed body ([MS-OXRTFCP]); pictures and objects in it become
  /// children.
  private static String rtf(byte[] compressed, Harvest harvest)
      throws IOException, TikaException, SAXException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    new CompressedRTF().decompress(new ByteArrayInputStream(compressed), plain);
    byte[] rtf = plain.toByteArray();
    if (!new String(rtf, StandardCharsets.ISO_8859_1)
        .stripLeading()
        .toLowerCase(Locale.ROOT)
        .startsWith("{\\rtf")) {
      return BodyCharset.read(rtf, "").text();
    }
    return RichBody.of(rtf, harvest);
  }
}
