package org.proviso.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;

/// Reads what acts speak of: the heading, sources, kinds, courts, programmes, provisions and
/// conditions.
final class TermsReader {

  private static final Pattern LISTING = Pattern.compile("\\d{2}\\.[0-9A-Z]{3}");

  private final PackReading pack;
  private final Values values;

  TermsReader(PackReading pack) {
    this.pack = pack;
    values = pack.values();
  }

  /// Reads the heading; a pack without one is reported at the first line of `anywhere`.
  ///
  /// @param folder what the pack has to be called
  Contents.Heading heading(String folder, Located anywhere) {
    Located at = pack.sections().heading();
    if (at == null) {
      if (!pack.issues().isIncomplete()) {
        String message = "no file of the pack has the section 'pack'";
        pack.issues().error(anywhere, Issue.Code.MISSING_KEY, message);
      }
      return new Contents.Heading(folder, "", Span.ALWAYS, null);
    }
    Fields fields = Fields.of(at, Shape.PACK, values);
    String name = fields.text("name");
    if (!name.isEmpty() && !name.equals(folder)) {
      String message = "the pack is called '" + name + "' and its folder '" + folder + "'";
      pack.issues().error(fields.place("name"), Issue.Code.NAME_MISMATCH, message);
    }
    Span span =
        fields.orElse("span", found -> Fields.of(found, Shape.SPAN, values).span(), Span.ALWAYS);
    Located round = fields.find("default-round");
    String defaultRound = round == null ? null : pack.reference(round, Section.ROUNDS);
    return new Contents.Heading(name, fields.text("title"), span, defaultRound);
  }

  SortedMap<String, Source> sources() {
    TreeMap<String, Source> sources = new TreeMap<>();
    each(
        Section.SOURCES,
        Shape.SOURCE,
        (id, fields) -> {
          Source.Kind[] stated = {Source.Kind.PRIMARY, Source.Kind.SECONDARY};
          Source.Kind kind = fields.word("kind", stated, Source.Kind::word, Source.Kind.UNSTATED);
          sources.put(id, new Source(id, fields.text("title"), fields.text("where"), kind));
        });
    return sources;
  }

  SortedMap<String, Kind> kinds() {
    TreeMap<String, Kind> kinds = new TreeMap<>();
    each(
        Section.KINDS,
        Shape.KIND,
        (id, fields) ->
            kinds.put(id, new Kind(id, fields.number("rank"), fields.truth("on-appeal"))));
    return kinds;
  }

  /// Reads courts; `places` learns where each names the court above it.
  List<Court> courts(LawPlaces places) {
    List<Court> courts = new ArrayList<>();
    each(
        Section.COURTS,
        Shape.COURT,
        (id, fields) -> {
          Located above = fields.find("reviewed-by");
          String reviewedBy = above == null ? null : pack.reference(above, Section.COURTS);
          if (above != null) {
            places.ofFact("court", id, above);
          }
          courts.add(new Court(id, fields.text("name"), reviewedBy));
        });
    return courts;
  }

  List<Programme> programmes() {
    List<Programme> programmes = new ArrayList<>();
    each(
        Section.PROGRAMMES,
        Shape.PROGRAMME,
        (id, fields) -> {
          List<String> years = fields.orElse("years", this::years, List.of());
          pack.knowYears(id, years);
          Located year = fields.find("year-in-award-number");
          programmes.add(
              new Programme(
                  id,
                  fields.text("title"),
                  years,
                  listings(id, fields, programmes),
                  year == null ? null : yearExpression(year)));
        });
    return programmes;
  }

  /// Reads listing numbers; each is one programme's.
  private List<String> listings(String id, Fields fields, List<Programme> before) {
    List<String> listings = new ArrayList<>();
    for (Located at : fields.elements("listings")) {
      String listing = values.text(at);
      if (listing.isEmpty()) {
        continue;
      }
      if (!LISTING.matcher(listing).matches()) {
        String message = "a listing number like \"16.738\" is expected, not '" + listing + "'";
        pack.issues().error(at, Issue.Code.BAD_LISTING, message);
      }
      for (Programme other : before) {
        if (other.listings().contains(listing)) {
          String message = "the listing " + listing + " is that of " + other.id() + " already";
          pack.issues().error(at, Issue.Code.BAD_LISTING, message + ", not also of " + id);
        }
      }
      listings.add(listing);
    }
    return listings;
  }

  private @Nullable String yearExpression(Located at) {
    String expression = values.text(at);
    try {
      if (expression.isEmpty() || Pattern.compile(expression).matcher("").groupCount() == 1) {
        return expression;
      }
      String message = "an expression with one group, the year, is expected";
      pack.issues().error(at, Issue.Code.BAD_EXPRESSION, message);
    } catch (PatternSyntaxException e) {
      String message = "not a regular expression: " + e.getDescription();
      pack.issues().error(at, Issue.Code.BAD_EXPRESSION, message);
    }
    return null;
  }

