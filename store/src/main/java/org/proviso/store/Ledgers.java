package org.proviso.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.Account;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.Balances;
import org.proviso.docket.ledger.DebtLaw;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.ledger.Outcome;
import org.proviso.docket.ledger.PaidLine;
import org.proviso.docket.ledger.Posting;
import org.proviso.docket.ledger.PostingGrounds;
import org.proviso.docket.ledger.Reconciliation;
import org.proviso.docket.ledger.Refusal;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.proviso.register.DrawdownTable;

/// The ledger of each award, and what staff posts to it. Each act is rows that are added and one
/// event of the record, in one transaction; nothing is changed.
///
/// Whether somebody may act is for the caller to have asked. Thread-safe.
public final class Ledgers {

  /// One kind for all postings: headers are public, and do not say what was posted.
  private static final EventKind POSTED = new EventKind("ledger.posted");

  private static final EventKind IMPORTED = new EventKind("ledger.imported");
  private static final EventKind PUBLISHED = new EventKind("ledger.published");
  private static final EventKind WITHHELD = new EventKind("ledger.withheld");

  private static final String RELEASED = "released";

  private final Database database;
  private final DebtLaw law;
  private final ZoneId zone;
  private final PostingGrounds grounds;
  private final Bars bars;

  /// Says whether the law, as it is known when it is asked, bars what is posted against a
  /// recipient.
  @FunctionalInterface
  public interface Bars {
    /// Returns what bars that the condition of a matter is enforced against its award on a day, or
    /// puts that in doubt; empty if nothing does.
    Optional<Refusal.Barred> bar(MatterId matter, LocalDate day);
  }

  /// Makes the ledgers of an open database.
  ///
  /// @param zone in which the day of an instant is told: that of the grantor's office
  /// @param grounds what the procedure of the pack asks of a posting
  public Ledgers(Database database, DebtLaw law, ZoneId zone, PostingGrounds grounds, Bars bars) {
    this.database = database;
    this.law = law;
    this.zone = zone;
    this.grounds = grounds;
    this.bars = bars;
  }

  /// Returns the awards of the register, by programme year and recipient.
  public List<LedgerAward> awards() {
    return InquirySql.read(database, connection -> awards(InquirySql.on(connection)));
  }

  private static List<LedgerAward> awards(InquirySql sql) throws SQLException {
    return sql.list(
        "SELECT a.subject, a.recipient, a.programme, a.year, a.number, a.cents,"
            + " l.award IS NOT NULL, coalesce((SELECT p.published FROM ledger.publication p"
            + " WHERE p.award = a.subject ORDER BY p.number DESC LIMIT 1), false)"
            + " FROM (SELECT DISTINCT ON (subject) * FROM register.award"
            + " ORDER BY subject, revision DESC) a"
            + " LEFT JOIN ledger.award l ON l.award = a.subject"
            + " ORDER BY a.programme COLLATE \"C\", a.year COLLATE \"C\", a.subject COLLATE \"C\"",
        row ->
            new LedgerAward(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getBoolean(7),
                row.getBoolean(8)));
  }

  /// Returns the ledger of an award; empty if nothing is posted of it.
  public Optional<AwardLedger> ledger(String award) {
    return InquirySql.read(
        database, connection -> Optional.ofNullable(ledger(InquirySql.on(connection), award)));
  }

  /// Returns all ledgers, by the identifiers of their awards.
  public Map<String, AwardLedger> ledgers() {
    return InquirySql.read(database, connection -> ledgers(connection, "true"));
  }

  /// Returns the ledgers of awards of which something was held, also those of which nothing is any
  /// more, by the identifiers of the awards.
  public Map<String, AwardLedger> held() {
    return InquirySql.read(
        database,
        connection ->
            ledgers(
                connection,
                "award IN (SELECT h.award FROM ledger.posting h WHERE h.kind = 'hold')"));
  }

  /// Returns the ledgers of a recipient as its own people may read them: the server gives no
  /// others.
  public Map<String, AwardLedger> own(String party) {
    return PortalSql.inTransaction(database, party, connection -> ledgers(connection, "true"));
  }

  private Map<String, AwardLedger> ledgers(
      Connection connection, String where, @Nullable Object... parameters) throws SQLException {
    Map<String, AwardLedger> ledgers = new TreeMap<>();
    LedgerRows.postings(InquirySql.on(connection), where, parameters)
        .forEach((award, postings) -> ledgers.put(award, AwardLedger.of(award, law, postings)));
    return ledgers;
  }

  private @Nullable AwardLedger ledger(InquirySql sql, String award) throws SQLException {
    List<Posting> postings = LedgerRows.postings(sql, "award = ?", award).get(award);
    return postings == null ? null : AwardLedger.of(award, law, postings);
  }

