package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;

/// Mailings up to the decision on them: their letters are written, one person proposes that they go
/// out, and another approves it or does not.
///
/// Each act is rows that are added and one event of the record, in one transaction; nothing is
/// changed. Whether somebody may act is for the caller to have asked. That two persons stand behind
/// what goes out is looked at here, and by the schema again. What is refused by the schema and not
/// here is thrown as Spring's `DataAccessException`. Thread-safe.
public final class PreparedMailings {

  private static final EventKind PREPARED = new EventKind("mailing.prepared");
  private static final EventKind WRITTEN = new EventKind("letters.written");
  private static final EventKind PROPOSED = new EventKind("mailing.proposed");
  private static final EventKind APPROVED = new EventKind("mailing.approved");
  private static final EventKind TURNED_DOWN = new EventKind("mailing.turned-down");

  private static final String DOCX = "application/docx";

  private static final String DEMANDS =
      "SELECT FROM inquiry.letter l JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing ="
          + " l.mailing WHERE m.kind = 'demand' AND l.inquiry = ? AND l.mailing = ?";

  private final Database database;

  /// Makes the mailings of an open database.
  public PreparedMailings(Database database) {
    this.database = database;
  }

  /// Begins a mailing, whose letters are added next.
  ///
  /// @param revision of the draft that its letters are written from
  /// @param day the date on its letters
  public Acted prepare(String inquiry, LetterKind kind, int revision, LocalDate day, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has(
              "SELECT FROM inquiry.draft WHERE inquiry = ? AND revision = ?", inquiry, revision)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          int mailing =
              sql.number(
                  "SELECT 1 + coalesce(max(mailing), 0) FROM inquiry.mailing WHERE inquiry = ?",
                  inquiry);
          sql.insert(
              "INSERT INTO inquiry.mailing (inquiry, mailing, revision, kind, day, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              inquiry,
              mailing,
              revision,
              kind.word(),
              day,
              head.next());
          return InquirySql.done(
              head,
              by,
              PREPARED,
              InquiryNames.of(inquiry, mailing),
              Map.of("day", day.toString(), "kind", kind.word(), "revision", revision));
        });
  }

  /// Adds letters to a mailing, and how each of them is to travel. A recipient whose letter the
  /// mailing has is passed over: to add the same letters again after an interruption adds the rest.
  ///
  /// @param letters from 1 to 1,000
  public Acted write(
      String inquiry, int mailing, List<WrittenLetter> letters, Collection<Channel> by, By who) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Acted.@Nullable Refused closed = notOpen(sql, inquiry, mailing);
          if (closed != null) {
            return closed;
          }
          if (isOfKindAgain(sql, inquiry, mailing)) {
            return new Acted.Refused(Acted.Reason.OTHER_KIND);
          }
          if (!letters.stream()
              .allMatch(
                  each -> InquiryNames.isWord(InquiryNames.longestKey(inquiry, each.party())))) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          if (isSupersession(sql, inquiry, mailing)) {
            for (WrittenLetter letter : letters) {
              if (!asks(sql, inquiry, letter.party(), letter.replaces())) {
                return new Acted.Refused(Acted.Reason.NOTHING_REPLACED);
              }
            }
          }
          List<Map<String, ?>> said = new ArrayList<>();
          for (WrittenLetter letter : letters) {
            if (!sql.has(
                "SELECT FROM inquiry.letter WHERE inquiry = ? AND mailing = ? AND party = ?",
                inquiry,
                mailing,
                letter.party())) {
              said.add(insert(sql, inquiry, mailing, letter, by, head.next()));
            }
          }
          if (said.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          return InquirySql.done(
              head, who, WRITTEN, InquiryNames.of(inquiry, mailing), Map.of("letters", said));
        });
  }

  private static Map<String, ?> insert(
      InquirySql sql,
      String inquiry,
      int mailing,
      WrittenLetter letter,
      Collection<Channel> channels,
      long event)
      throws SQLException {
    int number =
        sql.number(
            "SELECT 1 + coalesce(max(number), 0) FROM inquiry.letter"
                + " WHERE inquiry = ? AND party = ?",
            inquiry,
            letter.party());
    String id = inquiry + "/" + letter.party() + "/" + number;
    Digest pdf = file(sql, "application/pdf", letter.pdf());
    Digest docx = file(sql, DOCX, letter.docx());
    Digest deskPdf = file(sql, "application/pdf", letter.shown().deskPdf());
    Digest deskDocx = file(sql, DOCX, letter.shown().deskDocx());
    sql.insert(
        "INSERT INTO inquiry.letter (letter, inquiry, mailing, party, number, subject, body,"
            + " public_body, template_hash, data_hash, pdf, docx, desk_pdf, desk_docx, replaces,"
            + " event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        inquiry,
        mailing,
        letter.party(),
        number,
        letter.subject(),
        letter.body(),
        letter.shown().publicBody(),
        letter.templateHash(),
        letter.dataHash(),
        pdf,
        docx,
        deskPdf,
        deskDocx,
        letter.replaces(),
        event);
    List<String> words = channels.stream().map(Channel::word).sorted().toList();
    for (String channel : words) {
      deliver(sql, inquiry, mailing, id, letter.party(), channel, letter.addressVersion(), event);
    }
    Map<String, Object> said = new TreeMap<>();
    said.put("letter", id);
    said.put("address", letter.addressVersion());
    said.put("channels", words);
    said.put("subject", letter.subject());
    said.put("template", letter.templateHash().hex());
    said.put("data", letter.dataHash().hex());
    said.put("pdf", pdf.hex());
    said.put("docx", docx.hex());
    said.put("deskPdf", deskPdf.hex());
    said.put("deskDocx", deskDocx.hex());
    said.put(
        "publicBody",
        Digest.sha256(letter.shown().publicBody().getBytes(StandardCharsets.UTF_8)).hex());
    InquirySql.put(said, "replaces", letter.replaces());
    return said;
  }

  private static Digest file(InquirySql sql, String mediaType, byte[] content) throws SQLException {
    Digest hash = Digest.sha256(content);
    sql.insert(
        "INSERT INTO inquiry.file (file, media_type, content) VALUES (?, ?, ?)"
            + " ON CONFLICT (file) DO NOTHING",
        hash,
        mediaType,
        content);
    return hash;
  }

  private static String deliver(
      InquirySql sql,
      String inquiry,
      int mailing,
      String letter,
      String party,
      String channel,
      int address,
      long event)
      throws SQLException {
    String delivery = letter + "/" + channel + "/" + address;
    sql.insert(
        "INSERT INTO inquiry.delivery (delivery, inquiry, mailing, letter, party, channel,"
            + " address_version, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        delivery,
        inquiry,
        mailing,
        letter,
        party,
        channel,
        address,
        event);
    return delivery;
  }

  /// Adds to a mailing of the kind [LetterKind#AGAIN] a letter that went out before, to the address
  /// that its recipient has now.
  public Acted writeAgain(String inquiry, int mailing, String letter, Channel channel, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Acted.@Nullable Refused closed = notOpen(sql, inquiry, mailing);
          if (closed != null) {
            return closed;
          }
          if (!isOfKindAgain(sql, inquiry, mailing)) {
            return new Acted.Refused(Acted.Reason.OTHER_KIND);
          }
          List<String> party =
              sql.list(
                  "SELECT party FROM inquiry.letter WHERE letter = ? AND inquiry = ?",
                  row -> row.getString(1),
                  letter,
                  inquiry);
          if (party.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          // Or else what nobody approved would go out as if it had before.
          if (isNotSent(sql, letter)) {
            return new Acted.Refused(Acted.Reason.NOT_SENT);
          }
          Addresses.Addressed address = Addresses.of(sql, party).get(party.getFirst());
          if (address == null) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (sql.has(
              "SELECT FROM inquiry.delivery WHERE letter = ? AND channel = ?"
                  + " AND address_version = ?",
              letter,
              channel.word(),
              address.version())) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          String delivery =
              deliver(
                  sql,
                  inquiry,
                  mailing,
                  letter,
                  party.getFirst(),
                  channel.word(),
                  address.version(),
                  head.next());
          return InquirySql.done(
              head,
              by,
              WRITTEN,
              InquiryNames.of(inquiry, mailing),
              Map.of("again", List.of(delivery)));
        });
  }

  private static boolean isNotSent(InquirySql sql, String letter) throws SQLException {
    return !sql.has(
        "SELECT FROM inquiry.attempt a JOIN inquiry.delivery d ON d.delivery = a.delivery"
            + " WHERE d.letter = ?",
        letter);
  }

  private static boolean isOfKindAgain(InquirySql sql, String inquiry, int mailing)
      throws SQLException {
    return sql.has(
        "SELECT FROM inquiry.mailing WHERE inquiry = ? AND mailing = ? AND kind = 'again'",
        inquiry,
        mailing);
  }

  private static boolean isSupersession(InquirySql sql, String inquiry, int mailing)
      throws SQLException {
    return sql.has(
        "SELECT FROM inquiry.mailing WHERE inquiry = ? AND mailing = ? AND kind = 'supersession'",
        inquiry,
        mailing);
  }

  /// Returns whether a letter asks a party and is approved.
  private static boolean asks(InquirySql sql, String inquiry, String party, @Nullable String letter)
      throws SQLException {
    return letter != null
        && sql.has(
            "SELECT FROM inquiry.letter l JOIN inquiry.mailing m ON m.inquiry = l.inquiry"
                + " AND m.mailing = l.mailing JOIN inquiry.decision d ON d.inquiry = l.inquiry"
                + " AND d.mailing = l.mailing WHERE l.letter = ? AND l.inquiry = ? AND l.party = ?"
                + " AND m.kind IN ('demand', 'supersession') AND d.approved",
            letter,
            inquiry,
            party);
  }

  /// Returns why nothing can be added to a mailing; null if something can.
  private static Acted.@Nullable Refused notOpen(InquirySql sql, String inquiry, int mailing)
      throws SQLException {
    if (!sql.has(
        "SELECT FROM inquiry.mailing WHERE inquiry = ? AND mailing = ?", inquiry, mailing)) {
      return new Acted.Refused(Acted.Reason.NOT_THERE);
    }
    return sql.has(
            "SELECT FROM inquiry.proposal WHERE inquiry = ? AND mailing = ?", inquiry, mailing)
        ? new Acted.Refused(Acted.Reason.ALREADY_PROPOSED)
        : null;
  }

  /// Proposes a mailing: from now on it is as another person will see it.
  ///
  /// @param letters how many deliveries' letters it has to have
  /// @param overridden cautions that were gone past, each as a sentence
  /// @param reason why; not empty if there are any
  public Acted propose(
      String inquiry, int mailing, int letters, List<String> overridden, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Acted.@Nullable Refused closed = notOpen(sql, inquiry, mailing);
          if (closed != null) {
            return closed;
          }
          int written =
              sql.number(
                  "SELECT count(DISTINCT letter) FROM inquiry.delivery"
                      + " WHERE inquiry = ? AND mailing = ?",
                  inquiry,
                  mailing);
          if (letters < 1 || written != letters) {
            return new Acted.Refused(Acted.Reason.LETTERS_MISSING);
          }
          sql.insert(
              "INSERT INTO inquiry.proposal (inquiry, mailing, proposed_by, letters, overridden,"
                  + " reason, event) VALUES (?, ?, ?, ?, ?, ?, ?)",
              inquiry,
              mailing,
              by.actor().id(),
              letters,
              overridden,
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              PROPOSED,
              InquiryNames.of(inquiry, mailing),
              Map.of("letters", letters, "overridden", overridden, "reason", reason));
        });
  }

  /// Approves a mailing, so that it is sent, or turns it down for good. Never by who proposed it.
  ///
  /// @param reason why; not empty if it is turned down
  public Acted decide(String inquiry, int mailing, boolean approved, String reason, By by) {
    return decide(inquiry, mailing, approved, reason, LeftOut.NONE, by);
  }

  /// Approves a mailing of reminders without the letters that what happened since made wrong.
  ///
  /// @param leftOut these letters; looked at in a record that did not grow since
  public Acted approve(String inquiry, int mailing, String reason, LeftOut leftOut, By by) {
    return decide(inquiry, mailing, true, reason, leftOut, by);
  }

  private Acted decide(
      String inquiry, int mailing, boolean approved, String reason, LeftOut leftOut, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<String> proposers =
              sql.list(
                  "SELECT proposed_by FROM inquiry.proposal WHERE inquiry = ? AND mailing = ?",
                  row -> row.getString(1),
                  inquiry,
                  mailing);
          if (proposers.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_PROPOSED);
          }
          if (proposers.contains(by.actor().id())) {
            return new Acted.Refused(Acted.Reason.OWN_PROPOSAL);
          }
          if (sql.has(
              "SELECT FROM inquiry.decision WHERE inquiry = ? AND mailing = ?", inquiry, mailing)) {
            return new Acted.Refused(Acted.Reason.ALREADY_DECIDED);
          }
          if (approved
              && sql.has(
                  DEMANDS
                      + " AND EXISTS (SELECT FROM inquiry.demand d"
                      + " WHERE d.inquiry = l.inquiry AND d.party = l.party)",
                  inquiry,
                  mailing)) {
            return new Acted.Refused(Acted.Reason.ALREADY_DEMANDED);
          }
          Acted.@Nullable Refused not = leftOut.refusal(sql, head, inquiry, mailing);
          if (not != null) {
            return not;
          }
          sql.insert(
              "INSERT INTO inquiry.decision (inquiry, mailing, approved, proposed_by, decided_by,"
                  + " reason, event) VALUES (?, ?, ?, ?, ?, ?, ?)",
              inquiry,
              mailing,
              approved,
              proposers.getFirst(),
              by.actor().id(),
              reason,
              head.next());
          if (approved) {
            sql.insert(
                "INSERT INTO inquiry.demand (inquiry, party, letter, event) SELECT l.inquiry,"
                    + " l.party, l.letter, "
                    + head.next()
                    + " "
                    + DEMANDS.substring("SELECT ".length()),
                inquiry,
                mailing);
          }
          return InquirySql.done(
              head,
              by,
              approved ? APPROVED : TURNED_DOWN,
              InquiryNames.of(inquiry, mailing),
              leftOut.add(sql, head, inquiry, mailing, reason));
        });
  }
}
