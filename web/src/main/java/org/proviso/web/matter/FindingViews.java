package org.proviso.web.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Reading;
import org.proviso.law.finding.Breach;
import org.proviso.law.finding.Element;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Outcome;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Procedure;
import org.proviso.store.FindingFile;
import org.proviso.store.MatterFile;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Words;

/// Makes pages' views of findings.
///
/// Thread-safe.
public final class FindingViews {

  private final Procedure procedure;
  private final Lanes lanes;
  private final StepWords words;

  FindingViews(Procedure procedure, Lanes lanes, StepWords words) {
    this.procedure = procedure;
    this.lanes = lanes;
    this.words = words;
  }

  /// Returns what a finding has to conclude on, with what is asked; empty if the pack does not say
  /// what has to be shown.
  public List<Asked> asked(String condition) {
    Breach breach = procedure.breach(condition).orElse(null);
    if (breach == null) {
      return List.of();
    }
    List<Asked> asked = new ArrayList<>();
    for (Finding.Point point : breach.points()) {
      Element element =
          breach.elements().stream()
              .filter(each -> each.id().equals(point.element()))
              .findFirst()
              .orElseThrow();
      asked.add(
          new Asked(
              point,
              element.title(),
              element.question(),
              point.reading() == null ? null : reading(breach, point.reading())));
    }
    return asked;
  }

  /// A point on which a finding has to conclude.
  ///
  /// @param reading what the reading is called under which it is asked; null if it depends on none
  public record Asked(
      Finding.Point point, String title, String question, @Nullable String reading) {}

  /// Returns how surely an element has to be shown, with who says so; empty if the pack does not.
  public String standard(String condition) {
    return procedure
        .breach(condition)
        .map(
            each -> each.standard().title() + ". " + words.citedWithCaveats(each.standard().from()))
        .orElse("");
  }

  /// Returns the findings of a matter as they were on a day, the latest first.
  public List<FindingView> views(MatterFile file, LocalDate on) {
    List<FindingFile> made =
        file.findings().stream().filter(each -> !each.day().isAfter(on)).toList();
    List<FindingView> views = new ArrayList<>();
    for (FindingFile each : made.reversed()) {
      views.add(view(file, each, each.equals(made.getLast()), on));
    }
    return views;
  }

  /// Returns those of them that were shown to the recipient, or that a step rested on, by that day.
  public List<FindingView> shown(MatterFile file, LocalDate on) {
    Set<Integer> shown = new LinkedHashSet<>();
    for (FindingFile each : file.findings()) {
      FindingFile.Disclosure disclosure = each.disclosure();
      boolean isDisclosed = disclosure != null && !disclosure.day().isAfter(on);
      if (isDisclosed || !restedOn(file, each, on).isEmpty()) {
        shown.add(each.number());
      }
    }
    return views(file, on).stream().filter(each -> shown.contains(each.number())).toList();
  }

  private static List<MatterFile.Taken> restedOn(
      MatterFile file, FindingFile finding, LocalDate on) {
    return file.steps().stream()
        .filter(each -> finding.steps().contains(each.number()) && !each.day().isAfter(on))
        .toList();
  }

  private FindingView view(MatterFile file, FindingFile finding, boolean isStanding, LocalDate on) {
    Breach breach = procedure.breach(file.id().condition()).orElse(null);
    FindingFile.Second read = finding.second();
    FindingFile.Second second = read == null || read.day().isAfter(on) ? null : read;
    FindingFile.Disclosure disclosure = finding.disclosure();
    List<FindingFile.Answer> answers =
        finding.answers().stream().filter(each -> !each.day().isAfter(on)).toList();
    return new FindingView(
        finding.number(),
        Days.read(finding.day()),
        finding.standard(),
        finding.said(),
        comes(file, finding, on),
        isStanding,
        second != null,
        elements(file, finding, breach, second, answers),
        second == null
            ? null
            : new FindingView.Said(Days.read(second.day()), second.said(), null, second.event()),
        disclosure == null || disclosure.day().isAfter(on)
            ? null
            : Words.say("finding.shown-on", Days.read(disclosure.day()), disclosure.said()),
        answers.stream()
            .map(
                each ->
                    new FindingView.Said(
                        Days.read(each.day()), each.said(), each.document(), each.event()))
            .toList(),
        restedOn(file, finding, on).stream()
            .map(
                each ->
                    Words.say(
                        "finding.rested", words.step(each.wanted().step()), Days.read(each.day())))
            .toList(),
        finding.event());
  }

  /// What decides, then what each reading gives.
  private List<String> comes(MatterFile file, FindingFile finding, LocalDate on) {
    Finding found =
        file.matter().findings().stream()
            .filter(each -> each.number() == finding.number())
            .findFirst()
            .orElseThrow();
    Matter alone = new Matter(file.tier(), List.of(), List.of(), List.of(found));
    Breach breach = procedure.breach(file.id().condition()).orElse(null);
    Outcome outcome = lanes.lane(file.id()).finding(alone, on);
    List<String> comes = new ArrayList<>();
    comes.add(outcome(breach, outcome));
    if (breach != null && outcome instanceof Outcome.NotRead) {
      comes.addAll(under(breach, breach.found(found)));
    }
    return comes;
  }

