package org.proviso.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Law;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;

/// Loads what a file supposes on top of a pack. Used once.
final class SuppositionLoader {

  private static final EnumSet<Section> ALLOWED =
      EnumSet.of(Section.ACTS, Section.MEMBERSHIPS, Section.AWARDS);

  private final Limits limits;
  private final Issues issues = new Issues();
  private final Values values = new Values(issues);

  SuppositionLoader(Limits limits) {
    this.limits = limits;
  }

  Packs.Outcome load(Path file, Pack base) {
    String name = String.valueOf(file.getFileName());
    return load(name, new YamlFiles(limits, issues).read(file, name), base);
  }

  Packs.Outcome load(String name, String text, Pack base) {
    return load(name, new YamlFile(new SourceFile(name, text), limits, issues).root(), base);
  }

  private Packs.Outcome load(String name, @Nullable Located root, Pack base) {
    if (root == null) {
      if (!issues.hasErrors()) {
        issues.error(name, Issue.Code.UNREADABLE_FILE, "the file is empty");
      }
      return new Packs.Outcome.Rejected(issues.sorted());
    }
    Sections sections = Sections.of(List.of(root), ALLOWED, values);
    PackReading pack = new PackReading(sections, values).knowingItsOwn();
    refuseIdsOf(base.contents(), sections);
    know(pack, base.contents());
    return read(pack, base.contents(), root);
  }

  private void refuseIdsOf(Contents base, Sections sections) {
    refuse(sections, Section.ACTS, base.parts().acts().stream().map(Act::id).toList());
    List<String> memberships = base.facts().memberships().stream().map(Membership::id).toList();
    refuse(sections, Section.MEMBERSHIPS, memberships);
    refuse(sections, Section.AWARDS, base.facts().grants().stream().map(Grant::id).toList());
  }

  private void refuse(Sections sections, Section section, Collection<String> taken) {
    for (Located.Entry entry : sections.entries(section).values()) {
      if (taken.contains(entry.name())) {
        String message = "the pack has '" + entry.name() + "' already; suppose it under another id";
        issues.error(entry.key(), Issue.Code.DUPLICATE_ID, message);
      }
    }
  }

  /// Makes everything known that the pack has and a supposition may name.
  static void know(PackReading pack, Contents base) {
    pack.know(Section.SOURCES, base.sources().keySet());
    pack.know(Section.KINDS, base.kinds().keySet());
    pack.know(Section.COURTS, base.parts().courts().stream().map(Court::id).toList());
    pack.know(Section.PROGRAMMES, base.parts().programmes().stream().map(Programme::id).toList());
    pack.know(Section.PROVISIONS, base.provisions().keySet());
    pack.know(Section.CONDITIONS, base.parts().conditions().stream().map(Condition::id).toList());
    pack.know(Section.ACTS, base.parts().acts().stream().map(Act::id).toList());
    pack.know(Section.PARTIES, base.facts().parties().stream().map(Party::id).toList());
    pack.know(Section.GROUPS, base.facts().groups().stream().map(Group::id).toList());
    pack.know(Section.AWARDS, base.facts().grants().stream().map(Grant::id).toList());
    base.parts()
        .programmes()
        .forEach(programme -> pack.knowYears(programme.id(), programme.years()));
  }

  private Packs.Outcome read(PackReading pack, Contents base, Located root) {
    Facts facts = facts(pack, base.facts());
    Register register = facts.register(base.parts().programmes());
    LawPlaces places = new LawPlaces();
    GuardReader guards = new GuardReader(values, facts, register);
    List<Act> acts =
        new ActsReader(pack, base.kinds(), base.parts(), facts.parties(), guards, places).acts();
    if (issues.hasErrors()) {
      acts.removeIf(act -> base.parts().acts().stream().anyMatch(had -> had.id().equals(act.id())));
    }
    TreeMap<String, Provenance> provenance = new TreeMap<>(base.provenance());
    provenance.putAll(pack.provenance());
    Law.Parts parts = base.parts().plus(acts);
    return new LawFaults(issues, places, root)
        .accept(base.with(facts, parts, provenance), register);
  }

  private static Facts facts(PackReading pack, Facts base) {
    List<Membership> memberships = new ArrayList<>(base.memberships());
    memberships.addAll(new RegisterReader(pack).memberships());
    List<Grant> grants = new ArrayList<>(base.grants());
    grants.addAll(new AwardsReader(pack).grants());
    return new Facts(
        base.parties(),
        base.details(),
        base.groups(),
        RegisterReader.sorted(memberships),
        grants,
        base.awardFacts(),
        base.policies(),
        base.vocabulary());
  }
}
