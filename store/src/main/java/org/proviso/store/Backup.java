package org.proviso.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;

/// A whole database in one file, and back.
///
/// The file is a ZIP: every table of the record, the register, the dockets, the inquiries, the
/// ledger and the search box as PostgreSQL copies it in text form, and after them a manifest with
/// the version of the tables and, for each, the count of its rows and its SHA-256. Timers are not
/// in it: what is to be done next is found again from what is recorded. It needs no program of
/// PostgreSQL's, and works beside whoever has the database open.
public final class Backup {

  /// What restoring comes to.
  public sealed interface Outcome {

    /// Everything is in the database.
    ///
    /// @param tables how many tables
    /// @param rows how many rows in all
    record Restored(int tables, long rows) implements Outcome {}

    /// Nothing of the file is in the database.
    ///
    /// @param refusal why
    /// @param detail what was found, and what was expected
    record Refused(Refusal refusal, String detail) implements Outcome {}
  }

  /// Why a file is not restored.
  public enum Refusal {
    /// The file is no backup, or not a whole one, or not as it was written.
    DAMAGED,
    /// It was made with tables of another version.
    OTHER_VERSION,
    /// The database that it is to go into has records.
    NOT_EMPTY,
    /// The database can not be opened.
    NO_DATABASE
  }

  private static final String MANIFEST = "manifest.txt";
  private static final String HEADING = "proviso backup 1";
  private static final int LONGEST_MANIFEST = 1 << 20;
  private static final Pattern TABLE =
      Pattern.compile("table ([a-z_]+\\.[a-z_]+) rows ([0-9]{1,18}) sha256 ([0-9a-f]{64})");
  private static final Pattern VERSION = Pattern.compile("version ([0-9]{1,9})");

  /// Filled by a migration, so an empty database has it.
  private static final String SEEDED = "docket.kind";

  private static final String RESTORED =
      "Restored from a backup: the letter may have gone out after that was taken.";

  private static final String RECORD = "record.";
  private static final Set<String> STAYING = Set.of("ledger", "matter", "finding", "review");
  private static final Set<String> KEPT_BY_POLICIES =
      Set.of("inquiry", "answer", "ledger", "matter", "finding", "review");

  /// Without it a login that is no superuser would see no row of what policies keep, and say
  /// nothing.
  private static final String SEE_ALL = "SET proviso.reader = 'backup'";

  /// @param rows how many
  /// @param hash SHA-256 of the rows in text form, as hexadecimal digits
  private record Copied(long rows, String hash) {}

  private record Manifest(String version, Map<String, Copied> tables) {}

  private static final class Damage extends Exception {
    private Damage(String message) {
      super(message);
    }
  }

  private Backup() {}

  /// Writes a backup of one moment, whatever is written to the database meanwhile.
  ///
  /// @param out taken to its end and left open
  /// @param taken when, as the manifest says
  /// @return how many rows
  public static long write(OwnerLogin login, OutputStream out, Instant taken)
      throws IOException, SQLException {
    try (Connection connection = login.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      Sql.execute(connection, SEE_ALL);
      StringBuilder manifest = new StringBuilder(HEADING).append('\n');
      manifest.append("version ").append(version(connection)).append('\n');
      manifest.append("taken ").append(taken).append('\n');
      ZipOutputStream zip = new ZipOutputStream(out);
      long rows = 0;
      for (String table : tables(connection)) {
        zip.putNextEntry(new ZipEntry(table));
        Copied copied = copy(connection, table, zip);
        zip.closeEntry();
        manifest.append("table ").append(table).append(" rows ").append(copied.rows());
        manifest.append(" sha256 ").append(copied.hash()).append('\n');
        rows += copied.rows();
      }
      String hash = hash(manifest.toString());
      manifest.append("sha256 ").append(hash).append('\n');
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.finish();
      connection.rollback();
      return rows;
    }
  }

  private static Copied copy(Connection connection, String table, OutputStream out)
      throws IOException, SQLException {
    MessageDigest digest = sha256();
    OutputStream hashed =
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            digest.update(bytes, from, length);
            out.write(bytes, from, length);
          }

