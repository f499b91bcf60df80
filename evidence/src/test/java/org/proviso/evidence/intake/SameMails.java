package org.proviso.evidence.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Mails as several custodians hold them: each in files of several kinds, in other zones and with
/// other blind copies, and beside each some that differ from it by little. Which are the same is
/// known here, by what they were made of.
///
/// Shares no code with what reads them.
final class SameMails {

  private static final String[] WORDS = {
    "lease", "order", "officer", "release", "notice", "county", "budget", "shift", "record", "form"
  };

  /// What a mail says, whatever file it is in; two are the same mail if they are equal.
  record Content(
      String from,
      List<String> to,
      List<String> cc,
      Instant date,
      String subject,
      List<String> lines,
      boolean alternative,
      List<Attachment> attachments,
      List<Content> inner) {}

  /// A file on a mail.
  record Attachment(String name, String text) {}

  private final Random random;
  private final Path folder;

  /// What lies where; what is no copy of anything has a content of its own.
  private final Map<String, Object> truth = new LinkedHashMap<>();

  private final Set<String> attached = new HashSet<>();

  SameMails(Path folder, long seed) {
    this.folder = folder;
    random = new Random(seed);
  }

  /// Returns what every mail was made of, by location.
  Map<String, Object> truth() {
    return truth;
  }

  /// Returns which of them hang on another mail.
  Set<String> attached() {
    return attached;
  }

