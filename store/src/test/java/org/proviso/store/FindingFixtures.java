package org.proviso.store;

import static org.proviso.store.MatterFixtures.CLERK;
import static org.proviso.store.MatterFixtures.NOW;
import static org.proviso.store.MatterFixtures.PROVIDENCE;
import static org.proviso.store.MatterFixtures.done;
import static org.proviso.store.MatterFixtures.matters;

import java.util.List;
import java.util.Map;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Element;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.finding.Standard;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;

/// Findings in the matters of the fixtures: one element that turns on a reading, and one that does
/// not.
final class FindingFixtures {

  static final By READER = new By(new Actor("reviewer", "a-3"), NOW);
  static final By PROVIDENCE_PEOPLE = new By(new Actor("recipient", "a-4"), NOW);
  static final String HASH = "ab".repeat(32);
  static final Finding.Point POLICY = new Finding.Point("policy", null);
  static final Finding.Point NARROW = new Finding.Point("status", "narrow");
  static final Finding.Point WIDE = new Finding.Point("status", "wide");
  static final FindingFile.Opinion AGREES = new FindingFile.Opinion(true, null);
  static final FindingFile.Opinion DISSENTS = new FindingFile.Opinion(false, "It says otherwise.");

  private static final Provenance FROM = new Provenance("a source", List.of(), Mark.V1, List.of());
  private static final Breach BREACH =
      new Breach(
          "jag/1373",
          new Standard("a standard", FROM),
          List.of(
              new Element("policy", "Policy", "?", false, FROM),
              new Element("status", "Status", "?", true, FROM)),
          List.of(reading("narrow"), reading("wide")));

  private static Reading reading(String id) {
    return new Reading(id, "provision", id, "somebody", "words", FROM);
  }

  private FindingFixtures() {}

  static Findings findings(Database database) {
    return new Findings(database, MatterFixtures.WASHINGTON);
  }

  static FindingFile.Draft draft(Shown narrow, Shown wide) {
    return new FindingFile.Draft(
        "a standard",
        "as a whole",
        List.of(
            new FindingFile.Conclusion(POLICY, Shown.SHOWN, "an ordinance"),
            new FindingFile.Conclusion(NARROW, narrow, "of status"),
            new FindingFile.Conclusion(WIDE, wide, "of release")),
        List.of(
            new FindingFile.Evidence(
                "policy", FindingFile.Evidence.Kind.DOCUMENT, HASH, "page 3", "No officer shall"),
            new FindingFile.Evidence(
                "status", FindingFile.Evidence.Kind.ENTRY, "1", null, "release dates")));
  }

  /// Judges a step that needs a finding, as the law does, no reading being adopted.
  static final Matters.Judge BY_FINDING =
      matter -> {
        var outcome =
            BREACH.outcome(matter.findings().isEmpty() ? null : matter.findings().getLast(), null);
        List<Standing.Checked> checked =
            List.of(
                new Standing.Checked(
                    new Step.Requirement(new Need.Shown(), FROM),
                    outcome.met(),
                    new Ground.Found(BREACH, outcome)));
        return switch (outcome.met()) {
          case TRUE -> new Standing.Open(checked);
          case FALSE -> new Standing.Refused(checked);
          case UNKNOWN -> new Standing.Unsettled(checked);
        };
      };

  /// In the first matter a finding was made, read with a dissent, shown to the recipient and
  /// answered by both ways; a second finding is read by nobody, and a proposal names it.
  static void fill(Database database) {
    MatterFixtures.fill(database);
    Findings findings = findings(database);
    done(findings.make(PROVIDENCE, draft(Shown.NOT_SHOWN, Shown.SHOWN), CLERK));
    done(findings.read(PROVIDENCE, 1, "with a dissent", List.of(AGREES, AGREES, DISSENTS), READER));
    done(findings.disclose(PROVIDENCE, 1, "by letter", CLERK));
    done(
        findings.answerOwn(
            "providence-ri",
            PROVIDENCE,
            1,
            "we differ",
            Map.of("status", "not so"),
            PROVIDENCE_PEOPLE));
    done(
        findings.answer(PROVIDENCE, 1, "we differ still", Map.of("policy", "no"), "letter", CLERK));
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));
    done(
        matters(database)
            .propose(
                PROVIDENCE, MatterFixtures.wanted("close"), null, 2, MatterFixtures.OPEN, CLERK));
  }
}