  private List<String> years(Located at) {
    if (at.scalar().isPresent()) {
      if (!at.scalar().get().equals(Subject.ANY_YEAR)) {
        values.wrongType(at, "a list of years, or any");
      }
      return List.of(Subject.ANY_YEAR);
    }
    return values.elements(at).stream().map(values::year).sorted().distinct().toList();
  }

  SortedMap<String, String> provisions() {
    TreeMap<String, String> titles = new TreeMap<>();
    each(Section.PROVISIONS, Shape.PROVISION, (id, fields) -> titles.put(id, fields.text("title")));
    return titles;
  }

  /// Returns readings by provision, in order of identifier.
  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    pack.sections()
        .entries(Section.PROVISIONS)
        .forEach(
            (provision, entry) -> {
              Located at = entry.value().find("readings");
              if (at != null) {
                readings.addAll(readings(provision, at));
              }
            });
    return readings;
  }

  private List<Reading> readings(String provision, Located at) {
    List<Reading> readings = new ArrayList<>();
    if (!at.isMapping()) {
      values.wrongType(at, "a mapping from readings");
    }
    for (Map.Entry<String, Located.Entry> entry : sorted(at).entrySet()) {
      Fields fields = Fields.of(entry.getValue().value(), Shape.READING, values);
      values.id(entry.getValue().key());
      readings.add(
          new Reading(
              entry.getKey(),
              provision,
              fields.text("name"),
              fields.has("proposer") ? fields.text("proposer") : "",
              fields.has("words") ? fields.text("words") : "",
              pack.provenance(fields)));
    }
    return readings;
  }

  static SortedMap<String, Located.Entry> sorted(Located mapping) {
    TreeMap<String, Located.Entry> sorted = new TreeMap<>();
    mapping.entries().forEach(entry -> sorted.putIfAbsent(entry.name(), entry));
    return sorted;
  }

  /// Reads conditions, their guards with `guards`; texts go to `texts`.
  List<Condition> conditions(
      List<Reading> readings, GuardReader guards, Map<String, String> texts) {
    List<Condition> conditions = new ArrayList<>();
    pack.sections()
        .entries(Section.CONDITIONS)
        .forEach(
            (id, entry) -> {
              Fields fields = Fields.of(entry.value(), Shape.CONDITION, values);
              if (fields.has("text")) {
                texts.put(id, fields.text("text"));
              }
              Provenance from = pack.provenance(fields);
              pack.keep(Section.CONDITIONS, id, from);
              conditions.add(condition(id, entry.key(), fields, readings, guards));
            });
    return conditions;
  }

  private Condition condition(
      String id, Located key, Fields fields, List<Reading> readings, GuardReader guards) {
    String programme = fields.orElse("programme", at -> pack.reference(at, Section.PROGRAMMES), "");
    String prefix = programme + "/";
    if (pack.knows(Section.PROGRAMMES, programme)
        && (!id.startsWith(prefix) || id.length() == prefix.length())) {
      String message =
          "a condition of " + programme + " is called '" + prefix + "…', not '" + id + "'";
      pack.issues().error(key, Issue.Code.BAD_ID, message);
    }
    Located provisionAt = fields.find("provision");
    String provision = provisionAt == null ? null : pack.reference(provisionAt, Section.PROVISIONS);
    Located met = fields.find("met");
    Map<String, Guard> guardsOf = met == null ? Map.of() : met(met, provision, readings, guards);
    return new Condition(id, fields.text("title"), programme, provision, guardsOf);
  }

  private Map<String, Guard> met(
      Located at, @Nullable String provision, List<Reading> readings, GuardReader guards) {
    if (provision == null) {
      return Map.of("", guards.read(at));
    }
    Map<String, Guard> met = new TreeMap<>();
    if (!at.isMapping()) {
      values.wrongType(at, "a mapping from readings of " + provision + " to guards");
    }
    List<String> known =
        readings.stream()
            .filter(reading -> reading.provision().equals(provision))
            .map(Reading::id)
            .toList();
    for (Located.Entry entry : sorted(at).values()) {
      if (!known.contains(entry.name()) && pack.knows(Section.PROVISIONS, provision)) {
        String message = "'" + entry.name() + "' is not a reading of " + provision;
        pack.dangling(entry.key(), message, known, entry.name());
      }
      met.put(entry.name(), guards.read(entry.value()));
    }
    return met;
  }

  /// Reads one entry of a section.
  interface EntryReader {
    void read(String id, Fields fields);
  }

  private void each(Section section, Shape shape, EntryReader reader) {
    pack.sections()
        .entries(section)
        .forEach(
            (id, entry) -> {
              values.id(entry.key());
              reader.read(id, Fields.of(entry.value(), shape, values));
            });
  }
}
