package org.proviso.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
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
    Properties address = Driver.parseURL(url, null);
    if (address == null) {
      throw new IllegalArgumentException(url);
    }
    // setUrl would have each connection say every default in its address, 1,500 characters, and
    // Flyway searches that for passwords with patterns that take a tenth of a second.
    for (PGProperty property : PGProperty.values()) {
      String value = address.getProperty(property.getName());
      if (value != null) {
        source.setProperty(property, value);
      }
    }
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
