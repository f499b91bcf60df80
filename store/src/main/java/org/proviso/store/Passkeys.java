package org.proviso.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// The passkeys of accounts: the public halves of key pairs that devices keep (ADR 24).
///
/// That one was added or removed is an event of the record in the same transaction, which says the
/// account and the beginning of the credential's hash, and neither name nor key. What fails in the
/// database is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Passkeys {

  /// A passkey of an open account.
  ///
  /// @param credential identifier that the device gave it, in Base64 for addresses, without padding
  /// @param account identifier of the account
  /// @param name what its owner calls it
  /// @param attested attestation object of WebAuthn with the public key, in Base64 as above
  /// @param uses signature counter of the device; 0 if it has none
  /// @param added when it was added
  /// @param used when it was last used; null if it was not
  public record Passkey(
      String credential,
      String account,
      String name,
      String attested,
      long uses,
      Instant added,
      @Nullable Instant used) {}

  /// What adding one comes to.
  public enum Addition {
    /// It is the account's.
    ADDED,
    /// It is somebody's already.
    TAKEN,
    /// The account has as many as it may have, or is closed.
    NO_ROOM
  }

  /// What removing one comes to.
  public enum Removal {
    /// Nobody signs in with it any more.
    REMOVED,
    /// The account has none such.
    NONE,
    /// Without it nothing would be left but a first factor.
    LAST_FACTOR
  }

  /// How many an account may have.
  public static final int MOST = 20;

  private static final EventKind ADDED = new EventKind("passkey-added");
  private static final EventKind REMOVED = new EventKind("passkey-removed");
  private static final String ACTOR = "account";
  private static final int SAID = 8;

  private static final String SELECT =
      "SELECT credential, account, name, attested, uses, added, used FROM access.passkey";

  private final Database database;

  /// Makes the passkeys of an open database.
  public Passkeys(Database database) {
    this.database = database;
  }

  /// Returns the passkeys of an account, the oldest first.
  public List<Passkey> of(String account) {
    return database
        .app()
        .sql(SELECT + " WHERE account = ? ORDER BY added, credential")
        .param(account)
        .query((row, place) -> passkey(row))
        .list();
  }

  /// Returns a passkey.
  ///
  /// @param credential identifier, as in [Passkey#credential()]
  public Optional<Passkey> find(String credential) {
    return database
        .app()
        .sql(SELECT + " WHERE credential = ?")
        .param(bytes(credential))
        .query((row, place) -> passkey(row))
        .optional();
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    OffsetDateTime used = row.getObject(7, OffsetDateTime.class);
    return new Passkey(
        text(row.getBytes(1)),
        row.getString(2),
        row.getString(3),
        text(row.getBytes(4)),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        used == null ? null : used.toInstant());
  }

  /// Adds a passkey to an account.
  ///
  /// @param passkey with its account
  public Addition add(Passkey passkey) {
    byte[] credential = bytes(passkey.credential());
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          if (count(connection, "credential = ?", credential) > 0) {
            return Addition.TAKEN;
          }
          if (Accounts.find(connection, passkey.account()).isEmpty()
              || count(connection, "account = ?", passkey.account()) >= MOST) {
            return Addition.NO_ROOM;
          }
          Accounts.update(
              connection,
              "INSERT INTO access.passkey (credential, account, name, attested, uses, added, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              credential,
              passkey.account(),
              passkey.name(),
              bytes(passkey.attested()),
              passkey.uses(),
              passkey.added(),
              head.next());
          append(head, ADDED, passkey.account(), credential, passkey.added());
          return Addition.ADDED;
        });
  }

  /// Removes a passkey of an account. The last one stays where there is no app for codes.
  ///
  /// @param now what the clock says
  public Removal remove(String account, String credential, Instant now) {
    byte[] id = bytes(credential);
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          Optional<Accounts.Account> found = Accounts.find(connection, account);
          if (found.isEmpty()
              || count(connection, "credential = ? AND account = ?", id, account) == 0) {
            return Removal.NONE;
          }
          if (!found.get().hasCode() && count(connection, "account = ?", account) == 1) {
            return Removal.LAST_FACTOR;
          }
          Accounts.update(connection, "DELETE FROM access.passkey WHERE credential = ?", id);
          append(head, REMOVED, account, id, now);
          return Removal.REMOVED;
        });
  }

  /// Calls a passkey of an account otherwise.
  ///
  /// @return whether the account has it
  public boolean rename(String account, String credential, String name) {
    return database
            .app()
            .sql("UPDATE access.passkey SET name = ? WHERE account = ? AND credential = ?")
            .param(name)
            .param(account)
            .param(bytes(credential))
            .update()
        == 1;
  }

  /// Notes a use, and returns whether it may be one: the passkey is still there, and its counter
  /// went on, or it has none. Of two uses with one count the second is refused.
  ///
  /// @param uses counter that the device signed
  /// @param now what the clock says
  public boolean use(String credential, long uses, Instant now) {
    return Sql.inTransaction(
        database,
        connection ->
            Accounts.update(
                    connection,
                    "UPDATE access.passkey SET uses = ?, used = ? WHERE credential = ?"
                        + " AND (uses < ? OR uses = 0 AND ? = 0)",
                    uses,
                    now,
                    bytes(credential),
                    uses,
                    uses)
                == 1);
  }

  private static void append(
      HeldHead head, EventKind kind, String account, byte[] credential, Instant now)
      throws SQLException {
    head.append(
        now,
        new Actor(ACTOR, account),
        kind,
        new Subject("account", account),
        Map.of("account", account, "passkey", said(credential)));
  }

  private static String said(byte[] credential) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(credential);
      return HexFormat.of().formatHex(hash, 0, SAID);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static long count(Connection connection, String where, Object... values)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) FROM access.passkey WHERE " + where)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// @throws IllegalArgumentException if it is no Base64
  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
