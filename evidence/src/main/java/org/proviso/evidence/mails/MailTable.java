package org.proviso.evidence.mails;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.identity.Attached;
import org.proviso.evidence.identity.MailHash;
import org.proviso.evidence.identity.MessageIdHash;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.TextsOfItems;
import org.proviso.evidence.thread.InclusiveMails;
import org.proviso.evidence.thread.MailContent;
import org.proviso.evidence.thread.MailHead;
import org.proviso.evidence.thread.MailThread;
import org.proviso.evidence.thread.Threads;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Makes the table of mails, CSV in UTF-8, of rows in the order of locations. Used by one thread.
///
/// A mail is what has a [MailHash]. The first of several with the same one is their master; the
/// others are the same mail in other files. Threads are made of masters, and so is what is
/// inclusive.
public final class MailTable implements Closeable {

  /// The columns, in order.
  public static final List<String> COLUMNS =
      List.of(
          "location",
          "mail_v1",
          "mih",
          "same_mail_as",
          "journal_report",
          "date_header",
          "date_utc",
          "thread",
          "missing_in_thread",
          "inclusive");

  private final Path file;
  private final TextsOfItems texts;
  private final Deque<Open> open = new ArrayDeque<>();

  /// One for each item with the head of a mail, in their order; empty until its attachments are
  /// known, and for what turns out to be no mail.
  private final List<Optional<Mail>> places = new ArrayList<>();

  /// Begins a table.
  ///
  /// @param file where it will be
  /// @param texts of the mails, which are read again for those in threads
  public MailTable(Path file, TextsOfItems texts) {
    this.file = file;
    this.texts = texts;
  }

  /// A mail whose attachments are still to come.
  private record Open(
      Item item,
      Map<String, List<String>> fields,
      List<Piece> text,
      Optional<Instant> sent,
      int place,
      List<Attached> attached,
      Set<String> hashes) {}

  private record Mail(
      Location location,
      String name,
      Optional<Digest> sha256,
      Digest hash,
      Optional<String> mih,
      boolean journal,
      String dateHeader,
      MailHead head,
      Set<String> attached) {}

  /// Adds a row of the manifest, in its order, whether it is a mail or not.
  ///
  /// @param fields what it says of itself, by name
  /// @param text its text
  /// @param sent when it was sent
  public void add(
      Item item, Map<String, List<String>> fields, List<Piece> text, Optional<Instant> sent) {
    closeUntil(item.location());
    int place = places.size();
    boolean hasHead = text.stream().anyMatch(piece -> piece.kind() == TextKind.HEADER);
    if (hasHead) {
      places.add(Optional.empty());
      open.push(new Open(item, fields, text, sent, place, new ArrayList<>(), new HashSet<>()));
    } else if (isDirectlyInOpen(item.location())) {
      attach(item.sha256());
    }
  }

  private boolean isDirectlyInOpen(Location location) {
    return !open.isEmpty()
        && isIn(location, open.element().item().location())
        && location.depth() == open.element().item().location().depth() + 1;
  }

  private void attach(Optional<Digest> sha256) {
    Open mail = open.element();
    mail.attached().add(sha256.<Attached>map(Attached.File::new).orElse(new Attached.Missing()));
    sha256.ifPresent(digest -> mail.hashes().add(digest.hex()));
  }

  private static boolean isIn(Location location, Location container) {
    return location.custodian().equals(container.custodian())
        && location.path().equals(container.path())
        && location.depth() > container.depth()
        && location.positions().subList(0, container.depth()).equals(container.positions());
  }

  /// Ends all open mails that a location does not lie in.
  private void closeUntil(Location location) {
    while (!open.isEmpty() && !isIn(location, open.element().item().location())) {
      close(open.pop());
    }
  }

  private void close(Open mail) {
    Optional<MailHash> hash = MailHash.of(mail.fields(), mail.text(), mail.attached());
    places.set(mail.place(), hash.map(it -> mail(mail, it)));
    if (!open.isEmpty()
        && mail.item().location().depth() == open.element().item().location().depth() + 1) {
      if (hash.isPresent()) {
        open.element().attached().add(new Attached.Mail(hash.get().digest()));
        open.element().hashes().add(hash.get().digest().hex());
      } else {
        attach(mail.item().sha256());
      }
    }
  }

