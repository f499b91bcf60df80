package org.proviso.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.pack.PartyDetails;
import org.proviso.register.RegisteredParty;

/// An entry of published tables into a register, by the owner's login.
///
/// It works also beside the program that has the database open, which reads its register when it
/// starts. What a pack has recorded is left as it is: only what tables have brought is given a next
/// revision by a later table. Serves one entry; not thread-safe.
public final class TableEntry implements AutoCloseable {

  /// Whether a database takes tables.
  public sealed interface Access {

    /// It does; to be closed by the caller.
    record Opened(TableEntry entry) implements Access {}

    /// No register was ever made there.
    record NoRegister() implements Access {}

    /// Its tables are of another version than this program's.
    record OtherVersion(String theirs, String ours) implements Access {}
  }

  /// What an entry comes to.
  public sealed interface Outcome {

    /// All of it is in the register.
    record Entered(Count parties, Count awards) implements Outcome {

      /// Returns whether the register said all of it before.
      public boolean isNothing() {
        return parties.changes() + awards.changes() == 0;
      }
    }

    /// Nothing was written.
    ///
    /// @param faults every one, in the order of the awards
    record Rejected(List<Fault> faults) implements Outcome {

      /// Copies the list.
      public Rejected {
        faults = List.copyOf(faults);
      }
    }
  }

  /// What became of records of one kind.
  ///
  /// @param added those that the register did not have
  /// @param corrected those of earlier tables that have a next revision now
  /// @param kept those that stay as the register has them
  public record Count(long added, long corrected, long kept) {

    long changes() {
      return added + corrected;
    }
  }

  /// Why an award can not be entered.
  public sealed interface Fault {

    /// The register has no such programme, or not with this year.
    ///
    /// @param number of the award
    /// @param known years that the programme has; none if there is no such programme
    record UnknownYear(String number, String programme, String year, List<String> known)
        implements Fault {

      /// Copies the list.
      public UnknownYear {
        known = List.copyOf(known);
      }
    }

    /// Two awards of the table have one number.
    record RepeatedNumber(String number) implements Fault {}

    /// The amount is less than nothing.
    record NegativeAmount(String number, long cents) implements Fault {}

    /// An award has no number by which it could be known again.
    record NoNumber(String recipient, String programme, String year) implements Fault {}
  }

  /// What the source of an addition begins with that came from a table.
  private static final String TABLE = "table: ";

  private static final Actor TABLES = new Actor("operator", "table");

  /// How many values of a row say where it comes from.
  private static final int PROVENANCE = 4;

  private final Connection connection;

  private TableEntry(Connection connection) {
    this.connection = connection;
  }

