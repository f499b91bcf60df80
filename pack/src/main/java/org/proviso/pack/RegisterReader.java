package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;

/// Reads parties, groups, memberships and policies.
final class RegisterReader {

  /// Standings in the words of a pack.
  static final Map<String, Group.Standing> STANDINGS =
      Map.of(
          "member", Group.Standing.MEMBER,
          "non-member", Group.Standing.NON_MEMBER,
          "unknown", Group.Standing.UNKNOWN);

  private static final Comparator<@Nullable LocalDate> EARLIEST_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Pattern COUNTY = Pattern.compile("\\d{5}");
  private static final Pattern PLACE = Pattern.compile("\\d{7}");

  private final PackReading pack;
  private final Values values;

  RegisterReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
  }

  SortedMap<String, List<String>> vocabulary() {
    TreeMap<String, List<String>> vocabulary = new TreeMap<>();
    pack.sections()
        .entries(Section.POLICY_VOCABULARY)
        .forEach(
            (name, entry) -> {
              values.id(entry.key());
              vocabulary.put(name, values.texts(entry.value()).stream().sorted().toList());
            });
    return vocabulary;
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    pack.sections()
        .entries(Section.GROUPS)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              Fields fields = Fields.of(entry.value(), Shape.GROUP, values);
              groups.add(
                  new Group(
                      id,
                      fields.text("name"),
                      Set.copyOf(new TreeSet<>(fields.texts("eligible-kinds"))),
                      standing(fields, "default")));
            });
    return groups;
  }

  private Group.Standing standing(Fields fields, String key) {
    return fields.orElse(key, at -> standing(at, values), Group.Standing.UNKNOWN);
  }

  static Group.Standing standing(Located at, Values values) {
    Group.Standing standing = STANDINGS.get(at.scalar().orElse(""));
    if (standing == null) {
      values.unknownWord(at, new TreeSet<>(STANDINGS.keySet()));
      return Group.Standing.UNKNOWN;
    }
    return standing;
  }

  /// Reads parties; `places` learns where each names the party around it, and `details` what the
  /// law does not need.
  List<Party> parties(LawPlaces places, Map<String, PartyDetails> details) {
    List<Party> parties = new ArrayList<>();
    pack.sections()
        .entries(Section.PARTIES)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              Fields fields = Fields.of(entry.value(), Shape.PARTY, values);
              details.put(id, details(fields));
              parties.add(party(id, fields, places));
            });
    return parties;
  }

  private Party party(String id, Fields fields, LawPlaces places) {
    Located around = fields.find("within");
    String within = around == null ? null : pack.reference(around, Section.PARTIES);
    if (around != null) {
      places.ofFact("within", id, around);
    }
    return new Party(
        id,
        fields.text("name"),
        fields.text("kind"),
        fields.textOrNull("state"),
        within,
        fields.textOrNull("circuit"),
        fields.truth("policies-known"));
  }

  private PartyDetails details(Fields fields) {
    String note = fields.has("note") ? fields.text("note") : "";
    String fips = fields.textOrNull("fips");
    return new PartyDetails(
        fields.textOrNull("ocd"), fips, county(fields, fips), note, pack.provenance(fields));
  }

  /// Returns the county of a place; null if none is stated or it can not be its county.
  private @Nullable String county(Fields fields, @Nullable String fips) {
    Located at = fields.find("county");
    if (at == null) {
      return null;
    }
    String county = values.text(at);
    if (!COUNTY.matcher(county).matches()) {
      values
          .issues()
          .error(
              at,
              Issue.Code.BAD_COUNTY,
              "the census code of a county, 5 digits, is expected, not " + at.kind());
      return null;
    }
    if (fips == null
        || !PLACE.matcher(fips).matches()
        || !fips.startsWith(county.substring(0, 2))) {
      values
          .issues()
          .error(
              at,
              Issue.Code.BAD_COUNTY,
              "county "
                  + county
                  + " can stand only beside the 7-digit fips of a place of its State");
      return null;
    }
    return county;
  }

  /// Reads memberships in order of entry, then of identifier, so that a later entry overrides an
  /// earlier one wherever the two stand.
  List<Membership> memberships() {
    List<Membership> memberships = new ArrayList<>();
    pack.sections()
        .entries(Section.MEMBERSHIPS)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              memberships.add(membership(id, Fields.of(entry.value(), Shape.MEMBERSHIP, values)));
            });
    return sorted(memberships);
  }

  static List<Membership> sorted(List<Membership> memberships) {
    return memberships.stream()
        .sorted(
            Comparator.comparing((Membership record) -> record.entry().entered(), EARLIEST_FIRST)
                .thenComparing(Membership::id))
        .toList();
  }

  private Membership membership(String id, Fields fields) {
    String party = fields.orElse("party", at -> pack.reference(at, Section.PARTIES), "");
    String group = fields.orElse("group", at -> pack.reference(at, Section.GROUPS), "");
    Provenance from = pack.provenance(fields);
    pack.keep(Section.MEMBERSHIPS, id, from);
    return new Membership(
        id,
        party,
        group,
        fields.span(),
        standing(fields, "standing"),
        entry(fields, fields.day("entered")),
        PackReading.sourceText(from));
  }

  /// Returns when a record stood in the register; always if it was withdrawn before it was entered.
  static Entry entry(Fields fields, @Nullable LocalDate entered) {
    LocalDate withdrawn = fields.day("withdrawn");
    if (entered != null && withdrawn != null && withdrawn.isBefore(entered)) {
      fields
          .values()
          .issues()
          .error(
              fields.place("withdrawn"),
              Issue.Code.BAD_SPAN,
              "withdrawn on " + withdrawn + ", which is before the entry on " + entered);
      return Entry.ALWAYS;
    }
    return new Entry(entered, withdrawn);
  }

  List<Policy> policies(Map<String, List<String>> vocabulary) {
    List<Policy> policies = new ArrayList<>();
    pack.sections()
        .entries(Section.POLICIES)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              Fields fields = Fields.of(entry.value(), Shape.POLICY, vocabulary.keySet(), values);
              policies.add(policy(id, fields, vocabulary));
            });
    return policies;
  }

  private Policy policy(String id, Fields fields, Map<String, List<String>> vocabulary) {
    Provenance from = pack.provenance(fields);
    pack.keep(Section.POLICIES, id, from);
    String holder = fields.orElse("holder", at -> pack.reference(at, Section.PARTIES), "");
    Span inForce = fields.span();
    return new Policy(
        id,
        holder,
        fields.text("title"),
        inForce,
        fields.truth("reaches-within"),
        features(fields, vocabulary),
        entry(fields, fields.day("entered")),
        PackReading.sourceText(from),
        from.mark().name());
  }

  /// Every feature of the vocabulary has a list, empty where the policy says nothing of it.
  private Map<String, List<String>> features(Fields fields, Map<String, List<String>> vocabulary) {
    Map<String, List<String>> features = new TreeMap<>();
    vocabulary.keySet().forEach(name -> features.put(name, List.of()));
    Set<String> names = new TreeSet<>(vocabulary.keySet());
    names.addAll(List.of("restricts", "exceptions", "savings"));
    for (String name : names) {
      List<String> terms = vocabulary.getOrDefault(name, List.of());
      List<String> stated = new ArrayList<>();
      for (Located at : fields.elements(name)) {
        String term = values.text(at);
        stated.add(term);
        if (!term.isEmpty() && !terms.contains(term)) {
          values.unknownWord(at, terms);
        }
      }
      if (vocabulary.containsKey(name)) {
        features.put(name, List.copyOf(stated));
      }
    }
    return features;
  }
}
