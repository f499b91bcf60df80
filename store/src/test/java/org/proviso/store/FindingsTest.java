package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.FindingFixtures.AGREES;
import static org.proviso.store.FindingFixtures.BY_FINDING;
import static org.proviso.store.FindingFixtures.DISSENTS;
import static org.proviso.store.FindingFixtures.NARROW;
import static org.proviso.store.FindingFixtures.POLICY;
import static org.proviso.store.FindingFixtures.PROVIDENCE_PEOPLE;
import static org.proviso.store.FindingFixtures.READER;
import static org.proviso.store.FindingFixtures.WIDE;
import static org.proviso.store.FindingFixtures.draft;
import static org.proviso.store.MatterFixtures.APPROVER;
import static org.proviso.store.MatterFixtures.CENTRAL_FALLS;
import static org.proviso.store.MatterFixtures.CLERK;
import static org.proviso.store.MatterFixtures.OPEN;
import static org.proviso.store.MatterFixtures.PROVIDENCE;
import static org.proviso.store.MatterFixtures.TODAY;
import static org.proviso.store.MatterFixtures.done;
import static org.proviso.store.MatterFixtures.refused;
import static org.proviso.store.MatterFixtures.wanted;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Tier;

/// Findings are kept with all that was said of them; a second person reads each; the recipient
/// reads and answers what it was shown, and the public what a step of a published matter rests on.
class FindingsTest {

  @TempDir private Path folder;

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = InquiryFixtures.withThePack(login);
  private final Matters matters = MatterFixtures.matters(database);
  private final Findings findings = FindingFixtures.findings(database);

  @AfterEach
  void close() {
    database.close();
  }

  private MatterFile file() {
    return matters.file(PROVIDENCE).orElseThrow();
  }

  private void open() {
    done(matters.open(PROVIDENCE, Tier.DIRECT, "award document", CLERK));
  }

  private void agree(int number) {
    done(
        findings.read(PROVIDENCE, number, "as I read it", List.of(AGREES, AGREES, AGREES), READER));
  }

  @Test
  void givesBackAFindingAsItWasMadeReadShownAndAnswered() {
    FindingFixtures.fill(database);

    FindingFile first = file().findings().getFirst();
    assertEquals(1, first.number());
    assertEquals(TODAY, first.day());
    assertEquals("a-1", first.by());
    assertEquals(draft(Shown.NOT_SHOWN, Shown.SHOWN).conclusions(), first.conclusions());
    assertEquals(draft(Shown.NOT_SHOWN, Shown.SHOWN).evidence(), first.evidence());
    FindingFile.Second second = Objects.requireNonNull(first.second());
    assertEquals(List.of(AGREES, AGREES, DISSENTS), second.opinions());
    assertEquals("a-3", second.by());
    assertEquals(
        List.of(Map.of("status", "not so"), Map.of("policy", "no")),
        first.answers().stream().map(FindingFile.Answer::byElement).toList());
    assertNull(first.answers().getFirst().document());
    assertEquals("letter", first.answers().getLast().document());
    assertEquals(
        List.of(
            new Finding(
                1,
                TODAY,
                List.of(
                    new Finding.Judged(POLICY, Shown.SHOWN),
                    new Finding.Judged(NARROW, Shown.NOT_SHOWN),
                    new Finding.Judged(WIDE, Shown.SHOWN)),
                new Finding.Second(TODAY, Set.of(WIDE)),
                "" + first.event())),
        file().matter().findings().subList(0, 1));
    assertNull(file().findings().getLast().second(), "the later one was read by nobody");
  }

  @Test
  void saysWhatWasFoundOnTheRecord() throws SQLException {
    open();

    long event = done(findings.make(PROVIDENCE, draft(Shown.NOT_SHOWN, Shown.SHOWN), CLERK));

    String said = InquiryFixtures.event(login, event);
    assertTrue(
        said.startsWith("finding.made matter jag/2017/providence-ri:jag/1373 {\"concluded\":["),
        said);
    assertTrue(
        said.contains(
            "{\"element\":\"status\",\"reading\":\"narrow\",\"said\":\"of status\",\"shown\":\"not-shown\"}"),
        said);
    assertTrue(said.contains("\"passage\":\"No officer shall\""), said);
  }

