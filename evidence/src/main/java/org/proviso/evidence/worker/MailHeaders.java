package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.wire.TextKind;

/// The head of a mail: each line as it stands in a field, and what people read in it as text.
final class MailHeaders {

  /// What a field of a header is named before the header's own name. What is no header is under
  /// this alone.
  static final String FIELD = "header:";

  private static final int LONGEST = 1 << 20;

  private static final Pattern LINE_END = Pattern.compile("\r?\n");

  private static final Set<String> READ =
      Set.of(
          "bcc",
          "cc",
          "comments",
          "date",
          "from",
          "importance",
          "keywords",
          "list-id",
          "newsgroups",
          "organization",
          "priority",
          "reply-to",
          "resent-bcc",
          "resent-cc",
          "resent-date",
          "resent-from",
          "resent-to",
          "sender",
          "subject",
          "thread-topic",
          "to",
          "x-original-to");

  private MailHeaders() {}

  /// A line of a head, with the lines that continue it.
  ///
  /// @param name as it is written; empty for what is no header
  /// @param value what is behind the colon, folded as it is
  record Header(String name, String value) {

    /// Tells whether it has this name, in whatever case.
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /// Puts a head into the harvest.
  static void put(List<Header> headers, Harvest harvest) throws DiskException {
    for (Header header : headers) {
      harvest.field(FIELD + header.name(), header.value().strip());
      String name = header.name().toLowerCase(Locale.ROOT);
      if (header.name().isEmpty()) {
        // What stands in a head and is no header may be words that a slip put there.
        harvest.text(TextKind.HEADER, 0, header.value() + "\n");
      } else if (READ.contains(name) && !header.value().isBlank()) {
        harvest.text(
            TextKind.HEADER, 0, header.name() + ": " + EncodedWords.decode(header.value()) + "\n");
      }
      if ((name.equals("bcc") || name.equals("resent-bcc")) && !header.value().isBlank()) {
        harvest.hidden(HiddenContent.BLIND_COPY);
      }
    }
  }

  /// Returns the name of somebody: in quotes where it has what separates addresses (RFC 5322,
  /// 3.2.3).
  static String quoted(String name) {
    return name.chars().noneMatch(it -> "()<>[]:;@\\,.\"".indexOf(it) >= 0)
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Returns the first header of this name; empty if there is none.
  static Optional<String> find(List<Header> headers, String name) {
    return headers.stream().filter(it -> it.is(name)).map(Header::value).findFirst();
  }

  /// Returns the bytes before the first empty line, or a mebibyte of them.
  ///
  /// @param in buffered; read beyond the line's end by nothing
  static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    boolean empty = true;
    for (int c = in.read(); c >= 0 && head.size() < LONGEST; c = in.read()) {
      head.write(c);
      if (c == '\n' && empty) {
        break;
      }
      empty = c == '\n' || (empty && c == '\r');
    }
    return head.toByteArray();
  }

  /// Reads a head, up to the first empty line or the end.
  static List<Header> read(byte[] head) {
    String text = text(head);
    List<Header> headers = new ArrayList<>();
    StringBuilder gathered = new StringBuilder();
    for (String line : LINE_END.split(text, -1)) {
      boolean more = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (more && !gathered.isEmpty()) {
        gathered.append("\r\n").append(line);
        continue;
      }
      if (!gathered.isEmpty()) {
        headers.add(header(gathered.toString()));
        gathered.setLength(0);
      }
      if (line.isEmpty()) {
        return headers;
      }
      gathered.append(line);
    }
    if (!gathered.isEmpty()) {
      headers.add(header(gathered.toString()));
    }
    return headers;
  }

  /// Returns the bytes of a head as text: those above 127 are UTF-8, or else Windows-1252.
  private static String text(byte[] head) {
    return BodyCharset.read(head, "").text();
  }

  private static Header header(String lines) {
    int length = nameLength(lines);
    return length == 0
        ? new Header("", lines)
        : new Header(lines.substring(0, length), lines.substring(lines.indexOf(':', length) + 1));
  }

  /// Returns how long the name of the header is that a line begins; 0 if it begins none (RFC 5322,
  /// 2.2; blanks before the colon as in 4.5.8).
  static int nameLength(String line) {
    int end = 0;
    while (end < line.length()
        && line.charAt(end) > ' '
        && line.charAt(end) < 0x7f
        && line.charAt(end) != ':') {
      end++;
    }
    int colon = end;
    while (colon < line.length() && (line.charAt(colon) == ' ' || line.charAt(colon) == '\t')) {
      colon++;
    }
    return colon < line.length() && line.charAt(colon) == ':' ? end : 0;
  }
}