  /// Writes the folders `ann`, `bob` and `cat`.
  void write() throws IOException {
    List<Content> all = new ArrayList<>();
    List<Content> bases = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      Content base = base(number);
      bases.add(base);
      all.add(base);
      all.addAll(nearly(base));
    }
    StringBuilder box = new StringBuilder();
    List<Object> archive = new ArrayList<>();
    for (int number = 0; number < all.size(); number++) {
      Content content = all.get(number);
      String name = "mail" + number;
      String plain = mail(content, 0, "\n", "");
      put("ann", name + ".eml", plain, content);
      put("bob", "saved/" + name + ".msg", outlook(content), content);
      box.append("From ann Mon Jan  1 10:00:00 2024\n")
          .append(quoted(mail(content, 2, "\n", "")))
          .append("\n");
      holds("cat/box.mbox#" + (number + 1), content);
      if (bases.contains(content)) {
        put("bob", name + ".eml", mail(content, -5, "\r\n", "x@example.net"), content);
        write("cat", name + ".eml", plain.getBytes(StandardCharsets.UTF_8));
        truth.put("cat/" + name + ".eml", content);
        String report = "journal/" + name + ".eml";
        write("cat", report, journal(content, number).getBytes(StandardCharsets.UTF_8));
        truth.put("cat/" + report, "report " + number);
        holds("cat/" + report + "#1", content);
        archive.add(name + ".eml");
        archive.add(Archives.text(mail(content, 9, "\n", "y@example.net")));
        holds("ann/old.zip#" + archive.size() / 2, content);
      }
    }
    write("cat", "box.mbox", box.toString().getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("ann/old.zip"), Archives.zip(archive.toArray()));
  }

  private void put(String custodian, String path, String mail, Content content) throws IOException {
    put(custodian, path, mail.getBytes(StandardCharsets.UTF_8), content);
  }

  private void put(String custodian, String path, byte[] mail, Content content) throws IOException {
    holds(custodian + "/" + path, content);
    write(custodian, path, mail);
  }

  /// Notes a mail and those inside it, which come behind its files.
  private void holds(String location, Content content) {
    truth.put(location, content);
    int position = content.attachments().size();
    for (Content inner : content.inner()) {
      position++;
      String place = location + (location.indexOf('#') < 0 ? "#" : ".") + position;
      attached.add(place);
      holds(place, inner);
    }
  }

  private void write(String custodian, String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(custodian).resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private Content base(int number) {
    List<String> lines = new ArrayList<>(List.of("Number " + number + ". " + words(12) + "."));
    List<String> to =
        new ArrayList<>(List.of("clerk@example.org", "desk" + number + "@county.gov"));
    List<Attachment> attachments = new ArrayList<>();
    List<Content> inner = new ArrayList<>();
    String subject = "About the " + words(2);
    switch (number) {
      case 0 -> attachments.add(new Attachment("list.txt", "first\nsecond\n"));
      case 1 -> {
        subject = "Größe und Preis: 5 €";
        lines.add("Zoë asks: naïve or not? “Yes.” " + "long ".repeat(40));
        attachments.add(new Attachment("año.txt", "año\n"));
      }
      case 2 -> {
        lines.add("From here on it is hard.");
        lines.add(">From there as well.");
        lines.add("");
        lines.add(". a dot");
      }
      case 3 -> attachments.add(new Attachment("page.html", "<p>" + words(4) + "</p>"));
      case 4 -> {
        to.add("Desk.Two@Example.ORG");
        attachments.add(new Attachment("b.csv", "a,b\n1,2\n"));
        attachments.add(new Attachment("a.bin", "\u0001\u0002"));
      }
      default -> {
        subject = "";
        inner.add(base(1));
      }
    }
    return new Content(
        "sender" + number + "@example.org",
        to,
        number % 2 == 0 ? List.of() : List.of("copy@example.org"),
        Instant.parse("2019-03-01T23:30:00Z").plus(Duration.ofMinutes(random.nextInt(500_000))),
        subject,
        lines,
        number == 3,
        attachments,
        inner);
  }

  /// Mails that are not the same: by a word, a sign, a recipient, a day, a byte and a file.
  private static List<Content> nearly(Content it) {
    List<Content> others = new ArrayList<>();
    List<String> changed = new ArrayList<>(it.lines());
    changed.set(0, changed.getFirst().replaceFirst("\\w+\\.$", "other."));
    others.add(with(it, it.to(), it.date(), changed, it.attachments()));
    List<String> sign = new ArrayList<>(it.lines());
    sign.set(0, sign.getFirst().replaceFirst("\\.$", "?"));
    others.add(with(it, it.to(), it.date(), sign, it.attachments()));
    List<String> more = new ArrayList<>(it.to());
    more.add("one.more@example.org");
    others.add(with(it, more, it.date(), it.lines(), it.attachments()));
    others.add(with(it, it.to(), it.date().plus(Duration.ofDays(1)), it.lines(), it.attachments()));
    if (!it.attachments().isEmpty()) {
      List<Attachment> byted = new ArrayList<>(it.attachments());
      byted.set(0, new Attachment(byted.getFirst().name(), byted.getFirst().text() + "!"));
      others.add(with(it, it.to(), it.date(), it.lines(), byted));
      others.add(with(it, it.to(), it.date(), it.lines(), it.attachments().subList(0, 0)));
    }
    return others;
  }

  private static Content with(
      Content it, List<String> to, Instant date, List<String> lines, List<Attachment> attachments) {
    return new Content(
        it.from(),
        List.copyOf(to),
        it.cc(),
        date,
        it.subject(),
        List.copyOf(lines),
        it.alternative(),
        List.copyOf(attachments),
        it.inner());
  }

  /// Returns a mail as it is sent.
  ///
  /// @param hours from UTC; also says how bodies are encoded, so that copies differ in this too
  /// @param blind who else got it; empty for nobody
  private static String mail(Content it, int hours, String lineEnd, String blind) {
    StringBuilder mail = new StringBuilder();
    if (hours != 0) {
      mail.append("Received: from relay.example by mx.example; Thu, 1 Jan 2020 00:00:00 +0000\n");
    }
    mail.append("From: \"Sender, The\" <").append(it.from()).append(">\n");
    mail.append(addresses("To", it.to(), hours)).append(addresses("Cc", it.cc(), hours));
    if (!blind.isEmpty()) {
      mail.append("Bcc: ").append(blind).append("\n");
    }
    mail.append("Date: ")
        .append(
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                it.date().atOffset(ZoneOffset.ofHours(hours))))
        .append("\n");
    if (!it.subject().isEmpty()) {
      mail.append("Subject: ").append(encodedWord(it.subject())).append("\n");
    }
    mail.append("MIME-Version: 1.0\n");
    if (it.attachments().isEmpty() && it.inner().isEmpty() && !it.alternative()) {
      mail.append(text("plain", body(it), hours));
    } else {
      mail.append("Content-Type: multipart/mixed; boundary=\"=_o\"\n\n");
      mail.append("This is a multi-part message in MIME format.\n--=_o\n");
      if (it.alternative()) {
        mail.append("Content-Type: multipart/alternative; boundary=\"=_a\"\n\n--=_a\n")
            .append(text("plain", body(it), hours))
            .append("\n--=_a\n")
            .append(text("html", html(it), hours))
            .append("\n--=_a--\n");
      } else {
        mail.append(text("plain", body(it), hours));
      }
      for (Attachment attachment : it.attachments()) {
        mail.append("\n--=_o\nContent-Type: application/octet-stream\n")
            .append("Content-Disposition: attachment; filename*=utf-8''")
            .append(percent(attachment.name()))
            .append("\nContent-Transfer-Encoding: base64\n\n")
            .append(base64(attachment.text(), hours == 0 ? 76 : 60));
      }
      for (Content inner : it.inner()) {
        mail.append("\n--=_o\nContent-Type: message/rfc822\n\n")
            .append(mail(inner, hours, "\n", "").replace("=_", "=_i"));
      }
      mail.append("\n--=_o--\n");
    }
    return mail.toString().replace("\n", lineEnd);
  }

  private static String addresses(String name, List<String> addresses, int hours) {
    if (addresses.isEmpty()) {
      return "";
    }
    List<String> written = new ArrayList<>();
    for (String address : hours < 0 ? addresses.reversed() : addresses) {
      written.add(
          hours == 0
              ? address
              : "\"Somebody at " + hours + "\" <" + address.toUpperCase(Locale.ROOT) + ">");
    }
    return name + ": " + String.join(hours == 0 ? ", " : ",\n\t", written) + "\n";
  }

  private static String body(Content it) {
    return String.join("\n", it.lines()) + "\n";
  }

  private static String html(Content it) {
    return "<html><body><p>" + String.join("</p><p>", it.lines()) + "</p></body></html>";
  }

  private static String text(String subtype, String text, int hours) {
    String type = "Content-Type: text/" + subtype + "; charset=utf-8\nContent-Transfer-Encoding: ";
    return switch (hours) {
      case 0 -> type + "8bit\n\n" + text;
      case 2 -> type + "quoted-printable\n\n" + quotedPrintable(text);
      default -> type + "base64\n\n" + base64(text, 76);
    };
  }

  private static String base64(String text, int width) {
    return Base64.getMimeEncoder(width, new byte[] {'\n'})
            .encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "\n";
  }

  private static String quotedPrintable(String text) {
    StringBuilder encoded = new StringBuilder();
    int column = 0;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = octet >= ' ' && octet < 0x7f && octet != '=';
      if (octet == '\n') {
        encoded.append('\n');
        column = 0;
        continue;
      }
      String written = plain ? String.valueOf((char) octet) : "=%02X".formatted(octet & 0xff);
      if (column + written.length() > 72) {
        encoded.append("=\n");
        column = 0;
      }
      encoded.append(written);
      column += written.length();
    }
    return encoded.toString();
  }

  private static String percent(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(octet > 0 ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xff));
    }
    return encoded.toString();
  }

  private static String encodedWord(String text) {
    return text.chars().allMatch(it -> it < 0x80)
        ? text
        : "=?utf-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  /// Lines that look like the beginning of a mail have one more sign before them (`mboxrd`).
  private static String quoted(String mail) {
    return mail.replaceAll("(?m)^(>*From )", ">$1");
  }

  /// The report that Exchange writes of a mail, which it holds as it is.
  private static String journal(Content it, int number) {
    return "From: journal@example.org\nTo: archive@example.org\nSubject: "
        + encodedWord(it.subject())
        + "\nDate: Fri, 3 Jan 2020 10:00:00 +0000\nMessage-ID: <journal"
        + number
        + "@example.org>\nX-MS-Journal-Report:\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary=\"=_j\"\n\n--=_j\n"
        + "Content-Type: text/plain; charset=us-ascii\n\nSender: "
        + it.from()
        + "\nRecipient: "
        + String.join("\nRecipient: ", it.to())
        + "\n\n--=_j\nContent-Type: message/rfc822\n\n"
        + mail(it, 1, "\n", "")
        + "\n--=_j--\n";
  }

  /// Returns a mail as Outlook saves it ([MS-OXMSG]).
  private static byte[] outlook(Content it) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      DirectoryEntry names = files.getRoot().createDirectory("__nameid_version1.0");
      for (String id : List.of("0002", "0003", "0004")) {
        stream(names, id + "0102", new byte[0]);
      }
      outlook(files.getRoot(), 32, it);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static void outlook(DirectoryEntry mail, int head, Content it) throws IOException {
    // 11,644,473,600 s from 1601 to 1970, and 700 ms that no header says.
    long time = (it.date().getEpochSecond() + 11_644_473_600L) * 10_000_000 + 7_000_000;
    list(mail, head, 0x0039, 0x40, time);
    text(mail, "001A", "IPM.Note");
    text(mail, "0037", it.subject());
    text(mail, "0C1A", "Sender, The");
    text(mail, "5D01", it.from());
    text(mail, "1000", body(it).replace("\n", "\r\n"));
    if (it.alternative()) {
      stream(mail, "10130102", html(it).getBytes(StandardCharsets.UTF_8));
    }
    int number = 0;
    for (String to : it.to()) {
      recipient(mail, number++, 1, to);
    }
    for (String cc : it.cc()) {
      recipient(mail, number++, 2, cc);
    }
    recipient(mail, number, 3, "blind@example.net");
    number = 0;
    for (Attachment attachment : it.attachments().reversed()) {
      DirectoryEntry file = attached(mail, number++, 1);
      text(file, "3707", attachment.name());
      stream(file, "37010102", attachment.text().getBytes(StandardCharsets.UTF_8));
    }
    for (Content inner : it.inner()) {
      DirectoryEntry storage = attached(mail, number++, 5);
      outlook(storage.createDirectory("__substg1.0_3701000D"), 24, inner);
    }
  }

  private static DirectoryEntry attached(DirectoryEntry mail, int number, int method)
      throws IOException {
    DirectoryEntry storage = mail.createDirectory("__attach_version1.0_#0000000" + number);
    list(storage, 8, 0x3705, 3, method);
    return storage;
  }

  private static void recipient(DirectoryEntry mail, int number, int kind, String address)
      throws IOException {
    DirectoryEntry recipient = mail.createDirectory("__recip_version1.0_#0000000" + number);
    list(recipient, 8, 0x0c15, 3, kind);
    text(recipient, "3001", "Person, Number " + number);
    text(recipient, "39FE", address);
  }

  private static void text(DirectoryEntry storage, String id, String text) throws IOException {
    if (!text.isEmpty()) {
      stream(storage, id + "001F", text.getBytes(StandardCharsets.UTF_16LE));
    }
  }

  private static void stream(DirectoryEntry storage, String id, byte[] bytes) throws IOException {
    storage.createDocument("__substg1.0_" + id, new ByteArrayInputStream(bytes));
  }

  /// Writes the list of values of fixed length, with one of them.
  private static void list(DirectoryEntry storage, int head, int id, int type, long value)
      throws IOException {
    ByteBuffer list = ByteBuffer.allocate(head + 16).order(ByteOrder.LITTLE_ENDIAN);
    list.position(head);
    list.putShort((short) type).putShort((short) id).putInt(6).putLong(value);
    storage.createDocument("__properties_version1.0", new ByteArrayInputStream(list.array()));
  }
}
