package org.proviso.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.EventKind;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.pack.Pack;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Section;

/// The register as tables: parties, groups, memberships, policies and awards, with every revision
/// of what was recorded of each.
///
/// Nothing is ever changed or removed: what is added about something known is its next revision,
/// and the latest one holds. Subjects of which no award is known are not stored; there is one for
/// every party under every programme in each of its years. Thread-safe.
public final class RegisterStore {

  /// How many records an addition brought, new ones and revisions.
  ///
  /// @param records of all kinds
  public record Added(long records) {}

  private final Database database;

  /// Makes a register of an open database.
  public RegisterStore(Database database) {
    this.database = database;
  }

  /// Returns when something was last added; empty if nothing ever was.
  public Optional<Instant> updated() {
    return database
        .app()
        .sql("SELECT max(entered) FROM register.addition")
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /// Adds what a pack records, all or nothing: what is new, and the next revision of what the pack
  /// says otherwise than the register. What the pack no longer has stays. Adding the same pack
  /// again adds nothing.
  ///
  /// @param entered when
  public Added add(Pack pack, Instant entered) {
    Map<RecordTable, Map<String, List<@Nullable Object>>> records = new LinkedHashMap<>();
    Register register = pack.register();
    Map<String, List<@Nullable Object>> parties = of(records, RecordTable.PARTY);
    for (Party party : register.parties()) {
      PartyDetails details = pack.details(party.id()).orElse(noDetails(unknown("")));
      parties.put(party.id(), RegisterRows.of(party, List.of(), details));
    }
    Map<String, List<@Nullable Object>> groups = of(records, RecordTable.GROUP);
    for (Group group : register.groups().values()) {
      groups.put(group.id(), RegisterRows.of(group));
    }
    Map<String, List<@Nullable Object>> memberships = of(records, RecordTable.MEMBERSHIP);
    for (Membership record : register.memberships()) {
      Provenance from = from(pack, Section.MEMBERSHIPS, record.id(), record.source());
      memberships.put(record.id(), RegisterRows.of(record, from));
    }
    Map<String, List<@Nullable Object>> policies = of(records, RecordTable.POLICY);
    for (Policy policy : register.policies()) {
      Provenance from = from(pack, Section.POLICIES, policy.id(), policy.source());
      policies.put(policy.id(), RegisterRows.of(policy, from));
    }
    Map<String, List<@Nullable Object>> awards = of(records, RecordTable.AWARD);
    for (Subject subject : register.subjects()) {
      if (!subject.award().equals(Award.UNKNOWN)) {
        awards.put(subject.id(), RegisterRows.of(subject, awardFrom(pack, subject)));
      }
    }
    Map<String, List<@Nullable Object>> facts = of(records, RecordTable.AWARD_FACT);
    for (AwardFact fact : register.awardFacts()) {
      Provenance from = from(pack, Section.AWARD_FACTS, fact.id(), fact.source());
      facts.put(fact.id(), RegisterRows.of(fact, from));
    }
    Actor actor = actor(pack.name());
    String source = "pack " + pack.name();
    return add(records, pack.law().programmes(), actor, source, entered);
  }

  /// Returns a pack as the record has it. A pack is called as its folder is, which need not be a
  /// word of the record.
  static Actor actor(String pack) {
    String word = pack.replaceAll("[^A-Za-z0-9._:/@-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return new Actor(
        "pack", word.isEmpty() ? "unnamed" : word.substring(0, Math.min(100, word.length())));
  }

  private static Map<String, List<@Nullable Object>> of(
      Map<RecordTable, Map<String, List<@Nullable Object>>> records, RecordTable table) {
    return records.computeIfAbsent(table, key -> new LinkedHashMap<>());
  }

  private static PartyDetails noDetails(Provenance from) {
    return new PartyDetails(null, null, null, "", from);
  }

  static Provenance unknown(String source) {
    List<String> sources = source.isEmpty() ? List.of() : List.of(source);
    return new Provenance("", sources, Mark.M, List.of());
  }

  private static Provenance from(Pack pack, Section section, String id, String source) {
    return pack.provenance(section, id).orElse(unknown(source));
  }

  /// A pack marks an award under its number. Of one that a party draws on the number is the
  /// recipient's, so the mark is that of the recipient's awards of the year with the same source.
  private static Provenance awardFrom(Pack pack, Subject subject) {
    Award award = subject.award();
    if (award.id() != null) {
      return from(pack, Section.AWARDS, award.id(), award.source());
    }
    Set<Provenance> found = new LinkedHashSet<>();
    for (Subject other : pack.register().subjects()) {
      String number = other.award().id();
      if (number != null
          && other.recipient().equals(award.under())
          && other.programme().equals(subject.programme())
          && other.year().equals(subject.year())
          && other.award().source().equals(award.source())) {
        pack.provenance(Section.AWARDS, number).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? found.iterator().next() : unknown(award.source());
  }

  private Added add(
      Map<RecordTable, Map<String, List<@Nullable Object>>> records,
      Collection<Programme> programmes,
      Actor actor,
      String source,
      Instant entered) {
    return Sql.inTransaction(
        database,
        connection -> {
          lock(connection);
          Map<RecordTable, Map<String, RecordTable.Row>> fresh = new LinkedHashMap<>();
          long count = 0;
          for (var each : records.entrySet()) {
            var rows = fresh(each.getKey().current(connection), each.getValue());
            fresh.put(each.getKey(), rows);
            count += rows.size();
          }
          List<Programme> newProgrammes = newOnes(connection, programmes);
          if (count == 0 && newProgrammes.isEmpty()) {
            return new Added(0);
          }
          write(connection, fresh, newProgrammes, actor, source, entered);
          return new Added(count);
        });
  }

  /// Waits until no other addition is under way, and keeps others out until the transaction ends:
  /// two at a time would both find the same revision to be the latest.
  static void lock(Connection connection) throws SQLException {
    Sql.execute(connection, "SELECT pg_advisory_xact_lock(hashtext('register.addition'))");
  }

  /// Writes revisions as one addition, which is one event.
  ///
  /// @param fresh what is new, by table and identifier
  static void write(
      Connection connection,
      Map<RecordTable, Map<String, RecordTable.Row>> fresh,
      List<Programme> programmes,
      Actor actor,
      String source,
      Instant entered)
      throws SQLException {
    write(connection, HeldHead.hold(connection), fresh, programmes, actor, source, entered);
  }

  /// Writes the same with a head of the record that is held already.
  static void write(
      Connection connection,
      HeldHead head,
      Map<RecordTable, Map<String, RecordTable.Row>> fresh,
      List<Programme> programmes,
      Actor actor,
      String source,
      Instant entered)
      throws SQLException {
    long addition = addition(connection, source, entered, head.next());
    addProgrammes(connection, programmes, addition);
    List<CopyText.Part> parts = new ArrayList<>();
    parts.add(addIdentities(connection, fresh, RecordTable.PARTY, "party", addition));
    parts.add(addIdentities(connection, fresh, RecordTable.GROUP, "party_group", addition));
    for (var each : fresh.entrySet()) {
      parts.addAll(each.getKey().add(connection, each.getValue(), addition));
    }
    Map<String, Object> content = new HashMap<>();
    content.put("source", source);
    content.put("entered", entered.toString());
    content.put(
        "programmes",
        programmes.stream()
            .map(it -> Map.of("id", it.id(), "title", it.title(), "years", it.years()))
            .toList());
    content.put(
        "parts", parts.stream().filter(it -> it.rows() > 0).map(CopyText.Part::content).toList());
    org.proviso.docket.record.Subject subject =
        new org.proviso.docket.record.Subject("addition", Long.toString(addition));
    head.append(entered, actor, new EventKind("added"), subject, content);
  }

  /// Returns what `current` does not say, each as the revision that it becomes.
  private static Map<String, RecordTable.Row> fresh(
      Map<String, RecordTable.Row> current, Map<String, List<@Nullable Object>> given) {
    Map<String, RecordTable.Row> fresh = new LinkedHashMap<>();
    for (Map.Entry<String, List<@Nullable Object>> each : given.entrySet()) {
      RecordTable.Row now = current.get(each.getKey());
      int revision = now == null ? 1 : now.revision() + 1;
      if (now == null || !now.values().equals(each.getValue())) {
        fresh.put(each.getKey(), new RecordTable.Row(revision, each.getValue()));
      }
    }
    return fresh;
  }

  private static long addition(Connection connection, String source, Instant entered, long event)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO register.addition (entered, entered_by, event) VALUES (?, ?, ?)"
                + " RETURNING addition")) {
      insert.setObject(1, entered.atOffset(ZoneOffset.UTC));
      insert.setString(2, source);
      insert.setLong(3, event);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<Programme> newOnes(Connection connection, Collection<Programme> programmes)
      throws SQLException {
    Map<String, Set<String>> known = years(connection);
    List<Programme> fresh = new ArrayList<>();
    for (Programme each : programmes) {
      Set<String> years = known.get(each.id());
      if (years == null || !years.containsAll(each.years())) {
        fresh.add(each);
      }
    }
    return fresh;
  }

  private static void addProgrammes(
      Connection connection, List<Programme> programmes, long addition) throws SQLException {
    try (PreparedStatement programme =
            connection.prepareStatement(
                "INSERT INTO register.programme (programme, title, addition) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING");
        PreparedStatement year =
            connection.prepareStatement(
                "INSERT INTO register.programme_year (programme, year, addition) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      for (Programme each : programmes) {
        programme.setString(1, each.id());
        programme.setString(2, each.title());
        programme.setLong(3, addition);
        programme.executeUpdate();
        for (String one : each.years()) {
          year.setString(1, each.id());
          year.setString(2, one);
          year.setLong(3, addition);
          year.executeUpdate();
        }
      }
    }
  }

  private static CopyText.Part addIdentities(
      Connection connection,
      Map<RecordTable, Map<String, RecordTable.Row>> fresh,
      RecordTable of,
      String table,
      long addition)
      throws SQLException {
    Map<String, RecordTable.Row> rows = fresh.getOrDefault(of, Map.of());
    String into = "register." + table + " (" + table + ", addition)";
    try (CopyText copy = new CopyText(connection, into)) {
      for (Map.Entry<String, RecordTable.Row> each : rows.entrySet()) {
        if (each.getValue().revision() == 1) {
          copy.row(List.of(each.getKey(), addition));
        }
      }
      return copy.end();
    }
  }

  /// Returns the years of each programme, both in the order in which they came.
  static Map<String, Set<String>> years(Connection connection) throws SQLException {
    Map<String, Set<String>> years = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT p.programme, y.year FROM register.programme p"
                    + " LEFT JOIN register.programme_year y USING (programme)"
                    + " ORDER BY p.place, y.place")) {
      while (rows.next()) {
        Set<String> of = years.computeIfAbsent(rows.getString(1), key -> new LinkedHashSet<>());
        String year = rows.getString(2);
        if (year != null) {
          of.add(year);
        }
      }
    }
    return years;
  }

