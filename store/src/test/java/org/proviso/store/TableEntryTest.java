package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.register.Places;
import org.proviso.register.RegisteredParty;

/// Tables that are entered while a program has the database open.
class TableEntryTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = RegisterStoreTest.pack();

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final RegisterStore store = new RegisterStore(database);

  /// Enters what there is no reason to reject.
  static TableEntry.Outcome.Entered enter(
      OwnerLogin login,
      Collection<RegisteredParty> parties,
      Collection<Subject> awards,
      String source,
      Instant entered)
      throws SQLException {
    TableEntry.Access access = TableEntry.open(login);
    try (TableEntry entry = assertInstanceOf(TableEntry.Access.Opened.class, access).entry()) {
      return assertInstanceOf(
          TableEntry.Outcome.Entered.class, entry.enter(parties, awards, source, entered));
    }
  }

  private TableEntry.Outcome.Entered enter(
      Collection<RegisteredParty> parties, Collection<Subject> awards) throws SQLException {
    return enter(login, parties, awards, "a table", ENTERED);
  }

  private static TableEntry.Count count(long added, long corrected, long kept) {
    return new TableEntry.Count(added, corrected, kept);
  }

  private static RegisteredParty county(String id, String name, @Nullable String within) {
    Party party = new Party(id, name, "county", "IL", within, "7", false);
    return new RegisteredParty(party, List.of("ilnd"), id.replace("county-", ""), null);
  }

  private static Subject award(String number, String recipient, String year, @Nullable Long cents) {
    Award award =
        new Award(
            number,
            LocalDate.of(2018, 6, 26),
            new Award.Acceptance.NotKnown(),
            cents,
            null,
            "awards.csv");
    return Subject.of(recipient, "jag", year, award);
  }

  private List<@Nullable String> texts(String sql) {
    return database.app().sql(sql).query(String.class).list();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsWhatATableSaidBeforeALaterOneCorrectsIt() throws SQLException {
    enter(List.of(county("county-17043", "DuPage", null)), List.of());

    TableEntry.Outcome.Entered later =
        enter(List.of(county("county-17043", "DuPage County", null)), List.of());

    assertEquals(count(0, 1, 0), later.parties());
    assertEquals("DuPage County", store.register().party("county-17043").orElseThrow().name());
    assertEquals(
        List.of("DuPage", "DuPage County"),
        texts("SELECT name FROM register.party_record ORDER BY revision"));
  }

  @Test
  void leavesWhatThePackHasRecordedOfAParty() throws SQLException {
    store.add(PACK, ENTERED);
    var before = store.details();
    Party chicago = PACK.register().party("chicago-il").orElseThrow();
    RegisteredParty renamed =
        new RegisteredParty(
            new Party("chicago-il", "Another name", "city", "IL", null, null, false),
            List.of(),
            null,
            null);

    TableEntry.Outcome.Entered entered = enter(List.of(renamed), List.of());

    assertEquals(count(0, 0, 1), entered.parties());
    assertTrue(entered.isNothing());
    assertEquals(chicago, store.register().party("chicago-il").orElseThrow());
    assertEquals(before, store.details());
  }

  /// The pack has Cook County by its census code, 17031, and the city of Chicago by 1714000.
  @Test
  void knowsAPartyOfThePackByItsCensusCodeAndPutsWhatLiesWithinItThere() throws SQLException {
    store.add(PACK, ENTERED);
    Party place = new Party("place-1714000", "Chicago city", "place", "IL", "state-il", "7", false);
    Party town =
        new Party(
            "subdivision-1703100001",
            "A township",
            "county-subdivision",
            "IL",
            "county-17031",
            "7",
            false);

    TableEntry.Outcome.Entered entered =
        enter(
            List.of(
                county("county-17031", "Cook County, IL", "state-il"),
                new RegisteredParty(place, List.of(), "1714000", null),
                new RegisteredParty(town, List.of(), "1703100001", null)),
            List.of());

    assertEquals(count(1, 0, 2), entered.parties());
    Register register = store.register();
    assertEquals("cook-county-il", register.party("subdivision-1703100001").orElseThrow().within());
    assertTrue(register.party("county-17031").isEmpty());
    assertTrue(register.party("place-1714000").isEmpty());
  }

  @Test
  void knowsAnAwardAgainByItsNumber() throws SQLException {
    store.add(PACK, ENTERED);
    List<RegisteredParty> party = List.of(county("county-17043", "DuPage", "state-il"));
    enter(
        party,
        List.of(
            award("2018-B", "county-17043", "2018", 500L),
            award("2018-A", "county-17043", "2018", 100L)));

    TableEntry.Outcome.Entered again =
        enter(
            party,
            List.of(
                award("2018-A", "county-17043", "2018", 100L),
                award("2018-B", "county-17043", "2018", 700L),
                award("2018-C", "county-17043", "2018", null)));

    assertEquals(count(1, 1, 1), again.awards());
    assertEquals(
        List.of(
            "jag/2018/county-17043 2018-A 100",
            "jag/2018/county-17043/2018-B 2018-B 700",
            "jag/2018/county-17043/2018-C 2018-C null"),
        store.register().subjects().stream()
            .filter(each -> each.recipient().equals("county-17043"))
            .filter(each -> each.award().id() != null)
            .map(each -> each.id() + " " + each.award().id() + " " + each.award().cents())
            .toList());
  }

  @Test
  void leavesAnAwardThatTheRegisterHasUnderAnotherParty() throws SQLException {
    store.add(PACK, ENTERED);
    Subject ofThePack =
        PACK.register().subjects().stream()
            .filter(each -> each.award().id() != null)
            .findFirst()
            .orElseThrow();
    String number = String.valueOf(ofThePack.award().id());

    TableEntry.Outcome.Entered entered =
        enter(
            List.of(county("county-17043", "DuPage", "state-il")),
            List.of(award(number, "county-17043", "2018", 100L)));

    assertEquals(count(0, 0, 1), entered.awards());
    assertTrue(store.register().subjects().contains(ofThePack));
  }

  @Test
  void rejectsEveryAwardWithAFaultAndWritesNothing() throws SQLException {
    store.add(PACK, ENTERED);
    Subject elsewhere =
        Subject.of("county-17043", "none", "2018", award("E", "x", "2018", 1L).award());

    TableEntry.Outcome outcome;
    TableEntry.Access access = TableEntry.open(login);
    try (TableEntry entry = assertInstanceOf(TableEntry.Access.Opened.class, access).entry()) {
      outcome =
          entry.enter(
              List.of(county("county-17043", "DuPage", "state-il")),
              List.of(
                  award("A", "county-17043", "2018", 1L),
                  award("A", "county-17043", "2017", 1L),
                  award("B", "county-17043", "1999", 1L),
                  award("C", "county-17043", "2018", -1L),
                  elsewhere),
              "a table",
              ENTERED);
    }

    // The years of the programme as packs/us-byrne-jag/programmes.yaml has them.
    assertEquals(
        new TableEntry.Outcome.Rejected(
            List.of(
                new TableEntry.Fault.RepeatedNumber("A"),
                new TableEntry.Fault.UnknownYear(
                    "B", "jag", "1999", List.of("2015", "2016", "2017", "2018", "2019", "2020")),
                new TableEntry.Fault.NegativeAmount("C", -1),
                new TableEntry.Fault.UnknownYear("E", "none", "2018", List.of()))),
        outcome);
    assertTrue(store.register().party("county-17043").isEmpty());
    assertEquals(List.of("1"), texts("SELECT count(*)::text FROM register.addition"));
  }

  @Test
  void entersAllOrNothing() throws SQLException {
    store.add(PACK, ENTERED);

    assertThrows(
        SQLException.class,
        () ->
            enter(
                List.of(county("county-17043", "DuPage", "state-il")),
                List.of(award("A", "no-such-party", "2018", 1L))));

    assertTrue(store.register().party("county-17043").isEmpty());
    assertEquals(List.of("1"), texts("SELECT count(*)::text FROM register.addition"));
    // And the register can be added to again.
    assertEquals(
        count(1, 0, 0),
        enter(List.of(county("county-17043", "DuPage", "state-il")), List.of()).parties());
  }

  @Test
  void takesAllCountiesAndTheirAwardsAtOnceAndNothingOfThemTwice() throws SQLException {
    store.add(PACK, ENTERED);
    List<RegisteredParty> places =
        Places.shipped().parties().stream()
            .filter(each -> PACK.register().party(each.id()).isEmpty())
            .map(each -> new RegisteredParty(each, List.of(), null, null))
            .toList();
    List<Subject> awards = new ArrayList<>();
    for (RegisteredParty each : places) {
      awards.add(award("synthetic-" + each.party().id(), each.party().id(), "2020", 12_345L));
    }

    TableEntry.Outcome.Entered entered = enter(places, awards);

    assertTrue(places.size() > 3_000, "" + places.size());
    assertEquals(count(places.size(), 0, 0), entered.parties());
    assertEquals(count(awards.size(), 0, 0), entered.awards());
    Register register = store.register();
    for (RegisteredParty each : places) {
      assertEquals(each.party(), register.party(each.party().id()).orElseThrow());
    }
    for (Subject each : awards) {
      assertEquals(each, register.subject("jag", "2020", each.recipient()).orElseThrow());
    }

    // Under another name of the file, too.
    TableEntry.Outcome.Entered again = enter(login, places, awards, "a copy", ENTERED);
    assertEquals(count(0, 0, places.size()), again.parties());
    assertEquals(count(0, 0, awards.size()), again.awards());
    assertEquals(0, store.add(PACK, ENTERED).records());
    assertEquals(List.of("2"), texts("SELECT count(*)::text FROM register.addition"));
  }

  @Test
  void doesNotBeginWhereThereIsNoRegister() throws SQLException {
    assertEquals(new TableEntry.Access.NoRegister(), TableEntry.open(TestServer.login()));
  }

  @Test
  void doesNotBeginInTablesOfAnotherVersion() throws SQLException {
    try (var connection = login.connect()) {
      Sql.execute(
          connection,
          "INSERT INTO migration.flyway_schema_history (installed_rank, version, description, type,"
              + " script, installed_by, execution_time, success)"
              + " VALUES (99, '99', 'later', 'SQL', 'x', 'x', 0, true)");
    }

    assertEquals(
        "99",
        assertInstanceOf(TableEntry.Access.OtherVersion.class, TableEntry.open(login)).theirs());
  }
}
