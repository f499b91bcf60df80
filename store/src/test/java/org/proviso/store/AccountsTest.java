package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.springframework.dao.DataAccessException;

/// Accounts, their roles and invitations, on a real server.
class AccountsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Actor SITE = new Actor("site", "test");
  private static final Accounts.Held CLERK = new Accounts.Held("clerk", null, false);
  private static final Accounts.Held ADMINISTRATOR =
      new Accounts.Held("administrator", null, false);
  private static final OwnerLogin LOGIN = TestServer.login();

  private static Database database;
  private static Accounts accounts;
  private static Invitations invitations;
  private static int number;

  @BeforeAll
  static void open() {
    database = TestServer.open(LOGIN);
    accounts = new Accounts(database);
    invitations = new Invitations(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Accounts.Identity local() {
    number++;
    return new Accounts.Identity.Local("Name " + number, "login-" + number, "hash");
  }

  private static String opened(Accounts.Held held) {
    return opened(held, local());
  }

  private static String opened(Accounts.Held held, Accounts.Identity identity) {
    String code =
        invitations.create(new Invitations.Invitation(held, null, NOW.plus(Duration.ofDays(1))));
    return assertInstanceOf(Accounts.Opened.New.class, accounts.open(code, identity, NOW))
        .account();
  }

  private static long events() {
    return new EventLog(database).head().edge().size();
  }

  @Test
  void anInvitationIsUsedOnceHoweverItIsTyped() {
    String code =
        invitations.create(new Invitations.Invitation(CLERK, "inquiry/7", NOW.plusSeconds(1)));
    assertTrue(
        code.matches("([ACDEFHJKMNPQRTVWXY34679]{4}-){5}[ACDEFHJKMNPQRTVWXY34679]{4}"), code);
    String typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ');

    assertEquals("inquiry/7", invitations.find(typed, NOW).orElseThrow().inquiry());
    assertInstanceOf(Accounts.Opened.New.class, accounts.open(typed, local(), NOW));

    assertEquals(Optional.empty(), invitations.find(code, NOW));
    assertInstanceOf(Accounts.Opened.NotInvited.class, accounts.open(code, local(), NOW));
  }

  @Test
  void anInvitationEndsAtTheInstantThatItNames() {
    String code = invitations.create(new Invitations.Invitation(CLERK, null, NOW));

    assertTrue(invitations.find(code, NOW.minusMillis(1)).isPresent());
    assertInstanceOf(Accounts.Opened.NotInvited.class, accounts.open(code, local(), NOW));
  }

  @Test
  void ofManyWhoUseOneInvitationAtOnceOneIsLetIn() throws Exception {
    String code = invitations.create(new Invitations.Invitation(CLERK, null, NOW.plusSeconds(1)));
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Callable<Accounts.Opened>> all =
          java.util.stream.IntStream.range(0, 8)
              .<Callable<Accounts.Opened>>mapToObj(
                  at ->
                      () ->
                          accounts.open(
                              code, new Accounts.Identity.Local("N", "once-" + at, "hash"), NOW))
              .toList();
      int let = 0;
      for (var each : pool.invokeAll(all)) {
        let += each.get() instanceof Accounts.Opened.New ? 1 : 0;
      }
      assertEquals(1, let);
    }
  }

  @Test
  void nobodyIsInvitedForAPartyThatIsNotOnRecord() {
    assertThrows(DataAccessException.class, () -> invitations.create("nobody", null, NOW));
  }

  @Test
  void theDatabaseDoesNotHaveTheCode() throws SQLException {
    String code = invitations.create(new Invitations.Invitation(CLERK, null, NOW));
    try (var owner = LOGIN.connect();
        var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*), min(length(hash)) FROM access.invitation i"
                    + " WHERE i::text LIKE '%"
                    + code.substring(0, 4)
                    + "-%'")) {
      row.next();
      assertEquals(0, row.getInt(1));
    }
  }

  @Test
  void aLoginNameIsTakenOnce() {
    String account = opened(CLERK, new Accounts.Identity.Local("One", "same", "hash"));
    String code = invitations.create(new Invitations.Invitation(CLERK, null, NOW.plusSeconds(1)));

    assertInstanceOf(
        Accounts.Opened.Taken.class,
        accounts.open(code, new Accounts.Identity.Local("Two", "same", "hash"), NOW));
    assertEquals(account, accounts.ofLogin("SAME").orElseThrow().id());
    // It was not used up by that.
    assertTrue(invitations.find(code, NOW).isPresent());
  }

  @Test
  void whoComesFromAProviderIsKnownByWhatThatSays() {
    String account =
        opened(CLERK, new Accounts.Identity.OfProvider("P", "https://id.example", "subject-1"));

    assertEquals(account, accounts.ofSubject("https://id.example", "subject-1").orElseThrow().id());
    assertEquals(Optional.empty(), accounts.ofSubject("https://other.example", "subject-1"));
  }

  @Test
  void eachGrantAndRevocationIsAnEventAndTheLatestHolds() {
    String account = opened(CLERK);
    Accounts.Held counsel = new Accounts.Held("counsel", null, false);
    long before = events();

    assertEquals(Accounts.Change.DONE, accounts.grant(account, counsel, SITE, NOW));
    assertEquals(Accounts.Change.AS_BEFORE, accounts.grant(account, counsel, SITE, NOW));
    assertEquals(Set.of(CLERK, counsel), accounts.find(account).orElseThrow().held());
    assertEquals(Accounts.Change.DONE, accounts.revoke(account, CLERK, SITE, NOW));
    assertEquals(Accounts.Change.AS_BEFORE, accounts.revoke(account, CLERK, SITE, NOW));
    assertEquals(Set.of(counsel), accounts.find(account).orElseThrow().held());
    assertEquals(Accounts.Change.DONE, accounts.close(account, SITE, NOW));

    assertEquals(Optional.empty(), accounts.find(account));
    assertEquals(Accounts.Change.NO_ACCOUNT, accounts.grant(account, CLERK, SITE, NOW));
    assertEquals(before + 3, events());
  }

  @Test
  void whatIsOnRecordNamesNobodyAndAClosedAccountHasNoName() throws SQLException {
    String account =
        opened(CLERK, new Accounts.Identity.Local("Planted Name", "planted-login", "planted-hash"));
    accounts.setTotp(account, encrypted(1), 1, List.of(new byte[32]));
    accounts.close(account, SITE, NOW);

    try (var owner = LOGIN.connect();
        var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM record.event e WHERE e::text ILIKE '%planted%')"
                    + " + (SELECT count(*) FROM record.payload p"
                    + " WHERE convert_from(p.content, 'UTF8') ILIKE '%planted%')"
                    + " + (SELECT count(*) FROM access.identity i WHERE i::text ILIKE '%planted%')"
                    + " + (SELECT count(*) FROM access.totp t WHERE t.account = '"
                    + account
                    + "') + (SELECT count(*) FROM access.recovery_code t WHERE t.account = '"
                    + account
                    + "')")) {
      row.next();
      assertEquals(0, row.getInt(1));
    }
  }

  @Test
  void twoAdministratorsWhoTakeTheRoleFromEachOtherLeaveOne() throws Exception {
    // Those of other tests.
    String one = opened(ADMINISTRATOR);
    String two = opened(ADMINISTRATOR);
    try (var pool = Executors.newFixedThreadPool(2)) {
      List<Callable<Accounts.Change>> both =
          List.of(
              () -> accounts.revoke(two, ADMINISTRATOR, new Actor("administrator", one), NOW),
              () -> accounts.close(one, new Actor("administrator", two), NOW));
      Set<Accounts.Change> changes = new java.util.HashSet<>();
      for (var each : pool.invokeAll(both)) {
        changes.add(each.get());
      }
      assertEquals(Set.of(Accounts.Change.DONE, Accounts.Change.LAST_ADMINISTRATOR), changes);
    }
    assertEquals(1, accounts.all().stream().filter(each -> each.has("administrator")).count());
  }

  private static byte[] encrypted(int key) {
    byte[] bytes = new byte[49];
    bytes[0] = (byte) key;
    return bytes;
  }

  @Test
  void appsAreCountedByTheKeyOfTheirSecrets() {
    long before = accounts.totpKeys().getOrDefault(200, 0L);
    String one = opened(CLERK);
    accounts.setTotp(one, encrypted(199), 1, List.of());
    accounts.setTotp(one, encrypted(200), 1, List.of());
    accounts.setTotp(opened(CLERK), encrypted(200), 1, List.of());

    assertEquals(before + 2, accounts.totpKeys().get(200));
    assertFalse(accounts.totpKeys().containsKey(199));
  }

  @Test
  void aCodeIsUsedOnceAndNoEarlierOneAfterIt() {
    String account = opened(CLERK);
    accounts.setTotp(account, encrypted(1), 10, List.of());

    assertFalse(accounts.useStep(account, 10));
    assertTrue(accounts.useStep(account, 12));
    assertFalse(accounts.useStep(account, 12));
    assertFalse(accounts.useStep(account, 11));
    assertTrue(accounts.useStep(account, 13));
  }

  @Test
  void aRecoveryCodeIsUsedOnceAndNewOnesReplaceThose() {
    String account = opened(CLERK);
    byte[] first = new byte[32];
    byte[] second = new byte[32];
    second[0] = 1;
    accounts.setTotp(account, encrypted(1), 10, List.of(first));

    assertTrue(accounts.useRecoveryCode(account, first));
    assertFalse(accounts.useRecoveryCode(account, first));
    accounts.setRecoveryCodes(account, List.of(first, second));
    assertEquals(2, accounts.recoveryCodes(account));
    accounts.setRecoveryCodes(account, List.of(second));
    assertFalse(accounts.useRecoveryCode(account, first));
  }

  @Test
  void theFirstAdministratorIsInvitedBesideTheSite() throws SQLException {
    String code = Invitations.createAdministrator(LOGIN, NOW.plusSeconds(1));

    assertEquals(ADMINISTRATOR, invitations.find(code, NOW).orElseThrow().role());
  }
}
