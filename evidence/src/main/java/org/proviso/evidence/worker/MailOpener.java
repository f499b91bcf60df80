package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.worker.MailHeaders.Header;

/// Mails as they are sent (RFC 5322 and 2045 to 2049), and as Apple's Mail keeps them.
///
/// Every part without parts of its own is a body or a child. A body is text that is shown with the
/// mail: plain or HTML, without a name and not marked as an attachment. Mails inside are children
/// as they are. A part that is a mail and has no name is called `message.eml`, so that it is read
/// as one.
final class MailOpener implements Opener {

  /// The name of a mail inside a mail, where it has none.
  static final String UNNAMED_MAIL = "message.eml";

  private static final Set<String> TYPES =
      Set.of(
          "message/rfc822",
          "message/news",
          "message/x-emlx",
          "message/global",
          // A page that a browser saved with what belongs to it (RFC 2557).
          "multipart/related");
  private static final Set<String> HTML = Set.of("text/html", "text/x-amp-html");

  /// How many bytes of bodies are held to be compared; what is beyond becomes a child.
  private static final int HELD = 1 << 24;

  private static final int OUTER_TEXT = 1 << 20;

  /// The first line of a file in the text, and a whole line of it behind: 45 bytes in 60
  /// characters.
  private static final Pattern UUENCODED =
      Pattern.compile(
          "(?m)^begin [0-7]{3,4} ([^\\r\\n]{1,200})\\r?\\n"
              + "(?=M[ -`]{60}\\r?$|[!-L][ -`]{1,60}\\r?\\n(?:`\\r?\\n)?end\\r?$)");

