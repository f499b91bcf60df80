package org.proviso.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An open database: the application's connections, those of recipients' people, and those of the
/// public site.
///
/// The application can read, and add to, what is append-only, and nothing else; a recipient's
/// people can read what is theirs; the site can read what is published. All are refused the rest by
/// the server and not by this program (ADR 10). One program at a time has a database open. What
/// fails while it is open is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Database implements AutoCloseable {

  /// What opening comes to.
  public sealed interface Outcome {

    /// It is open, and its tables are those of this program.
    record Opened(Database database) implements Outcome {}

    /// It is not, and nothing of it is held.
    ///
    /// @param refusal why
    /// @param detail what is missing or in the way, as a sentence for whoever runs the server
    record Refused(Refusal refusal, String detail) implements Outcome {}
  }

  /// Why a database is not opened.
  public enum Refusal {
    /// The address is not one of PostgreSQL.
    BAD_ADDRESS,
    /// Nobody answers there, or not to this login.
    NO_CONNECTION,
    /// The server is older than PostgreSQL 15.
    SERVER_TOO_OLD,
    /// Another program has it open.
    IN_USE,
    /// The login may not do what opening takes: make roles, make schemas.
    NO_RIGHT,
    /// The tables were made by a later version of this program.
    DATABASE_NEWER,
    /// The tables are not as this program made them.
    DATABASE_CHANGED,
    /// A role could do more than it must: an earlier grant, or a right that everybody has.
    RIGHTS_TOO_WIDE
  }

  static final int OLDEST_SERVER = 15;

  /// In seconds.
  private static final int LONGEST_ANSWER = 2;

  /// A plan for whatever is asked would be kept after five times: one for a docket of any length
  /// and words of any number reads far more than one made for those that are asked for.
  private static final String FOR_READERS =
      "SET statement_timeout = '2s'; SET plan_cache_mode = force_custom_plan";

  private final HikariDataSource app;
  private final HikariDataSource portal;
  private final HikariDataSource site;
  private final JdbcClient appClient;
  private final JdbcClient siteClient;

  private final PGSimpleDataSource guarding;

  /// Holds the lock that says that this database is open, if it is held.
  private Connection guard;

  private boolean held = true;

  private Database(
      HikariDataSource app,
      HikariDataSource portal,
      HikariDataSource site,
      PGSimpleDataSource guarding,
      Connection guard) {
    this.app = app;
    this.portal = portal;
    this.site = site;
    appClient = JdbcClient.create(app);
    siteClient = JdbcClient.create(site);
    this.guarding = guarding;
    this.guard = guard;
  }

  /// Opens a database: brings its tables up to date, makes its roles if there are none, gives them
  /// passwords that nobody else knows, and sets and checks their rights.
  public static Outcome open(OwnerLogin login) {
    PGSimpleDataSource source;
    try {
      source = login.source();
    } catch (IllegalArgumentException e) {
      return refused(Refusal.BAD_ADDRESS, login.url() + " is not jdbc:postgresql://host/database");
    }
    try (Connection owner = source.getConnection()) {
      return new Opening(login, owner).open();
    } catch (Opening.Refusing e) {
      return new Outcome.Refused(e.refusal(), String.valueOf(e.getMessage()));
    } catch (SQLException | FlywayException e) {
      return refused(refusalOf(e), login + ": " + e.getMessage());
    }
  }

  private static Outcome.Refused refused(Refusal refusal, String detail) {
    return new Outcome.Refused(refusal, detail);
  }

  private static Refusal refusalOf(Exception failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && "42501".equals(sql.getSQLState())) {
        return Refusal.NO_RIGHT;
      }
    }
    return failure instanceof FlywayException ? Refusal.DATABASE_CHANGED : Refusal.NO_CONNECTION;
  }

  static Database of(PGSimpleDataSource app, PGSimpleDataSource portal, PGSimpleDataSource site)
      throws SQLException {
    Connection guard = app.getConnection();
    try {
      if (!Opening.lock(guard)) {
        throw new Opening.Refusing(Refusal.IN_USE, "another program opened the database just now");
      }
      HikariDataSource appPool = pool("app", app, 8, "SET statement_timeout = '60s'");
      HikariDataSource portalPool = pool("portal", portal, 4, "SET statement_timeout = '10s'");
      HikariDataSource sitePool = pool("site", site, 8, FOR_READERS);
      return new Database(appPool, portalPool, sitePool, app, guard);
    } catch (SQLException | RuntimeException e) {
      guard.close();
      throw e;
    }
  }

  private static HikariDataSource pool(
      String name, PGSimpleDataSource source, int size, String first) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("proviso-" + name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(name.equals("portal") ? 0 : 1);
    config.setConnectionInitSql(first);
    config.setReadOnly(name.equals("site"));
    // One that is kept ready shows that the role gets in; the portal's is made when it is asked
    // for.
    config.setInitializationFailTimeout(name.equals("portal") ? -1 : 1);
    return new HikariDataSource(config);
  }

  /// Reads and adds.
  JdbcClient app() {
    return appClient;
  }

  JdbcTemplate appTemplate() {
    return new JdbcTemplate(app);
  }

  /// All or nothing, for what the application does.
  TransactionTemplate inTransaction() {
    return new TransactionTemplate(new JdbcTransactionManager(app));
  }

  /// What recipients' people read and add, one party in one transaction.
  DataSource portalSource() {
    return portal;
  }

  /// Reads what is published.
  JdbcClient site() {
    return siteClient;
  }

  DataSource siteSource() {
    return site;
  }

  /// Returns connections for the table `timer.task`, which is worked through and so changed.
  public DataSource timers() {
    return app;
  }

  DataSource appSource() {
    return app;
  }

  /// Reads what is published, several statements under settings of their own.
  TransactionTemplate inSiteTransaction() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(site));
    transaction.setReadOnly(true);
    return transaction;
  }

  /// Returns whether the server answers, and no other program has the database by now.
  ///
  /// The lock that keeps others out goes with its connection, as when the server restarts, and is
  /// taken again here. So this is to be asked now and then while the database is open.
  public synchronized boolean isHeld() {
    try {
      if (!guard.isValid(LONGEST_ANSWER)) {
        guard.close();
        guard = guarding.getConnection();
        held = false;
      }
      held = held || Opening.lock(guard);
      return held;
    } catch (SQLException e) {
      return false;
    }
  }

  /// Closes all connections.
  @Override
  public synchronized void close() {
    site.close();
    portal.close();
    app.close();
    try {
      guard.close();
    } catch (SQLException e) {
      // The server drops the lock when it sees the connection gone.
    }
  }
}
