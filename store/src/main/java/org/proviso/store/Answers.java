package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.answer.AnswerSet;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.answer.Gap;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Answers of recipients to letters: what their people do, and what staff may see and do of it.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Acts of a recipient's people, whose [By] has the role `recipient`, go through
/// connections that can see and add what is of their party and nothing else; whether an account
/// acts for the party is for the caller to have asked. An event has hashes and sizes of what was
/// said and not its text; staff sees a version once it is certified (ADR 23). What is refused by
/// the schema and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Answers {

  private static final EventKind BEGUN = new EventKind("answer.begun");
  private static final EventKind SAVED = new EventKind("answer.saved");
  private static final EventKind CERTIFIED = new EventKind("answer.certified");
  private static final EventKind RECERTIFIED = new EventKind("answer.recertified");
  private static final EventKind OBJECTED = new EventKind("answer.objected");
  private static final EventKind KEPT = new EventKind("answer.objection-kept");
  private static final EventKind WITHDRAWN = new EventKind("answer.objection-withdrawn");
  private static final EventKind ASKED_FOR_TIME = new EventKind("answer.time-asked");
  private static final EventKind RULED = new EventKind("objection.ruled");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  /// Makes the answers of an open database.
  public Answers(Database database) {
    this.database = database;
  }

  /// Returns what a recipient filed in an inquiry, drafts included, as its own people see it.
  public AnswerFile file(String inquiry, String party) {
    return PortalSql.inTransaction(
        database, party, connection -> AnswerRows.file(InquirySql.on(connection), inquiry, party));
  }

  /// Returns what a recipient filed in an inquiry, as staff sees it: no draft.
  public AnswerFile certified(String inquiry, String party) {
    return InquirySql.read(
        database, connection -> AnswerRows.file(InquirySql.on(connection), inquiry, party));
  }

  /// Returns the letters that went out to a party, by inquiry and number.
  public List<ReceivedLetter> letters(String party) {
    return PortalSql.inTransaction(
        database, party, connection -> AnswerRows.letters(InquirySql.on(connection), party));
  }

  /// Returns a file of a letter that went out to a party; empty if there is none with this hash.
  public Optional<byte[]> letterFile(String party, Digest hash) {
    return PortalSql.inTransaction(
        database,
        party,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT content FROM inquiry.file WHERE file = ?", row -> row.getBytes(1), hash)
                .stream()
                .findFirst());
  }

  /// Returns what each recipient of an inquiry had certified, as its clock takes it: one answer a
  /// version, on the day on which that was received, whoever certified it after.
  public Map<String, List<RecipientClocks.Received>> received(String inquiry) {
    return InquirySql.read(
        database, connection -> AnswerRows.received(InquirySql.on(connection), inquiry));
  }

  /// Returns how many objections each recipient of an inquiry has that are neither withdrawn nor
  /// ruled upon; none of those who have none.
  public Map<String, Integer> openObjections(String inquiry) {
    return InquirySql.read(
        database,
        connection -> {
          Map<String, Integer> open = new TreeMap<>();
          InquirySql.on(connection)
              .list(
                  "SELECT o.party, count(*) FROM answer.objection o WHERE o.inquiry = ?"
                      + " AND NOT EXISTS (SELECT FROM answer.objection_step s"
                      + " WHERE s.inquiry = o.inquiry AND s.party = o.party"
                      + " AND s.number = o.number AND s.step <> 'kept') GROUP BY o.party",
                  row -> open.put(row.getString(1), row.getInt(2)),
                  inquiry);
          return open;
        });
  }

  /// Begins the first version of an answer, or the next, which supersedes the one that is certified
  /// and begins as that stands if the same items are asked for.
  ///
  /// @param letter identifier of the letter that is answered
  public Filed begin(String inquiry, String party, String letter, By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          record Asked(int mailing, int revision) {}
          List<Asked> asked =
              sql.list(
                  "SELECT m.mailing, m.revision FROM inquiry.letter l JOIN inquiry.mailing m"
                      + " ON m.inquiry = l.inquiry AND m.mailing = l.mailing"
                      + " WHERE l.letter = ? AND l.inquiry = ? AND l.party = ?",
                  row -> new Asked(row.getInt(1), row.getInt(2)),
                  letter,
                  inquiry,
                  party);
          if (asked.isEmpty()) {
            return refused(Filed.Reason.NOT_THERE);
          }
          AnswerFile file = AnswerRows.file(sql, inquiry, party);
          if (file.open().isPresent()) {
            return refused(Filed.Reason.STILL_OPEN);
          }
          int version = file.versions().size() + 1;
          int revision = asked.getFirst().revision();
          sql.insert(
              "INSERT INTO answer.version (inquiry, party, version, letter, mailing, asked, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              inquiry,
              party,
              version,
              letter,
              asked.getFirst().mailing(),
              revision,
              head.next());
          Saving saving = new Saving(sql, head, inquiry, party, version, revision, by);
          List<Map<String, ?>> taken = new ArrayList<>();
          Optional<AnswerFile.Version> before = file.latestCertified();
          if (before.isPresent() && before.get().asked() == revision) {
            AnswerSet set = file.set(before.get());
            for (Map.Entry<Integer, Reply> each : set.replies().entrySet()) {
              taken.add(saving.save(each.getKey(), 1, each.getValue(), set.files()));
            }
          }
          return done(
              head,
              by,
              BEGUN,
              inquiry,
              party,
              Map.of("letter", letter, "taken", taken, "version", version));
        });
  }

  /// Saves the reply to an item in the version that is open. What was saved before stays beneath
  /// it.
  public Filed save(String inquiry, String party, int item, Reply reply, By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          AnswerFile file = AnswerRows.file(sql, inquiry, party);
          Optional<AnswerFile.Version> open = file.open();
          if (open.isEmpty()) {
            return refused(Filed.Reason.NOT_BEGUN);
          }
          AnswerFile.Version version = open.get();
          if (item < 1 || item > version.items()) {
            return refused(Filed.Reason.NOT_THERE);
          }
          Map<String, ProducedFile> files = finished(file);
          if (!files.keySet().containsAll(reply.uploads())) {
            return refused(Filed.Reason.FILE_NOT_THERE);
          }
          AnswerFile.Saved before = version.replies().get(item);
          if (before != null && before.reply().equals(reply)) {
            return refused(Filed.Reason.NO_CHANGE);
          }
          int revision = before == null ? 1 : before.revision() + 1;
          Saving saving =
              new Saving(sql, head, inquiry, party, version.number(), version.asked(), by);
          Map<String, ?> said = saving.save(item, revision, reply, files);
          Map<String, Object> all = new TreeMap<>(said);
          all.put("version", version.number());
          return done(head, by, SAVED, inquiry, party, all);
        });
  }

  private static Map<String, ProducedFile> finished(AnswerFile file) {
    Map<String, ProducedFile> files = new HashMap<>();
    for (AnswerFile.Upload each : file.uploads()) {
      if (each.finished() != null) {
        files.put(each.id(), each.finished());
      }
    }
    return files;
  }

  /// Replies on their way into the tables of one version.
  private record Saving(
      InquirySql sql, HeldHead head, String inquiry, String party, int version, int asked, By by) {

    /// Adds a reply, and returns what its event says: sizes, and a hash that nobody can guess the
    /// text from, since staff reads events of drafts as well.
    Map<String, ?> save(int item, int revision, Reply reply, Map<String, ProducedFile> files)
        throws SQLException {
      byte[] salt = new byte[16];
      RANDOM.nextBytes(salt);
      LocalDate until = reply instanceof Reply.NeedTime time ? time.until() : null;
      sql.insert(
          "INSERT INTO answer.reply (inquiry, party, version, asked, item, revision, kind, said,"
              + " until_day, salt, saved, saved_by, event)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?, ?, ?)",
          inquiry,
          party,
          version,
          asked,
          item,
          revision,
          reply.kind(),
          reply.said(),
          until,
          salt,
          by.at(),
          by.actor().id(),
          head.next());
      int place = 0;
      for (String upload : reply.uploads()) {
        place++;
        sql.insert(
            "INSERT INTO answer.produced (inquiry, party, version, item, revision, kind, place,"
                + " upload, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            inquiry,
            party,
            version,
            item,
            revision,
            reply.kind(),
            place,
            upload,
            head.next());
      }
      if (reply instanceof Reply.Privileged privileged) {
        insert(item, revision, privileged.log());
      }
      byte[] canonical = AnswerSet.canonical(item, reply, files).getBytes(StandardCharsets.UTF_8);
      return Map.of(
          "bytes",
          reply.said().getBytes(StandardCharsets.UTF_8).length,
          "commitment",
          Digest.sha256(salt, canonical).hex(),
          "item",
          item,
          "revision",
          revision);
    }

    private void insert(int item, int revision, List<PrivilegeLine> log) throws SQLException {
      int place = 0;
      for (PrivilegeLine line : log) {
        place++;
        sql.insert(
            "INSERT INTO answer.log_line (inquiry, party, version, item, revision, kind, place,"
                + " document, dated, author, recipients, document_kind, basis, pages, event)"
                + " VALUES (?, ?, ?, ?, ?, 'privileged', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            inquiry,
            party,
            version,
            item,
            revision,
            place,
            line.document(),
            line.dated(),
            line.author(),
            line.recipients(),
            line.kind(),
            line.basis(),
            line.pages(),
            head.next());
      }
    }
  }

  /// Certifies the version that is open, and so files it. Its objections enter the list, and what
  /// asks for time becomes a request.
  ///
  /// @param seen hash of the answer that the official saw
  /// @param day on which it is received, where the letter counts its days
  public Filed certify(
      String inquiry, String party, Certificate certificate, Digest seen, LocalDate day, By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          AnswerFile file = AnswerRows.file(sql, inquiry, party);
          Optional<AnswerFile.Version> open = file.open();
          if (open.isEmpty()) {
            return refused(Filed.Reason.NOT_BEGUN);
          }
          AnswerFile.Version version = open.get();
          List<Gap> gaps = file.gaps(version);
          if (!gaps.isEmpty()) {
            return new Filed.Incomplete(gaps);
          }
          AnswerSet set = file.set(version);
          if (!set.hash().equals(seen)) {
            return refused(Filed.Reason.CHANGED_MEANWHILE);
          }
          if (!certificate.isTypedByTheOfficial()) {
            return refused(Filed.Reason.OTHER_NAME_TYPED);
          }
          LocalDate first = file.firstReceived().orElse(day);
          if (day.isBefore(first)) {
            return refused(Filed.Reason.BEFORE_THE_FIRST);
          }
          AnswerFile.Certification made =
              new AnswerFile.Certification(
                  1, certificate, seen, day, first, by.at(), by.actor().id(), null, head.next());
          insert(sql, inquiry, party, version.number(), made, null);
          for (Map.Entry<Integer, AnswerFile.Saved> each : version.replies().entrySet()) {
            sql.insert(
                "INSERT INTO answer.certified (inquiry, party, version, item, revision, event)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
                inquiry,
                party,
                version.number(),
                each.getKey(),
                each.getValue().revision(),
                head.next());
          }
          Filing filing = new Filing(sql, inquiry, party, day, by, head.next());
          Map<String, Object> said = new TreeMap<>(said(version.number(), made));
          said.put("objections", filing.objections(set, file.objections()));
          said.put("requests", filing.requests(set, file.requests().size()));
          return done(head, by, CERTIFIED, inquiry, party, said);
        });
  }

  private static void insert(
      InquirySql sql,
      String inquiry,
      String party,
      int version,
      AnswerFile.Certification made,
      @Nullable String insteadOf)
      throws SQLException {
    Certificate certificate = made.certificate();
    sql.insert(
        "INSERT INTO answer.certification (inquiry, party, version, number, official, office,"
            + " typed, statement, statement_hash, set_hash, day, first_received, instead_of,"
            + " reason, certified, certified_by, event)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        inquiry,
        party,
        version,
        made.number(),
        certificate.official(),
        certificate.office(),
        certificate.typed(),
        certificate.statement(),
        certificate.statementHash(),
        made.setHash(),
        made.day(),
        made.firstReceived(),
        insteadOf,
        made.reason(),
        made.at(),
        made.by(),
        made.event());
  }

  private static Map<String, ?> said(int version, AnswerFile.Certification made) {
    Certificate certificate = made.certificate();
    Map<String, Object> said = new TreeMap<>();
    said.put("certification", made.number());
    said.put("day", made.day().toString());
    said.put("firstReceived", made.firstReceived().toString());
    said.put("office", certificate.office());
    said.put("official", certificate.official());
    said.put("set", made.setHash().hex());
    said.put("statement", certificate.statement());
    said.put("statementHash", certificate.statementHash().hex());
    said.put("typed", certificate.typed());
    said.put("version", version);
    return said;
  }

  /// What a certification files beside the answer itself.
  private record Filing(
      InquirySql sql, String inquiry, String party, LocalDate day, By by, long event) {

    /// Enters each objection of an answer, or says again what stands in the list in the same words.
    List<Map<String, ?>> objections(AnswerSet set, List<Objection> list) throws SQLException {
      List<Map<String, ?>> said = new ArrayList<>();
      int last = list.size();
      for (Map.Entry<Integer, Reply> each : set.replies().entrySet()) {
        if (each.getValue() instanceof Reply.Objecting(String ground, List<String> _)) {
          Optional<Objection> stands =
              list.stream()
                  .filter(it -> each.getKey().equals(it.item()) && it.ground().equals(ground))
                  .filter(it -> !it.isWithdrawn())
                  .findFirst();
          if (stands.isPresent()) {
            step(stands.get(), Objection.Kind.KEPT, "");
            said.add(objection(stands.get().number(), each.getKey(), ground));
          } else {
            last++;
            object(last, each.getKey(), ground);
            said.add(objection(last, each.getKey(), ground));
          }
        }
      }
      return said;
    }

    void object(int number, @Nullable Integer item, String ground) throws SQLException {
      sql.insert(
          "INSERT INTO answer.objection (inquiry, party, number, item, ground, day, made_by, event)"
              + " VALUES (?, ?, ?, ?::integer, ?, ?, ?, ?)",
          inquiry,
          party,
          number,
          item,
          ground,
          day,
          by.actor().id(),
          event);
    }

    void step(Objection of, Objection.Kind kind, String said) throws SQLException {
      sql.insert(
          "INSERT INTO answer.objection_step (inquiry, party, number, place, step, said, day,"
              + " taken_by, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          inquiry,
          party,
          of.number(),
          of.steps().size() + 1,
          kind.word(),
          said,
          day,
          by.actor().id(),
          event);
    }

    List<Map<String, ?>> requests(AnswerSet set, int before) throws SQLException {
      List<Map<String, ?>> said = new ArrayList<>();
      int last = before;
      for (Map.Entry<Integer, Reply> each : set.replies().entrySet()) {
        if (each.getValue()
            instanceof Reply.NeedTime(String why, List<String> _, LocalDate until)) {
          last++;
          said.add(request(last, each.getKey(), until, why));
        }
      }
      return said;
    }

    Map<String, ?> request(int number, @Nullable Integer item, LocalDate until, String reason)
        throws SQLException {
      sql.insert(
          "INSERT INTO answer.extension_request (inquiry, party, number, item, until_day, reason,"
              + " day, asked_by, event) VALUES (?, ?, ?, ?::integer, ?, ?, ?, ?, ?)",
          inquiry,
          party,
          number,
          item,
          until,
          reason,
          day,
          by.actor().id(),
          event);
      Map<String, Object> said = new TreeMap<>(hashed(reason));
      said.put("request", number);
      said.put("until", until.toString());
      if (item != null) {
        said.put("item", item);
      }
      return said;
    }
  }

  private static Map<String, ?> objection(int number, @Nullable Integer item, String ground) {
    Map<String, Object> said = new TreeMap<>(hashed(ground));
    said.put("objection", number);
    if (item != null) {
      said.put("item", item);
    }
    return said;
  }

  private static Map<String, ?> hashed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Map.of("bytes", bytes.length, "sha256", Digest.sha256(bytes).hex());
  }

  /// Certifies a version once more by another official, as when the wrong one did. The answer and
  /// the day on which it was first received stay, and so does what was certified before.
  ///
  /// @param reason why
  public Filed replaceCertifier(
      String inquiry,
      String party,
      int version,
      Certificate certificate,
      String reason,
      LocalDate day,
      By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          AnswerFile file = AnswerRows.file(sql, inquiry, party);
          Optional<AnswerFile.Version> of =
              file.versions().stream()
                  .filter(it -> it.number() == version && it.isCertified())
                  .findFirst();
          if (of.isEmpty()) {
            return refused(Filed.Reason.NOT_THERE);
          }
          AnswerFile.Certification before = of.get().certifications().getLast();
          if (!certificate.isOfAnother(before.certificate())) {
            return refused(Filed.Reason.SAME_OFFICIAL);
          }
          if (!certificate.isTypedByTheOfficial()) {
            return refused(Filed.Reason.OTHER_NAME_TYPED);
          }
          if (day.isBefore(before.firstReceived())) {
            return refused(Filed.Reason.BEFORE_THE_FIRST);
          }
          AnswerFile.Certification made =
              new AnswerFile.Certification(
                  before.number() + 1,
                  certificate,
                  before.setHash(),
                  day,
                  before.firstReceived(),
                  by.at(),
                  by.actor().id(),
                  reason,
                  head.next());
          insert(sql, inquiry, party, version, made, before.certificate().official());
          Map<String, Object> said = new TreeMap<>(said(version, made));
          said.put("reason", reason);
          said.put("replaces", before.number());
          return done(head, by, RECERTIFIED, inquiry, party, said);
        });
  }

  /// Makes an objection outside of an answer. It is filed at once.
  ///
  /// @param item number of the item; null for one to the letter as a whole
  /// @param ground in the recipient's words
  /// @param day on which it is received
  public Filed object(
      String inquiry, String party, @Nullable Integer item, String ground, LocalDate day, By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          if (hasNoLetter(sql, inquiry, party)) {
            return refused(Filed.Reason.NOT_THERE);
          }
          int number = AnswerRows.objections(sql, inquiry, party).size() + 1;
          new Filing(sql, inquiry, party, day, by, head.next()).object(number, item, ground);
          return done(head, by, OBJECTED, inquiry, party, objection(number, item, ground));
        });
  }

  private static boolean hasNoLetter(InquirySql sql, String inquiry, String party)
      throws SQLException {
    return !sql.has("SELECT FROM inquiry.letter WHERE inquiry = ? AND party = ?", inquiry, party);
  }

  /// Says an objection again, as when time is asked for.
  public Filed keep(String inquiry, String party, int number, String said, LocalDate day, By by) {
    return step(inquiry, party, number, Objection.Kind.KEPT, KEPT, said, day, by);
  }

  /// Takes an objection back. It stays in the list as withdrawn.
  ///
  /// @param said why
  public Filed withdraw(
      String inquiry, String party, int number, String said, LocalDate day, By by) {
    return step(inquiry, party, number, Objection.Kind.WITHDRAWN, WITHDRAWN, said, day, by);
  }

  private Filed step(
      String inquiry,
      String party,
      int number,
      Objection.Kind kind,
      EventKind event,
      String said,
      LocalDate day,
      By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> step(sql, head, inquiry, party, number, kind, event, said, day, by));
  }

  private static Filed step(
      InquirySql sql,
      HeldHead head,
      String inquiry,
      String party,
      int number,
      Objection.Kind kind,
      EventKind event,
      String said,
      LocalDate day,
      By by)
      throws SQLException {
    Optional<Objection> found =
        AnswerRows.objections(sql, inquiry, party).stream()
            .filter(it -> it.number() == number)
            .findFirst();
    if (found.isEmpty()) {
      return refused(Filed.Reason.NOT_THERE);
    }
    if (found.get().isWithdrawn()) {
      return refused(Filed.Reason.NO_CHANGE);
    }
    new Filing(sql, inquiry, party, day, by, head.next()).step(found.get(), kind, said);
    Map<String, Object> content = new TreeMap<>(hashed(said));
    content.put("objection", number);
    content.put("step", kind.word());
    return done(head, by, event, inquiry, party, content);
  }

  /// Enters that an objection was ruled upon. For staff; a recipient has no right to.
  ///
  /// @param sustained whether it was held to be right
  /// @param said by whom, and why
  public Filed rule(
      String inquiry,
      String party,
      int number,
      boolean sustained,
      String said,
      LocalDate day,
      By by) {
    Objection.Kind kind = sustained ? Objection.Kind.SUSTAINED : Objection.Kind.OVERRULED;
    return InquirySql.act(
        database,
        (sql, head) -> step(sql, head, inquiry, party, number, kind, RULED, said, day, by));
  }

  /// Asks for more time. Neither that nor how it is decided touches an objection; the decision is
  /// [ClockDecisions#extend].
  ///
  /// @param item number of the item; null for the whole answer
  /// @param until last day of the time asked for
  /// @param reason why
  /// @param day on which it is received
  public Filed askForTime(
      String inquiry,
      String party,
      @Nullable Integer item,
      LocalDate until,
      String reason,
      LocalDate day,
      By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          if (hasNoLetter(sql, inquiry, party)) {
            return refused(Filed.Reason.NOT_THERE);
          }
          int number =
              sql.number(
                  "SELECT 1 + count(*) FROM answer.extension_request"
                      + " WHERE inquiry = ? AND party = ?",
                  inquiry,
                  party);
          Map<String, ?> said =
              new Filing(sql, inquiry, party, day, by, head.next())
                  .request(number, item, until, reason);
          return done(head, by, ASKED_FOR_TIME, inquiry, party, said);
        });
  }

  private static Filed refused(Filed.Reason reason) {
    return new Filed.Refused(reason);
  }

  private static Filed done(
      HeldHead head, By by, EventKind kind, String inquiry, String party, Map<String, ?> content)
      throws SQLException {
    Actor actor = by.actor();
    return new Filed.Done(
        head.append(by.at(), actor, kind, new Subject("recipient", inquiry + "/" + party), content)
            .header()
            .number());
  }
}
