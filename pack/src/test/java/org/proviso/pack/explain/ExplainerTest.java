package org.proviso.pack.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Superiority;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;

class ExplainerTest {

  private static Pack pack(String folder) {
    return assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(Path.of("..", folder))).pack();
  }

  private static History history(Pack pack, String condition, String year, String party) {
    return LawEngine.of(pack.law(), pack.register())
        .history(
            condition,
            pack.register()
                .subject(condition.substring(0, condition.indexOf('/')), year, party)
                .orElseThrow(),
            Asking.CONTEMPORANEOUS);
  }

  @Test
  void saysWhichClauseBeatsWhichAndWhy() {
    Pack pack = pack("suite/superiority-rank");
    History history = history(pack, "p/rule", "2020", "alpha");
    LocalDate day = LocalDate.of(2020, 3, 1);

    Answer answer = history.on(day);

    // The statute (rank 80) leaves free what the later rule (rank 60) imposes.
    assertEquals(
        List.of("S/1 > R/1 " + Superiority.Ground.RANK),
        answer.defeats().stream()
            .map(it -> it.winner().id() + " > " + it.loser().id() + " " + it.ground())
            .toList());
    assertTrue(
        new Explainer(pack)
            .explain(history, day).because().stream()
                .anyMatch(sentence -> sentence.text().startsWith("S/1 beats R/1: ")));
  }

  @Test
  void saysWhatWouldSettleItAndWhenItChanges() {
    Pack pack = pack("packs/us-byrne-jag");
    History history = history(pack, "jag/1373", "2017", "denver-co");

    Explanation explanation = new Explainer(pack).explain(history, LocalDate.of(2018, 9, 10));

    assertTrue(explanation.answer().startsWith("On 10 Sep 2018, it is uncertain"));
    List<String> sentences = explanation.because().stream().map(Sentence::text).toList();
    assertTrue(
        sentences.contains(
            "It would be settled by knowing whether City and County of Denver belonged to the"
                + " United States Conference of Mayors."),
        sentences.toString());
    assertTrue(
        sentences.stream().anyMatch(it -> it.startsWith("This answer has held since 29 Aug 2018")),
        sentences.toString());
  }

  /// The Welcoming City Ordinance of 2012 restricts asking, and its savings clause is not the one
  /// that the wider reading wants; the narrow reading finds that clause enough.
  @Test
  void namesThePolicyThatMakesAConditionNotMetWithItsCitation() {
    Pack pack = pack("packs/us-byrne-jag");
    History history = history(pack, "jag/1373", "2017", "chicago-il");

    List<Sentence> grounds =
        new Explainer(pack)
            .explain(history, LocalDate.of(2018, 1, 24)).because().stream()
                .filter(sentence -> sentence.text().startsWith("Under "))
                .toList();

    assertEquals(2, grounds.size());
    Sentence narrow = grounds.get(0);
    assertTrue(narrow.text().startsWith("Under Narrow reading: this rests on the register"));
    assertEquals(List.of(), narrow.citations());
    Sentence wide = grounds.get(1);
    assertTrue(
        wide.text()
            .startsWith(
                "Under Wider reading: this follows from Welcoming City Ordinance, version of 2012"
                    + " [chicago-2-173-2012] of Chicago ("),
        wide.text());
    assertTrue(
        wide.citations().getFirst().text().startsWith("Municipal Code of Chicago ch. 2-173"));
  }

  @Test
  void saysThatNothingFollowsFromAListThatIsNotComplete() {
    Pack pack = pack("packs/us-byrne-jag");
    History history = history(pack, "jag/1373", "2017", "albany-ny");

    List<String> because =
        new Explainer(pack)
            .explain(history, LocalDate.of(2018, 1, 24)).because().stream()
                .map(Sentence::text)
                .toList();

    assertTrue(
        because.contains(
            "Under Wider reading: the register has no policy that reaches it on that day, and does"
                + " not take its list to be complete."),
        because.toString());
  }

  @Test
  void everyActSpokenOfHasItsCitationOrSource() {
    Pack pack = pack("packs/us-byrne-jag");
    History history = history(pack, "jag/notice", "2017", "chicago-il");

    for (Sentence sentence :
        new Explainer(pack).explain(history, LocalDate.of(2020, 7, 14)).because()) {
      boolean step = sentence.text().matches(".*\\[[A-Z0-9a-z-]+/[^]]+\\] \\(\\d.*");
      assertTrue(!step || !sentence.citations().isEmpty(), sentence.text());
    }
  }
}
