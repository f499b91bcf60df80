package org.proviso.store;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.record.Digest;

/// What recipients handed over and certified, read by the owner's login.
///
/// It works also beside the program that has the database open, and changes nothing. Drafts, files
/// that no certified reply names, and logs of what is withheld are not seen here. Serves one
/// reader; not thread-safe.
public final class HandedIn implements AutoCloseable {

  /// A file of one certified answer.
  ///
  /// @param version number of the answer, which is that of its receipt
  /// @param receipt SHA-256 that the receipt names
  /// @param certified when the version was certified first, whoever certified it after
  /// @param items numbers of the items that it is handed over for, each once, in their order
  /// @param upload identifier; the same in each version that names the file
  /// @param length in bytes
  /// @param hash SHA-256 of what arrived
  public record Item(
      int version,
      Digest receipt,
      Instant certified,
      List<Integer> items,
      String upload,
      FileName name,
      long length,
      Digest hash) {

    /// Copies the list.
    public Item {
      items = List.copyOf(items);
    }
  }

  private final Connection connection;
  private final InquirySql sql;

  private HandedIn(Connection connection) {
    this.connection = connection;
    sql = InquirySql.on(connection);
  }

  /// Begins to read a database that [TableEntry] would open; to be closed by the caller.
  ///
  /// @throws SQLException if nobody answers there, or not to this login
  public static HandedIn open(OwnerLogin login) throws SQLException {
    Connection connection = login.connect();
    try (Statement statement = connection.createStatement()) {
      // As the owner, who is no staff, gets rows at all. What was certified each statement asks
      // for itself, as it has to for a superuser, whom policies do not bind.
      statement.execute("SET proviso.reader = 'backup'");
      connection.setReadOnly(true);
      return new HandedIn(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// Returns the words of all inquiries, in alphabetical order.
  public List<String> inquiries() throws SQLException {
    return sql.list(
        "SELECT inquiry FROM inquiry.inquiry ORDER BY inquiry COLLATE \"C\"",
        row -> row.getString(1));
  }

  /// Returns the parties that letters of an inquiry were written to, in alphabetical order.
  public List<String> parties(String inquiry) throws SQLException {
    return sql.list(
        "SELECT party FROM inquiry.letter WHERE inquiry = ? GROUP BY party"
            + " ORDER BY party COLLATE \"C\"",
        row -> row.getString(1),
        inquiry);
  }

  /// Returns the files of all certified versions of an answer, by version, item and place. A file
  /// that a later version names again is there for that as well. What is there once keeps its
  /// place: a version that is certified later comes last.
  public List<Item> items(String inquiry, String party) throws SQLException {
    record Key(int version, String upload) {}
    Map<Key, Item> items = new LinkedHashMap<>();
    List<Item> rows =
        sql.list(
            "SELECT c.version, n.set_hash, n.certified, c.item, u.upload, u.name, f.length, f.hash"
                + " FROM answer.certified c JOIN answer.certification n ON n.inquiry = c.inquiry"
                + " AND n.party = c.party AND n.version = c.version AND n.number = 1"
                + " JOIN answer.produced p ON p.inquiry = c.inquiry AND p.party = c.party"
                + " AND p.version = c.version AND p.item = c.item AND p.revision = c.revision"
                + " JOIN answer.upload u ON u.upload = p.upload AND u.party = p.party"
                + " JOIN answer.finished f ON f.upload = u.upload"
                + " WHERE c.inquiry = ? AND c.party = ? ORDER BY c.version, c.item, p.place",
            row ->
                new Item(
                    row.getInt(1),
                    Digest.of(row.getBytes(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    List.of(row.getInt(4)),
                    row.getString(5),
                    FileName.of(row.getString(6)).orElseThrow(),
                    row.getLong(7),
                    Digest.of(row.getBytes(8))),
            inquiry,
            party);
    rows.forEach(row -> items.merge(new Key(row.version(), row.upload()), row, HandedIn::forBoth));
    return List.copyOf(items.values());
  }

  private static Item forBoth(Item first, Item next) {
    List<Integer> items = new ArrayList<>(first.items());
    items.addAll(next.items());
    return new Item(
        first.version(),
        first.receipt(),
        first.certified(),
        items,
        first.upload(),
        first.name(),
        first.length(),
        first.hash());
  }

  /// Writes the bytes of a file as they were kept, piece by piece. Whether they have its hash is
  /// for the caller to look at.
  ///
  /// @param to not closed here
  /// @throws IOException if it does not take them
  public void write(Item item, OutputStream to) throws IOException, SQLException {
    long offset = 0;
    while (offset < item.length()) {
      List<byte[]> piece =
          sql.list(
              "SELECT content FROM answer.chunk WHERE upload = ? AND start = ?",
              row -> row.getBytes(1),
              item.upload(),
              offset);
      if (piece.isEmpty()) {
        return;
      }
      to.write(piece.getFirst());
      offset += piece.getFirst().length;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
