package org.proviso.bench.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/// Mails and documents of several custodians, as files in a folder for each.
///
/// Of the mails two fifths answer one of the fifty before and quote it; three tenths have one or
/// two documents hung on; a tenth are there a second time, byte by byte, with another custodian,
/// and a tenth with another line of the way that they took, as servers add it. These copies are
/// among the number that is asked for.
///
/// @param seed the same seed gives the same bytes
/// @param mails how many files are mails
/// @param documents how many files are documents
record GeneratedFolder(long seed, int mails, int documents) {

  /// Who has them; each has a folder of this name.
  static final List<String> CUSTODIANS = List.of("custodian-1", "custodian-2", "custodian-3");

  private static final int REMEMBERED = 50;
  private static final int TOLD_EVERY = 500;
  private static final int LINE = 76;

  /// What later mails may answer.
  private record Sent(String id, String references, String subject, String text) {}

  /// A mail as it is written, but for what servers add.
  private record Mail(Sent sent, String text) {}

  /// Writes the files.
  ///
  /// @param progress is told how many are written
  /// @throws IOException if they cannot be written
  void write(Path folder, IntConsumer progress) throws IOException {
    Prose prose = new Prose(seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    for (String custodian : CUSTODIANS) {
      Files.createDirectories(folder.resolve(custodian).resolve("mail"));
      Files.createDirectories(folder.resolve(custodian).resolve("documents"));
    }
    List<Mail> before = new ArrayList<>();
    for (int number = 0; number < mails; number++) {
      int holder = random.nextInt(CUSTODIANS.size());
      int kind = before.isEmpty() ? 0 : random.nextInt(10);
      String text;
      if (kind == 9) {
        Mail copied = before.get(random.nextInt(before.size()));
        text = copied.text();
      } else if (kind == 8) {
        Mail copied = before.get(random.nextInt(before.size()));
        text = way(number) + copied.text();
      } else {
        Mail mail = mail(prose, random, number, before);
        if (before.size() == REMEMBERED) {
          before.removeFirst();
        }
        before.add(mail);
        text = mail.text();
      }
      Files.writeString(
          folder.resolve("%s/mail/%06d.eml".formatted(CUSTODIANS.get(holder), number)), text);
      tell(progress, number);
    }
    for (int number = 0; number < documents; number++) {
      GeneratedFile file = GeneratedFile.drawn(prose, random, 10 + random.nextInt(60));
      String custodian = CUSTODIANS.get(random.nextInt(CUSTODIANS.size()));
      Files.write(
          folder.resolve("%s/documents/%06d.%s".formatted(custodian, number, file.ending())),
          file.bytes());
      tell(progress, mails + number);
    }
  }

  private static void tell(IntConsumer progress, int number) {
    if ((number + 1) % TOLD_EVERY == 0) {
      progress.accept(number + 1);
    }
  }

  /// Breaks lines as programs for mail do.
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    for (String paragraph : text.split("\n", -1)) {
      String left = paragraph;
      while (left.length() > LINE && left.lastIndexOf(' ', LINE) > 1) {
        int space = left.lastIndexOf(' ', LINE);
        lines.append(left, 0, space).append('\n');
        left = left.substring(space + 1);
      }
      lines.append(left).append('\n');
    }
    return lines.toString();
  }

  private static String way(int number) {
    return "Received: from a.example by b.example with SMTP id %06d; %s\r\n"
        .formatted(number, date(number));
  }

  private static String date(int number) {
    return DateTimeFormatter.RFC_1123_DATE_TIME
        .localizedBy(Locale.ROOT)
        .format(
            LocalDateTime.of(2017, 1, 2, 8, 0).plusMinutes(97L * number).atOffset(ZoneOffset.UTC));
  }

  private static Mail mail(Prose prose, SplittableRandom random, int number, List<Mail> before) {
    String id = "<%06d.%016x@a.example>".formatted(number, random.nextLong());
    String text = prose.paragraph(random, 3 + random.nextInt(8));
    for (int more = random.nextInt(4); more > 0; more--) {
      text += "\n\n" + prose.paragraph(random, 2 + random.nextInt(5));
    }
    String subject = prose.word(random) + " " + prose.word(random) + " " + prose.word(random);
    String references = "";
    if (!before.isEmpty() && random.nextInt(10) < 4) {
      Sent answered = before.get(random.nextInt(before.size())).sent();
      subject =
          answered.subject().startsWith("Re: ") ? answered.subject() : "Re: " + answered.subject();
      references = (answered.references() + " " + answered.id()).strip();
      text += "\n\n> " + answered.text().replace("\n", "\n> ");
    }
    String from = prose.word(random);
    StringBuilder head = new StringBuilder();
    head.append("From: ").append(from).append(" <").append(from).append("@a.example>\r\n");
    head.append("To: ").append(prose.word(random)).append("@b.example\r\n");
    head.append("Date: ").append(date(number)).append("\r\n");
    head.append("Subject: ").append(subject).append("\r\n");
    head.append("Message-ID: ").append(id).append("\r\n");
    if (!references.isEmpty()) {
      String[] all = references.split(" ", -1);
      head.append("In-Reply-To: ").append(all[all.length - 1]).append("\r\n");
      head.append("References: ").append(String.join("\r\n ", all)).append("\r\n");
    }
    head.append("MIME-Version: 1.0\r\n");
    String body = wrapped(text).replace("\n", "\r\n") + "\r\n";
    int hungOn = random.nextInt(10) < 3 ? 1 + random.nextInt(2) : 0;
    if (hungOn == 0) {
      head.append("Content-Type: text/plain; charset=utf-8\r\n\r\n").append(body);
    } else {
      String boundary = "=_%016x".formatted(random.nextLong());
      head.append("Content-Type: multipart/mixed; boundary=\"")
          .append(boundary)
          .append("\"\r\n\r\n");
      head.append("--").append(boundary);
      head.append("\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n").append(body);
      for (int at = 0; at < hungOn; at++) {
        GeneratedFile file = GeneratedFile.drawn(prose, random, 2 + random.nextInt(12));
        String name = prose.word(random) + "." + file.ending();
        head.append("--").append(boundary).append("\r\nContent-Type: ").append(file.type());
        head.append("; name=\"").append(name).append("\"\r\nContent-Disposition: attachment;");
        head.append(" filename=\"").append(name);
        head.append("\"\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        head.append(Base64.getMimeEncoder().encodeToString(file.bytes())).append("\r\n");
      }
      head.append("--").append(boundary).append("--\r\n");
    }
    return new Mail(new Sent(id, references, subject, text), head.toString());
  }
}