  /// What senders write for readers that do not know MIME.
  private static final Pattern KNOWN_PREAMBLE =
      Pattern.compile(
          "(?is)\\s*(this is an? (s/mime|openpgp/mime|cryptographically)?.{0,60}"
              + "(multi-?part|signed|mime|encrypted)[^\\n]{0,80}message.{0,200}"
              + "|this is a multi-?part message in mime format.{0,40})\\s*");

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    if (source.type().getBaseType().toString().equals("message/x-emlx")) {
      openEmlx(source, harvest);
      return;
    }
    byte[] head;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      head = MailHeaders.head(in);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      new Reading(harvest).read(head, in);
    }
  }

  /// A line with the length of the mail, the mail, and a property list with what the program notes
  /// of it.
  private static void openEmlx(Source source, Harvest harvest) throws IOException {
    long begin;
    long length;
    byte[] head;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      StringBuilder line = new StringBuilder();
      int c = in.read();
      while (c >= 0 && c != '\n' && line.length() < 20) {
        line.append((char) c);
        c = in.read();
      }
      begin = line.length() + 1L;
      String digits = line.toString().strip();
      if (digits.isEmpty() || !digits.chars().allMatch(it -> it >= '0' && it <= '9')) {
        throw FormatException.corrupt("emlx-without-length");
      }
      length = Long.parseLong(digits);
      head = MailHeaders.head(in);
    }
    long there = Math.min(length, source.bytes() - begin);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      in.skipNBytes(begin);
      new Reading(harvest)
          .read(
              head,
              BoundedInputStream.builder()
                  .setInputStream(in)
                  .setMaxCount(there)
                  .setPropagateClose(false)
                  .get());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      in.skipNBytes(begin + there);
      byte[] list = in.readNBytes(OUTER_TEXT);
      harvest.field("emlx:properties", BodyCharset.read(list, "utf-8").text());
    }
    if (there < length) {
      harvest.outcome(new Outcome.Corrupt("has-" + there + "-of-" + length + "-bytes", 0));
    }
  }

  /// One mail that is being read.
  static final class Reading {

    private final Harvest harvest;
    private final MailBodies bodies;
    private final Complaints complaints = new Complaints();
    private final List<Header> headers = new ArrayList<>();
    private long held;
    private int leaves;
    private int children;
    private int depth;
    private String locked = "";

    Reading(Harvest harvest) {
      this.harvest = harvest;
      bodies = new MailBodies(harvest);
    }

    /// Reads a mail.
    ///
    /// @param head its first lines, up to the first empty one
    /// @param in all of it
    void read(byte[] head, InputStream in) throws IOException {
      List<Header> first = MailHeaders.read(head);
      boolean headless = first.isEmpty() || first.stream().allMatch(it -> it.name().isEmpty());
      if (!headless) {
        MailHeaders.put(first, harvest);
      }
      MimeTokenStream tokens =
          new MimeTokenStream(
              new MimeConfig.Builder()
                  .setMaxLineLen(-1)
                  .setMaxHeaderLen(-1)
                  .setMaxHeaderCount(-1)
                  .setMaxContentLen(-1)
                  .setMalformedHeaderStartsBody(headless)
                  .build(),
              complaints,
              null);
      tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
      try {
        tokens.parse(in);
        walk(tokens);
      } catch (MimeException e) {
        throw FormatException.corrupt(Faults.reason(e));
      }
      finish();
    }

    private void finish() throws IOException {
      harvest.field("mail:leaf-parts", Integer.toString(leaves));
      for (String complaint : complaints.all) {
        harvest.field("mail:damage", complaint);
      }
      if (bodies.isLocked()) {
        locked = "pgp";
      }
      if (!locked.isEmpty()) {
        throw new LockedException(locked);
      }
      complaints.all.stream()
          .filter(it -> !Complaints.WHOLE.contains(it))
          .findFirst()
          .ifPresent(it -> harvest.outcome(new Outcome.Corrupt(it, 0)));
    }

    private void walk(MimeTokenStream tokens) throws IOException, MimeException {
      for (EntityState state = tokens.getState();
          state != EntityState.T_END_OF_STREAM;
          state = tokens.next()) {
        switch (state) {
          case T_START_MESSAGE, T_START_BODYPART -> headers.clear();
          case T_FIELD -> headers.add(header(tokens.getField()));
          case T_START_MULTIPART -> {
            String type = tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
            bodies.begin(type.equals("multipart/alternative"));
            if (type.equals("multipart/encrypted")) {
              locked =
                  MimeParameters.of(content(headers)).parameter("protocol").contains("pkcs7")
                      ? "smime"
                      : "pgp";
            }
            depth++;
          }
          case T_END_MULTIPART -> {
            depth--;
            bodies.end();
          }
          case T_PREAMBLE, T_EPILOGUE -> outer(tokens.getInputStream());
          case T_BODY -> leaf(tokens.getBodyDescriptor(), tokens.getInputStream());
          default -> {
            // Beginnings and ends that say nothing more.
          }
        }
      }
    }

    private static Header header(Field field) {
      byte[] raw =
          field.getRaw() == null
              ? (field.getName() + ":" + field.getBody()).getBytes(StandardCharsets.UTF_8)
              : field.getRaw().toByteArray();
      List<Header> read = MailHeaders.read(raw);
      return read.isEmpty() ? new Header(field.getName(), field.getBody()) : read.getFirst();
    }

    private static String content(List<Header> headers) {
      return MailHeaders.find(headers, "Content-Type").orElse("");
    }

    /// What stands before the first part and behind the last; no program shows it.
    private void outer(InputStream bytes) throws IOException {
      byte[] all = bytes.readNBytes(OUTER_TEXT);
      String text = BodyCharset.read(all, "").text().replace("\r\n", "\n");
      if (!text.isBlank() && !KNOWN_PREAMBLE.matcher(text).matches()) {
        harvest.text(TextKind.HIDDEN, 0, text.endsWith("\n") ? text : text + "\n");
        harvest.hidden(HiddenContent.HIDDEN_TEXT);
      }
    }

    private void leaf(BodyDescriptor descriptor, InputStream encoded) throws IOException {
      leaves++;
      String type = descriptor.getMimeType().toLowerCase(Locale.ROOT);
      MimeParameters content = MimeParameters.of(content(headers));
      MimeParameters disposition =
          MimeParameters.of(MailHeaders.find(headers, "Content-Disposition").orElse(""));
      String named = disposition.parameter("filename");
      String name = named.isEmpty() ? content.parameter("name") : named;
      String encoding =
          withoutComment(MailHeaders.find(headers, "Content-Transfer-Encoding").orElse(""));
      TransferEncoding.Decoded bytes = TransferEncoding.of(encoding).decoded(encoded);
      boolean attached = disposition.value().equals("attachment");
      boolean unparted = content.value().startsWith("multipart/");
      if (unparted) {
        complaints.all.add("multipart-without-boundary");
      }
      if (unparted || (isText(type) && !attached && (name.isEmpty() || depth == 0))) {
        body(type, content, bytes);
      } else if (type.equals("message/external-body")) {
        number(content(headers));
        harvest.lost(name, size(content.parameter("size")), new Outcome.Absent("external-body"));
      } else {
        boolean mail = type.equals("message/rfc822") || type.equals("message/global");
        child(name.isEmpty() && mail ? UNNAMED_MAIL : name, bytes, bytes);
      }
    }

    private static String withoutComment(String value) {
      int comment = value.indexOf('(');
      return comment < 0 ? value : value.substring(0, comment);
    }

    private static long size(String digits) {
      return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    }

    private static boolean isText(String type) {
      return type.equals("text/plain") || HTML.contains(type);
    }

    private void body(String type, MimeParameters content, TransferEncoding.Decoded bytes)
        throws IOException {
      byte[] all = bytes.readNBytes((int) Math.min(HELD - held, HELD) + 1);
      if (all.length > HELD - held) {
        child("", new SequenceInputStream(new ByteArrayInputStream(all), bytes), bytes);
        return;
      }
      held += all.length;
      if (!bytes.damage().isEmpty()) {
        complaints.all.add(bytes.damage());
      }
      String declared = content.parameter("charset");
      BodyCharset.Read read = BodyCharset.read(all, declared);
      if (!declared.isEmpty() && !read.isAs(declared)) {
        harvest.field("mail:read-as", declared + " " + read.charset());
      }
      if (HTML.contains(type)) {
        bodies.formatted(HtmlText.of(read.text()));
      } else {
        // RFC 3676, 4.1: the blank at the end of a line is none of the text.
        bodies.plain(
            withoutFiles(
                content.parameter("delsp").equalsIgnoreCase("yes")
                    ? read.text().replaceAll("(?<!--) \\r?\\n(?!>)", "")
                    : read.text()));
      }
    }

    /// Takes out the files that programs before MIME wrote into the text itself, with `uuencode`.
    private String withoutFiles(String text) throws DiskException {
      Matcher file = UUENCODED.matcher(text);
      StringBuilder left = new StringBuilder();
      int done = 0;
      while (file.find(done)) {
        int end = endOfFile(text, file.end());
        TransferEncoding.Decoded bytes =
            TransferEncoding.UUENCODE.decoded(
                new ByteArrayInputStream(
                    text.substring(file.start(), end).getBytes(StandardCharsets.ISO_8859_1)));
        left.append(text, done, file.start());
        leaves++;
        children++;
        harvest.part(file.group(1).strip(), -1, bytes, bytes::damage);
        done = end;
      }
      return done == 0 ? text : left.append(text, done, text.length()).toString();
    }

    /// Returns where the lines of such a file end: behind `end`, or before the first line that is
    /// none of them: each begins with how many bytes it holds.
    private static int endOfFile(String text, int from) {
      int at = from;
      while (at < text.length()) {
        int next = text.indexOf('\n', at) + 1;
        int behind = next == 0 ? text.length() : next;
        String line = text.substring(at, behind).replaceAll("[\\r\\n]", "");
        if (line.equals("end")) {
          return behind;
        }
        int bytes = line.isEmpty() ? -1 : (line.charAt(0) - 32) & 63;
        int digits = (bytes + 2) / 3 * 4;
        // Some writers add a checksum, some leave blanks at the end out.
        if (bytes < 0 || line.length() - 1 > digits + 1 || line.length() - 1 < digits - 3) {
          return at;
        }
        at = behind;
      }
      return at;
    }

    private void child(String name, InputStream bytes, TransferEncoding.Decoded decoded)
        throws DiskException {
      number(content(headers));
      harvest.part(name, -1, bytes, decoded::damage);
    }

    /// Keeps what a child is said to be: its character set stands nowhere in its bytes.
    private void number(String said) {
      children++;
      if (!said.isBlank()) {
        harvest.field("part", children + " " + EncodedWords.unfolded(said));
      }
    }
  }

  /// What the reader of MIME finds against the rules, in the order in which it does.
  private static final class Complaints extends DecodeMonitor {

    private static final String HEADER = "header-without-a-name";
    private static final String EMPTY = "head-without-body";

    /// What leaves nothing unread: such lines are kept, and such parts are empty.
    static final Set<String> WHOLE = Set.of(HEADER, EMPTY);

    private final Set<String> all = new LinkedHashSet<>();

    @Override
    public boolean warn(String error, String consequence) {
      if (error.contains("Body part ended prematurely")) {
        all.add("no-closing-boundary");
      } else if (error.contains("Invalid header")) {
        all.add(HEADER);
      } else if (error.contains("Unexpected end of headers")) {
        all.add(EMPTY);
      }
      return false;
    }

    @Override
    public boolean isListening() {
      return true;
    }
  }
}
