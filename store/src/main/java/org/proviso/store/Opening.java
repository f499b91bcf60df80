package org.proviso.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PasswordUtil;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Opens one database, with its owner's connection.
final class Opening {

  /// Ends an opening that can not go on.
  static final class Refusing extends SQLException {
    private final Database.Refusal refusal;

    Refusing(Database.Refusal refusal, String message) {
      super(message);
      this.refusal = refusal;
    }

    Database.Refusal refusal() {
      return refusal;
    }
  }

  private static final long LOCK = 0x50726f7669736fL;

  /// What may stand in the name of a database: it becomes part of the names of roles.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,56}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final OwnerLogin login;
  private final Connection owner;

  Opening(OwnerLogin login, Connection owner) {
    this.login = login;
    this.owner = owner;
  }

  Database.Outcome open() throws SQLException {
    checkVersion();
    String name = text("SELECT current_database()");
    if (!NAME.matcher(name).matches()) {
      throw new Refusing(
          Database.Refusal.BAD_ADDRESS,
          "the name of the database, " + name + ", does not match " + NAME);
    }
    if (!lock(owner)) {
      throw new Refusing(
          Database.Refusal.IN_USE, "another program has the database " + name + " open");
    }
    String app = name + "_app";
    String portal = name + "_portal";
    String site = name + "_site";
    // Asked first, so that a database that is refused for its tables stays as it is.
    Flyway flyway = migrations(new SingleConnectionDataSource(owner, true));
    refuseNewer(flyway);
    makeRole(app);
    makeRole(portal);
    makeRole(site);
    flyway.migrate();
    setRights(app, portal, site);
    checkRights(app, portal, site);
    PGSimpleDataSource appSource = withNewPassword(app);
    PGSimpleDataSource portalSource = withNewPassword(portal);
    PGSimpleDataSource siteSource = withNewPassword(site);
    execute("SELECT pg_advisory_unlock(" + LOCK + ")");
    return new Database.Outcome.Opened(Database.of(appSource, portalSource, siteSource));
  }

  /// Says that a database is open, for as long as the connection is.
  ///
  /// Waits for two seconds at most: the server lets go of a lock a moment after its holder has
  /// closed the connection.
  static boolean lock(Connection connection) throws SQLException {
    long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (!tryLock(connection)) {
      if (System.nanoTime() - until > 0) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return true;
  }

  private static boolean tryLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  static Flyway migrations(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/proviso/store/migration")
        .schemas("migration")
        .load();
  }

  private void checkVersion() throws SQLException {
    refuseOldServer(Integer.parseInt(text("SHOW server_version_num")), text("SHOW server_version"));
  }

  static void refuseOldServer(int number, String version) throws Refusing {
    if (number < Database.OLDEST_SERVER * 10_000) {
      throw new Refusing(
          Database.Refusal.SERVER_TOO_OLD,
          "the server is PostgreSQL "
              + version
              + ", and the oldest that will do is "
              + Database.OLDEST_SERVER);
    }
  }

  private static void refuseNewer(Flyway flyway) throws SQLException {
    for (MigrationInfo migration : flyway.info().applied()) {
      MigrationState state = migration.getState();
      if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
        throw new Refusing(
            Database.Refusal.DATABASE_NEWER,
            "the tables are of version " + migration.getVersion() + ", made by a later program");
      }
    }
  }

  private void makeRole(String role) throws SQLException {
    if (has("SELECT FROM pg_roles WHERE rolname = ?", role)) {
      return;
    }
    if (!has("SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)")) {
      throw new Refusing(
          Database.Refusal.NO_RIGHT,
          login
              + " may not create the role "
              + role
              + ": ALTER ROLE "
              + quoted(text("SELECT current_user"))
              + " CREATEROLE, as a superuser, would allow it");
    }
    execute("CREATE ROLE " + quoted(role) + " LOGIN");
  }

  private PGSimpleDataSource withNewPassword(String role) throws SQLException {
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    // Hashed here: the server's log never has it. Once, since rounds are to slow down whoever
    // guesses, and nobody guesses 192 random bits; each connection would have to do them again.
    String hashed = PasswordUtil.encodeScramSha256(password.toCharArray(), 1, salt);
    execute("ALTER ROLE " + quoted(role) + " PASSWORD '" + hashed + "'");
    return new OwnerLogin(login.url(), role, password).source();
  }

  private void setRights(String app, String portal, String site) throws SQLException {
    owner.setAutoCommit(false);
    try {
      execute(
          resource("rights.sql")
              .replace("${app}", quoted(app))
              .replace("${portal}", quoted(portal))
              .replace("${site}", quoted(site)));
      owner.commit();
    } catch (SQLException e) {
      owner.rollback();
      throw e;
    } finally {
      owner.setAutoCommit(true);
    }
  }

  private void checkRights(String app, String portal, String site) throws SQLException {
    List<String> wide = new ArrayList<>();
    try (PreparedStatement statement = owner.prepareStatement(resource("too-wide.sql"))) {
      statement.setString(1, app);
      statement.setString(2, portal);
      statement.setString(3, site);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          wide.add(rows.getString(1));
        }
      }
    }
    if (!wide.isEmpty()) {
      throw new Refusing(Database.Refusal.RIGHTS_TOO_WIDE, String.join("; ", wide));
    }
  }

  private boolean has(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Returns a name as SQL writes it; what [#NAME] allows has no quotation mark.
  private static String quoted(String name) {
    return '"' + name + '"';
  }

  static String resource(String name) {
    try (InputStream in = Opening.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
