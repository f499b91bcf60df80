package org.proviso.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.Account;
import org.proviso.docket.ledger.Book;
import org.proviso.docket.ledger.Grounds;
import org.proviso.docket.ledger.Leg;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.Rate;

/// Rows of the ledger as values, and values as rows.
final class LedgerRows {

  /// What a movement says, column by column, in the order of [#COLUMNS].
  private record Columns(
      @Nullable Long cents,
      @Nullable String said,
      @Nullable Long notice,
      @Nullable Long finding,
      @Nullable Long decision,
      @Nullable Long step,
      @Nullable Integer about,
      @Nullable LocalDate mailed,
      @Nullable LocalDate due,
      @Nullable Integer rate,
      @Nullable String rateSource,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String part) {

    private static Columns of(long cents, String said) {
      return new Columns(
          cents, said, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Columns standing(long cents, Grounds grounds) {
      return new Columns(
          cents,
          grounds.authority(),
          grounds.notice(),
          grounds.finding(),
          null,
          grounds.step(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    private static Columns about(
        int posting,
        @Nullable Long cents,
        String said,
        @Nullable Long notice,
        @Nullable Long decision,
        @Nullable Long step,
        @Nullable String part) {
      return new Columns(
          cents, said, notice, null, decision, step, posting, null, null, null, null, null, null,
          part);
    }

    private static Columns charge(int debt, long cents, LocalDate from, LocalDate until) {
      return new Columns(
          cents, null, null, null, null, null, debt, null, null, null, null, from, until, null);
    }
  }

  /// What stands behind a posting besides what it says.
  ///
  /// @param condition of the matter whose step it carries out or is freed by; null if there is none
  /// @param action of that step; null likewise, and of one that frees
  /// @param isByOrder whether what frees is an order of a court, and no step
  record Behind(@Nullable String condition, @Nullable String action, boolean isByOrder) {

    static final Behind NOTHING = new Behind(null, null, false);
  }

  private static final String COLUMNS =
      "cents, said, notice, finding, decision, step, about, mailed, due, rate, rate_source, from_day,"
          + " until_day, part";

  private LedgerRows() {}

  static void insert(InquirySql sql, String award, String party, Posting posting, Behind behind)
      throws SQLException {
    Columns columns = columns(posting.movement());
    sql.insert(
        "INSERT INTO ledger.posting (award, number, party, kind, effect, entered, event, "
            + COLUMNS
            + ", condition, action, ordered_by)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        award,
        posting.number(),
        party,
        posting.movement().word(),
        posting.effect(),
        posting.entered(),
        posting.event(),
        columns.cents(),
        columns.said(),
        columns.notice(),
        columns.finding(),
        columns.decision(),
        behind.isByOrder() ? null : columns.step(),
        columns.about(),
        columns.mailed(),
        columns.due(),
        columns.rate(),
        columns.rateSource(),
        columns.from(),
        columns.until(),
        columns.part(),
        behind.condition(),
        behind.action(),
        behind.isByOrder() ? columns.step() : null);
    int place = 0;
    for (Leg leg : posting.legs()) {
      place++;
      sql.insert(
          "INSERT INTO ledger.leg (award, number, place, party, account, debit, credit, event)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          award,
          posting.number(),
          place,
          party,
          leg.account().word(),
          leg.side() == Account.Side.DEBIT ? leg.cents() : 0L,
          leg.side() == Account.Side.CREDIT ? leg.cents() : 0L,
          posting.event());
    }
  }

  /// Returns what the event says of a posting.
  static Map<String, ?> said(Posting posting) {
    Columns columns = columns(posting.movement());
    Map<String, Object> said = new TreeMap<>();
    said.put("number", posting.number());
    said.put("kind", posting.movement().word());
    said.put("effect", posting.effect().toString());
    said.put("entered", posting.entered().toString());
    put(said, "cents", columns.cents());
    put(said, "said", columns.said());
    put(said, "notice", columns.notice());
    put(said, "finding", columns.finding());
    put(said, "decision", columns.decision());
    put(said, "step", columns.step());
    put(said, "about", columns.about());
    put(said, "mailed", text(columns.mailed()));
    put(said, "due", text(columns.due()));
    put(said, "basisPoints", columns.rate());
    put(said, "rateSource", columns.rateSource());
    put(said, "from", text(columns.from()));
    put(said, "until", text(columns.until()));
    put(said, "part", columns.part());
    said.put(
        "legs",
        posting.legs().stream()
            .map(
                leg ->
                    Map.of(
                        "account",
                        leg.account().word(),
                        leg.side().name().toLowerCase(Locale.ROOT),
                        leg.cents()))
            .toList());
    return said;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static void put(Map<String, Object> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  private static Columns columns(Movement movement) {
    return switch (movement) {
      case Movement.Obligation(long cents, String source) -> Columns.of(cents, source);
      case Movement.Amendment(long change, String source) -> Columns.of(change, source);
      case Movement.Drawdown(long cents, String reference) -> Columns.of(cents, reference);
      case Movement.Hold(long cents, Grounds grounds) -> Columns.standing(cents, grounds);
      case Movement.Release(int hold, long cents, long freedBy, String reason) ->
          Columns.about(hold, cents, reason, null, null, freedBy, null);
      case Movement.Termination(int hold, long cents, long step, long decision, String authority) ->
          Columns.about(hold, cents, authority, null, decision, step, null);
      case Movement.Disallowance(long cents, Grounds grounds) -> Columns.standing(cents, grounds);
      case Movement.Determination debt ->
          new Columns(
              debt.cents(),
              debt.authority(),
              debt.notice(),
              null,
              null,
              debt.step(),
              null,
              debt.mailed(),
              debt.due(),
              debt.rate().basisPoints(),
              debt.rate().source(),
              null,
              null,
              null);
      case Movement.Repayment(int debt, long cents, String reference) ->
          Columns.about(debt, cents, reference, null, null, null, null);
      case Movement.Offset(int debt, long cents, long notice, String authority) ->
          Columns.about(debt, cents, authority, notice, null, null, null);
      case Movement.Interest(int debt, long cents, LocalDate from, LocalDate until) ->
          Columns.charge(debt, cents, from, until);
      case Movement.Penalty(int debt, long cents, LocalDate from, LocalDate until) ->
          Columns.charge(debt, cents, from, until);
      case Movement.WriteOff(int debt, Book part, long cents, long decision, String authority) ->
          Columns.about(
              debt, cents, authority, null, decision, null, part.name().toLowerCase(Locale.ROOT));
      case Movement.Reversal(int posting, String reason) ->
          Columns.about(posting, null, reason, null, null, null, null);
    };
  }

  /// Returns the postings of awards, those of each in the order of entry.
  ///
  /// @param where a condition on the columns of postings, which legs have as well
  static Map<String, List<Posting>> postings(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    Map<String, Map<Integer, List<Leg>>> legs = new HashMap<>();
    sql.list(
        "SELECT award, number, account, debit, credit FROM ledger.leg WHERE "
            + where
            + " ORDER BY award, number, place",
        row ->
            legs.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                .computeIfAbsent(row.getInt(2), _ -> new ArrayList<>())
                .add(leg(row)),
        parameters);
    Map<String, List<Posting>> postings = new TreeMap<>();
    sql.list(
        "SELECT award, number, kind, effect, entered, event, ordered_by, "
            + COLUMNS
            + " FROM ledger.posting WHERE "
            + where
            + " ORDER BY award, number",
        row ->
            postings
                .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                .add(
                    new Posting(
                        row.getInt(2),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getLong(6),
                        movement(row),
                        legs.getOrDefault(row.getString(1), Map.of())
                            .getOrDefault(row.getInt(2), List.of()))),
        parameters);
    return postings;
  }

  private static Leg leg(ResultSet row) throws SQLException {
    Account account = account(row.getString(3));
    long debit = row.getLong(4);
    return debit > 0
        ? new Leg(account, Account.Side.DEBIT, debit)
        : new Leg(account, Account.Side.CREDIT, row.getLong(5));
  }

  static Account account(String word) {
    return Account.of(word).orElseThrow(() -> new IllegalStateException("no account: " + word));
  }

  private static Movement movement(ResultSet row) throws SQLException {
    long cents = row.getLong("cents");
    int about = row.getInt("about");
    long decision = row.getLong("decision");
    Long ordered = row.getObject("ordered_by", Long.class);
    long step = ordered == null ? row.getLong("step") : ordered;
    return switch (row.getString("kind")) {
      case "obligation" -> new Movement.Obligation(cents, said(row));
      case "amendment" -> new Movement.Amendment(cents, said(row));
      case "drawdown" -> new Movement.Drawdown(cents, said(row));
      case "hold" -> new Movement.Hold(cents, grounds(row));
      case "release" -> new Movement.Release(about, cents, step, said(row));
      case "termination" -> new Movement.Termination(about, cents, step, decision, said(row));
      case "disallowance" -> new Movement.Disallowance(cents, grounds(row));
      case "determination" ->
          new Movement.Determination(
              cents,
              step,
              row.getLong("notice"),
              row.getObject("mailed", LocalDate.class),
              row.getObject("due", LocalDate.class),
              new Rate(row.getInt("rate"), row.getString("rate_source")),
              said(row));
      case "repayment" -> new Movement.Repayment(about, cents, said(row));
      case "offset" -> new Movement.Offset(about, cents, row.getLong("notice"), said(row));
      case "interest" ->
          new Movement.Interest(
              about,
              cents,
              row.getObject("from_day", LocalDate.class),
              row.getObject("until_day", LocalDate.class));
      case "penalty" ->
          new Movement.Penalty(
              about,
              cents,
              row.getObject("from_day", LocalDate.class),
              row.getObject("until_day", LocalDate.class));
      case "write-off" ->
          new Movement.WriteOff(
              about,
              Book.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
              cents,
              decision,
              said(row));
      case "reversal" -> new Movement.Reversal(about, said(row));
      case String other -> throw new IllegalStateException("no kind of a posting: " + other);
    };
  }

  private static String said(ResultSet row) throws SQLException {
    return row.getString("said");
  }

  private static Grounds grounds(ResultSet row) throws SQLException {
    return new Grounds(
        row.getLong("step"), row.getLong("notice"), row.getLong("finding"), said(row));
  }
}
