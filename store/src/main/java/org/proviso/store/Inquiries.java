package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState.Report;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Inquiries, and what staff does in them. Each act is rows that are added and one event of the
/// record, in one transaction; nothing is changed.
///
/// Whether somebody may act is for the caller to have asked; that two persons stand behind what
/// goes out is looked at here, and by the schema again. What is refused by the schema and not here
/// is thrown as Spring's `DataAccessException`. Thread-safe.
public final class Inquiries {

  /// An address with its version.
  public record Addressed(int version, Address address) {}

  private static final EventKind OPENED = new EventKind("inquiry.opened");
  private static final EventKind DRAFTED = new EventKind("inquiry.drafted");
  private static final EventKind ADDRESSED = new EventKind("party.addressed");
  private static final EventKind PREPARED = new EventKind("mailing.prepared");
  private static final EventKind WRITTEN = new EventKind("letters.written");
  private static final EventKind PROPOSED = new EventKind("mailing.proposed");
  private static final EventKind APPROVED = new EventKind("mailing.approved");
  private static final EventKind TURNED_DOWN = new EventKind("mailing.turned-down");
  private static final EventKind SETTLED = new EventKind("delivery.settled");
  private static final EventKind RENEWED = new EventKind("delivery.renewed");
  private static final EventKind REPORTED = new EventKind("delivery.reported");
  private static final EventKind SERVED = new EventKind("letter.served");
  private static final EventKind TOLLED = new EventKind("clock.tolled");
  private static final EventKind EXTENDED = new EventKind("clock.extended");
  private static final EventKind NOT_EXTENDED = new EventKind("clock.not-extended");
  private static final EventKind REBOUND = new EventKind("clock.rebound");
  private static final EventKind CLOSED = new EventKind("inquiry.closed");
  private static final EventKind REOPENED = new EventKind("inquiry.reopened");

  private static final int LONGEST_NAME = 30;

  /// As the domain `record.word` of the schema has it.
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");

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
          if (!isWord(inquiry) || inquiry.length() > LONGEST_NAME || inquiry.contains("/")) {
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
              head, by, OPENED, of(inquiry), Map.of("programme", programme, "title", title));
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
          if (!draft.recipients().stream().allMatch(party -> isWord(longestKey(inquiry, party)))) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          int revision =
              sql.number(
                  "SELECT 1 + coalesce(max(revision), 0) FROM inquiry.draft WHERE inquiry = ?",
                  inquiry);
          insert(sql, inquiry, revision, draft, head.next());
          return InquirySql.done(head, by, DRAFTED, of(inquiry), said(revision, draft));
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

  /// Returns a key as long as any that a delivery to a party will have: room is left for the
  /// letters and addresses of years.
  private static String longestKey(String inquiry, String party) {
    return inquiry + "/" + party + "/999/e-mail/999";
  }

