package org.proviso.evidence.worker;

import com.pff.PSTAttachment;
import com.pff.PSTException;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import com.pff.PSTRecipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.tika.exception.TikaException;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.worker.MailHeaders.Header;
import org.xml.sax.SAXException;

/// Writes an item of a store as a mail (RFC 5322), the same bytes each time.
///
/// The head is the one that the mail came with, where there is one; what it does not have comes
/// from the properties. Headers about its parts get another name, since the parts are new ones. Of
/// contacts, appointments and other items that are no mails the properties are the text. An
/// attachment that cannot be had is a part that lies elsewhere. Used once.
final class PstMail {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> OF_PARTS =
      Set.of(
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "content-id",
          "mime-version");
  private static final int DEEPEST = 30;
  private static final int LINE = 57;
  private static final int WORD = 42;

  /// How much more than its bytes an attachment may take up in the store, by its own account:
  /// names, pictures of its symbol and other properties. A block holds up to 8,176 bytes; that a
  /// last one is lost which is shorter than this is not seen.
  private static final int OVERHEAD = 4_000;

  private final List<String> shortfalls = new ArrayList<>();

  /// Returns which attachments have fewer bytes than they should, such as `a.pdf has=4 of=9`.
  List<String> shortfalls() {
    return shortfalls;
  }

  /// Writes an item.
  ///
  /// @throws IOException if it cannot be written
  /// @throws PSTException if the store is damaged there
  void write(PSTMessage item, OutputStream out) throws IOException, PSTException {
    write(item, out, "1");
  }

