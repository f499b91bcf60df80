package org.proviso.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Where parties take letters, in versions of which the latest holds.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Addresses {

  /// An address with its version.
  public record Addressed(int version, Address address) {}

  private static final EventKind ADDRESSED = new EventKind("party.addressed");

  private final Database database;

  /// Makes the addresses of an open database.
  public Addresses(Database database) {
    this.database = database;
  }

  /// Adds an address of a party, which holds from now on. Letters that are written keep theirs.
  public Acted add(String party, Address address, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!InquiryNames.isWord(party)) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          Addressed before = of(sql, List.of(party)).get(party);
          if (before != null && before.address().equals(address)) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          int version = before == null ? 1 : before.version() + 1;
          sql.insert(
              "INSERT INTO inquiry.address (party, version, attention, postal, email, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              party,
              version,
              address.attention(),
              address.postal(),
              address.email(),
              head.next());
          Map<String, Object> said = new HashMap<>();
          said.put("version", version);
          said.put("attention", address.attention());
          InquirySql.put(said, "postal", address.postal());
          InquirySql.put(said, "email", address.email());
          return InquirySql.done(head, by, ADDRESSED, new Subject("party", party), said);
        });
  }

  /// Returns the addresses that hold, of the parties that have one.
  public Map<String, Addressed> of(Collection<String> parties) {
    return InquirySql.read(database, connection -> of(InquirySql.on(connection), parties));
  }

  static Map<String, Addressed> of(InquirySql sql, Collection<String> parties) throws SQLException {
    Map<String, Addressed> addresses = new TreeMap<>();
    sql.list(
        "SELECT DISTINCT ON (party) party, version, attention, postal, email FROM inquiry.address"
            + " WHERE party = ANY (?::text[]) ORDER BY party, version DESC",
        row ->
            addresses.put(
                row.getString(1),
                new Addressed(
                    row.getInt(2),
                    new Address(row.getString(3), row.getString(4), row.getString(5)))),
        List.copyOf(parties));
    return addresses;
  }
}