  /// Begins an entry into a database that has been opened before.
  ///
  /// @throws SQLException if nobody answers there, or not to this login
  public static Access open(OwnerLogin login) throws SQLException {
    Connection connection = login.connect();
    try {
      connection.setAutoCommit(false);
      String theirs = hasTables(connection) ? Backup.version(connection) : null;
      String ours = Backup.ours(login);
      if (ours.equals(theirs)) {
        return new Access.Opened(new TableEntry(connection));
      }
      connection.close();
      return theirs == null ? new Access.NoRegister() : new Access.OtherVersion(theirs, ours);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT to_regclass('migration.flyway_schema_history') IS NOT NULL"
                    + " AND to_regclass('register.award') IS NOT NULL")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /// Returns the parties that the register has now, in its order. Districts are left out.
  public List<RegisteredParty> parties() throws SQLException {
    List<RegisteredParty> parties = new ArrayList<>();
    RecordTable.PARTY
        .current(connection)
        .forEach(
            (id, row) -> {
              PartyDetails details = RegisterRows.details(row);
              Party party = RegisterRows.party(id, row);
              parties.add(new RegisteredParty(party, List.of(), details.fips(), details.ocd()));
            });
    return parties;
  }

  /// Enters parties and awards, all or nothing. Thousands at a time.
  ///
  /// A party of the table is one of the register's if it has its identifier or, failing that, its
  /// census code or its Open Civic Data identifier; what lies within it then lies within that one.
  /// An award is one of the register's if it has its number. The first award of a recipient's
  /// programme year is the plain subject, each other one has its number after a further slash.
  ///
  /// @param awards of parties that are given or that the register has; which subject an award is is
  ///   told here, and not by the identifiers given
  /// @param source what the table is, in a reader's words; becomes the source of each party
  /// @param entered when
  /// @throws SQLException if the database refuses a part of it; nothing was written then
  public Outcome enter(
      Collection<RegisteredParty> parties,
      Collection<Subject> awards,
      String source,
      Instant entered)
      throws SQLException {
    try {
      RegisterStore.lock(connection);
      List<Fault> faults = faults(awards);
      if (!faults.isEmpty()) {
        return new Outcome.Rejected(faults);
      }
      Map<RecordTable, Map<String, RecordTable.Row>> fresh = new LinkedHashMap<>();
      Count ofParties = addParties(fresh, parties, source);
      Count ofAwards = addAwards(fresh, awards);
      if (ofParties.changes() + ofAwards.changes() > 0) {
        RegisterStore.write(connection, fresh, List.of(), TABLES, TABLE + source, entered);
      }
      connection.commit();
      return new Outcome.Entered(ofParties, ofAwards);
    } finally {
      // Lets go of the lock; of what is committed nothing is undone.
      connection.rollback();
    }
  }

  private List<Fault> faults(Collection<Subject> awards) throws SQLException {
    Map<String, Set<String>> years = RegisterStore.years(connection);
    Set<String> numbers = new HashSet<>();
    List<Fault> faults = new ArrayList<>();
    for (Subject each : awards) {
      String number = each.award().id();
      Long cents = each.award().cents();
      if (number == null) {
        faults.add(new Fault.NoNumber(each.recipient(), each.programme(), each.year()));
        continue;
      }
      Set<String> known = years.getOrDefault(each.programme(), Set.of());
      if (!known.contains(each.year())) {
        faults.add(
            new Fault.UnknownYear(number, each.programme(), each.year(), List.copyOf(known)));
      }
      if (!numbers.add(number)) {
        faults.add(new Fault.RepeatedNumber(number));
      }
      if (cents != null && cents < 0) {
        faults.add(new Fault.NegativeAmount(number, cents));
      }
    }
    return faults;
  }

  private Count addParties(
      Map<RecordTable, Map<String, RecordTable.Row>> fresh,
      Collection<RegisteredParty> parties,
      String source)
      throws SQLException {
    Map<String, RecordTable.Row> current = RecordTable.PARTY.current(connection);
    Map<String, String> byFips = new HashMap<>();
    Map<String, String> byOcd = new HashMap<>();
    current.forEach(
        (id, row) -> {
          PartyDetails details = RegisterRows.details(row);
          put(byFips, details.fips(), id);
          put(byOcd, details.ocd(), id);
        });
    Map<String, String> known = new HashMap<>();
    for (RegisteredParty each : parties) {
      String id = each.party().id();
      String found = current.containsKey(id) ? id : byFips.get(each.fips());
      known.put(id, found == null ? byOcd.getOrDefault(each.ocd(), id) : found);
    }
    Entries entries = new Entries(current, ofTables("party_record", "party"));
    for (RegisteredParty each : parties) {
      Party party = within(each.party(), known);
      if (known.getOrDefault(party.id(), "").equals(party.id())) {
        PartyDetails details =
            new PartyDetails(each.ocd(), each.fips(), null, "", RegisterStore.unknown(source));
        entries.put(party.id(), RegisterRows.of(party, each.districts(), details));
      } else {
        entries.keep();
      }
    }
    fresh.put(RecordTable.PARTY, entries.fresh);
    return entries.count();
  }

  private static void put(Map<String, String> ids, @Nullable String code, String id) {
    if (code != null) {
      ids.putIfAbsent(code, id);
    }
  }

  /// Returns the party with what the register calls the one that it lies within.
  private static Party within(Party party, Map<String, String> known) {
    String within = party.within();
    return within == null
        ? party
        : new Party(
            party.id(),
            party.name(),
            party.kind(),
            party.state(),
            known.getOrDefault(within, within),
            party.circuit(),
            party.policiesKnown());
  }

  private Count addAwards(
      Map<RecordTable, Map<String, RecordTable.Row>> fresh, Collection<Subject> awards)
      throws SQLException {
    Map<String, RecordTable.Row> current = RecordTable.AWARD.current(connection);
    Map<String, String> byNumber = byNumber();
    Entries entries = new Entries(current, ofTables("award", "subject"));
    List<Subject> ordered = new ArrayList<>(awards);
    ordered.sort(Comparator.comparing(each -> String.valueOf(each.award().id())));
    for (Subject each : ordered) {
      Award award = each.award();
      String plain = Subject.of(each.recipient(), each.programme(), each.year(), award).id();
      String numbered = plain + "/" + award.id();
      String id = byNumber.get(String.valueOf(award.id()));
      if (id == null) {
        id = entries.has(plain) ? numbered : plain;
      } else if (!id.equals(plain) && !id.equals(numbered)) {
        // The register has it as another party's, or of another year.
        entries.keep();
        continue;
      }
      entries.put(id, RegisterRows.of(each, RegisterStore.unknown(award.source())));
    }
    fresh.put(RecordTable.AWARD, entries.fresh);
    return entries.count();
  }

  /// Returns the subject of each award number that the register ever had.
  private Map<String, String> byNumber() throws SQLException {
    Map<String, String> subjects = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT number, subject FROM register.award WHERE number IS NOT NULL"
                    + " ORDER BY revision")) {
      while (rows.next()) {
        subjects.put(rows.getString(1), rows.getString(2));
      }
    }
    return subjects;
  }

  /// Returns of what every revision came from tables.
  private Set<String> ofTables(String table, String key) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT r.%s FROM register.%s r JOIN register.addition a USING (addition)"
                        .formatted(key, table)
                    + " GROUP BY 1 HAVING bool_and(starts_with(a.entered_by, '"
                    + TABLE
                    + "'))")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /// Gathers what is new of one kind of record.
  private static final class Entries {

    private final Map<String, RecordTable.Row> current;
    private final Set<String> ofTables;
    private final Map<String, RecordTable.Row> fresh = new LinkedHashMap<>();
    private long corrected;
    private long kept;

    Entries(Map<String, RecordTable.Row> current, Set<String> ofTables) {
      this.current = current;
      this.ofTables = ofTables;
    }

    boolean has(String id) {
      return current.containsKey(id) || fresh.containsKey(id);
    }

    void keep() {
      kept++;
    }

    void put(String id, List<@Nullable Object> values) {
      RecordTable.Row now = current.get(id);
      if (now == null) {
        fresh.put(id, new RecordTable.Row(1, values));
      } else if (ofTables.contains(id) && !says(now.values()).equals(says(values))) {
        fresh.put(id, new RecordTable.Row(now.revision() + 1, values));
        corrected++;
      } else {
        kept++;
      }
    }

    /// The same said in another file is nothing new.
    private static List<@Nullable Object> says(List<@Nullable Object> values) {
      return values.subList(0, values.size() - PROVENANCE);
    }

    Count count() {
      return new Count(fresh.size() - corrected, corrected, kept);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
