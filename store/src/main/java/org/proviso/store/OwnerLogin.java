package org.proviso.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a database is, and the login that owns what is in it.
///
/// Used to open, to back up, to restore, to enter tables and to collect what was certified, and at
/// no other time: what serves people works with roles that own nothing.
///
/// @param url address, as `jdbc:postgresql://host:port/database`
/// @param user name of the owner; empty to leave it to the address
/// @param password its password; empty if the server asks for none
public record OwnerLogin(String url, String user, String password) {

  /// Leaves the password out.
  @Override
  public String toString() {
    return user.isEmpty() ? url : user + " at " + url;
  }

  /// Returns what makes connections.
  ///
  /// @throws IllegalArgumentException if the address is none
  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    source.setApplicationName("proviso");
    return source;
  }

  Connection connect() throws SQLException {
    return source().getConnection();
  }
}