          @Override
          public void write(int b) throws IOException {
            digest.update((byte) b);
            out.write(b);
          }
        };
    // Where rows lie is up to the server: it puts a short row into an earlier page that has room.
    String sql =
        "COPY (SELECT %s FROM %s ORDER BY %s) TO STDOUT"
            .formatted(columns(connection, table), table, key(connection, table));
    long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, hashed);
    return new Copied(rows, HexFormat.of().formatHex(digest.digest()));
  }

  /// Puts a backup into a database without records, all or nothing. The file is checked from end to
  /// end before the database is touched.
  ///
  /// A letter that waits in the backup may have gone out after it was taken. None is sent again by
  /// itself: each is for a person from now on, as one whose attempt was interrupted.
  ///
  /// @param now what the clock says
  /// @throws IOException if the file can not be read
  /// @throws SQLException if the database fails
  public static Outcome restore(Path file, OwnerLogin into, Instant now)
      throws IOException, SQLException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip);
      String ours = ours(into);
      if (!manifest.version().equals(ours)) {
        return new Outcome.Refused(
            Refusal.OTHER_VERSION,
            "the backup has tables of version " + manifest.version() + ", this program of " + ours);
      }
      checkHashes(zip, manifest);
      return restore(zip, manifest, into, now);
    } catch (Damage e) {
      return new Outcome.Refused(Refusal.DAMAGED, file.getFileName() + ": " + e.getMessage());
    } catch (java.util.zip.ZipException e) {
      return new Outcome.Refused(Refusal.DAMAGED, file.getFileName() + ": " + e.getMessage());
    }
  }

  private static Outcome restore(ZipFile zip, Manifest manifest, OwnerLogin into, Instant now)
      throws IOException, SQLException, Damage {
    try (Connection before = into.connect()) {
      Sql.execute(before, SEE_ALL);
      if (hasRecords(before)) {
        return new Outcome.Refused(Refusal.NOT_EMPTY, into + " has records");
      }
    } catch (SQLException e) {
      return new Outcome.Refused(Refusal.NO_DATABASE, into + ": " + e.getMessage());
    }
    switch (Database.open(into)) {
      case Database.Outcome.Refused(var refusal, String detail) -> {
        return new Outcome.Refused(Refusal.NO_DATABASE, detail);
      }
      case Database.Outcome.Opened(Database database) -> database.close();
    }
    try (Connection connection = into.connect()) {
      if (!Opening.lock(connection)) {
        return new Outcome.Refused(Refusal.NO_DATABASE, into + " was opened just now");
      }
      connection.setAutoCommit(false);
      long rows = 0;
      try {
        Sql.execute(connection, SEE_ALL);
        if (hasRecords(connection)) {
          return new Outcome.Refused(Refusal.NOT_EMPTY, into + " has records");
        }
        if (!new TreeSet<>(tables(connection)).equals(new TreeSet<>(manifest.tables().keySet()))) {
          throw new Damage("its tables are not those of version " + manifest.version());
        }
        // A table can not be altered while something of it is left to be looked for at the end.
        Sql.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        Sql.execute(connection, "DELETE FROM " + SEEDED);
        for (String table : tables(connection)) {
          rows += restore(zip, table, manifest, connection);
        }
        setSequences(connection);
        Sql.execute(connection, "SET CONSTRAINTS ALL DEFERRED");
        Outbox.doubtAll(connection, RESTORED, now);
        connection.commit();
      } catch (SQLException | IOException | Damage e) {
        connection.rollback();
        throw e;
      }
      return new Outcome.Restored(manifest.tables().size(), rows);
    }
  }

  private static long restore(ZipFile zip, String table, Manifest manifest, Connection connection)
      throws IOException, SQLException, Damage {
    Copied stated = manifest.tables().get(table);
    if (stated == null) {
      throw new Damage("no table " + table);
    }
    // The rows have their numbers; to number them again in another order would change them. Those
    // of the record are looked at once more.
    boolean numbered = !table.startsWith(RECORD);
    if (numbered) {
      Sql.execute(connection, "ALTER TABLE " + table + " DISABLE TRIGGER USER");
    }
    // No row is copied into a table while a policy binds whoever copies.
    String schema = table.substring(0, table.indexOf('.'));
    boolean kept = KEPT_BY_POLICIES.contains(schema);
    if (kept) {
      Sql.execute(connection, "ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
    }
    long rows;
    try (InputStream in = open(zip, table)) {
      rows = CopyText.copy(connection, table + " (" + columns(connection, table) + ")", in);
    }
    if (numbered) {
      Sql.execute(connection, "ALTER TABLE " + table + " ENABLE TRIGGER USER");
      if (STAYING.contains(schema)) {
        Sql.execute(connection, "ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER stay");
      }
    }
    if (kept) {
      Sql.execute(connection, "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
    }
    if (rows != stated.rows()) {
      throw new Damage(table + " has " + rows + " rows, the manifest says " + stated.rows());
    }
    return rows;
  }

  private static Manifest manifest(ZipFile zip) throws IOException, Damage {
    String text;
    try (InputStream in = open(zip, MANIFEST)) {
      text = new String(in.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8);
    }
    int last = text.lastIndexOf("sha256 ", Math.max(0, text.length() - 64));
    if (last < 0
        || !text.substring(last).equals("sha256 " + hash(text.substring(0, last)) + "\n")) {
      throw new Damage("the manifest is not as it was written");
    }
    List<String> lines = text.lines().toList();
    Matcher version = VERSION.matcher(lines.size() > 1 ? lines.get(1) : "");
    if (!lines.getFirst().equals(HEADING) || !version.matches()) {
      throw new Damage("the manifest does not begin with " + HEADING);
    }
    Map<String, Copied> tables = new LinkedHashMap<>();
    for (String line : lines.subList(3, lines.size() - 1)) {
      Matcher table = TABLE.matcher(line);
      if (!table.matches()) {
        throw new Damage("the manifest has the line " + line);
      }
      tables.put(table.group(1), new Copied(Long.parseLong(table.group(2)), table.group(3)));
    }
    return new Manifest(version.group(1), Collections.unmodifiableMap(tables));
  }

  private static InputStream open(ZipFile zip, String name) throws IOException, Damage {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new Damage("there is no " + name + " in it");
    }
    return zip.getInputStream(entry);
  }

  private static void checkHashes(ZipFile zip, Manifest manifest) throws IOException, Damage {
    if (zip.size() != manifest.tables().size() + 1) {
      throw new Damage("it has " + zip.size() + " parts and not those of the manifest");
    }
    byte[] buffer = new byte[1 << 16];
    for (Map.Entry<String, Copied> each : manifest.tables().entrySet()) {
      MessageDigest digest = sha256();
      try (InputStream in = open(zip, each.getKey())) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      } catch (java.io.EOFException e) {
        throw new Damage(each.getKey() + " ends too early");
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(each.getValue().hash())) {
        throw new Damage(each.getKey() + " is not as it was written");
      }
    }
  }

  private static boolean hasRecords(Connection connection) throws SQLException {
    for (String table : tables(connection)) {
      if (!table.equals(SEEDED)
          && !texts(connection, "SELECT 'x' FROM " + table + " LIMIT 1").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Returns the version of the tables that a database has.
  static String version(Connection connection) throws SQLException {
    return texts(
            connection,
            "SELECT version FROM migration.flyway_schema_history WHERE success"
                + " AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
        .getFirst();
  }

  /// Returns the version of the tables that this program makes.
  static String ours(OwnerLogin login) {
    String last = "";
    for (MigrationInfo migration : Opening.migrations(login.source()).info().all()) {
      // Those that only the database knows are listed as well.
      if (migration.getState().isResolved()) {
        last = String.valueOf(migration.getVersion());
      }
    }
    return last;
  }

  private static String columns(Connection connection, String table) throws SQLException {
    return String.join(
        ", ",
        texts(
            connection,
            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '"
                + table
                + "'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
                + " ORDER BY attnum"));
  }

  /// Returns the columns of the primary key of a table, which every table has, in an order that is
  /// that of every server.
  private static String key(Connection connection, String table) throws SQLException {
    return String.join(
        ", ",
        texts(
            connection,
            "SELECT quote_ident(a.attname)"
                + " || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE \"C\"' END"
                + " FROM pg_index i"
                + " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
                + " WHERE i.indisprimary AND i.indrelid = '"
                + table
                + "'::regclass ORDER BY k.place"));
  }

  /// Returns the tables, each after those that it refers to.
  private static List<String> tables(Connection connection) throws SQLException {
    List<String> waiting =
        new ArrayList<>(
            texts(
                connection,
                "SELECT n.nspname || '.' || c.relname FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
                    + " AND n.nspname IN ('record', 'register', 'docket', 'access', 'inquiry',"
                    + " 'answer', 'ledger', 'matter', 'finding', 'review',"
                    + " 'search') ORDER BY 1"));
    Map<String, Set<String>> needs = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT a.nspname || '.' || t.relname, b.nspname || '.' || f.relname"
                    + " FROM pg_constraint c"
                    + " JOIN pg_class t ON t.oid = c.conrelid"
                    + " JOIN pg_namespace a ON a.oid = t.relnamespace"
                    + " JOIN pg_class f ON f.oid = c.confrelid"
                    + " JOIN pg_namespace b ON b.oid = f.relnamespace"
                    + " WHERE c.contype = 'f' AND c.conrelid <> c.confrelid")) {
      while (rows.next()) {
        needs.computeIfAbsent(rows.getString(1), key -> new TreeSet<>()).add(rows.getString(2));
      }
    }
    List<String> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      String next = firstReady(waiting, needs, ordered);
      waiting.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static String firstReady(
      List<String> waiting, Map<String, Set<String>> needs, List<String> ordered) {
    for (String table : waiting) {
      Set<String> of = needs.get(table);
      if (of == null || ordered.containsAll(of)) {
        return table;
      }
    }
    throw new IllegalStateException("tables refer to each other in a ring: " + waiting);
  }

  private static void setSequences(Connection connection) throws SQLException {
    Sql.execute(
        connection,
        """
        DO $$
        DECLARE
          a record;
          last bigint;
        BEGIN
          FOR a IN
            SELECT c.attrelid::regclass AS of, c.attname AS name
            FROM pg_attribute c
            JOIN pg_class t ON t.oid = c.attrelid AND t.relkind = 'r'
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE c.attidentity <> '' AND n.nspname IN ('register', 'docket', 'access', 'search')
          LOOP
            EXECUTE format('SELECT max(%I) FROM %s', a.name, a.of) INTO last;
            IF last IS NOT NULL THEN
              PERFORM setval(pg_get_serial_sequence(a.of::text, a.name), last);
            END IF;
          END LOOP;
        END
        $$
        """);
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
