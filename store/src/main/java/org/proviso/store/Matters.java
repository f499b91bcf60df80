package org.proviso.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Tier;

/// The matters of the grantor, and what is done in them. Each act is rows that are added and one
/// event of the record, in one transaction; nothing is changed.
///
/// Whoever acts holds the head of the record from before the matter is read until the step is on
/// it: between the question whether a step may be taken and its entry, nobody enters an order.
/// Whether somebody has the role to act is for the caller to have asked. Thread-safe.
public final class Matters {

  /// Says whether a step may be taken, by all that is on the record when it is asked.
  @FunctionalInterface
  public interface Judge {
    /// Returns whether the step may be taken in this matter.
    Standing standing(Matter matter);
  }

  /// Says whether a step could be taken on a day.
  @FunctionalInterface
  public interface LetterJudge {
    /// Returns whether the step could be taken in this matter on that day.
    Standing standing(Matter matter, String step, LocalDate day);
  }

  private static final EventKind OPENED = new EventKind("matter.opened");
  private static final EventKind PROPOSED = new EventKind("step.proposed");
  private static final EventKind TAKEN = new EventKind("step.taken");
  private static final EventKind OVERRIDDEN = new EventKind("step.overridden");
  private static final EventKind TURNED_DOWN = new EventKind("step.turned-down");
  private static final EventKind REACHED = new EventKind("step.reached");
  private static final EventKind ORDERED = new EventKind("court-order.entered");
  private static final EventKind LIFTED = new EventKind("court-order.lifted");
  private static final EventKind PUBLISHED = new EventKind("matter.published");
  private static final EventKind WITHHELD = new EventKind("matter.withheld");

  private static final EventKind JOINED = new EventKind("matter.joined");

  private final Database database;
  private final ZoneId zone;
  private final LetterSteps letters;

  /// Makes the matters of an open database.
  ///
  /// @param zone in which the day of an instant is told: that of the grantor's office
  /// @param letters what of inquiries are steps
  public Matters(Database database, ZoneId zone, LetterSteps letters) {
    this.database = database;
    this.zone = zone;
    this.letters = letters;
  }

  /// Returns all matters, by award and condition.
  public List<MatterFile> files() {
    return InquirySql.read(
        database,
        connection -> {
          InquirySql sql = InquirySql.on(connection);
          return withInquiries(sql, MatterRows.files(sql));
        });
  }

  /// Returns a matter; empty if there is none, or none could be called so.
  public Optional<MatterFile> file(MatterId id) {
    return InquirySql.read(
        database, connection -> Optional.ofNullable(file(InquirySql.on(connection), id)));
  }

  /// Returns a matter as it was entered, without what was done in inquiries; null if there is none.
  /// Some characters are none for the database: it is not asked for what nothing is called.
  static @Nullable MatterFile entered(InquirySql sql, MatterId id) throws SQLException {
    return isWord(id) ? MatterRows.file(sql, id) : null;
  }

  private @Nullable MatterFile file(InquirySql sql, MatterId id) throws SQLException {
    MatterFile file = entered(sql, id);
    return file == null ? null : withInquiries(sql, List.of(file)).getFirst();
  }

  /// Adds what was done in the inquiries that matters joined. Each inquiry is read once.
  private List<MatterFile> withInquiries(InquirySql sql, List<MatterFile> files)
      throws SQLException {
    record Inquiry(InquiryFile file, Map<String, List<RecipientClocks.Received>> received) {}
    Map<String, Inquiry> inquiries = new TreeMap<>();
    List<MatterFile> all = new ArrayList<>();
    for (MatterFile file : files) {
      List<MatterFile.Taken> done = new ArrayList<>();
      for (String name : file.inquiries()) {
        Inquiry inquiry = inquiries.get(name);
        if (inquiry == null) {
          InquiryFile found = InquiryRows.file(sql, name).orElseThrow();
          inquiry = new Inquiry(found, AnswerRows.received(sql, name));
          inquiries.put(name, inquiry);
        }
        done.addAll(letters.of(inquiry.file(), inquiry.received(), file.party()));
      }
      all.add(file.with(done));
    }
    return all;
  }

  private List<MatterFile> withInquiries(List<MatterFile> files) {
    return files.stream().allMatch(each -> each.inquiries().isEmpty())
        ? files
        : InquirySql.read(database, connection -> withInquiries(InquirySql.on(connection), files));
  }