  private void write(PSTMessage item, OutputStream out, String place)
      throws IOException, PSTException {
    List<Header> transported =
        MailHeaders.read(
            item.getTransportMessageHeaders().strip().getBytes(StandardCharsets.UTF_8));
    for (Header header : transported) {
      if (header.name().isEmpty()) {
        line(out, "X-Transport-Line", header.value());
      } else if (OF_PARTS.contains(header.name().toLowerCase(Locale.ROOT))) {
        ascii(out, "X-Transport-" + header.name() + ":" + raw(header.value()) + "\r\n");
      } else {
        out.write(
            (header.name() + ":" + raw(header.value()) + "\r\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    missing(item, transported, out);
    String boundary = "=_" + place + "_" + item.getDescriptorNodeId();
    ascii(out, "MIME-Version: 1.0\r\n");
    ascii(out, "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
    bodies(item, out, boundary);
    int attachments = item.getNumberOfAttachments();
    if (attachments == 0 && item.hasAttachments()) {
      shortfalls.add("has-attachments-and-lists-none");
    }
    for (int i = 0; i < attachments; i++) {
      ascii(out, "--" + boundary + "\r\n");
      attachment(item, i, out, place + "." + (i + 1));
      ascii(out, "\r\n");
    }
    ascii(out, "--" + boundary + "--\r\n");
  }

  private static String raw(String value) {
    return value.replaceAll("\\r?\\n", "\r\n").replaceAll("\\s+$", "");
  }

  private static void missing(PSTMessage item, List<Header> transported, OutputStream out)
      throws IOException {
    Map<Integer, List<String>> recipients = recipients(item);
    line(out, transported, "From", sender(item));
    line(out, transported, "To", shown(recipients, PSTRecipient.MAPI_TO, item.getDisplayTo()));
    line(out, transported, "Cc", shown(recipients, PSTRecipient.MAPI_CC, item.getDisplayCC()));
    line(out, transported, "Bcc", shown(recipients, PSTRecipient.MAPI_BCC, item.getDisplayBCC()));
    line(out, transported, "Subject", item.getSubject());
    Date submitted = item.getClientSubmitTime();
    line(
        out,
        transported,
        "Date",
        date(submitted == null ? item.getMessageDeliveryTime() : submitted));
    line(out, transported, "Message-ID", item.getInternetMessageId());
    line(out, transported, "In-Reply-To", item.getInReplyToId());
    line(out, "X-Message-Class", item.getMessageClass());
    line(out, "X-Client-Submit-Time", date(submitted));
    line(out, "X-Message-Delivery-Time", date(item.getMessageDeliveryTime()));
    line(out, "X-Creation-Time", date(item.getCreationTime()));
    line(out, "X-Last-Modification-Time", date(item.getLastModificationTime()));
  }

  private static String date(@Nullable Date date) {
    return date == null ? "" : DATE.format(date.toInstant());
  }

  private static String sender(PSTMessage item) {
    String name = item.getSenderName();
    String address = item.getSenderEmailAddress();
    return name.isBlank() && address.isBlank()
        ? named(item.getSentRepresentingName(), item.getSentRepresentingEmailAddress())
        : named(name, address);
  }

  private static String named(String name, String address) {
    if (address.isBlank()) {
      return quoted(name);
    }
    return name.isBlank() || name.equals(address)
        ? "<" + address + ">"
        : quoted(name) + " <" + address + ">";
  }

  private static String quoted(String name) {
    String word = word(name);
    return word.startsWith("=?") ? word : MailHeaders.quoted(word);
  }

  private static Map<Integer, List<String>> recipients(PSTMessage item) throws IOException {
    Map<Integer, List<String>> recipients = new TreeMap<>();
    try {
      int count = item.getNumberOfRecipients();
      for (int i = 0; i < count; i++) {
        PSTRecipient recipient = item.getRecipient(i);
        if (recipient != null) {
          String smtp = recipient.getSmtpAddress();
          recipients
              .computeIfAbsent(recipient.getRecipientType(), it -> new ArrayList<>())
              .add(
                  named(
                      recipient.getDisplayName(),
                      smtp.isBlank() ? recipient.getEmailAddress() : smtp));
        }
      }
    } catch (PSTException | RuntimeException e) {
      // What is shown of them stands in properties of its own.
      return new TreeMap<>();
    }
    return recipients;
  }

  private static String shown(Map<Integer, List<String>> recipients, int kind, String displayed) {
    List<String> listed = recipients.getOrDefault(kind, List.of());
    return listed.isEmpty() ? word(displayed) : String.join(",\r\n ", listed);
  }

  /// Writes a header unless the mail came with it.
  private static void line(
      OutputStream out, List<Header> transported, String name, @Nullable String value)
      throws IOException {
    if (MailHeaders.find(transported, name).isEmpty()) {
      line(out, name, value);
    }
  }

  private static void line(OutputStream out, String name, @Nullable String value)
      throws IOException {
    if (value != null && !value.isBlank()) {
      ascii(out, name + ": " + word(value) + "\r\n");
    }
  }

  /// Returns a text for a header: as it is if it is in ASCII, or as encoded words.
  private static String word(String text) {
    String line = text.replaceAll("(\\r\\n )|[\\r\\n\\x00]+", "$1").strip();
    if (line.chars().allMatch(it -> it < 0x7f)) {
      return line;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder some = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      String one = Character.toString(c);
      int length = one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > WORD) {
        words.append(encoded(some.toString())).append("\r\n ");
        some.setLength(0);
        bytes = 0;
      }
      some.append(one);
      bytes += length;
      i += one.length();
    }
    return words.append(encoded(some.toString())).toString();
  }

  private static String encoded(String text) {
    return "=?utf-8?B?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  private void bodies(PSTMessage item, OutputStream out, String around)
      throws IOException, PSTException {
    String plain = properties(item) + item.getBody();
    String html = item.getBodyHTML();
    String rtf = rtf(item);
    String boundary = around + "_b";
    ascii(out, "--" + around + "\r\n");
    ascii(out, "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n");
    if (!plain.isBlank() || (html.isBlank() && rtf.isBlank())) {
      body(out, boundary, "text/plain; charset=utf-8", plain.getBytes(StandardCharsets.UTF_8));
    }
    if (!html.isBlank()) {
      body(out, boundary, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    } else if (!rtf.isBlank() && !says(rtf, plain)) {
      body(
          out,
          boundary,
          "application/rtf; name=\"body.rtf\"",
          rtf.getBytes(StandardCharsets.ISO_8859_1));
    }
    ascii(out, "--" + boundary + "--\r\n\r\n");
  }

  private String rtf(PSTMessage item) throws IOException {
    try {
      return item.getRTFBody();
    } catch (PSTException | RuntimeException e) {
      shortfalls.add("body.rtf " + Faults.reason(e));
      return "";
    }
  }

  /// Tells whether a body in rich text says the same as the plain one.
  private static boolean says(String rtf, String plain) throws IOException {
    try {
      String words = RichBody.of(rtf.getBytes(StandardCharsets.ISO_8859_1), null);
      return MailBodies.words(List.of(words)).equals(MailBodies.words(List.of(plain)));
    } catch (TikaException | SAXException | RuntimeException e) {
      return false;
    }
  }

  private static void body(OutputStream out, String boundary, String type, byte[] bytes)
      throws IOException {
    ascii(out, "--" + boundary + "\r\n");
    ascii(out, "Content-Type: " + type + "\r\n");
    ascii(out, "Content-Transfer-Encoding: base64\r\n\r\n");
    for (int at = 0; at < bytes.length; at += LINE) {
      line(out, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + LINE)));
    }
    ascii(out, "\r\n");
  }

  private static void line(OutputStream out, byte[] bytes) throws IOException {
    out.write(Base64.getEncoder().encode(bytes));
    ascii(out, "\r\n");
  }

  /// Returns what an item has that is more than a mail, line by line in the order of names. The
  /// library has a method for each property, and no list of them.
  private static String properties(PSTMessage item) {
    StringBuilder lines = new StringBuilder();
    List<Method> methods =
        Arrays.stream(item.getClass().getMethods())
            .filter(it -> PSTMessage.class.isAssignableFrom(it.getDeclaringClass()))
            .filter(it -> it.getDeclaringClass() != PSTMessage.class)
            .filter(it -> it.getParameterCount() == 0 && it.getName().matches("(get|is)[A-Z].*"))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    for (Method method : methods) {
      try {
        String value = shown(method.invoke(item));
        if (!value.isBlank()) {
          lines
              .append(method.getName().replaceFirst("^(get|is)", ""))
              .append(": ")
              .append(value.strip())
              .append("\r\n");
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        // A value that cannot be read is as good as one that is not there.
      }
    }
    return lines.isEmpty() ? "" : lines.append("\r\n").toString();
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Date date -> date.toInstant().toString();
      case Integer number -> number == 0 ? "" : number.toString();
      case Double number -> number == 0 ? "" : number.toString();
      case Boolean is -> is ? "true" : "";
      case Object[] members ->
          Arrays.stream(members)
              .map(
                  it ->
                      it instanceof PSTObject object ? object.getDisplayName() : String.valueOf(it))
              .collect(Collectors.joining("; "));
      default -> "";
    };
  }

  private void attachment(PSTMessage item, int number, OutputStream out, String place)
      throws IOException {
    String name = "";
    try {
      PSTAttachment attachment = item.getAttachment(number);
      name = name(attachment);
      switch (attachment.getAttachMethod()) {
        case PSTAttachment.ATTACHMENT_METHOD_EMBEDDED -> embedded(attachment, name, out, place);
        case PSTAttachment.ATTACHMENT_METHOD_BY_REFERENCE,
            PSTAttachment.ATTACHMENT_METHOD_BY_REFERENCE_RESOLVE,
            PSTAttachment.ATTACHMENT_METHOD_BY_REFERENCE_ONLY,
            7 ->
            elsewhere(out, name, "x-by-reference", -1);
        case PSTAttachment.ATTACHMENT_METHOD_OLE -> {
          // Its storage is a node of its own, which the library gives no way to.
          shortfalls.add(name + " ole has=0 of=" + attachment.getAttachSize());
          elsewhere(out, name, "x-ole-object", attachment.getAttachSize());
        }
        default -> value(attachment, name, out);
      }
    } catch (PSTException | RuntimeException e) {
      shortfalls.add(name + " " + Faults.reason(e));
      elsewhere(out, name, "x-" + Faults.reason(e), -1);
    }
  }

  private static String name(PSTAttachment attachment) {
    for (String name :
        List.of(
            attachment.getLongFilename(),
            attachment.getFilename(),
            attachment.getLongPathname(),
            attachment.getPathname(),
            attachment.getDisplayName())) {
      if (!name.isBlank()) {
        return name;
      }
    }
    return "";
  }

  private void embedded(PSTAttachment attachment, String name, OutputStream out, String place)
      throws IOException, PSTException {
    PSTMessage inner =
        place.chars().filter(it -> it == '.').count() > DEEPEST
            ? null
            : attachment.getEmbeddedPSTMessage();
    if (inner == null) {
      shortfalls.add(name + " embedded has=0 of=" + attachment.getAttachSize());
      elsewhere(out, name, "x-embedded", attachment.getAttachSize());
      return;
    }
    ascii(out, "Content-Type: message/rfc822\r\n");
    disposition(out, name);
    ascii(out, "\r\n");
    write(inner, out, place);
  }

  /// Writes the bytes of an attachment. They are read before the part begins, so that one whose
  /// bytes cannot be had at all is told as such.
  private void value(PSTAttachment attachment, String name, OutputStream out)
      throws IOException, PSTException {
    long declared = attachment.getFilesize();
    try (InputStream in = attachment.getFileInputStream()) {
      String type = attachment.getMimeTag();
      byte[] chunk = in.readNBytes(LINE);
      ascii(
          out,
          "Content-Type: "
              + (type.matches("[\\w.+-]+/[\\w.+-]+") && !type.startsWith("multipart/")
                  ? type
                  : "application/octet-stream")
              + "\r\nContent-Transfer-Encoding: base64\r\n");
      disposition(out, name);
      line(out, "Content-ID", attachment.getContentId());
      ascii(out, "\r\n");
      long taken = 0;
      String fault = "";
      try {
        while (chunk.length > 0) {
          taken += chunk.length;
          line(out, chunk);
          chunk = in.readNBytes(LINE);
        }
      } catch (RuntimeException e) {
        fault = " " + Faults.reason(e);
      }
      long stored = attachment.getAttachSize();
      if (taken < declared || !fault.isEmpty()) {
        shortfalls.add(name + " has=" + taken + " of=" + declared + fault);
      } else if (taken + OVERHEAD < stored) {
        shortfalls.add(name + " has=" + taken + " of=" + stored);
      }
    }
  }

  private static void disposition(OutputStream out, String name) throws IOException {
    ascii(out, "Content-Disposition: attachment" + parameter("filename", name) + "\r\n");
  }

  /// Writes a part whose bytes are not there (RFC 2046, 5.2.3).
  private static void elsewhere(OutputStream out, String name, String access, long bytes)
      throws IOException {
    ascii(
        out,
        "Content-Type: message/external-body; access-type=\""
            + access
            + "\""
            + (bytes < 0 ? "" : "; size=" + bytes)
            + parameter("name", name)
            + "\r\n\r\nContent-Type: application/octet-stream\r\n\r\n");
  }

  /// Returns a parameter in RFC 2231's way, which has every character.
  private static String parameter(String key, String value) {
    if (value.isBlank()) {
      return "";
    }
    StringBuilder encoded = new StringBuilder(";\r\n " + key + "*=utf-8''");
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (octet >= '0' && octet <= '9')
              || (octet >= 'A' && octet <= 'Z')
              || (octet >= 'a' && octet <= 'z')
              || octet == '.'
              || octet == '-'
              || octet == '_';
      encoded.append(plain ? Character.toString(octet) : String.format("%%%02X", octet & 0xff));
    }
    return encoded.toString();
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
