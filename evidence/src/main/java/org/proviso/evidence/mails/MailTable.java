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
import java.util.function.BiConsumer;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.identity.Attached;
import org.proviso.evidence.identity.MailHash;
import org.proviso.evidence.identity.MessageIdHash;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.FiledMail;
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

  private final Map<Digest, Location> masters = new HashMap<>();
  private List<Mail> mails = List.of();
  private Map<String, InThread> threads = Map.of();

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
      int number,
      Item item,
      Map<String, List<String>> fields,
      List<Piece> text,
      Optional<Instant> sent,
      int place,
      List<Attached> attached,
      Set<String> hashes) {}

  private record Mail(
      int number,
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
  /// @param number of the item, greater than those before
  /// @param fields what it says of itself, by name
  /// @param text its text
  /// @param sent when it was sent
  public void add(
      int number,
      Item item,
      Map<String, List<String>> fields,
      List<Piece> text,
      Optional<Instant> sent) {
    closeUntil(item.location());
    int place = places.size();
    boolean hasHead = text.stream().anyMatch(piece -> piece.kind() == TextKind.HEADER);
    if (hasHead) {
      places.add(Optional.empty());
      open.push(
          new Open(number, item, fields, text, sent, place, new ArrayList<>(), new HashSet<>()));
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
        mail.number(),
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

  /// Writes the table. After it [#of(int)] answers.
  ///
  /// @param hashes is given the number and hash of each mail
  /// @throws IOException if it cannot be written, or a text cannot be read
  public void finish(BiConsumer<Integer, Digest> hashes) throws IOException {
    while (!open.isEmpty()) {
      close(open.pop());
    }
    mails = places.stream().flatMap(Optional::stream).toList();
    places.clear();
    List<MailHead> heads = new ArrayList<>();
    Map<String, Mail> byLocation = new HashMap<>();
    for (Mail mail : mails) {
      hashes.accept(mail.number(), mail.hash());
      if (masters.putIfAbsent(mail.hash(), mail.location()) == null && !mail.journal()) {
        heads.add(mail.head());
        byLocation.put(mail.head().mail(), mail);
      }
    }
    threads = threads(Threads.of(heads), byLocation);
    Path made = file.resolveSibling(file.getFileName() + ".new");
    try (CsvWriter rows =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(made))) {
      rows.writeRecord(COLUMNS);
      for (Mail mail : mails) {
        write(rows, mail.location(), filed(mail));
      }
    }
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(CsvWriter rows, Location location, FiledMail mail) {
    rows.writeRecord(
        location.toString(),
        mail.hash().hex(),
        mail.identification().orElse(""),
        mail.sameMailAs().map(Location::toString).orElse(""),
        mail.journal() ? "yes" : "",
        mail.dateHeader(),
        mail.sent().map(Instant::toString).orElse(""),
        mail.thread().map(Location::toString).orElse(""),
        String.join(" ", mail.missing()),
        mail.inclusive() ? "yes" : "no");
  }

  /// Returns what is known of an item as a mail; empty if it is none.
  ///
  /// @param number as it was added
  public Optional<FiledMail> of(int number) {
    int low = 0;
    int high = mails.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Mail mail = mails.get(middle);
      if (mail.number() == number) {
        return Optional.of(filed(mail));
      }
      low = mail.number() < number ? middle + 1 : low;
      high = mail.number() < number ? high : middle - 1;
    }
    return Optional.empty();
  }

  private FiledMail filed(Mail mail) {
    Location master = masters.getOrDefault(mail.hash(), mail.location());
    InThread thread = threads.getOrDefault(master.toString(), InThread.NONE);
    return new FiledMail(
        mail.hash(),
        mail.mih(),
        master.equals(mail.location()) ? Optional.empty() : Optional.of(master),
        mail.journal(),
        mail.dateHeader(),
        mail.head().sent(),
        thread.name(),
        thread.place(),
        thread.missing(),
        thread.inclusive());
  }

  /// @param name the location of the first mail of the thread; empty for a mail that stands alone
  /// @param place where in it the mail stands, from 0
  /// @param missing what is missing in it
  /// @param inclusive whether the mail has to be read
  private record InThread(
      Optional<Location> name, int place, List<String> missing, boolean inclusive) {

    static final InThread NONE = new InThread(Optional.empty(), 0, List.of(), true);
  }

  private Map<String, InThread> threads(List<MailThread> threads, Map<String, Mail> mails)
      throws IOException {
    Map<String, InThread> inThreads = new HashMap<>();
    for (MailThread thread : threads) {
      List<String> members = thread.mails();
      List<String> missing = thread.missing().stream().sorted().toList();
      if (members.size() < 2 && missing.isEmpty()) {
        continue;
      }
      Set<String> inclusive = InclusiveMails.of(thread, contents(members, mails));
      Optional<Location> name = Optional.of(Location.parse(members.getFirst()));
      int place = 0;
      for (String member : members) {
        inThreads.put(member, new InThread(name, place++, missing, inclusive.contains(member)));
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
