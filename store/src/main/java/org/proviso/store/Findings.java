package org.proviso.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.EventKind;

/// Findings in matters, what a second person says of each, and what the recipient answers. Each act
/// is rows that are added and one event of the record, in one transaction; nothing is changed.
///
/// They are read with their matter, by [Matters]. Whether somebody has the role to act is for the
/// caller to have asked. Thread-safe.
public final class Findings {

  static final EventKind ANSWERED = new EventKind("finding.answered");
  private static final EventKind MADE = new EventKind("finding.made");
  private static final EventKind READ = new EventKind("finding.read");
  private static final EventKind DISCLOSED = new EventKind("finding.disclosed");

  private final Database database;
  private final ZoneId zone;

  /// Makes the findings of an open database.
  ///
  /// @param zone in which the day of an instant is told: that of the grantor's office
  public Findings(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  private LocalDate day(By by) {
    return by.at().atZone(zone).toLocalDate();
  }

  /// Makes a finding, which supersedes those before it.
  public StepTaken make(MatterId id, FindingFile.Draft draft, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = Matters.entered(sql, id);
          if (file == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (!draft.fits()) {
            return new StepTaken.Refused(StepTaken.Reason.INCOMPLETE);
          }
          if (!file.findings().isEmpty() && day(by).isBefore(file.findings().getLast().day())) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          int number = file.findings().size() + 1;
          sql.insert(
              "INSERT INTO finding.finding (award, condition, number, party, day, standard, said,"
                  + " event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              day(by),
              draft.standard(),
              draft.said(),
              head.next());
          Map<String, Object> content = new TreeMap<>();
          content.put("finding", number);
          content.put("day", day(by).toString());
          content.put("standard", draft.standard());
          content.put("said", draft.said());
          content.put("concluded", concluded(sql, file, number, draft, head.next()));
          content.put("evidence", evidence(sql, file, number, draft, head.next()));
          return Matters.done(head, by, MADE, id.subject(), content);
        });
  }

  private static List<Map<String, Object>> concluded(
      InquirySql sql, MatterFile file, int number, FindingFile.Draft draft, long event)
      throws SQLException {
    List<Map<String, Object>> said = new ArrayList<>();
    for (FindingFile.Conclusion each : draft.conclusions()) {
      sql.insert(
          "INSERT INTO finding.judged (award, condition, finding, point, party, element, reading,"
              + " shown, said, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          file.id().award(),
          file.id().condition(),
          number,
          said.size() + 1,
          file.party(),
          each.point().element(),
          each.point().reading(),
          FindingRows.word(each.shown()),
          each.said(),
          event);
      Map<String, Object> content = new TreeMap<>();
      content.put("element", each.point().element());
      InquirySql.put(content, "reading", each.point().reading());
      content.put("shown", FindingRows.word(each.shown()));
      content.put("said", each.said());
      said.add(content);
    }
    return said;
  }

  private static List<Map<String, Object>> evidence(
      InquirySql sql, MatterFile file, int number, FindingFile.Draft draft, long event)
      throws SQLException {
    List<Map<String, Object>> said = new ArrayList<>();
    for (FindingFile.Evidence each : draft.evidence()) {
      sql.insert(
          "INSERT INTO finding.evidence (award, condition, finding, number, party, element, kind,"
              + " reference, page, passage, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          file.id().award(),
          file.id().condition(),
          number,
          said.size() + 1,
          file.party(),
          each.element(),
          FindingRows.word(each.kind()),
          each.reference(),
          each.page(),
          each.passage(),
          event);
      Map<String, Object> content = new TreeMap<>();
      content.put("element", each.element());
      content.put("kind", FindingRows.word(each.kind()));
      content.put("reference", each.reference());
      InquirySql.put(content, "page", each.page());
      content.put("passage", each.passage());
      said.add(content);
    }
    return said;
  }

