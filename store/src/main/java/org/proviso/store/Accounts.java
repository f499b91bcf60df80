package org.proviso.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.springframework.jdbc.core.ConnectionCallback;

/// The accounts of a site: who signs in as whom, and what each may do.
///
/// That an account was opened or closed, and that a role was granted or revoked, is added for good,
/// with an event of the record in the same transaction; the event has the account's identifier,
/// which means nothing elsewhere, and no name (ADR 17, ADR 20). Names and secrets lie apart,
/// change, and go when the account is closed. What fails in the database is thrown as Spring's
/// `DataAccessException`. Thread-safe.
public final class Accounts {

  /// A role that an account has.
  ///
  /// @param role `clerk`, `reviewer`, `counsel`, `approver`, `administrator` or `recipient`
  /// @param party identifier of the party that a recipient acts for; null for every other role
  /// @param delegate whether a recipient was invited by another one of the party, and invites none
  public record Held(String role, @Nullable String party, boolean delegate) {

    /// The role of whoever says who may do what.
    public static final String ADMINISTRATOR = "administrator";

    /// The role of whoever acts for a party.
    public static final String RECIPIENT = "recipient";

    /// @throws IllegalArgumentException if it is of a party and none is named, or the other way
    public Held {
      if (role.equals(RECIPIENT) == (party == null)) {
        throw new IllegalArgumentException(role + " of the party " + party);
      }
    }

    private Map<String, ?> said() {
      return party == null
          ? Map.of("role", role)
          : Map.of("role", role, "party", party, "delegate", delegate);
    }
  }

  /// How an account is known when somebody signs in.
  public sealed interface Identity {

    /// Returns what the account is called on pages.
    String name();

    /// By a login name and a password.
    ///
    /// @param login in small letters, up to 100 characters
    /// @param password hash of the password, as whoever checks it wrote it
    record Local(String name, String login, String password) implements Identity {}

    /// By what a provider says of whoever signed in there.
    ///
    /// @param issuer address of the provider
    /// @param subject identifier at the provider
    record OfProvider(String name, String issuer, String subject) implements Identity {}
  }

  /// An open account.
  ///
  /// @param id `a-` and sixteen random letters and digits
  /// @param identity who it is, and how it is known
  /// @param held its roles
  /// @param hasCode whether it has an app for codes as its second factor
  /// @param hasPasskey whether it has a passkey, which is both factors
  public record Account(
      String id, Identity identity, Set<Held> held, boolean hasCode, boolean hasPasskey) {

    /// Copies the roles.
    public Account {
      held = Set.copyOf(held);
    }

    /// Returns whether a first factor alone is not enough to sign in.
    public boolean isSecured() {
      return hasCode || hasPasskey;
    }

    /// Returns whether it has this role, for whichever party.
    public boolean has(String role) {
      return held.stream().anyMatch(each -> each.role().equals(role));
    }
  }

  /// What opening an account comes to.
  public sealed interface Opened {

    /// It is open and has the role of the invitation, which is used.
    record New(String account) implements Opened {}

    /// The login name, or the identifier at the provider, is another account's.
    record Taken() implements Opened {}

    /// There is no such invitation, or no more.
    record NotInvited() implements Opened {}
  }

  /// What a change of roles comes to.
  public enum Change {
    /// It is done and on the record.
    DONE,
    /// It was so before, and nothing was added.
    AS_BEFORE,
    /// Nobody would be left who says who may do what.
    LAST_ADMINISTRATOR,
    /// There is no such account, or it is closed.
    NO_ACCOUNT
  }

  private static final EventKind OPENED = new EventKind("account-opened");
  private static final EventKind CLOSED = new EventKind("account-closed");
  private static final EventKind GRANTED = new EventKind("role-granted");
  private static final EventKind REVOKED = new EventKind("role-revoked");

  private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String LATEST =
      "SELECT DISTINCT ON (c.account, c.role, c.party) c.account, c.role, c.party, c.delegate,"
          + " c.granted FROM access.role_change c";

  private static final String OPEN =
      "SELECT a.account, i.name, i.login, i.password, i.issuer, i.subject,"
          + " EXISTS (SELECT FROM access.totp t WHERE t.account = a.account),"
          + " EXISTS (SELECT FROM access.passkey p WHERE p.account = a.account)"
          + " FROM access.account a JOIN access.identity i ON i.account = a.account"
          + " WHERE NOT EXISTS (SELECT FROM access.closing c WHERE c.account = a.account)";

