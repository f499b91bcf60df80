package org.proviso.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.finding.Shown;
import org.proviso.store.FindingFile;
import org.proviso.web.matter.FindingViews;
import org.proviso.web.site.Words;

/// The form of a finding: a conclusion with reasons for each point, and rows of evidence, each
/// field by its name as it was typed.
final class FindingForm {

  static final int LONGEST_REFERENCE = 100;
  private static final int SPARE_ROWS = 3;
  private static final int MOST_ROWS = 60;

  private FindingForm() {}

  /// Returns the fields of a form that was sent, so that nothing is lost where something is wrong.
  static Map<String, String> typed(HttpServletRequest request) {
    Map<String, String> typed = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
    return typed;
  }

  /// Returns the fields of a finding that another one is to begin with.
  static Map<String, String> of(FindingFile finding, List<FindingViews.Asked> asked) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      for (FindingFile.Conclusion each : finding.conclusions()) {
        if (each.point().equals(asked.get(i).point())) {
          fields.put("shown-" + (i + 1), word(each.shown()));
          fields.put("reasons-" + (i + 1), each.said());
        }
      }
    }
    for (int i = 0; i < finding.evidence().size(); i++) {
      FindingFile.Evidence each = finding.evidence().get(i);
      String page = each.page();
      fields.put("element-" + (i + 1), each.element());
      fields.put("kind-" + (i + 1), each.kind().name());
      fields.put("reference-" + (i + 1), each.reference());
      fields.put("page-" + (i + 1), page == null ? "" : page);
      fields.put("passage-" + (i + 1), each.passage());
    }
    fields.put("said", finding.said());
    return fields;
  }

  private static String word(Shown shown) {
    return shown.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns how many rows of evidence a form has: some more than are filled.
  static int rows(Map<String, String> fields) {
    int filled = 0;
    for (int i = 1; i <= MOST_ROWS; i++) {
      if (!fields.getOrDefault("element-" + i, "").isEmpty()) {
        filled = i;
      }
    }
    return Math.min(filled + SPARE_ROWS, MOST_ROWS);
  }

  /// Reads a finding.
  ///
  /// @param standard how surely each element has to be shown
  static FindingFile.Draft draft(
      Map<String, String> fields,
      List<FindingViews.Asked> asked,
      String standard,
      DeskForms.Reader reader) {
    List<FindingFile.Conclusion> conclusions = new ArrayList<>();
    for (int i = 1; i <= asked.size(); i++) {
      FindingViews.Asked point = asked.get(i - 1);
      Shown shown = shown(fields.get("shown-" + i));
      if (shown == null) {
        reader.refuse(Words.say("desk.needs", name(point)));
      }
      String reasons = fields.getOrDefault("reasons-" + i, "");
      if (reasons.isBlank()) {
        reader.refuse(Words.say("desk.needs", name(point) + ", " + Words.say("finding.reasons")));
      } else {
        reasons = reader.text("finding.reasons", reasons, MatterDesk.LONGEST);
      }
      conclusions.add(
          new FindingFile.Conclusion(point.point(), shown == null ? Shown.OPEN : shown, reasons));
    }
    List<String> elements = asked.stream().map(each -> each.point().element()).toList();
    List<FindingFile.Evidence> evidence = new ArrayList<>();
    for (int i = 1; i <= MOST_ROWS; i++) {
      String element = fields.getOrDefault("element-" + i, "");
      if (elements.contains(element)) {
        evidence.add(evidence(fields, i, element, reader));
      } else if (!element.isEmpty() || !fields.getOrDefault("passage-" + i, "").isBlank()) {
        reader.refuse(
            Words.say(
                "desk.needs",
                Words.say("finding.evidence.row", Integer.toString(i))
                    + ", "
                    + Words.say("finding.evidence.on")));
      }
    }
    return new FindingFile.Draft(
        standard,
        reader.text("finding.said", fields.get("said"), MatterDesk.LONGEST),
        conclusions,
        evidence);
  }

  private static String name(FindingViews.Asked point) {
    String reading = point.reading();
    return reading == null ? point.title() : Words.say("finding.point", point.title(), reading);
  }

  private static FindingFile.Evidence evidence(
      Map<String, String> fields, int row, String element, DeskForms.Reader reader) {
    FindingFile.Evidence.Kind kind = FindingFile.Evidence.Kind.DOCUMENT;
    for (FindingFile.Evidence.Kind each : FindingFile.Evidence.Kind.values()) {
      if (each.name().equals(fields.get("kind-" + row))) {
        kind = each;
      }
    }
    String reference =
        reader.text(
            "finding.evidence.reference", fields.get("reference-" + row), LONGEST_REFERENCE);
    String found =
        switch (kind) {
          case ENTRY -> reference.matches("[0-9]{1,9}") ? reference : "";
          case FILE, DOCUMENT -> {
            String hash = reference.toLowerCase(Locale.ROOT);
            yield hash.matches("[0-9a-f]{64}") ? hash : "";
          }
          case POLICY -> reference;
        };
    if (found.isEmpty() && !reference.isEmpty()) {
      reader.refuse(Words.say("desk.needs", Words.say("finding.evidence.reference")));
    }
    String page =
        reader.textOrNothing("finding.evidence.page", fields.get("page-" + row), LONGEST_REFERENCE);
    return new FindingFile.Evidence(
        element,
        kind,
        found,
        page.isEmpty() ? null : page,
        reader.text("finding.evidence.passage", fields.get("passage-" + row), MatterDesk.LONGEST));
  }

  private static @Nullable Shown shown(@Nullable String word) {
    for (Shown each : Shown.values()) {
      if (word(each).equals(word)) {
        return each;
      }
    }
    return null;
  }

  /// Reads what a second person says of each conclusion.
  static List<FindingFile.Opinion> opinions(
      Map<String, String> fields, FindingFile finding, DeskForms.Reader reader) {
    List<FindingFile.Opinion> opinions = new ArrayList<>();
    for (int i = 1; i <= finding.conclusions().size(); i++) {
      String opinion = fields.getOrDefault("opinion-" + i, "");
      boolean agrees = opinion.equals("agree");
      if (!agrees && !opinion.equals("dissent")) {
        reader.refuse(Words.say("desk.needs", Words.say("finding.second") + " " + i));
      }
      String why = fields.getOrDefault("why-" + i, "");
      String said =
          agrees
              ? reader.textOrNothing("finding.reasons", why, MatterDesk.LONGEST)
              : reader.text("finding.reasons", why, MatterDesk.LONGEST);
      opinions.add(new FindingFile.Opinion(agrees, said.isEmpty() ? null : said));
    }
    return opinions;
  }
}