  /// Enters what a second person says of a finding.
  ///
  /// @param said of the finding as a whole
  /// @param opinions one on each conclusion, in the order of these; each dissent with a reason
  public StepTaken read(
      MatterId id, int number, String said, List<FindingFile.Opinion> opinions, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = Matters.entered(sql, id);
          FindingFile finding = file == null ? null : file.finding(number).orElse(null);
          if (file == null || finding == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (finding.second() != null) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          if (finding.by().equals(by.actor().id())) {
            return new StepTaken.Refused(StepTaken.Reason.OWN_FINDING);
          }
          if (day(by).isBefore(finding.day())) {
            return new StepTaken.Refused(StepTaken.Reason.DAY);
          }
          if (opinions.size() != finding.conclusions().size()
              || opinions.stream().anyMatch(each -> !each.agrees() && each.said() == null)) {
            return new StepTaken.Refused(StepTaken.Reason.INCOMPLETE);
          }
          sql.insert(
              "INSERT INTO finding.second_reading (award, condition, finding, party, day, said,"
                  + " event) VALUES (?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              day(by),
              said,
              head.next());
          List<Map<String, Object>> content = new ArrayList<>();
          for (FindingFile.Opinion each : opinions) {
            int point = content.size() + 1;
            sql.insert(
                "INSERT INTO finding.opinion (award, condition, finding, point, party, agrees, said,"
                    + " event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id.award(),
                id.condition(),
                number,
                point,
                file.party(),
                each.agrees(),
                each.said(),
                head.next());
            Map<String, Object> one = new TreeMap<>();
            one.put("point", point);
            one.put("agrees", each.agrees());
            InquirySql.put(one, "said", each.said());
            content.add(one);
          }
          return Matters.done(
              head,
              by,
              READ,
              id.subject(),
              Map.of(
                  "finding", number, "day", day(by).toString(), "said", said, "opinions", content));
        });
  }

  /// Shows a finding to the recipient, who may then answer it.
  ///
  /// @param said to whom, by which letter
  public StepTaken disclose(MatterId id, int number, String said, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          MatterFile file = Matters.entered(sql, id);
          FindingFile finding = file == null ? null : file.finding(number).orElse(null);
          if (file == null || finding == null) {
            return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
          }
          if (finding.disclosure() != null) {
            return new StepTaken.Refused(StepTaken.Reason.NO_CHANGE);
          }
          sql.insert(
              "INSERT INTO finding.disclosure (award, condition, finding, party, day, said, event)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              id.award(),
              id.condition(),
              number,
              file.party(),
              day(by),
              said,
              head.next());
          return Matters.done(
              head,
              by,
              DISCLOSED,
              id.subject(),
              Map.of("finding", number, "day", day(by).toString(), "said", said));
        });
  }

  /// Enters what the recipient answers, from a document.
  ///
  /// @param said on the whole
  /// @param byElement by identifier of the element
  /// @param document from which it is entered
  public StepTaken answer(
      MatterId id, int number, String said, Map<String, String> byElement, String document, By by) {
    return InquirySql.act(
        database,
        (sql, head) ->
            answer(sql, head, Matters.entered(sql, id), number, said, byElement, document, by));
  }

  /// Enters what a recipient's people answer, with the rights of theirs.
  public StepTaken answerOwn(
      String party, MatterId id, int number, String said, Map<String, String> byElement, By by) {
    return PortalSql.act(
        database,
        party,
        (sql, head) -> {
          MatterFile file =
              MatterRows.own(sql).stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElse(null);
          return answer(sql, head, file, number, said, byElement, null, by);
        });
  }

  private StepTaken answer(
      InquirySql sql,
      HeldHead head,
      @Nullable MatterFile file,
      int number,
      String said,
      Map<String, String> byElement,
      @Nullable String document,
      By by)
      throws SQLException {
    FindingFile finding = file == null ? null : file.finding(number).orElse(null);
    if (file == null || finding == null) {
      return new StepTaken.Refused(StepTaken.Reason.NOT_THERE);
    }
    if (!finding.isDisclosed()) {
      return new StepTaken.Refused(StepTaken.Reason.NOT_DISCLOSED);
    }
    if (!finding.conclusions().stream()
        .map(each -> each.point().element())
        .toList()
        .containsAll(byElement.keySet())) {
      return new StepTaken.Refused(StepTaken.Reason.INCOMPLETE);
    }
    MatterId id = file.id();
    int answer = finding.answers().size() + 1;
    sql.insert(
        "INSERT INTO finding.answer (award, condition, finding, number, party, day, said, document,"
            + " event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id.award(),
        id.condition(),
        number,
        answer,
        file.party(),
        day(by),
        said,
        document,
        head.next());
    Map<String, String> sorted = new TreeMap<>(byElement);
    for (Map.Entry<String, String> each : sorted.entrySet()) {
      sql.insert(
          "INSERT INTO finding.answered (award, condition, finding, answer, element, party, said,"
              + " event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          id.award(),
          id.condition(),
          number,
          answer,
          each.getKey(),
          file.party(),
          each.getValue(),
          head.next());
    }
    Map<String, Object> content = new TreeMap<>();
    content.put("finding", number);
    content.put("answer", answer);
    content.put("day", day(by).toString());
    content.put("said", said);
    content.put("elements", sorted);
    InquirySql.put(content, "document", document);
    return Matters.done(head, by, ANSWERED, id.subject(), content);
  }
}
