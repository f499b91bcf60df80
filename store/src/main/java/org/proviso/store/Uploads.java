package org.proviso.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.FileKind;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.answer.UploadLimits;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.springframework.dao.DataIntegrityViolationException;

/// Files of recipients on their way into the database, piece by piece.
///
/// Each piece is a row that is added in a transaction of its own, so what has arrived is what is
/// committed, whatever breaks off: an upload goes on where the last piece ends. When all is there,
/// its SHA-256 is taken from the rows. A finished upload stays for good. One that is not is
/// nobody's answer yet: its rows go when it has expired or was given up, and nothing is said of it
/// in the record. Thread-safe.
public final class Uploads {

  /// How many bytes a piece may have.
  public static final int LONGEST_PIECE = 256 * 1024;

  /// What it comes to when an upload is begun.
  public sealed interface Begun {

    /// It is.
    ///
    /// @param id its identifier
    record Yes(String id) implements Begun {}

    /// It is not, and nothing was kept.
    record Refused(Reason reason) implements Begun {}

    /// Why it is not.
    enum Reason {
      /// No version of an answer is open.
      NOT_BEGUN,
      /// The letter has no such item.
      NO_ITEM,
      /// The file has no byte.
      EMPTY,
      /// The file is larger than one may be.
      FILE_TOO_LARGE,
      /// The answer has as many files as it may.
      TOO_MANY_FILES,
      /// The recipient has as many bytes as it may.
      RECIPIENT_FULL
    }
  }

  /// What it comes to when a piece arrives.
  public sealed interface Arrived {

    /// It is kept.
    ///
    /// @param offset where the next one begins
    record Kept(long offset) implements Arrived {}

    /// It does not begin where the last one ends, and is not kept.
    ///
    /// @param offset where the next one begins
    record OtherOffset(long offset) implements Arrived {}

    /// There would be more than the upload is to have. It is not kept.
    record TooLong() implements Arrived {}

    /// There is no such upload for this party, or it takes no piece any more.
    record NotThere() implements Arrived {}
  }

  /// What it comes to when an upload is to be finished.
  public sealed interface Finished {

    /// It is whole, and on the record.
    ///
    /// @param hash SHA-256 of what arrived
    /// @param event number of the event
    record Yes(Digest hash, FileKind kind, long event) implements Finished {}

    /// It was finished before.
    record Before(Digest hash) implements Finished {}

    /// Some of it is missing.
    ///
    /// @param offset where the next piece begins
    record Missing(long offset) implements Finished {}

    /// What arrived is not what was said to be sent. The upload is given up.
    record OtherHash(Digest declared, Digest arrived) implements Finished {}

    /// There is no such upload for this party, or it was given up.
    record NotThere() implements Finished {}
  }

  private static final EventKind FINISHED = new EventKind("answer.uploaded");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final UploadLimits limits;