  private final Database database;

  /// Makes the accounts of an open database.
  public Accounts(Database database) {
    this.database = database;
  }

  // ---------------------------------------------------------------- who there is

  /// Returns an open account.
  public Optional<Account> find(String id) {
    return one(" AND a.account = ?", id);
  }

  /// Returns the open account with a login name, whatever the case of its letters.
  public Optional<Account> ofLogin(String login) {
    return one(" AND i.login = lower(?)", login);
  }

  /// Returns the open account of a subject of a provider.
  public Optional<Account> ofSubject(String issuer, String subject) {
    return one(" AND i.issuer = ? AND i.subject = ?", issuer, subject);
  }

  /// Returns all open accounts, by name.
  public List<Account> all() {
    return on(connection -> accounts(connection, " ORDER BY i.name, a.account"));
  }

  private Optional<Account> one(String where, String... values) {
    return on(connection -> accounts(connection, where, values)).stream().findFirst();
  }

  private <T> T on(ConnectionCallback<T> work) {
    return Objects.requireNonNull(database.appTemplate().execute(work));
  }

  private static List<Account> accounts(Connection connection, String where, String... values)
      throws SQLException {
    List<Account> accounts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(OPEN + where)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String issuer = row.getString(5);
          Identity identity =
              issuer == null
                  ? new Identity.Local(row.getString(2), row.getString(3), row.getString(4))
                  : new Identity.OfProvider(row.getString(2), issuer, row.getString(6));
          accounts.add(
              new Account(
                  row.getString(1), identity, Set.of(), row.getBoolean(7), row.getBoolean(8)));
        }
      }
    }
    Map<String, List<Held>> held =
        held(connection, values.length == 0 ? null : accounts.stream().map(Account::id).toList());
    return accounts.stream()
        .map(
            each ->
                new Account(
                    each.id(),
                    each.identity(),
                    Set.copyOf(held.getOrDefault(each.id(), List.of())),
                    each.hasCode(),
                    each.hasPasskey()))
        .toList();
  }

  /// @param of only those of these accounts; null for all
  private static Map<String, List<Held>> held(
      Connection connection, @Nullable Collection<String> of) throws SQLException {
    Map<String, List<Held>> held = new HashMap<>();
    String sql =
        "SELECT l.account, l.role, l.party, l.delegate FROM ("
            + LATEST
            + (of == null ? "" : " WHERE c.account = ANY (?)")
            + " ORDER BY c.account, c.role, c.party, c.change DESC) l WHERE l.granted";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (of != null) {
        select.setArray(1, connection.createArrayOf("text", of.toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          held.computeIfAbsent(row.getString(1), absent -> new ArrayList<>())
              .add(new Held(row.getString(2), row.getString(3), row.getBoolean(4)));
        }
      }
    }
    return held;
  }

  // ---------------------------------------------------------------- what is added for good

  /// Opens an account with the role of an invitation.
  ///
  /// @param typed code of the invitation, as it was typed
  /// @param identity who it is
  /// @param now what the clock says
  public Opened open(String typed, Identity identity, Instant now) {
    byte[] hash = TypedCode.hash(typed);
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Optional<Invitations.Invitation> found = Invitations.find(connection, hash, now);
          if (found.isEmpty()) {
            return new Opened.NotInvited();
          }
          Invitations.Invitation invitation = found.get();
          if (isTaken(connection, identity)) {
            return new Opened.Taken();
          }
          String account = newId();
          Held held = invitation.role();
          update(
              connection,
              "INSERT INTO access.account (account, opened, event) VALUES (?, ?, ?)",
              account,
              now,
              head.next());
          insert(connection, identity, account);
          insert(connection, account, held, true, account, now, head.next());
          update(
              connection,
              "INSERT INTO access.invitation_use (hash, account, used) VALUES (?, ?, ?)",
              hash,
              account,
              now);
          Map<String, Object> content = new TreeMap<>();
          content.put("account", account);
          content.put("held", held.said());
          if (invitation.inquiry() != null) {
            content.put("inquiry", invitation.inquiry());
          }
          head.append(
              now,
              new Actor(held.role(), account),
              OPENED,
              new Subject("account", account),
              content);
          return new Opened.New(account);
        });
  }

  /// Uses an invitation for an account that is open: it gets that role as well.
  ///
  /// @param typed code of the invitation, as it was typed
  /// @return empty if there is no such invitation
  public Optional<Change> accept(String typed, String account, Instant now) {
    byte[] hash = TypedCode.hash(typed);
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Optional<Invitations.Invitation> found = Invitations.find(connection, hash, now);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          update(
              connection,
              "INSERT INTO access.invitation_use (hash, account, used) VALUES (?, ?, ?)",
              hash,
              account,
              now);
          Held held = found.get().role();
          return Optional.of(
              change(connection, head, account, held, true, new Actor(held.role(), account), now));
        });
  }

  /// Gives an account a role.
  ///
  /// @param by who decides; its identifier is that of an account, or a word of the site
  /// @param now what the clock says
  public Change grant(String account, Held held, Actor by, Instant now) {
    return decide(account, held, true, by, now);
  }

  /// Takes a role from an account. The last administrator keeps it.
  ///
  /// @param by who decides; its identifier is that of an account, or a word of the site
  /// @param now what the clock says
  public Change revoke(String account, Held held, Actor by, Instant now) {
    return decide(account, held, false, by, now);
  }

  private Change decide(String account, Held held, boolean granted, Actor by, Instant now) {
    return Sql.inTransaction(
        database,
        connection ->
            change(connection, HeldHead.hold(connection), account, held, granted, by, now));
  }

  private static Change change(
      Connection connection,
      HeldHead head,
      String account,
      Held held,
      boolean granted,
      Actor by,
      Instant now)
      throws SQLException {
    Optional<Account> found = find(connection, account);
    if (found.isEmpty()) {
      return Change.NO_ACCOUNT;
    }
    boolean has =
        granted
            ? found.get().held().contains(held)
            : found.get().held().stream().anyMatch(each -> isSame(each, held));
    if (has == granted) {
      return Change.AS_BEFORE;
    }
    if (!granted && held.role().equals(Held.ADMINISTRATOR) && administrators(connection) <= 1) {
      return Change.LAST_ADMINISTRATOR;
    }
    insert(connection, account, held, granted, by.id(), now, head.next());
    head.append(now, by, granted ? GRANTED : REVOKED, new Subject("account", account), held.said());
    return Change.DONE;
  }

  private static boolean isSame(Held one, Held other) {
    return one.role().equals(other.role()) && Objects.equals(one.party(), other.party());
  }

  /// Closes an account for good: its name, its password and what else it signs in with go. The last
  /// administrator stays.
  ///
  /// @param by who decides; its identifier is that of an account, or a word of the site
  /// @param now what the clock says
  public Change close(String account, Actor by, Instant now) {
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Optional<Account> found = find(connection, account);
          if (found.isEmpty()) {
            return Change.NO_ACCOUNT;
          }
          if (found.get().has(Held.ADMINISTRATOR) && administrators(connection) <= 1) {
            return Change.LAST_ADMINISTRATOR;
          }
          update(
              connection,
              "INSERT INTO access.closing (account, closed, closed_by, event) VALUES (?, ?, ?, ?)",
              account,
              now,
              by.id(),
              head.next());
          for (String table : List.of("recovery_code", "totp", "passkey", "identity")) {
            update(connection, "DELETE FROM access." + table + " WHERE account = ?", account);
          }
          head.append(now, by, CLOSED, new Subject("account", account), Map.of("account", account));
          return Change.DONE;
        });
  }

  static Optional<Account> find(Connection connection, String id) throws SQLException {
    return accounts(connection, " AND a.account = ?", id).stream().findFirst();
  }

  private static long administrators(Connection connection) throws SQLException {
    return accounts(connection, "").stream().filter(each -> each.has(Held.ADMINISTRATOR)).count();
  }

  private static boolean isTaken(Connection connection, Identity identity) throws SQLException {
    String sql =
        switch (identity) {
          case Identity.Local local -> "SELECT FROM access.identity WHERE login = ?";
          case Identity.OfProvider provider ->
              "SELECT FROM access.identity WHERE issuer = ? AND subject = ?";
        };
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      switch (identity) {
        case Identity.Local(String name, String login, String password) ->
            select.setString(1, login);
        case Identity.OfProvider(String name, String issuer, String subject) -> {
          select.setString(1, issuer);
          select.setString(2, subject);
        }
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void insert(Connection connection, Identity identity, String account)
      throws SQLException {
    switch (identity) {
      case Identity.Local(String name, String login, String password) ->
          update(
              connection,
              "INSERT INTO access.identity (account, name, login, password) VALUES (?, ?, ?, ?)",
              account,
              name,
              login,
              password);
      case Identity.OfProvider(String name, String issuer, String subject) ->
          update(
              connection,
              "INSERT INTO access.identity (account, name, issuer, subject) VALUES (?, ?, ?, ?)",
              account,
              name,
              issuer,
              subject);
    }
  }

  private static void insert(
      Connection connection,
      String account,
      Held held,
      boolean granted,
      String by,
      Instant now,
      long event)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO access.role_change (account, role, party, delegate, granted, decided,"
                + " decided_by, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, account);
      insert.setString(2, held.role());
      insert.setString(3, held.party());
      insert.setBoolean(4, held.delegate());
      insert.setBoolean(5, granted);
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setString(7, by);
      insert.setLong(8, event);
      insert.executeUpdate();
    }
  }

  private static String newId() {
    StringBuilder id = new StringBuilder("a-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(WORD.charAt(RANDOM.nextInt(WORD.length())));
    }
    return id.toString();
  }

  // ---------------------------------------------------------------- what changes

  /// Keeps another hash of the password of a local account.
  public void setPassword(String account, String password) {
    update("UPDATE access.identity SET password = ? WHERE account = ?", password, account);
  }

  /// Returns the secret that an account shares with its app, as it was encrypted: 49 bytes, of
  /// which the first is the number of the key.
  public Optional<byte[]> totpSecret(String account) {
    return database
        .app()
        .sql("SELECT secret FROM access.totp WHERE account = ?")
        .param(account)
        .query((row, place) -> row.getBytes(1))
        .optional();
  }

  /// Returns how many accounts have an app whose secret is encrypted with each key, by the number
  /// of the key.
  public SortedMap<Integer, Long> totpKeys() {
    SortedMap<Integer, Long> keys = new TreeMap<>();
    database
        .app()
        .sql("SELECT get_byte(secret, 0), count(*) FROM access.totp GROUP BY 1")
        .query(
            row -> {
              keys.put(row.getInt(1), row.getLong(2));
            });
    return keys;
  }

  /// Gives an account a second factor, in place of an earlier one, and recovery codes.
  ///
  /// @param secret encrypted, 49 bytes, of which the first is the number of the key
  /// @param step number of the 30 seconds whose code was used to confirm it
  /// @param recovery hashes of the recovery codes, 32 bytes each
  public void setTotp(String account, byte[] secret, long step, Collection<byte[]> recovery) {
    Sql.inTransaction(
        database,
        connection -> {
          update(connection, "DELETE FROM access.totp WHERE account = ?", account);
          update(
              connection,
              "INSERT INTO access.totp (account, secret, last_step) VALUES (?, ?, ?)",
              account,
              secret,
              step);
          replace(connection, account, recovery);
          return true;
        });
  }

  /// Gives an account recovery codes in place of those that it had.
  ///
  /// @param recovery their hashes, 32 bytes each
  public void setRecoveryCodes(String account, Collection<byte[]> recovery) {
    Sql.inTransaction(
        database,
        connection -> {
          replace(connection, account, recovery);
          return true;
        });
  }

  private static void replace(Connection connection, String account, Collection<byte[]> recovery)
      throws SQLException {
    update(connection, "DELETE FROM access.recovery_code WHERE account = ?", account);
    for (byte[] hash : recovery) {
      update(
          connection,
          "INSERT INTO access.recovery_code (account, hash) VALUES (?, ?)",
          account,
          hash);
    }
  }

  /// Notes that a code was used, and returns whether neither it nor a later one was before.
  ///
  /// @param step number of the 30 seconds that it is of
  public boolean useStep(String account, long step) {
    return update(
            "UPDATE access.totp SET last_step = ? WHERE account = ? AND last_step < ?",
            step,
            account,
            step)
        == 1;
  }

  /// Takes a recovery code away, and returns whether the account had it.
  ///
  /// @param hash 32 bytes
  public boolean useRecoveryCode(String account, byte[] hash) {
    return update("DELETE FROM access.recovery_code WHERE account = ? AND hash = ?", account, hash)
        == 1;
  }

  /// Returns how many recovery codes an account has left.
  public int recoveryCodes(String account) {
    return database
        .app()
        .sql("SELECT count(*) FROM access.recovery_code WHERE account = ?")
        .param(account)
        .query(Integer.class)
        .single();
  }

  private int update(String sql, Object... values) {
    return on(connection -> update(connection, sql, values));
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        statement.setObject(
            i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
      }
      return statement.executeUpdate();
    }
  }
}