  @Test
  void whoMadeItDoesNotReadItAndWhoReadsItSaysSomethingOfEverything() {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));

    List<FindingFile.Opinion> all = List.of(AGREES, AGREES, AGREES);
    refused(StepTaken.Reason.OWN_FINDING, findings.read(PROVIDENCE, 1, "x", all, CLERK));
    refused(
        StepTaken.Reason.INCOMPLETE, findings.read(PROVIDENCE, 1, "x", List.of(AGREES), READER));
    FindingFile.Opinion silent = new FindingFile.Opinion(false, null);
    refused(
        StepTaken.Reason.INCOMPLETE,
        findings.read(PROVIDENCE, 1, "x", List.of(AGREES, AGREES, silent), READER));
    refused(StepTaken.Reason.NOT_THERE, findings.read(PROVIDENCE, 2, "x", all, READER));
    agree(1);
    refused(StepTaken.Reason.NO_CHANGE, findings.read(PROVIDENCE, 1, "x", all, READER));
  }

  /// Whoever's clock goes back gets no row that nobody could read any more.
  @Test
  void noDayGoesBack() {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));
    By early = new By(READER.actor(), READER.at().minus(Duration.ofDays(1)));

    refused(
        StepTaken.Reason.DAY,
        findings.read(PROVIDENCE, 1, "x", List.of(AGREES, AGREES, AGREES), early));
    refused(
        StepTaken.Reason.DAY, findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), early));
  }

  @Test
  void aFindingThatConcludesNothingOrTwiceOrHasEvidenceOnNothingIsNone() {
    open();
    FindingFile.Draft good = draft(Shown.SHOWN, Shown.SHOWN);
    FindingFile.Conclusion one = good.conclusions().getFirst();

    for (FindingFile.Draft bad :
        List.of(
            new FindingFile.Draft("s", "x", List.of(), List.of()),
            new FindingFile.Draft("s", "x", List.of(one, one), List.of()),
            new FindingFile.Draft("s", "x", List.of(one), good.evidence()))) {
      refused(StepTaken.Reason.INCOMPLETE, findings.make(PROVIDENCE, bad, CLERK));
    }
    refused(StepTaken.Reason.NOT_THERE, findings.make(CENTRAL_FALLS, good, CLERK));
    assertEquals(List.of(), file().findings());
  }

  @Test
  void aLaterFindingSupersedesAndBothStay() {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));
    agree(1);
    done(matters.propose(PROVIDENCE, wanted("finding"), null, BY_FINDING, CLERK));

    done(findings.make(PROVIDENCE, draft(Shown.NOT_SHOWN, Shown.NOT_SHOWN), CLERK));
    assertInstanceOf(
        StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, null, BY_FINDING, APPROVER));
    agree(2);
    assertInstanceOf(
        StepTaken.NotOpen.class, matters.take(PROVIDENCE, 1, null, BY_FINDING, APPROVER));
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));
    agree(3);
    done(matters.take(PROVIDENCE, 1, null, BY_FINDING, APPROVER));

    assertEquals(
        List.of(List.of(), List.of(), List.of(1)),
        file().findings().stream().map(FindingFile::steps).toList());
  }

  /// The readings differ, and none is adopted.
  @Test
  void whatTurnsOnTheReadingIsNotTakenButByTwoWithReasonsAndThenRestsOnIt() {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.NOT_SHOWN, Shown.SHOWN), CLERK));
    agree(1);
    assertInstanceOf(
        StepTaken.NotOpen.class,
        matters.propose(PROVIDENCE, wanted("finding"), null, BY_FINDING, CLERK));

    done(matters.propose(PROVIDENCE, wanted("finding"), "we read it so", BY_FINDING, CLERK));
    done(matters.take(PROVIDENCE, 1, "so do we", BY_FINDING, APPROVER));

    assertEquals(List.of(1), file().findings().getFirst().steps());
  }

  @Test
  void closingRestsOnTheFindingThatItsProposalNames() throws SQLException {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.NOT_SHOWN, Shown.NOT_SHOWN), CLERK));
    refused(
        StepTaken.Reason.NOT_THERE,
        matters.propose(PROVIDENCE, wanted("close"), null, 2, OPEN, CLERK));
    done(matters.propose(PROVIDENCE, wanted("close"), null, 1, OPEN, CLERK));

    long event = done(matters.take(PROVIDENCE, 1, null, OPEN, APPROVER));

    assertEquals(List.of(1), file().findings().getFirst().steps());
    assertTrue(InquiryFixtures.event(login, event).contains("\"finding\":1"));
  }

  @Test
  void aRecipientReadsAndAnswersWhatItWasShownAndNothingElse() throws SQLException {
    open();
    done(findings.make(PROVIDENCE, draft(Shown.SHOWN, Shown.SHOWN), CLERK));
    assertEquals(List.of(), matters.own("providence-ri").getFirst().findings());
    refused(
        StepTaken.Reason.NOT_THERE,
        findings.answerOwn("providence-ri", PROVIDENCE, 1, "x", Map.of(), PROVIDENCE_PEOPLE));
    refused(
        StepTaken.Reason.NOT_DISCLOSED,
        findings.answer(PROVIDENCE, 1, "x", Map.of(), "letter", CLERK));
    done(findings.disclose(PROVIDENCE, 1, "by letter", CLERK));
    refused(StepTaken.Reason.NO_CHANGE, findings.disclose(PROVIDENCE, 1, "again", CLERK));

    FindingFile shown = matters.own("providence-ri").getFirst().findings().getFirst();
    assertEquals("", shown.by(), "who found it is for staff to know");
    assertEquals(3, shown.conclusions().size());
    refused(
        StepTaken.Reason.NOT_THERE,
        findings.answerOwn("central-falls-ri", PROVIDENCE, 1, "x", Map.of(), PROVIDENCE_PEOPLE));
    refused(
        StepTaken.Reason.INCOMPLETE,
        findings.answerOwn(
            "providence-ri", PROVIDENCE, 1, "x", Map.of("nothing", "x"), PROVIDENCE_PEOPLE));
    long event =
        done(
            findings.answerOwn(
                "providence-ri",
                PROVIDENCE,
                1,
                "we differ",
                Map.of("status", "not so"),
                PROVIDENCE_PEOPLE));
    assertEquals(
        "finding.answered matter jag/2017/providence-ri:jag/1373 {\"answer\":1,"
            + "\"day\":\"2018-03-01\",\"elements\":{\"status\":\"not so\"},\"finding\":1,"
            + "\"said\":\"we differ\"}",
        InquiryFixtures.event(login, event));
    assertEquals(1, file().findings().getFirst().answers().size());
  }

  @Test
  void thePublicReadsWhatAStepOfAPublishedMatterRestsOn() {
    FindingFixtures.fill(database);
    assertEquals(List.of(), published(), "published, and no step rests on it");

    done(matters.take(PROVIDENCE, 4, null, OPEN, APPROVER));

    assertEquals(List.of(2), published().stream().map(FindingFile::number).toList());
    assertEquals("", published().getFirst().by());
    assertEquals(draft(Shown.SHOWN, Shown.SHOWN).evidence(), published().getFirst().evidence());
    // What a step rests on the recipient reads too, although nobody showed it.
    assertEquals(2, matters.own("providence-ri").getFirst().findings().size());
    done(matters.publish(PROVIDENCE, false, "for now", APPROVER));
    assertEquals(List.of(), published());
  }

  private List<FindingFile> published() {
    return matters.published("providence-ri").stream()
        .flatMap(each -> each.findings().stream())
        .toList();
  }

  @Test
  void comesBackFromABackupAndIsStillOnlyAddedTo() throws IOException, SQLException {
    FindingFixtures.fill(database);
    done(matters.take(PROVIDENCE, 4, null, OPEN, APPROVER));
    MatterFile before = file();
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, MatterFixtures.NOW);
    }
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome = Backup.restore(file, into, Instant.parse("2030-01-01T00:00:00Z"));

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database restored = TestServer.open(into)) {
      assertEquals(before, MatterFixtures.matters(restored).file(PROVIDENCE).orElseThrow());
    }
    try (Connection owner = into.connect()) {
      assertThrows(SQLException.class, () -> Sql.execute(owner, "DELETE FROM finding.opinion"));
    }
  }
}