  /// Returns the register as it now is, as an engine takes it.
  ///
  /// Equal in every part to that of a pack that was added alone.
  public Register register() {
    return Sql.inTransaction(
        database,
        connection -> {
          Sql.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          List<Party> parties = new ArrayList<>();
          RecordTable.PARTY
              .current(connection)
              .forEach((id, row) -> parties.add(RegisterRows.party(id, row)));
          List<Group> groups = new ArrayList<>();
          RecordTable.GROUP
              .current(connection)
              .forEach((id, row) -> groups.add(RegisterRows.group(id, row)));
          List<Membership> memberships = new ArrayList<>();
          RecordTable.MEMBERSHIP
              .current(connection)
              .forEach((id, row) -> memberships.add(RegisterRows.membership(id, row)));
          List<Policy> policies = new ArrayList<>();
          RecordTable.POLICY
              .current(connection)
              .forEach((id, row) -> policies.add(RegisterRows.policy(id, row)));
          List<Subject> awards = new ArrayList<>();
          RecordTable.AWARD
              .current(connection)
              .forEach((id, row) -> awards.add(RegisterRows.subject(id, row)));
          List<AwardFact> facts = new ArrayList<>();
          RecordTable.AWARD_FACT
              .current(connection)
              .forEach((id, row) -> facts.add(RegisterRows.awardFact(id, row)));
          List<Subject> subjects = subjects(parties, years(connection), awards);
          return new Register(parties, groups, memberships, policies, subjects, facts);
        });
  }

