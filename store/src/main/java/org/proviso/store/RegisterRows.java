package org.proviso.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.review.QuotedPassage;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;
import org.proviso.pack.PartyDetails;

/// Turns what a register holds into rows and back.
final class RegisterRows {

  /// Reads the values of a row one after the other.
  private static final class Reader {
    private final List<@Nullable Object> values;
    private int at;

    Reader(RecordTable.Row row) {
      values = row.values();
    }

    @Nullable String textOrNull() {
      return (String) values.get(at++);
    }

    String text() {
      return present(textOrNull());
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      ((List<?>) present(values.get(at++))).forEach(text -> texts.add((String) text));
      return List.copyOf(texts);
    }

    @Nullable LocalDate day() {
      return (LocalDate) values.get(at++);
    }

    Span span() {
      return new Span(day(), day());
    }

    boolean truth() {
      return (Boolean) present(values.get(at++));
    }

    void passOver(int columns) {
      at += columns;
    }

    @Nullable Long number() {
      return (Long) values.get(at++);
    }

    Provenance provenance() {
      return new Provenance(text(), texts(), Mark.valueOf(text()), texts());
    }

    private static <T> T present(@Nullable T value) {
      if (value == null) {
        throw new IllegalStateException("the table says that there is a value");
      }
      return value;
    }
  }

  /// Columns that say in which file a policy was found.
  private static final int PASSAGE = 5;

  private RegisterRows() {}

  private static List<@Nullable Object> values(Provenance from, @Nullable Object... own) {
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(values, own);
    values.add(from.citation());
    values.add(from.sources());
    values.add(from.mark().name());
    values.add(from.caveats());
    return values;
  }

  private static List<String> sorted(Set<String> texts) {
    return List.copyOf(new TreeSet<>(texts));
  }

  private static String source(Provenance from) {
    return String.join(", ", from.sources());
  }

  static List<@Nullable Object> of(Party party, List<String> districts, PartyDetails details) {
    return values(
        details.provenance(),
        party.name(),
        party.kind(),
        party.state(),
        party.within(),
        party.circuit(),
        party.policiesKnown(),
        districts,
        details.fips(),
        details.ocd(),
        details.county(),
        details.note());
  }

  static Party party(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    return new Party(
        id, in.text(), in.text(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.truth());
  }

  static PartyDetails details(RecordTable.Row row) {
    Reader in = new Reader(row);
    in.at = 7;
    String fips = in.textOrNull();
    String ocd = in.textOrNull();
    String county = in.textOrNull();
    return new PartyDetails(ocd, fips, county, in.text(), in.provenance());
  }

  static List<@Nullable Object> of(Group group) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(group.name());
    values.add(sorted(group.eligibleKinds()));
    values.add(group.otherwise().name());
    return values;
  }

  static Group group(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    return new Group(id, in.text(), Set.copyOf(in.texts()), Group.Standing.valueOf(in.text()));
  }

  static List<@Nullable Object> of(Membership record, Provenance from) {
    return values(
        from,
        record.party(),
        record.group(),
        record.span().from(),
        record.span().until(),
        record.standing().name(),
        record.entry().entered(),
        record.entry().withdrawn());
  }

  static Membership membership(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    String party = in.text();
    String group = in.text();
    Span span = in.span();
    Group.Standing standing = Group.Standing.valueOf(in.text());
    Entry entry = new Entry(in.day(), in.day());
    return new Membership(id, party, group, span, standing, entry, source(in.provenance()));
  }

  static List<@Nullable Object> of(Policy policy, Provenance from) {
    return of(policy, from, null);
  }

  /// @param passage in which a reviewer found it; null of what a pack says
  static List<@Nullable Object> of(
      Policy policy, Provenance from, @Nullable QuotedPassage passage) {
    return values(
        from,
        policy.holder(),
        policy.title(),
        policy.inForce().from(),
        policy.inForce().until(),
        policy.reachesWithin(),
        Features.flat(policy.features()),
        policy.entry().entered(),
        policy.entry().withdrawn(),
        passage == null ? null : passage.item().sha256().hex(),
        passage == null || passage.page() == 0 ? null : (long) passage.page(),
        passage == null ? null : passage.textKind(),
        passage == null ? null : (long) passage.from(),
        passage == null ? null : (long) passage.until());
  }

  static Policy withdrawn(Policy policy, LocalDate day) {
    return new Policy(
        policy.id(),
        policy.holder(),
        policy.title(),
        policy.inForce(),
        policy.reachesWithin(),
        policy.features(),
        new Entry(policy.entry().entered(), day),
        policy.source(),
        policy.confidence());
  }

  static Policy policy(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    String holder = in.text();
    String title = in.text();
    Span inForce = in.span();
    boolean reachesWithin = in.truth();
    var features = Features.of(in.texts());
    Entry entry = new Entry(in.day(), in.day());
    in.passOver(PASSAGE);
    Provenance from = in.provenance();
    return new Policy(
        id,
        holder,
        title,
        inForce,
        reachesWithin,
        features,
        entry,
        source(from),
        from.mark().name());
  }

  static List<@Nullable Object> of(Subject subject, Provenance from) {
    Award award = subject.award();
    String acceptance =
        switch (award.acceptance()) {
          case Award.Acceptance.On(LocalDate day) -> "on";
          case Award.Acceptance.By(LocalDate day) -> "by";
          case Award.Acceptance.Never() -> "never";
          case Award.Acceptance.NotKnown() -> "not known";
        };
    @Nullable LocalDate accepted =
        switch (award.acceptance()) {
          case Award.Acceptance.On(LocalDate day) -> day;
          case Award.Acceptance.By(LocalDate day) -> day;
          case Award.Acceptance.Never() -> null;
          case Award.Acceptance.NotKnown() -> null;
        };
    return values(
        from,
        subject.recipient(),
        subject.programme(),
        subject.year(),
        award.id(),
        award.offered(),
        acceptance,
        accepted,
        award.cents(),
        award.under());
  }

  static Subject subject(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    String recipient = in.text();
    String programme = in.text();
    String year = in.text();
    String number = in.textOrNull();
    LocalDate offered = in.day();
    Award.Acceptance acceptance = acceptance(in.text(), in.day());
    Long cents = in.number();
    String under = in.textOrNull();
    String source = source(in.provenance());
    Award award = new Award(number, offered, acceptance, cents, under, source);
    return new Subject(id, recipient, programme, year, award);
  }

  private static Award.Acceptance acceptance(String word, @Nullable LocalDate day) {
    if (day == null) {
      return word.equals("never") ? new Award.Acceptance.Never() : new Award.Acceptance.NotKnown();
    }
    return word.equals("on") ? new Award.Acceptance.On(day) : new Award.Acceptance.By(day);
  }

  static List<@Nullable Object> of(AwardFact fact, Provenance from) {
    List<@Nullable Object> values =
        values(
            from,
            fact.programme(),
            fact.year(),
            fact.span().from(),
            fact.span().until(),
            fact.status().name(),
            sorted(fact.except()));
    return values;
  }

  static AwardFact awardFact(String id, RecordTable.Row row) {
    Reader in = new Reader(row);
    String programme = in.text();
    String year = in.text();
    Span span = in.span();
    Award.Status status = Award.Status.valueOf(in.text());
    Set<String> except = Set.copyOf(in.texts());
    return new AwardFact(id, programme, year, span, status, except, source(in.provenance()));
  }

  /// Returns the last four values of a row that has a provenance.
  static Provenance provenance(RecordTable.Row row) {
    Reader in = new Reader(row);
    in.at = row.values().size() - 4;
    return in.provenance();
  }
}