  /// Makes the uploads of an open database.
  public Uploads(Database database, UploadLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  /// Begins an upload to the version of an answer that is open.
  ///
  /// @param item number of the item that it is for
  /// @param length in bytes
  /// @param declared SHA-256 of what will be sent; null if that is not known yet
  public Begun begin(
      String inquiry,
      String party,
      int item,
      FileName name,
      long length,
      @Nullable Digest declared,
      By by) {
    return PortalSql.inTransaction(
        database,
        party,
        connection -> {
          InquirySql sql = InquirySql.on(connection);
          // One at a time for each party, so that two do not both fit under a limit.
          sql.has("SELECT pg_advisory_xact_lock(hashtext('answer.upload'), hashtext(?))", party);
          Optional<AnswerFile.Version> open = AnswerRows.file(sql, inquiry, party).open();
          if (open.isEmpty()) {
            return new Begun.Refused(Begun.Reason.NOT_BEGUN);
          }
          AnswerFile.Version version = open.get();
          Optional<Begun.Reason> refusal = refusal(sql, inquiry, party, version, item, length);
          if (refusal.isPresent()) {
            return new Begun.Refused(refusal.get());
          }
          String id = newId();
          sql.insert(
              "INSERT INTO answer.upload (upload, inquiry, party, version, asked, item, name,"
                  + " length, declared, begun, begun_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::bytea,"
                  + " ?, ?)",
              id,
              inquiry,
              party,
              version.number(),
              version.asked(),
              item,
              name.given(),
              length,
              declared,
              by.at(),
              by.actor().id());
          return new Begun.Yes(id);
        });
  }

  private Optional<Begun.Reason> refusal(
      InquirySql sql,
      String inquiry,
      String party,
      AnswerFile.Version version,
      int item,
      long length)
      throws SQLException {
    if (item < 1 || item > version.items()) {
      return Optional.of(Begun.Reason.NO_ITEM);
    }
    if (length < 1) {
      return Optional.of(Begun.Reason.EMPTY);
    }
    if (length > limits.bytesOfFile()) {
      return Optional.of(Begun.Reason.FILE_TOO_LARGE);
    }
    String kept =
        " FROM answer.upload u WHERE NOT EXISTS (SELECT FROM answer.abandoned a"
            + " WHERE a.upload = u.upload) AND u.party = ?";
    int files =
        sql.number(
            "SELECT count(*)" + kept + " AND u.inquiry = ? AND u.version = ?",
            party,
            inquiry,
            version.number());
    if (files >= limits.filesOfAnswer()) {
      return Optional.of(Begun.Reason.TOO_MANY_FILES);
    }
    long bytes =
        sql.list("SELECT coalesce(sum(u.length), 0)" + kept, row -> row.getLong(1), party)
            .getFirst();
    return bytes + length > limits.bytesOfRecipient()
        ? Optional.of(Begun.Reason.RECIPIENT_FULL)
        : Optional.empty();
  }

  private static String newId() {
    StringBuilder id = new StringBuilder("u-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /// Returns an upload of a party; empty if there is none.
  public Optional<AnswerFile.Upload> find(String party, String upload) {
    return PortalSql.inTransaction(
        database, party, connection -> AnswerRows.upload(InquirySql.on(connection), upload));
  }

  /// Keeps a piece.
  ///
  /// @param offset where it begins
  /// @param piece from 1 to [#LONGEST_PIECE] bytes
  /// @throws IllegalArgumentException if it has none or more
  public Arrived append(String party, String upload, long offset, byte[] piece) {
    if (piece.length < 1 || piece.length > LONGEST_PIECE) {
      throw new IllegalArgumentException("a piece of " + piece.length + " bytes");
    }
    try {
      return PortalSql.inTransaction(
          database,
          party,
          connection -> append(InquirySql.on(connection), party, upload, offset, piece));
    } catch (DataIntegrityViolationException e) {
      // Another piece came first, or the upload went: the schema let in one of them.
      Optional<AnswerFile.Upload> now = find(party, upload);
      if (now.isEmpty() || now.get().abandoned()) {
        return new Arrived.NotThere();
      }
      if (now.get().arrived() == offset) {
        throw e;
      }
      return new Arrived.OtherOffset(now.get().arrived());
    }
  }

  private static Arrived append(
      InquirySql sql, String party, String upload, long offset, byte[] piece) throws SQLException {
    Optional<AnswerFile.Upload> found = AnswerRows.upload(sql, upload);
    if (found.isEmpty() || found.get().abandoned() || found.get().finished() != null) {
      return new Arrived.NotThere();
    }
    AnswerFile.Upload before = found.get();
    if (before.arrived() != offset) {
      return new Arrived.OtherOffset(before.arrived());
    }
    if (offset + piece.length > before.length()) {
      return new Arrived.TooLong();
    }
    sql.insert(
        "INSERT INTO answer.chunk (upload, party, start, stop, length, content)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        upload,
        party,
        offset,
        offset + piece.length,
        before.length(),
        piece);
    return new Arrived.Kept(offset + piece.length);
  }

  /// Finishes an upload whose last piece has arrived: takes its hash from what is kept.
  ///
  /// @param declared SHA-256 of what was sent, if the sender says it now; null if it did before or
  ///   does not
  public Finished finish(String party, String upload, @Nullable Digest declared, By by) {
    Optional<AnswerFile.Upload> found = find(party, upload);
    if (found.isEmpty() || found.get().abandoned()) {
      return new Finished.NotThere();
    }
    AnswerFile.Upload whole = found.get();
    if (whole.finished() != null) {
      return new Finished.Before(whole.finished().hash());
    }
    if (whole.arrived() < whole.length()) {
      return new Finished.Missing(whole.arrived());
    }
    // Rows of a whole upload do not change, so they are read before the record is held.
    Content content = new Content(database, party, upload);
    MessageDigest sha256 = newSha256();
    byte[] first = new byte[0];
    for (byte[] piece = content.next(); piece.length > 0; piece = content.next()) {
      if (first.length < FileKind.LOOKED_AT) {
        first = joined(first, piece);
      }
      sha256.update(piece);
    }
    Digest arrived = Digest.of(sha256.digest());
    FileKind kind = FileKind.of(first);
    return PortalSql.act(
        database,
        party,
        (sql, head) -> finish(sql, head, party, upload, declared, arrived, kind, by));
  }

  private static byte[] joined(byte[] first, byte[] piece) {
    int more = Math.min(piece.length, FileKind.LOOKED_AT - first.length);
    byte[] joined = Arrays.copyOf(first, first.length + more);
    System.arraycopy(piece, 0, joined, first.length, more);
    return joined;
  }

  private static Finished finish(
      InquirySql sql,
      HeldHead head,
      String party,
      String upload,
      @Nullable Digest declared,
      Digest arrived,
      FileKind kind,
      By by)
      throws SQLException {
    record Row(String inquiry, long length, @Nullable Digest declared) {}
    List<Row> rows =
        sql.list(
            "SELECT u.inquiry, u.length, u.declared FROM answer.upload u WHERE u.upload = ?"
                + " AND NOT EXISTS (SELECT FROM answer.finished f WHERE f.upload = u.upload)"
                + " AND NOT EXISTS (SELECT FROM answer.abandoned a WHERE a.upload = u.upload)",
            row ->
                new Row(
                    row.getString(1),
                    row.getLong(2),
                    row.getBytes(3) == null ? null : Digest.of(row.getBytes(3))),
            upload);
    if (rows.isEmpty()) {
      // Somebody else finished it, or gave it up, while it was hashed.
      return AnswerRows.upload(sql, upload)
          .map(AnswerFile.Upload::finished)
          .<Finished>map(it -> new Finished.Before(it.hash()))
          .orElse(new Finished.NotThere());
    }
    Row row = rows.getFirst();
    for (Digest said : new @Nullable Digest[] {row.declared(), declared}) {
      if (said != null && !said.equals(arrived)) {
        abandon(sql, party, upload, by.at());
        return new Finished.OtherHash(said, arrived);
      }
    }
    sql.insert(
        "INSERT INTO answer.finished (upload, inquiry, party, length, hash, kind, finished, event)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        upload,
        row.inquiry(),
        party,
        row.length(),
        arrived,
        kind.word(),
        by.at(),
        head.next());
    long event =
        head.append(
                by.at(),
                by.actor(),
                FINISHED,
                new Subject("recipient", row.inquiry() + "/" + party),
                Map.of("bytes", row.length(), "sha256", arrived.hex(), "upload", upload))
            .header()
            .number();
    return new Finished.Yes(arrived, kind, event);
  }

  /// Gives up an upload that is not finished; returns whether there was one.
  public boolean abandon(String party, String upload, By by) {
    return PortalSql.inTransaction(
        database,
        party,
        connection -> {
          InquirySql sql = InquirySql.on(connection);
          Optional<AnswerFile.Upload> found = AnswerRows.upload(sql, upload);
          if (found.isEmpty() || found.get().abandoned() || found.get().finished() != null) {
            return false;
          }
          abandon(sql, party, upload, by.at());
          return true;
        });
  }

  private static void abandon(InquirySql sql, String party, String upload, Instant at)
      throws SQLException {
    sql.insert(
        "INSERT INTO answer.abandoned (upload, inquiry, party, abandoned)"
            + " SELECT upload, inquiry, party, ? FROM answer.upload WHERE upload = ? AND party = ?",
        at,
        upload,
        party);
  }

  /// Returns what a party uploaded, from its first byte; nothing if there is no such upload.
  public InputStream read(String party, String upload) {
    return new Content(database, party, upload);
  }

  /// Returns what was certified, as staff reads it; nothing if there is no such upload, or it is in
  /// no answer that was certified.
  public InputStream readCertified(String upload) {
    return new Content(database, null, upload);
  }

  /// Removes the rows of uploads that were begun before an instant, or given up, and that are not
  /// finished; returns how many uploads went.
  public int expire(Instant begunBefore) {
    return database
        .app()
        .sql("SELECT answer.expire(?)")
        .param(begunBefore.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// What was uploaded, read piece by piece: a slow reader holds no connection.
  private static final class Content extends InputStream {

    private final Database database;
    private final @Nullable String party;
    private final String upload;
    private long offset;
    private byte[] piece = new byte[0];
    private int place;

    /// @param party null for staff
    Content(Database database, @Nullable String party, String upload) {
      this.database = database;
      this.party = party;
      this.upload = upload;
    }

    /// Returns the next piece; without a byte at the end.
    byte[] next() {
      Sql.Work<byte[]> work =
          connection ->
              InquirySql.on(connection)
                  .list(
                      "SELECT content FROM answer.chunk WHERE upload = ? AND start = ?",
                      row -> row.getBytes(1),
                      upload,
                      offset)
                  .stream()
                  .findFirst()
                  .orElse(new byte[0]);
      byte[] next =
          party == null
              ? InquirySql.read(database, work)
              : PortalSql.inTransaction(database, party, work);
      offset += next.length;
      return next;
    }

    private boolean ended() {
      if (place == piece.length) {
        piece = next();
        place = 0;
      }
      return piece.length == 0;
    }

    @Override
    public int read() throws IOException {
      return ended() ? -1 : piece[place++] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (ended()) {
        return -1;
      }
      int length = Math.min(most, piece.length - place);
      System.arraycopy(piece, place, into, at, length);
      place += length;
      return length;
    }
  }
}
