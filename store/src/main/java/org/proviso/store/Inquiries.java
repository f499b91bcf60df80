package org.proviso.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;

/// Inquiries: what there is of them, and what each of them asks.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. What is refused by the schema
/// and not here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Inquiries {

  private static final EventKind OPENED = new EventKind("inquiry.opened");
  private static final EventKind DRAFTED = new EventKind("inquiry.drafted");

  private static final int LONGEST_NAME = 30;

  private final Database database;

  /// Makes the inquiries of an open database.
  public Inquiries(Database database) {
    this.database = database;
  }

  /// Opens an inquiry.
  ///
  /// @param inquiry its name: a word of the record of up to 30 characters without `/`
  /// @param programme identifier of the programme whose awards it is about
  public Acted open(String inquiry, String programme, String title, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!InquiryNames.isWord(inquiry)
              || inquiry.length() > LONGEST_NAME
              || inquiry.contains("/")) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          if (sql.has("SELECT FROM inquiry.inquiry WHERE inquiry = ?", inquiry)) {
            return new Acted.Refused(Acted.Reason.NAME_TAKEN);
          }
          sql.insert(
              "INSERT INTO inquiry.inquiry (inquiry, programme, title, event) VALUES (?, ?, ?, ?)",
              inquiry,
              programme,
              title,
              head.next());
          return InquirySql.done(
              head,
              by,
              OPENED,
              InquiryNames.of(inquiry),
              Map.of("programme", programme, "title", title));
        });
  }

  /// Adds a revision of what an inquiry asks. What was proposed under an earlier one stays as it
  /// is.
  public Acted revise(String inquiry, Draft draft, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has("SELECT FROM inquiry.inquiry WHERE inquiry = ?", inquiry)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (!draft.recipients().stream()
              .allMatch(party -> InquiryNames.isWord(InquiryNames.longestKey(inquiry, party)))) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          int revision =
              sql.number(
                  "SELECT 1 + coalesce(max(revision), 0) FROM inquiry.draft WHERE inquiry = ?",
                  inquiry);
          insert(sql, inquiry, revision, draft, head.next());
          return InquirySql.done(
              head, by, DRAFTED, InquiryNames.of(inquiry), said(revision, draft));
        });
  }

  private static void insert(InquirySql sql, String inquiry, int revision, Draft draft, long event)
      throws SQLException {
    sql.insert(
        "INSERT INTO inquiry.draft (inquiry, revision, condition, year, counting_rule, service_way,"
            + " template, channels, consequence, questions_to, event)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        inquiry,
        revision,
        draft.condition(),
        draft.year(),
        draft.countingRule(),
        draft.serviceWay(),
        draft.template(),
        words(draft),
        draft.consequence(),
        draft.questionsTo(),
        event);
    int number = 0;
    for (Draft.Item item : draft.items()) {
      number++;
      sql.insert(
          "INSERT INTO inquiry.item (inquiry, revision, number, who, period, what, event)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          inquiry,
          revision,
          number,
          item.who(),
          item.period(),
          item.what(),
          event);
    }
    sql.insert(
        "INSERT INTO inquiry.recipient (inquiry, revision, party, event)"
            + " SELECT ?, ?, party, ? FROM unnest(?::text[]) AS party",
        inquiry,
        revision,
        event,
        draft.recipients());
  }

  private static List<String> words(Draft draft) {
    return draft.channels().stream().map(Channel::word).sorted().toList();
  }

  private static Map<String, ?> said(int revision, Draft draft) {
    Map<String, Object> said = new TreeMap<>();
    said.put("revision", revision);
    said.put("condition", draft.condition());
    said.put("year", draft.year());
    said.put("countingRule", draft.countingRule());
    said.put("serviceWay", draft.serviceWay());
    said.put("template", draft.template());
    said.put("channels", words(draft));
    said.put("consequence", draft.consequence());
    said.put("questionsTo", draft.questionsTo());
    said.put(
        "items",
        draft.items().stream()
            .map(it -> Map.of("period", it.period(), "what", it.what(), "who", it.who()))
            .toList());
    said.put("recipients", draft.recipients());
    return said;
  }

  /// Returns the demand letter of each recipient that has one in an inquiry.
  public Map<String, String> demanded(String inquiry) {
    return InquirySql.read(
        database,
        connection -> {
          Map<String, String> letters = new TreeMap<>();
          InquirySql.on(connection)
              .list(
                  "SELECT party, letter FROM inquiry.demand WHERE inquiry = ?",
                  row -> letters.put(row.getString(1), row.getString(2)),
                  inquiry);
          return letters;
        });
  }

  /// Returns everything of an inquiry; empty if there is none.
  public Optional<InquiryFile> file(String inquiry) {
    return InquirySql.read(
        database, connection -> InquiryRows.file(InquirySql.on(connection), inquiry));
  }

  /// Returns what inquiries there are, the latest first.
  public List<InquiryFile.Heading> headings() {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT inquiry, programme, title, event FROM inquiry.inquiry"
                        + " ORDER BY event DESC",
                    row ->
                        new InquiryFile.Heading(
                            row.getString(1), row.getString(2), row.getString(3), row.getLong(4))));
  }

  /// Returns the plain text of a letter for everybody, without code and address; empty if there is
  /// no such letter.
  public Optional<String> publicBody(String letter) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT public_body FROM inquiry.letter WHERE letter = ?",
                    row -> row.getString(1),
                    letter)
                .stream()
                .findFirst());
  }

  /// Returns a file of a letter for the site's staff, without its code; empty if there is none with
  /// this hash.
  public Optional<byte[]> deskFile(Digest hash) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT content FROM inquiry.file f WHERE file = ? AND EXISTS (SELECT"
                        + " FROM inquiry.letter l WHERE f.file IN (l.desk_pdf, l.desk_docx))",
                    row -> row.getBytes(1),
                    hash)
                .stream()
                .findFirst());
  }
}