  /// Posts a movement. The first one of an award is its obligation. What touches money against the
  /// recipient, and what frees it, is asked for its step while the head of the record is held: no
  /// order is entered between that question and the posting.
  ///
  /// @param effect the day from which it counts
  public Posted post(String award, LocalDate effect, Movement movement, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          for (long event : rests(movement)) {
            if (!sql.has("SELECT FROM record.event WHERE number = ?", event)) {
              return new Posted.NoSuchEvent(event);
            }
          }
          AwardLedger ledger = ledger(sql, award);
          LedgerAward registered = ledger == null ? registered(sql, award) : null;
          if (ledger == null && (registered == null || !isWord(award))) {
            return new Posted.NoSuchAward();
          }
          AwardLedger before = ledger == null ? AwardLedger.of(award, law) : ledger;
          return switch (before.post(effect, day(by), head.next(), movement)) {
            case Outcome.Refused(var refusal) -> new Posted.Refused(refusal);
            case Outcome.Posted(AwardLedger _, Posting posting) ->
                switch (grounded(sql, before, posting)) {
                  case Grounded.Not(Refusal refusal) -> new Posted.Refused(refusal);
                  case Grounded.On(LedgerRows.Behind behind) -> {
                    if (registered != null) {
                      open(sql, registered, head.next());
                    }
                    LedgerRows.insert(sql, award, party(sql, award), posting, behind);
                    Map<String, Object> said = new TreeMap<>(LedgerRows.said(posting));
                    InquirySql.put(said, "condition", behind.condition());
                    InquirySql.put(said, "action", behind.action());
                    InquirySql.done(head, by, POSTED, new Subject("award", award), said);
                    yield new Posted.Done(posting);
                  }
                };
          };
        });
  }

  private sealed interface Grounded {
    record On(LedgerRows.Behind behind) implements Grounded {}

    record Not(Refusal refusal) implements Grounded {}
  }

  private Grounded grounded(InquirySql sql, AwardLedger ledger, Posting posting)
      throws SQLException {
    Movement movement = posting.movement();
    if (PostingGrounds.carries(movement).isEmpty()) {
      return new Grounded.On(LedgerRows.Behind.NOTHING);
    }
    List<MatterFile> files = MatterRows.ofAward(sql, ledger.award());
    if (movement instanceof Movement.Release release) {
      return released(files, ledger, release, posting);
    }
    long step = PostingGrounds.step(movement);
    MatterFile file = having(files, step);
    return switch (grounds.against(
        movement, file == null ? null : file.matter(), posting.effect(), posting.entered())) {
      case PostingGrounds.Ruling.Refused(Refusal refusal) -> new Grounded.Not(refusal);
      case PostingGrounds.Ruling.Grounded(var found) -> {
        Refusal.Barred barred = file == null ? null : barred(file, step, posting);
        yield barred != null
            ? new Grounded.Not(barred)
            : new Grounded.On(
                new LedgerRows.Behind(
                    file == null ? null : file.id().condition(),
                    found == null ? null : found.action(),
                    false));
      }
    };
  }

  private static @Nullable MatterFile having(List<MatterFile> files, long step) {
    return files.stream()
        .filter(file -> file.steps().stream().anyMatch(each -> each.event() == step))
        .findFirst()
        .orElse(null);
  }

  /// A doubt stands against a posting unless the step was taken by two who had reasons.
  private Refusal.@Nullable Barred barred(MatterFile file, long step, Posting posting) {
    boolean hasReasons =
        file.steps().stream().anyMatch(each -> each.event() == step && each.overriding() != null);
    for (LocalDate day : new TreeSet<>(List.of(posting.effect(), posting.entered()))) {
      Refusal.Barred barred = bars.bar(file.id(), day).orElse(null);
      if (barred != null && !(barred.doubtful() && hasReasons)) {
        return barred;
      }
    }
    return null;
  }

  private Grounded released(
      List<MatterFile> files, AwardLedger ledger, Movement.Release release, Posting posting) {
    // The ledger has asked whether there is such a hold.
    long holding = PostingGrounds.step(ledger.postings().get(release.hold() - 1).movement());
    MatterFile file = having(files, holding);
    return switch (grounds.release(
        release,
        holding,
        file == null ? null : file.matter(),
        posting.effect(),
        posting.entered())) {
      case PostingGrounds.Ruling.Refused(Refusal refusal) -> new Grounded.Not(refusal);
      case PostingGrounds.Ruling.Grounded(var found) ->
          new Grounded.On(
              new LedgerRows.Behind(
                  file == null ? null : file.id().condition(), null, found == null));
    };
  }

  private LocalDate day(By by) {
    return by.at().atZone(zone).toLocalDate();
  }

  private static boolean isWord(String award) {
    return award.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");
  }

  /// Returns the events that a movement rests on.
  private static List<Long> rests(Movement movement) {
    return switch (movement) {
      case Movement.Hold(long _, var on) -> List.of(on.step(), on.notice(), on.finding());
      case Movement.Disallowance(long _, var on) -> List.of(on.step(), on.notice(), on.finding());
      case Movement.Release release -> List.of(release.freedBy());
      case Movement.Termination termination -> List.of(termination.step(), termination.decision());
      case Movement.Determination debt -> List.of(debt.step(), debt.notice());
      case Movement.Offset offset -> List.of(offset.notice());
      case Movement.WriteOff writeOff -> List.of(writeOff.decision());
      case Movement.Obligation _,
          Movement.Amendment _,
          Movement.Drawdown _,
          Movement.Repayment _,
          Movement.Interest _,
          Movement.Penalty _,
          Movement.Reversal _ ->
          List.of();
    };
  }

  private static @Nullable LedgerAward registered(InquirySql sql, String award)
      throws SQLException {
    return awards(sql).stream().filter(each -> each.id().equals(award)).findFirst().orElse(null);
  }

  private static void open(InquirySql sql, LedgerAward award, long event) throws SQLException {
    sql.insert(
        "INSERT INTO ledger.award (award, revision, party, programme, year, event)"
            + " SELECT subject, revision, recipient, programme, year, ? FROM register.award"
            + " WHERE subject = ? ORDER BY revision DESC LIMIT 1",
        event,
        award.id());
  }

  private static String party(InquirySql sql, String award) throws SQLException {
    return sql.list(
            "SELECT party FROM ledger.award WHERE award = ?", row -> row.getString(1), award)
        .getFirst();
  }

  /// Takes payments into the ledger, all or nothing. Those that it has, with the same day and
  /// amount, are passed over, so that the same file twice adds nothing.
  ///
  /// @param file SHA-256 of the file, which becomes the subject of the event
  public DrawdownImport importDrawdowns(DrawdownTable table, Digest file, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Intake intake = new Intake(sql, head.next(), day(by));
          table.rows().forEach(intake::take);
          if (!intake.problems.isEmpty()) {
            return new DrawdownImport.Rejected(intake.problems);
          }
          if (intake.added.isEmpty()) {
            return new DrawdownImport.NothingNew(intake.equal);
          }
          List<Map<String, ?>> said = new ArrayList<>();
          for (Map.Entry<String, List<Posting>> each : intake.added.entrySet()) {
            String party = party(sql, each.getKey());
            for (Posting posting : each.getValue()) {
              LedgerRows.insert(sql, each.getKey(), party, posting, LedgerRows.Behind.NOTHING);
            }
            said.add(
                Map.of(
                    "award",
                    each.getKey(),
                    "drawdowns",
                    each.getValue().stream().map(Ledgers::brief).toList()));
          }
          long event =
              InquirySql.done(
                      head, by, IMPORTED, new Subject("file", file.hex()), Map.of("awards", said))
                  .event();
          int added = intake.added.values().stream().mapToInt(List::size).sum();
          return new DrawdownImport.Done(event, added, intake.equal);
        });
  }

  /// Returns what an event says of one of many drawdowns; their legs follow from it.
  private static Map<String, ?> brief(Posting posting) {
    Movement.Drawdown drawdown = (Movement.Drawdown) posting.movement();
    return Map.of(
        "number",
        posting.number(),
        "effect",
        posting.effect().toString(),
        "cents",
        drawdown.cents(),
        "reference",
        drawdown.reference());
  }

  /// Looks at payments without taking them.
  ///
  /// @return every problem, in the order of the file
  public List<DrawdownImport.Problem> problems(DrawdownTable table, By by) {
    return InquirySql.read(
        database,
        connection -> {
          // Of no event: nothing is kept.
          Intake intake = new Intake(InquirySql.on(connection), 0, day(by));
          table.rows().forEach(intake::take);
          return List.copyOf(intake.problems);
        });
  }

  /// Compares the ledger with payments. Those of awards that the register does not have are only
  /// there.
  public Reconciliation reconcile(DrawdownTable table, LocalDate asOf) {
    return InquirySql.read(
        database,
        connection -> {
          Map<String, String> ids = ids(awards(InquirySql.on(connection)));
          List<PaidLine> lines =
              table.rows().stream()
                  .map(
                      row ->
                          new PaidLine(
                              ids.getOrDefault(row.award(), row.award()),
                              row.day(),
                              row.cents(),
                              row.reference()))
                  .toList();
          return Reconciliation.of(ledgers(connection, "true").values(), lines, asOf);
        });
  }

  private static Map<String, String> ids(List<LedgerAward> awards) {
    Map<String, String> ids = new HashMap<>();
    for (LedgerAward award : awards) {
      ids.put(award.id(), award.id());
      if (award.number() != null) {
        ids.put(award.number(), award.id());
      }
    }
    return ids;
  }

  /// Payments on their way into the ledger, row by row.
  private final class Intake {

    private final long event;
    private final LocalDate entered;
    private final Map<String, String> ids;
    private final Map<String, AwardLedger> ledgers = new HashMap<>();
    private final Map<String, Map<String, PaidLine>> had = new HashMap<>();
    private final Map<String, List<Posting>> added = new LinkedHashMap<>();
    private final List<DrawdownImport.Problem> problems = new ArrayList<>();
    private int equal;

    private Intake(InquirySql sql, long event, LocalDate entered) throws SQLException {
      this.event = event;
      this.entered = entered;
      ids = ids(awards(sql));
      LedgerRows.postings(sql, "true")
          .forEach((award, postings) -> ledgers.put(award, AwardLedger.of(award, law, postings)));
      ledgers.forEach(
          (award, ledger) -> {
            Map<String, PaidLine> lines = new HashMap<>();
            Reconciliation.drawn(ledger).forEach(line -> lines.put(line.reference(), line));
            had.put(award, lines);
          });
    }

    private void take(DrawdownTable.Row row) {
      String award = ids.getOrDefault(row.award(), row.award());
      AwardLedger ledger = ledgers.get(award);
      if (ledger == null) {
        problem(row, new DrawdownImport.Reason.NoSuchAward(row.award()));
        return;
      }
      PaidLine line = new PaidLine(award, row.day(), row.cents(), row.reference());
      PaidLine before = had.getOrDefault(award, Map.of()).get(row.reference());
      if (before != null) {
        if (before.equals(line)) {
          equal++;
        } else {
          problem(row, new DrawdownImport.Reason.Different(before));
        }
        return;
      }
      switch (ledger.post(row.day(), entered, event, line.movement())) {
        case Outcome.Refused(var refusal) ->
            problem(row, new DrawdownImport.Reason.Refused(refusal));
        case Outcome.Posted(AwardLedger after, Posting posting) -> {
          ledgers.put(award, after);
          // One award may stand in a file by its number and by its identifier.
          had.getOrDefault(award, new HashMap<>()).put(row.reference(), line);
          added.computeIfAbsent(award, _ -> new ArrayList<>()).add(posting);
        }
      }
    }

    private void problem(DrawdownTable.Row row, DrawdownImport.Reason reason) {
      problems.add(new DrawdownImport.Problem(row.line(), reason));
    }
  }

  /// Makes the balances of an award public, or takes them back.
  public Acted publish(String award, boolean published, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has("SELECT FROM ledger.award WHERE award = ?", award)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          boolean now =
              sql
                  .list(
                      "SELECT published FROM ledger.publication WHERE award = ?"
                          + " ORDER BY number DESC LIMIT 1",
                      row -> row.getBoolean(1),
                      award)
                  .stream()
                  .findFirst()
                  .orElse(false);
          if (now == published) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          int number =
              sql.number(
                  "SELECT 1 + coalesce(max(number), 0) FROM ledger.publication WHERE award = ?",
                  award);
          sql.insert(
              "INSERT INTO ledger.publication (award, number, party, published, reason, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              award,
              number,
              party(sql, award),
              published,
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              published ? PUBLISHED : WITHHELD,
              new Subject("award", award),
              Map.of("number", number, "reason", reason));
        });
  }

  /// Returns the balances that are public, with the rights of the public site.
  public List<PublishedBalances> published(LocalDate asOf) {
    record Row(PublishedBalances award, String account, long cents) {}
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    database
        .site()
        .sql("SELECT award, party, programme, year, account, cents FROM published.ledger(?)")
        .param(asOf)
        .query(
            (row, _) ->
                new Row(
                    new PublishedBalances(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Balances.none(asOf)),
                    row.getString(5),
                    row.getLong(6)))
        .list()
        .forEach(row -> rows.computeIfAbsent(row.award().award(), _ -> new ArrayList<>()).add(row));
    List<PublishedBalances> published = new ArrayList<>();
    for (List<Row> ofOne : rows.values()) {
      Map<Account, Long> cents = new EnumMap<>(Account.class);
      long released = 0;
      for (Row row : ofOne) {
        if (row.account().equals(RELEASED)) {
          released = row.cents();
        } else {
          cents.put(LedgerRows.account(row.account()), row.cents());
        }
      }
      PublishedBalances award = ofOne.getFirst().award();
      published.add(
          new PublishedBalances(
              award.award(),
              award.party(),
              award.programme(),
              award.year(),
              Balances.of(asOf, cents, released)));
    }
    return List.copyOf(published);
  }
}
