package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who reads and who adds what of a review, as the server has it; tables are taken from the
/// catalogue. It is all staff's.
class ReviewRightsTest {

  private static final String NO_PRIVILEGE = "42501";
  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = InquiryFixtures.withThePack(LOGIN);
  private static final List<String> TABLES = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    ReviewFixtures.fill(DATABASE);
    try (Connection owner = LOGIN.connect()) {
      TABLES.addAll(
          InquiryFixtures.texts(
              owner,
              "SELECT 'review.' || tablename FROM pg_tables WHERE schemaname = 'review'"
                  + " ORDER BY 1"));
    }
    assertEquals(14, TABLES.size(), TABLES::toString);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void nobodyUpdatesDeletesOrTruncates() {
    for (String table : TABLES) {
      for (DataSource source :
          List.of(DATABASE.appSource(), DATABASE.portalSource(), DATABASE.siteSource())) {
        for (String sql :
            List.of(
                "UPDATE " + table + " SET event = event",
                "DELETE FROM " + table,
                "TRUNCATE " + table + " CASCADE")) {
          assertEquals(NO_PRIVILEGE, SchemaRules.state(source, sql), sql);
        }
      }
    }
  }

  @Test
  void theOwnerDoesNotEitherWhileHeLeavesTheTriggers() throws SQLException {
    for (String table : TABLES) {
      for (String first :
          List.of("SET proviso.reader = 'backup'", "SET session_replication_role = replica")) {
        try (Connection owner = LOGIN.connect()) {
          Sql.execute(owner, first);
          SQLException refusal =
              assertThrows(
                  SQLException.class, () -> Sql.execute(owner, "DELETE FROM " + table), table);
          assertTrue(
              String.valueOf(refusal.getMessage()).contains("a review is only added to"), table);
        }
      }
    }
  }

  /// Also those of the recipient whose evidence it is, and also if they say to be staff.
  @Test
  void aRecipientsPeopleAndThePublicSiteReadAndAddNothing() {
    for (String table : TABLES) {
      for (DataSource source : List.of(DATABASE.portalSource(), DATABASE.siteSource())) {
        assertEquals(NO_PRIVILEGE, SchemaRules.state(source, "SELECT FROM " + table), table);
        assertEquals(
            NO_PRIVILEGE,
            SchemaRules.state(source, "INSERT INTO " + table + " DEFAULT VALUES"),
            table);
      }
    }
  }

  @Test
  void nobodySeesARowWithoutSayingForWhomHeReads() {
    for (String table : TABLES) {
      assertEquals(
          0, DATABASE.app().sql("SELECT count(*) FROM " + table).query(Integer.class).single());
      assertTrue(
          InquirySql.read(
                  DATABASE,
                  connection -> InquirySql.on(connection).number("SELECT count(*) FROM " + table))
              > 0,
          table + " has rows");
    }
  }

  /// Headers are public, as all are. What was decided, of which item and why, is not.
  @Test
  void thePublicGetsNothingThatAnEventOfAReviewSays() {
    record Row(String kind, boolean said) {}
    List<Row> rows =
        DATABASE
            .site()
            .sql(
                "SELECT kind, content IS NOT NULL OR salt IS NOT NULL FROM"
                    + " published.events_from(0, 1000) WHERE subject_kind = 'collection'")
            .query((row, place) -> new Row(row.getString(1), row.getBoolean(2)))
            .list();

    assertEquals(
        List.of(
            "collection.attached",
            "review.coded",
            "review.coded",
            "review.settled",
            "review.tagged",
            "review.untagged",
            "review.noted",
            "review.noted",
            "review.note-withdrawn",
            "review.search-saved",
            "review.search-run",
            "policy.drafted",
            "policy.entered",
            "policy.withdrawn",
            "policy.drafted",
            "policy.declined",
            "policy.drafted",
            "policy.entered",
            "policy.drafted"),
        rows.stream().map(Row::kind).toList());
    assertEquals(List.of(), rows.stream().filter(Row::said).toList());
  }
}