  private static Mail mail(Open mail, MailHash hash) {
    String location = mail.item().location().toString();
    return new Mail(
        mail.item().location(),
        mail.item().name(),
        mail.item().sha256(),
        hash.digest(),
        MessageIdHash.of(mail.fields()),
        MailHash.isJournal(mail.fields()),
        header(mail.fields(), "date"),
        MailHead.of(
            location,
            header(mail.fields(), "message-id"),
            header(mail.fields(), "references"),
            header(mail.fields(), "in-reply-to"),
            header(mail.fields(), "thread-index"),
            mail.sent()),
        Set.copyOf(mail.hashes()));
  }

  private static String header(Map<String, List<String>> fields, String name) {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().toLowerCase(Locale.ROOT).equals("header:" + name))
        .flatMap(field -> field.getValue().stream())
        .findFirst()
        .orElse("");
  }

  /// Writes the table.
  ///
  /// @throws IOException if it cannot be written, or a text cannot be read
  public void finish() throws IOException {
    while (!open.isEmpty()) {
      close(open.pop());
    }
    List<Mail> mails = places.stream().flatMap(Optional::stream).toList();
    Map<Digest, Location> masters = new HashMap<>();
    List<MailHead> heads = new ArrayList<>();
    Map<String, Mail> byLocation = new HashMap<>();
    for (Mail mail : mails) {
      if (masters.putIfAbsent(mail.hash(), mail.location()) == null && !mail.journal()) {
        heads.add(mail.head());
        byLocation.put(mail.head().mail(), mail);
      }
    }
    Map<String, InThread> threads = threads(Threads.of(heads), byLocation);
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (CsvWriter rows =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made))) {
      rows.writeRecord(COLUMNS);
      for (Mail mail : mails) {
        write(rows, mail, masters.getOrDefault(mail.hash(), mail.location()), threads);
      }
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(
      CsvWriter rows, Mail mail, Location master, Map<String, InThread> threads) {
    InThread thread = threads.getOrDefault(master.toString(), new InThread("", "", true));
    rows.writeRecord(
        mail.location().toString(),
        mail.hash().hex(),
        mail.mih().orElse(""),
        master.equals(mail.location()) ? "" : master.toString(),
        mail.journal() ? "yes" : "",
        mail.dateHeader(),
        mail.head().sent().map(Instant::toString).orElse(""),
        thread.name(),
        thread.missing(),
        thread.inclusive() ? "yes" : "no");
  }

  /// @param name the location of the first mail of the thread; empty for a mail that stands alone
  /// @param missing what is missing in it
  /// @param inclusive whether the mail has to be read
  private record InThread(String name, String missing, boolean inclusive) {}

  private Map<String, InThread> threads(List<MailThread> threads, Map<String, Mail> mails)
      throws IOException {
    Map<String, InThread> inThreads = new HashMap<>();
    for (MailThread thread : threads) {
      List<String> members = thread.mails();
      String missing = thread.missing().stream().sorted().collect(Collectors.joining(" "));
      if (members.size() < 2 && missing.isEmpty()) {
        continue;
      }
      Set<String> inclusive = InclusiveMails.of(thread, contents(members, mails));
      for (String member : members) {
        inThreads.put(
            member, new InThread(members.getFirst(), missing, inclusive.contains(member)));
      }
    }
    return inThreads;
  }

  private Map<String, MailContent> contents(List<String> members, Map<String, Mail> mails)
      throws IOException {
    Map<String, MailContent> contents = new HashMap<>();
    for (String member : members) {
      Mail mail = mails.get(member);
      if (mail == null || mail.sha256().isEmpty()) {
        continue;
      }
      StringBuilder body = new StringBuilder();
      for (Piece piece : texts.of(mail.sha256().get(), mail.name())) {
        if (piece.kind() == TextKind.BODY) {
          body.append(piece.text()).append('\n');
        }
      }
      contents.put(member, new MailContent(body.toString(), mail.attached()));
    }
    return contents;
  }

  @Override
  public void close() {
    open.clear();
  }
}
