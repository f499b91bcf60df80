package org.proviso.pack;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Law;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Reading;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Span;

/// Loads one pack. Used once.
final class PackLoader {

  private final Limits limits;
  private final Issues issues = new Issues();
  private final Values values = new Values(issues);
  private final LawPlaces places = new LawPlaces();

  PackLoader(Limits limits) {
    this.limits = limits;
  }

  Packs.Outcome load(Path folder) {
    List<Located> roots = new YamlFiles(limits, issues).readFolder(folder);
    if (roots.isEmpty()) {
      if (!issues.hasErrors()) {
        String message = "the files of this folder are empty";
        issues.error(folder.toString(), Issue.Code.UNREADABLE_FILE, message);
      }
      return new Packs.Outcome.Rejected(issues.sorted());
    }
    Sections sections = Sections.of(roots, EnumSet.allOf(Section.class), values);
    PackReading pack = new PackReading(sections, values).knowingItsOwn();
    return read(pack, nameOf(folder), roots.getFirst());
  }

  private static String nameOf(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private Packs.Outcome read(PackReading pack, String folder, Located anywhere) {
    TermsReader terms = new TermsReader(pack);
    Contents.Heading heading = terms.heading(folder, anywhere);
    SortedMap<String, Source> sources = terms.sources();
    SortedMap<String, Kind> kinds = terms.kinds();
    List<Court> courts = terms.courts(places);
    List<Programme> programmes = terms.programmes();
    SortedMap<String, String> provisions = terms.provisions();
    List<Reading> readings = terms.readings();

    Facts facts = facts(pack);
    Register register = facts.register(programmes);
    GuardReader guards = new GuardReader(values, facts, register);
    TreeMap<String, String> texts = new TreeMap<>();
    List<Condition> conditions = terms.conditions(readings, guards, texts);
    Law.Parts parts =
        new Law.Parts(heading.span(), programmes, conditions, courts, readings, List.of());
    parts = parts.plus(new ActsReader(pack, kinds, parts, facts.parties(), guards, places).acts());

    List<Round> rounds = new RoundsReader(pack).rounds();
    List<Statement> statements = new StatementsReader(pack).statements();
    List<Case> cases = new CasesReader(pack).cases();
    Contents contents =
        new Contents(
            heading,
            sources,
            kinds,
            provisions,
            facts,
            parts,
            texts,
            pack.provenance(),
            rounds,
            statements,
            cases.stream().sorted(Comparator.comparing(Case::id)).toList(),
            pack.sections().list(Section.DOCKET).stream().map(PackReading::raw).toList(),
            pack.rawEntries(Section.CALENDARS),
            pack.rawEntries(Section.COUNTING_RULES),
            pack.rawEntries(Section.SERVICE_WAYS),
            new Contents.ProcedureText(
                pack.rawEntries(Section.ACTIONS),
                pack.rawEntries(Section.AUTHORITIES),
                pack.rawEntries(Section.STEP_CLOCKS),
                pack.rawEntries(Section.STEPS),
                pack.rawEntries(Section.BREACHES),
                pack.sections().list(Section.STEP_CASES).stream().map(PackReading::raw).toList()));
    warn(pack, contents, anywhere);
    return new LawFaults(issues, places, anywhere).accept(contents, register);
  }

  private Facts facts(PackReading pack) {
    RegisterReader reader = new RegisterReader(pack);
    AwardsReader awards = new AwardsReader(pack);
    SortedMap<String, List<String>> vocabulary = reader.vocabulary();
    List<Group> groups = reader.groups();
    TreeMap<String, PartyDetails> details = new TreeMap<>();
    List<Party> parties = reader.parties(places, details);
    List<Policy> policies = reader.policies(vocabulary);
    return new Facts(
        parties,
        details,
        groups,
        reader.memberships(),
        awards.grants(),
        awards.awardFacts(),
        policies,
        vocabulary);
  }

  private void warn(PackReading pack, Contents contents, Located anywhere) {
    Located heading = pack.sections().heading();
    if (contents.cases().isEmpty() && !issues.hasErrors()) {
      String message = "the pack has no case; without cases nothing tells whether it is right";
      issues.warn(heading == null ? anywhere : heading, Issue.Code.NO_CASES, message);
    }
    Span span = contents.heading().span();
    for (Act act : contents.parts().acts()) {
      var until = span.until();
      Located.Entry entry = pack.sections().entries(Section.ACTS).get(act.id());
      if (entry != null && until != null && !act.issued().earliest().isBefore(until)) {
        String message =
            act.id() + " was issued on " + act.issued().earliest() + ", after the pack's last day";
        issues.warn(entry.key(), Issue.Code.OUTSIDE_SPAN, message);
      }
    }
  }
}