  /// Returns the awards, and the subjects of which no award is known, in the order of programmes,
  /// years and parties.
  private static List<Subject> subjects(
      List<Party> parties, Map<String, Set<String>> programmes, List<Subject> awards) {
    Map<String, List<Subject>> held = new LinkedHashMap<>();
    Set<String> plain = new HashSet<>();
    for (Subject award : awards) {
      String id =
          Subject.of(award.recipient(), award.programme(), award.year(), Award.UNKNOWN).id();
      held.computeIfAbsent(id, key -> new ArrayList<>()).add(award);
      plain.add(award.id());
    }
    List<Subject> subjects = new ArrayList<>();
    programmes.forEach(
        (programme, years) -> {
          for (String year : years) {
            for (Party party : parties) {
              Subject none = Subject.of(party.id(), programme, year, Award.UNKNOWN);
              if (!plain.contains(none.id())) {
                subjects.add(none);
              }
              subjects.addAll(held.getOrDefault(none.id(), List.of()));
            }
          }
        });
    return subjects;
  }

  /// Returns where a record comes from and how far it was checked, for parties, memberships, awards
  /// by their number, award facts and policies; empty for other sections and what is not recorded.
  public Optional<Provenance> provenance(Section section, String id) {
    return switch (section) {
      case PARTIES -> provenance("party_record", "party", id);
      case MEMBERSHIPS -> provenance("membership", "membership", id);
      case AWARDS -> provenance("award", "number", id);
      case AWARD_FACTS -> provenance("award_fact", "award_fact", id);
      case POLICIES -> provenance("policy", "policy", id);
      case PACK,
          SOURCES,
          KINDS,
          COURTS,
          PROGRAMMES,
          PROVISIONS,
          CONDITIONS,
          ACTS,
          GROUPS,
          POLICY_VOCABULARY,
          ROUNDS,
          STATEMENTS,
          CALENDARS,
          COUNTING_RULES,
          SERVICE_WAYS,
          ACTIONS,
          AUTHORITIES,
          STEP_CLOCKS,
          STEPS,
          BREACHES,
          STEP_CASES,
          CASES,
          DOCKET ->
          Optional.empty();
    };
  }

  private Optional<Provenance> provenance(String table, String key, String id) {
    return database
        .app()
        .sql(
            "SELECT citation, sources, mark, caveats FROM register."
                + table
                + " WHERE "
                + key
                + " = ? ORDER BY revision DESC LIMIT 1")
        .param(id)
        .query(
            (row, number) ->
                new Provenance(
                    row.getString(1),
                    RecordTable.texts(row.getArray(2)),
                    Mark.valueOf(row.getString(3)),
                    RecordTable.texts(row.getArray(4))))
        .optional();
  }

  /// Returns what is recorded of each party beside what the law needs, by its identifier.
  public Map<String, PartyDetails> details() {
    return Sql.inTransaction(
        database,
        connection -> {
          Map<String, PartyDetails> details = new LinkedHashMap<>();
          RecordTable.PARTY
              .current(connection)
              .forEach((id, row) -> details.put(id, RegisterRows.details(row)));
          return details;
        });
  }
}
