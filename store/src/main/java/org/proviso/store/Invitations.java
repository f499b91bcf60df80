package org.proviso.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;

/// Invitations to make an account, each known by a code that is used once and expires.
///
/// A code is a [TypedCode] of 24 letters and digits, which are 108 random bits. The database has
/// its SHA-256 only. Thread-safe.
public final class Invitations {

  /// To what somebody is invited.
  ///
  /// @param role role that the account gets
  /// @param inquiry word of the inquiry that the letter is of; null for none
  /// @param expires from when on it is no more
  public record Invitation(Accounts.Held role, @Nullable String inquiry, Instant expires) {}

  private static final int GROUPS = 6;

  private final Database database;

  /// Makes the invitations of an open database.
  public Invitations(Database database) {
    this.database = database;
  }

  /// Invites whoever gets the letter to act for a party, with the right to invite delegates.
  ///
  /// @param party identifier of the party in the register
  /// @param inquiry word of the inquiry; null for none
  /// @param expires from when on the code is no more
  /// @return the code, which is kept nowhere
  /// @throws org.springframework.dao.DataAccessException if there is no such party
  public String create(String party, @Nullable String inquiry, Instant expires) {
    return create(
        new Invitation(new Accounts.Held(Accounts.Held.RECIPIENT, party, false), inquiry, expires));
  }

  /// Invites somebody to a role.
  ///
  /// @return the code, which is kept nowhere
  public String create(Invitation invitation) {
    return Objects.requireNonNull(
        database
            .appTemplate()
            .execute((ConnectionCallback<String>) connection -> insert(connection, invitation)));
  }

  /// Invites an administrator with the login of the database's owner, beside the site that has it
  /// open if there is one.
  ///
  /// @return the code, which is kept nowhere
  /// @throws SQLException if the database fails
  public static String createAdministrator(OwnerLogin login, Instant expires) throws SQLException {
    try (Connection owner = login.connect()) {
      return insert(
          owner,
          new Invitation(
              new Accounts.Held(Accounts.Held.ADMINISTRATOR, null, false), null, expires));
    }
  }

  private static String insert(Connection connection, Invitation invitation) throws SQLException {
    String code = TypedCode.random(GROUPS);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO access.invitation (hash, role, party, delegate, inquiry, expires)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setBytes(1, TypedCode.hash(code));
      insert.setString(2, invitation.role().role());
      insert.setString(3, invitation.role().party());
      insert.setBoolean(4, invitation.role().delegate());
      insert.setString(5, invitation.inquiry());
      insert.setObject(6, invitation.expires().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return code;
  }

  /// Returns an invitation that can be used; empty if there is none with this code, or it has
  /// expired or was used.
  ///
  /// @param typed code as it was typed
  public Optional<Invitation> find(String typed, Instant now) {
    return Objects.requireNonNull(
        database
            .appTemplate()
            .execute(
                (ConnectionCallback<Optional<Invitation>>)
                    connection -> find(connection, TypedCode.hash(typed), now)));
  }

  static Optional<Invitation> find(Connection connection, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT i.role, i.party, i.delegate, i.inquiry, i.expires FROM access.invitation i"
                + " WHERE i.hash = ? AND i.expires > ?"
                + " AND NOT EXISTS (SELECT FROM access.invitation_use u WHERE u.hash = i.hash)")) {
      select.setBytes(1, hash);
      select.setObject(2, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Invitation(
                    new Accounts.Held(row.getString(1), row.getString(2), row.getBoolean(3)),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }
}