  /// Returns the matters of a recipient as its own people may read them: the server gives no
  /// others, and of those no proposals.
  ///
  /// Clocks of letters are put together by the application, since how letters travelled is none of
  /// the recipient's rows; nothing of another party leaves this method.
  public List<MatterFile> own(String party) {
    return withInquiries(
        PortalSql.inTransaction(
            database, party, connection -> MatterRows.own(InquirySql.on(connection))));
  }

  /// Opens a matter.
  ///
  /// @param tier how the recipient holds the money; null if that is not known
  /// @param said what that was read off
  public StepTaken open(MatterId id, @Nullable Tier tier, String said, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          record Award(int revision, String party) {}
          List<Award> award =
              sql.list(
                  "SELECT revision, recipient FROM register.award WHERE subject = ?"
                      + " ORDER BY revision DESC LIMIT 1",
                  row -> new Award(row.getInt(1), row.getString(2)),
                  id.award());
          if (award.isEmpty()) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (!isWord(id)) {
            return new StepTaken.Refused(StepTaken.Reason.NO_WORD);
          }
          if (file(sql, id) != null) {
            return new StepTaken.Refused(StepTaken.Reason.IS_THERE);
          }
          sql.insert(
              "INSERT INTO matter.matter (award, condition, revision, party, tier, said, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              award.getFirst().revision(),
              award.getFirst().party(),
              MatterRows.word(tier),
              said,
              head.next());
          Map<String, Object> content = new TreeMap<>();
          content.put("party", award.getFirst().party());
          content.put("said", said);
          if (tier != null) {
            content.put("tier", MatterRows.word(tier));
          }
          return done(head, by, OPENED, id.subject(), content);
        });
  }

  private static boolean isWord(MatterId id) {
    return (id.award() + ":" + id.condition()).matches("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");
  }

  static StepTaken done(
      HeldHead head, By by, EventKind kind, Subject subject, Map<String, ?> content)
      throws SQLException {
    return new StepTaken.Done(InquirySql.done(head, by, kind, subject, content).event());
  }

  private LocalDate day(By by) {
    return by.at().atZone(zone).toLocalDate();
  }

  /// Proposes a step of the grantor. Whether it may be taken is asked when it is decided on, and
  /// here too unless there is a reason to take it all the same.
  ///
  /// @param override why it is to be taken although the procedure does not allow it; null if only
  ///   where it does
  /// @param judge whether it may be taken today
  public StepTaken propose(
      MatterId id, MatterFile.Wanted wanted, @Nullable String override, Judge judge, By by) {
    return propose(id, wanted, override, null, judge, by);
  }

  /// Proposes a step likewise, and names the finding that it rests on.
  ///
  /// @param finding its number within the matter; null for none
  public StepTaken propose(
      MatterId id,
      MatterFile.Wanted wanted,
      @Nullable String override,
      @Nullable Integer finding,
      Judge judge,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          if (file == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (finding != null && file.finding(finding).isEmpty()) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          Standing standing = judge.standing(file.matter());
          if (!isAllowed(standing, override)) {
            return new StepTaken.NotOpen(standing);
          }
          int number = file.proposals().size() + 1;
          MatterRows.Clocks clocks = MatterRows.Clocks.of(wanted.due());
          sql.insert(
              "INSERT INTO matter.proposal (award, condition, number, party, step, actions, clocks,"
                  + " dues, said, override, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?::date[], ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              wanted.step(),
              new TreeSet<>(wanted.actions()),
              clocks.names(),
              clocks.days(),
              wanted.said(),
              override,
              head.next());
          Map<String, Object> content = content(wanted);
          content.put("proposal", number);
          if (finding != null) {
            RestedOn.cite(sql, file, number, finding, head.next());
            content.put("finding", finding);
          }
          if (override != null) {
            content.put("override", override);
          }
          return done(head, by, PROPOSED, id.subject(), content);
        });
  }

  /// Returns whether a step is taken where the procedure leaves it there. What an order of a court
  /// forbids no reason of officers allows.
  private static boolean isAllowed(Standing standing, @Nullable String override) {
    return switch (standing) {
      case Standing.Open _ -> true;
      case Standing.Unsettled _ -> override != null;
      case Standing.Refused refused ->
          override != null
              && refused.missing().stream()
                  .noneMatch(each -> each.requirement().need() instanceof Need.NoOrder);
    };
  }

  private static Map<String, Object> content(MatterFile.Wanted wanted) {
    Map<String, Object> content = new TreeMap<>();
    content.put("step", wanted.step());
    content.put("said", wanted.said());
    content.put("actions", List.copyOf(new TreeSet<>(wanted.actions())));
    Map<String, String> due = new TreeMap<>();
    wanted.due().forEach((clock, day) -> due.put(clock, day.toString()));
    content.put("due", due);
    return content;
  }

  /// Takes a step that was proposed, today.
  ///
  /// @param reason why it is taken although the procedure does not allow it, which the proposal
  ///   must have a reason for too; null if only where it does
  /// @param judge whether it may be taken today
  public StepTaken take(MatterId id, int proposal, @Nullable String reason, Judge judge, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          StepTaken.Reason refusal = undecidable(file, proposal, by);
          if (file == null || refusal != null) {
            return new StepTaken.Refused(refusal == null ? StepTaken.Reason.NOT_THERE : refusal);
          }
          MatterFile.Proposal proposed = file.proposal(proposal).orElseThrow();
          Standing standing = judge.standing(file.matter());
          String override = proposed.override() == null ? null : reason;
          if (!isAllowed(standing, override)) {
            return new StepTaken.NotOpen(standing);
          }
          // What the procedure allows overrides nothing, whatever reasons were given.
          boolean isOpen = standing instanceof Standing.Open;
          return enter(
              sql,
              head,
              file,
              proposed.wanted(),
              day(by),
              proposal,
              isOpen ? null : override,
              null,
              RestedOn.of(sql, file, proposal, standing),
              by);
        });
  }

  private static StepTaken.@Nullable Reason undecidable(
      @Nullable MatterFile file, int proposal, By by) {
    if (file == null || file.proposal(proposal).isEmpty()) {
      return StepTaken.Reason.NOT_THERE;
    }
    MatterFile.Proposal proposed = file.proposal(proposal).get();
    if (proposed.outcome() != MatterFile.Proposal.Outcome.OPEN) {
      return StepTaken.Reason.ALREADY_DECIDED;
    }
    return proposed.by().equals(by.actor().id()) ? StepTaken.Reason.OWN_PROPOSAL : null;
  }

  private static StepTaken enter(
      InquirySql sql,
      HeldHead head,
      MatterFile file,
      MatterFile.Wanted wanted,
      LocalDate day,
      @Nullable Integer proposal,
      @Nullable String overriding,
      @Nullable String signer,
      @Nullable Integer finding,
      By by)
      throws SQLException {
    int number = file.steps().size() + 1;
    MatterRows.Clocks clocks = MatterRows.Clocks.of(wanted.due());
    sql.insert(
        "INSERT INTO matter.step (award, condition, number, party, step, day, actions, clocks, dues,"
            + " said, proposal, overriding, signer, event)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::date[], ?, ?, ?, ?, ?)",
        file.id().award(),
        file.id().condition(),
        number,
        file.party(),
        wanted.step(),
        day,
        new TreeSet<>(wanted.actions()),
        clocks.names(),
        clocks.days(),
        wanted.said(),
        proposal,
        overriding,
        signer,
        head.next());
    Map<String, Object> content = content(wanted);
    content.put("number", number);
    content.put("day", day.toString());
    if (finding != null) {
      RestedOn.enter(sql, file, number, finding, head.next());
      content.put("finding", finding);
    }
    if (proposal != null) {
      content.put("proposal", proposal);
    }
    if (overriding != null) {
      content.put("overriding", overriding);
    }
    if (signer != null) {
      content.put("signer", signer);
    }
    return done(head, by, overriding == null ? TAKEN : OVERRIDDEN, file.id().subject(), content);
  }

  /// Does not take a step that was proposed.
  public StepTaken turnDown(MatterId id, int proposal, String said, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          StepTaken.Reason refusal = undecidable(file, proposal, by);
          if (file == null || refusal != null) {
            return new StepTaken.Refused(refusal == null ? StepTaken.Reason.NOT_THERE : refusal);
          }
          sql.insert(
              "INSERT INTO matter.turned_down (award, condition, proposal, party, said, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              proposal,
              file.party(),
              said,
              head.next());
          return done(
              head, by, TURNED_DOWN, id.subject(), Map.of("proposal", proposal, "said", said));
        });
  }

  /// Enters what the recipient or a court did: a fact, whatever the procedure says of it, except
  /// that a step is not entered which that refuses on its day.
  ///
  /// @param day on which it was done, today or before
  /// @param judge whether it could be done on that day
  public StepTaken enter(MatterId id, MatterFile.Wanted wanted, LocalDate day, Judge judge, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          if (file == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (day.isAfter(day(by))) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          Standing standing = judge.standing(file.matter());
          if (standing instanceof Standing.Refused) {
            return new StepTaken.NotOpen(standing);
          }
          return enter(sql, head, file, wanted, day, null, null, null, null, by);
        });
  }

  /// Returns the inquiries that asked something of the recipient of a matter and that it did not
  /// join.
  public List<InquiryFile.Heading> joinable(MatterId id) {
    return InquirySql.read(
        database,
        connection ->
            isWord(id) && letters.areNamed()
                ? MatterRows.joinable(InquirySql.on(connection), id)
                : List.of());
  }

  /// Has the letters of an inquiry to the recipient, and its answers, count as steps of a matter.
  /// Nothing is copied: more time that is given there counts here too.
  ///
  /// @param judge whether the step that its first letter is could be taken on the letter's day
  public StepTaken join(MatterId id, String inquiry, LetterJudge judge, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          InquiryFile joined = InquiryRows.file(sql, inquiry).orElse(null);
          if (file == null || joined == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (file.inquiries().contains(inquiry)) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          List<MatterFile.Taken> done = letters.of(joined, Map.of(), file.party());
          if (done.isEmpty()) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          MatterFile.Taken first = done.getFirst();
          Standing standing = judge.standing(file.matter(), first.wanted().step(), first.day());
          if (standing instanceof Standing.Refused) {
            return new StepTaken.NotOpen(standing);
          }
          sql.insert(
              "INSERT INTO matter.joined (award, condition, inquiry, party, event)"
                  + " VALUES (?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              inquiry,
              file.party(),
              head.next());
          return done(head, by, JOINED, id.subject(), Map.of("inquiry", inquiry));
        });
  }

  /// Does what the recipient does, today, by its own people and with their rights: they can add
  /// nothing to a matter of another.
  ///
  /// What was done in an inquiry is read before the head is held, with other rights: an extension
  /// that is given at that moment may not count yet.
  ///
  /// @param wanted of the recipient's side, without actions and days
  /// @param signer who signs for the recipient, with the office
  /// @param judge whether it may be done today
  public StepTaken act(
      String party, MatterId id, MatterFile.Wanted wanted, String signer, Judge judge, By by) {
    List<MatterFile.Taken> ofInquiries =
        own(party).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .map(MatterFile::ofInquiries)
            .orElse(List.of());
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          MatterFile file =
              MatterRows.own(sql).stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .map(each -> each.with(ofInquiries))
                  .orElse(null);
          if (file == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          Standing standing = judge.standing(file.matter());
          if (standing instanceof Standing.Refused) {
            return new StepTaken.NotOpen(standing);
          }
          return enter(sql, head, file, wanted, day(by), null, null, signer, null, by);
        });
  }

  /// Enters when a step of the grantor reached whom it is addressed to.
  ///
  /// @param day from that of the step to today
  /// @param said what proves it
  public StepTaken reach(MatterId id, int number, LocalDate day, String said, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          MatterFile.Taken taken =
              file == null
                  ? null
                  : file.steps().stream()
                      .filter(each -> each.number() == number && each.proposal() != null)
                      .findFirst()
                      .orElse(null);
          if (file == null || taken == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (taken.reached() != null) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          if (day.isBefore(taken.day()) || day.isAfter(day(by))) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          sql.insert(
              "INSERT INTO matter.reached (award, condition, number, party, day, said, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              day,
              said,
              head.next());
          return done(
              head,
              by,
              REACHED,
              id.subject(),
              Map.of("number", number, "day", day.toString(), "said", said));
        });
  }

  /// Enters an order of a court. From then on no step that it forbids is taken in these matters.
  ///
  /// @param actions what it forbids; none for every action
  /// @param from first day on which it operates, today or before
  /// @param doubtful whether it is in doubt that it operates, or that it reaches these recipients
  /// @param said what was seen of it
  /// @param matters in which it operates, one or more
  public StepTaken order(
      String citation,
      Set<String> actions,
      LocalDate from,
      boolean doubtful,
      String said,
      Collection<MatterId> matters,
      By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<MatterFile> files = new ArrayList<>();
          for (MatterId id : matters) {
            MatterFile file = file(sql, id);
            if (file == null) {
              return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
            }
            files.add(file);
          }
          if (files.isEmpty()) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (from.isAfter(day(by))) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          int number = sql.number("SELECT 1 + coalesce(max(number), 0) FROM matter.court_order");
          sql.insert(
              "INSERT INTO matter.court_order (number, citation, actions, from_day, doubtful, said,"
                  + " event) VALUES (?, ?, ?, ?, ?, ?, ?)",
              number,
              citation,
              new TreeSet<>(actions),
              from,
              doubtful,
              said,
              head.next());
          for (MatterFile file : files) {
            sql.insert(
                "INSERT INTO matter.ordered (number, award, condition, party, event)"
                    + " VALUES (?, ?, ?, ?, ?)",
                number,
                file.id().award(),
                file.id().condition(),
                file.party(),
                head.next());
          }
          return done(
              head,
              by,
              ORDERED,
              new Subject("court-order", Integer.toString(number)),
              Map.of(
                  "citation",
                  citation,
                  "actions",
                  List.copyOf(new TreeSet<>(actions)),
                  "from",
                  from.toString(),
                  "doubtful",
                  doubtful,
                  "said",
                  said,
                  "matters",
                  files.stream().map(file -> file.id().subject().id()).sorted().toList()));
        });
  }

  /// Enters that an order does not operate any more.
  ///
  /// @param day first day on which it does not, from that of the order to today
  /// @param said what ended it
  public StepTaken lift(int number, LocalDate day, String said, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          List<LocalDate> from =
              sql.list(
                  "SELECT from_day FROM matter.court_order WHERE number = ?",
                  row -> row.getObject(1, LocalDate.class),
                  number);
          if (from.isEmpty()) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (sql.has("SELECT FROM matter.lifted WHERE number = ?", number)) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          if (!day.isAfter(from.getFirst()) || day.isAfter(day(by))) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          sql.insert(
              "INSERT INTO matter.lifted (number, day, said, event) VALUES (?, ?, ?, ?)",
              number,
              day,
              said,
              head.next());
          return done(
              head,
              by,
              LIFTED,
              new Subject("court-order", Integer.toString(number)),
              Map.of("day", day.toString(), "said", said));
        });
  }

  /// Makes public what is done in a matter, or takes that back.
  public StepTaken publish(MatterId id, boolean published, String reason, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = file(sql, id);
          if (file == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (file.isPublic() == published) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          int number =
              sql.number(
                  "SELECT 1 + coalesce(max(number), 0) FROM matter.publication"
                      + " WHERE award = ? AND condition = ?",
                  id.award(),
                  id.condition());
          sql.insert(
              "INSERT INTO matter.publication (award, condition, number, party, published, reason,"
                  + " event) VALUES (?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              published,
              reason,
              head.next());
          return done(
              head,
              by,
              published ? PUBLISHED : WITHHELD,
              id.subject(),
              Map.of("number", number, "reason", reason));
        });
  }

  /// Returns the matters of a party that are public, with the rights of the public site; of one
  /// that is not, only steps that were taken against the procedure. None has proposals. Days of
  /// letters and answers of an inquiry are in those that are public, and none of its words: what of
  /// it is published is decided there.
  public List<MatterFile> published(String party) {
    return inPublic(MatterRows.published(database.site(), party));
  }

  private List<MatterFile> inPublic(List<MatterFile> files) {
    return withInquiries(files).stream()
        .map(
            each ->
                each.with(each.ofInquiries().stream().map(MatterFile.Taken::withoutWords).toList()))
        .toList();
  }

  /// Returns what is public of all matters, likewise, by award and condition.
  public List<MatterFile> published() {
    return inPublic(MatterRows.published(database.site(), null));
  }
}