  /// Returns whether the record can name something so.
  private static boolean isWord(String text) {
    return WORD.matcher(text).matches();
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

  /// Adds an address of a party, which holds from now on. Letters that are written keep theirs.
  public Acted address(String party, Address address, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!isWord(party)) {
            return new Acted.Refused(Acted.Reason.NO_WORD);
          }
          Addressed before = addresses(sql, List.of(party)).get(party);
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
          put(said, "postal", address.postal());
          put(said, "email", address.email());
          return InquirySql.done(head, by, ADDRESSED, new Subject("party", party), said);
        });
  }

  /// Returns the addresses that hold, of the parties that have one.
  public Map<String, Addressed> addresses(Collection<String> parties) {
    return InquirySql.read(database, connection -> addresses(InquirySql.on(connection), parties));
  }

  private static Map<String, Addressed> addresses(InquirySql sql, Collection<String> parties)
      throws SQLException {
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

  /// Returns an address of a party by its version; empty if there is none.
  public Optional<Address> address(String party, int version) {
    return InquirySql.read(
        database,
        connection ->
            InquirySql.on(connection)
                .list(
                    "SELECT attention, postal, email FROM inquiry.address"
                        + " WHERE party = ? AND version = ?",
                    row -> new Address(row.getString(1), row.getString(2), row.getString(3)),
                    party,
                    version)
                .stream()
                .findFirst());
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
              of(inquiry, mailing),
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
          if (!letters.stream().allMatch(each -> isWord(longestKey(inquiry, each.party())))) {
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
          return InquirySql.done(head, who, WRITTEN, of(inquiry, mailing), Map.of("letters", said));
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
    put(said, "replaces", letter.replaces());
    return said;
  }

  private static final String DOCX = "application/docx";

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
          Addressed address = addresses(sql, party).get(party.getFirst());
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
              head, by, WRITTEN, of(inquiry, mailing), Map.of("again", List.of(delivery)));
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
              of(inquiry, mailing),
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
              of(inquiry, mailing),
              leftOut.add(sql, head, inquiry, mailing, reason));
        });
  }

  private static final String DEMANDS =
      "SELECT FROM inquiry.letter l JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing ="
          + " l.mailing WHERE m.kind = 'demand' AND l.inquiry = ? AND l.mailing = ?";

  /// Says what a person found out of an attempt whose outcome was not known.
  ///
  /// @param arrived whether the letter reached the other side; if not, it is offered again
  /// @param reason how that was found out
  public Acted settle(String delivery, boolean arrived, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<Integer> open =
              sql.list(
                  "SELECT number FROM inquiry.outcome o WHERE delivery = ? AND outcome = 'unknown'"
                      + " AND NOT EXISTS (SELECT FROM inquiry.settlement s"
                      + " WHERE s.delivery = o.delivery AND s.number = o.number)",
                  row -> row.getInt(1),
                  delivery);
          if (open.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_UNCERTAIN);
          }
          sql.insert(
              "INSERT INTO inquiry.settlement (delivery, number, outcome, arrived, settled_by,"
                  + " reason, event) VALUES (?, ?, 'unknown', ?, ?, ?, ?)",
              delivery,
              open.getFirst(),
              arrived,
              by.actor().id(),
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              SETTLED,
              new Subject("delivery", delivery),
              Map.of("arrived", arrived, "attempt", open.getFirst(), "reason", reason));
        });
  }

  /// Has a letter offered further at the same address, after as many attempts as the site makes by
  /// itself.
  ///
  /// @param reason why the next attempts may fare better
  public Acted offerFurther(String delivery, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          Optional<InquiryFile.Delivery> found = InquiryRows.delivery(sql, delivery);
          if (found.isEmpty()) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          if (!found.get().isGivenUp()) {
            return new Acted.Refused(Acted.Reason.NOT_GIVEN_UP);
          }
          int after = found.get().tried().size();
          sql.insert(
              "INSERT INTO inquiry.renewal (delivery, number, renewed_by, reason, event)"
                  + " VALUES (?, ?, ?, ?, ?)",
              delivery,
              after,
              by.actor().id(),
              reason,
              head.next());
          return InquirySql.done(
              head,
              by,
              RENEWED,
              new Subject("delivery", delivery),
              Map.of("after", after, "reason", reason));
        });
  }

  /// Enters what was heard of a letter after it was handed over. The same of the same day and in
  /// the same words is entered once.
  public Acted report(String delivery, Report report, String detail, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has("SELECT FROM inquiry.attempt WHERE delivery = ?", delivery)) {
            return new Acted.Refused(Acted.Reason.NOT_SENT);
          }
          String word = report.kind().name().toLowerCase(java.util.Locale.ROOT);
          if (sql.has(
              "SELECT FROM inquiry.report WHERE delivery = ? AND report = ? AND day = ?"
                  + " AND detail = ?",
              delivery,
              word,
              report.day(),
              detail)) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          sql.insert(
              "INSERT INTO inquiry.report (delivery, number, report, day, detail, event) SELECT ?,"
                  + " 1 + count(*), ?, ?, ?, ? FROM inquiry.report WHERE delivery = ?",
              delivery,
              word,
              report.day(),
              detail,
              head.next(),
              delivery);
          return InquirySql.done(
              head,
              by,
              REPORTED,
              new Subject("delivery", delivery),
              Map.of("day", report.day().toString(), "detail", detail, "report", word));
        });
  }

  /// Enters that a letter was sent by a way that is not one of the site's own.
  ///
  /// @param way identifier of the way of service
  /// @param proof what shows it
  public Acted dispatched(String letter, String way, LocalDate day, String proof, By by) {
    return serve(letter, "dispatched", way, null, day, proof, by);
  }

  /// Enters that a letter arrived.
  ///
  /// @param of number of the entry that says that it was sent
  /// @param proof what shows it
  public Acted delivered(String letter, int of, LocalDate day, String proof, By by) {
    return serve(letter, "delivered", null, of, day, proof, by);
  }

  /// Enters that the day of an earlier entry was another. Both stay.
  ///
  /// @param of number of the entry that was wrong
  /// @param reason how that is known
  public Acted corrected(String letter, int of, LocalDate day, String reason, By by) {
    return serve(letter, "corrected", null, of, day, reason, by);
  }

  private Acted serve(
      String letter,
      String said,
      @Nullable String way,
      @Nullable Integer of,
      LocalDate day,
      String proof,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!sql.has(
              "SELECT FROM inquiry.delivery d JOIN inquiry.decision c ON c.inquiry = d.inquiry"
                  + " AND c.mailing = d.mailing AND c.approved WHERE d.letter = ?",
              letter)) {
            return new Acted.Refused(Acted.Reason.NOT_SENT);
          }
          if (of != null
              && !sql.has(
                  "SELECT FROM inquiry.service WHERE letter = ? AND number = ?"
                      + " AND said <> 'corrected' AND (said = 'dispatched' OR ?)",
                  letter,
                  of,
                  said.equals("corrected"))) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.service (letter, inquiry, party, number, said, way, of_number,"
                  + " day, proof, event) SELECT l.letter, l.inquiry, l.party, 1 + (SELECT count(*)"
                  + " FROM inquiry.service s WHERE s.letter = l.letter), ?, ?, ?::integer, ?, ?, ?"
                  + " FROM inquiry.letter l WHERE l.letter = ?",
              said,
              way,
              of,
              day,
              proof,
              head.next(),
              letter);
          Map<String, Object> content =
              new TreeMap<>(Map.of("day", day.toString(), "proof", proof, "said", said));
          put(content, "way", way);
          put(content, "of", of);
          return InquirySql.done(head, by, SERVED, new Subject("letter", letter), content);
        });
  }

  /// Enters that a recipient's clock stands still.
  ///
  /// @param from first day
  /// @param until day after the last; null while no end is known
  /// @param authority by what
  /// @param ends number of the toll whose place this one takes; null if none
  public Acted toll(
      String inquiry,
      String party,
      LocalDate from,
      @Nullable LocalDate until,
      String authority,
      @Nullable Integer ends,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.toll (inquiry, party, number, from_day, until_day, authority,"
                  + " ends, event) SELECT ?, ?, 1 + count(*), ?, ?::date, ?, ?::integer, ?"
                  + " FROM inquiry.toll WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              from,
              until,
              authority,
              ends,
              head.next(),
              inquiry,
              party);
          Map<String, Object> said =
              new TreeMap<>(Map.of("authority", authority, "from", from.toString()));
          put(said, "until", until == null ? null : until.toString());
          put(said, "ends", ends);
          return InquirySql.done(head, by, TOLLED, of(inquiry, party), said);
        });
  }

  /// Enters that a recipient has more time, or that it asked and has not.
  ///
  /// @param asked on which day it asked, or that of the decision if it did not
  /// @param decided on which day
  /// @param due its new due day; null if it has no more time
  /// @param authority by what
  public Acted extend(
      String inquiry,
      String party,
      LocalDate asked,
      LocalDate decided,
      @Nullable LocalDate due,
      String authority,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.extension (inquiry, party, number, asked, decided, granted, due,"
                  + " authority, event) SELECT ?, ?, 1 + count(*), ?, ?, ?, ?::date, ?, ?"
                  + " FROM inquiry.extension WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              asked,
              decided,
              due != null,
              due,
              authority,
              head.next(),
              inquiry,
              party);
          Map<String, Object> said = new TreeMap<>(Map.of("authority", authority));
          said.put("asked", asked.toString());
          said.put("decided", decided.toString());
          put(said, "due", due == null ? null : due.toString());
          return InquirySql.done(
              head, by, due == null ? NOT_EXTENDED : EXTENDED, of(inquiry, party), said);
        });
  }

  /// Enters that a recipient's clock is counted with another version of a calendar.
  ///
  /// @param calendar name of the calendar
  /// @param from version with which it was counted
  /// @param to version with which it is counted
  /// @param authority by what
  public Acted rebind(
      String inquiry,
      String party,
      String calendar,
      String from,
      String to,
      String authority,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          sql.insert(
              "INSERT INTO inquiry.rebinding (inquiry, party, number, calendar, from_version,"
                  + " to_version, authority, event) SELECT ?, ?, 1 + count(*), ?, ?, ?, ?, ?"
                  + " FROM inquiry.rebinding WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              calendar,
              from,
              to,
              authority,
              head.next(),
              inquiry,
              party);
          return InquirySql.done(
              head,
              by,
              REBOUND,
              of(inquiry, party),
              Map.of("authority", authority, "calendar", calendar, "from", from, "to", to));
        });
  }

  /// Closes the inquiry of one recipient, or opens it again.
  public Acted close(
      String inquiry, String party, boolean closed, LocalDate day, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (isNoRecipient(sql, inquiry, party)) {
            return new Acted.Refused(Acted.Reason.NOT_THERE);
          }
          boolean isClosed =
              sql.list(
                      "SELECT closed FROM inquiry.closing WHERE inquiry = ? AND party = ?"
                          + " ORDER BY number DESC LIMIT 1",
                      row -> row.getBoolean(1),
                      inquiry,
                      party)
                  .contains(true);
          if (isClosed == closed) {
            return new Acted.Refused(Acted.Reason.NO_CHANGE);
          }
          sql.insert(
              "INSERT INTO inquiry.closing (inquiry, party, number, closed, day, reason, event)"
                  + " SELECT ?, ?, 1 + count(*), ?, ?, ?, ? FROM inquiry.closing"
                  + " WHERE inquiry = ? AND party = ?",
              inquiry,
              party,
              closed,
              day,
              reason,
              head.next(),
              inquiry,
              party);
          return InquirySql.done(
              head,
              by,
              closed ? CLOSED : REOPENED,
              of(inquiry, party),
              Map.of("day", day.toString(), "reason", reason));
        });
  }

  private static boolean isNoRecipient(InquirySql sql, String inquiry, String party)
      throws SQLException {
    return !sql.has(
        "SELECT FROM inquiry.recipient WHERE inquiry = ? AND party = ?", inquiry, party);
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

  private static void put(Map<String, Object> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  private static Subject of(String inquiry) {
    return new Subject("inquiry", inquiry);
  }

  private static Subject of(String inquiry, int mailing) {
    return new Subject("mailing", inquiry + "/" + mailing);
  }

  private static Subject of(String inquiry, String party) {
    return new Subject("recipient", inquiry + "/" + party);
  }
}