  /// Returns what a finding comes to, as one text.
  static String outcome(@Nullable Breach breach, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotLaidDown() -> Words.say("finding.not-laid-down");
      case Outcome.NotMade() -> Words.say("finding.not-made");
      case Outcome.NotRead(Finding finding) ->
          Words.say("finding.not-read", Integer.toString(finding.number()));
      case Outcome.Decided decided -> {
        List<String> said = new ArrayList<>();
        String adopted = decided.adopted();
        boolean byReading = !decided.byReading().isEmpty();
        String shown = Words.say("finding.breach." + decided.shown());
        if (adopted != null) {
          said.add(Words.say("finding.adopted", shown, reading(breach, adopted)));
          Map<String, Shown> others = new LinkedHashMap<>(decided.byReading());
          others.remove(adopted);
          said.addAll(under(breach, others));
        } else {
          said.add(Words.say(byReading ? "finding.every-reading" : "finding.decided", shown));
        }
        yield with(said, decided.dissent());
      }
      case Outcome.TurnsOnReading turns -> {
        List<String> said = new ArrayList<>();
        said.add(Words.say("finding.turns"));
        said.addAll(under(breach, turns.byReading()));
        yield with(said, turns.dissent());
      }
    };
  }

  private static String with(List<String> said, boolean dissent) {
    if (dissent) {
      said.add(Words.say("finding.dissent-decides"));
    }
    return String.join(" ", said);
  }

  /// One sentence for each reading, in the order of the pack.
  private static List<String> under(@Nullable Breach breach, Map<String, Shown> byReading) {
    List<String> said = new ArrayList<>();
    if (breach != null) {
      for (Reading reading : breach.readings()) {
        Shown shown = byReading.get(reading.id());
        if (shown != null) {
          said.add(
              Words.say("finding.under", reading.name(), Words.say("finding.breach." + shown)));
        }
      }
    }
    return said;
  }

  private static String reading(@Nullable Breach breach, String id) {
    return breach == null
        ? id
        : breach.readings().stream()
            .filter(each -> each.id().equals(id))
            .map(Reading::name)
            .findFirst()
            .orElse(id);
  }

  private List<FindingView.ElementRow> elements(
      MatterFile file,
      FindingFile finding,
      @Nullable Breach breach,
      FindingFile.@Nullable Second second,
      List<FindingFile.Answer> answers) {
    Map<String, List<FindingView.PointRow>> points = new LinkedHashMap<>();
    for (int i = 0; i < finding.conclusions().size(); i++) {
      FindingFile.Conclusion each = finding.conclusions().get(i);
      FindingFile.Opinion opinion =
          second == null || i >= second.opinions().size() ? null : second.opinions().get(i);
      String reading = each.point().reading();
      points
          .computeIfAbsent(each.point().element(), key -> new ArrayList<>())
          .add(
              new FindingView.PointRow(
                  i + 1,
                  reading == null ? null : reading(breach, reading),
                  Words.say("finding.shown." + each.shown()),
                  each.said(),
                  opinion == null
                      ? null
                      : Words.say(opinion.agrees() ? "finding.agrees" : "finding.dissents"),
                  opinion != null && !opinion.agrees(),
                  opinion == null ? null : opinion.said()));
    }
    List<FindingView.ElementRow> rows = new ArrayList<>();
    points.forEach(
        (id, conclusions) -> {
          Element element =
              breach == null
                  ? null
                  : breach.elements().stream()
                      .filter(each -> each.id().equals(id))
                      .findFirst()
                      .orElse(null);
          rows.add(
              new FindingView.ElementRow(
                  id,
                  element == null ? id : element.title(),
                  element == null ? "" : element.question(),
                  element == null ? "" : words.cited(element.from()),
                  element == null ? List.of() : element.from().caveats(),
                  finding.evidence().stream()
                      .filter(each -> each.element().equals(id))
                      .map(each -> evidence(file.party(), each))
                      .toList(),
                  conclusions,
                  answers.stream()
                      .map(each -> each.byElement().get(id))
                      .filter(Objects::nonNull)
                      .toList()));
        });
    return rows;
  }

  private static FindingView.EvidenceRow evidence(String party, FindingFile.Evidence evidence) {
    String reference = evidence.reference();
    Named where =
        switch (evidence.kind()) {
          case ENTRY ->
              new Named(
                  reference,
                  Words.say("finding.entry", reference),
                  "/recipients/"
                      + Links.path(party)
                      + "?from-entry="
                      + reference
                      + "#entry-"
                      + reference);
          case POLICY -> new Named(reference, reference, "/recipients/" + Links.path(party));
          case FILE, DOCUMENT -> new Named(reference, "SHA-256 " + reference, "");
        };
    return new FindingView.EvidenceRow(
        Words.say("finding.kind." + evidence.kind()), where, evidence.page(), evidence.passage());
  }
}
