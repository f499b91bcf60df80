package org.proviso.evidence.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads texts with the finder that is shipped. None of the sentences stands in the training data,
/// and each list was written before it was seen what the finder makes of it: of the plain ones 52
/// of 54 were right then and of the hard ones 52 of 65, and words and passages were added after
/// that. The fresh ones were written after those; 57 of 60 were right then, and words and passages
/// were added since, with the mistakes in view. So these lists show that nothing was lost, and no
/// more.
class PassagesInTextTest {

  private static final PassageFinder FINDER = PassageFinder.shipped();

  /// A sentence with what a person says of it.
  record Said(Directive directive, String conduct, String text) {

    boolean restrictsCommunication() {
      return directive == Directive.RESTRICTS && conduct.equals("communicate");
    }
  }

  private static Stream<Said> said(String name) {
    try (InputStream bytes =
        Objects.requireNonNull(PassagesInTextTest.class.getResourceAsStream(name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split("\\|", 3))
              .map(parts -> new Said(Directive.of(parts[0]), parts[1], parts[2]))
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Said> plain() {
    return said("plain.txt");
  }

  @ParameterizedTest
  @MethodSource("plain")
  void tellsWhatPlainSentencesDo(Said said) {
    assertEquals(said.directive(), FINDER.directive(said.text()));
    if (said.directive() != Directive.NONE) {
      assertEquals(Conduct.of(said.conduct()), FINDER.conduct(said.text()));
    }
  }

  @ParameterizedTest
  @CsvSource({"hard.txt, 63", "fresh.txt, 57"})
  void tellsWhatMostOtherSentencesDo(String name, int least) {
    List<Said> all = said(name).toList();
    List<Said> wrong =
        all.stream().filter(it -> it.directive() != FINDER.directive(it.text())).toList();
    int right = all.size() - wrong.size();
    System.out.printf("PassagesInTextTest: %s: right %d of %d%n", name, right, all.size());
    wrong.forEach(it -> System.out.println("  not " + it.directive().code() + ": " + it.text()));
    assertTrue(right >= least, name + ": " + right);
  }

  /// Sentences of acts, bills and ordinances: the third field cites which. They were labelled
  /// before it was seen what the finder makes of them, and which of them it takes wrongly was never
  /// looked at; but who wrote the documents in their style had read them, and who wrote the last
  /// ones the first five, with the counts of this test in view. Bills in capitals stand in small
  /// letters, and an item of a list stands behind the words before the list. What is none of the
  /// conducts, such as a ban on the use of money, was left out.
  @Test
  void tellsWhatEnactedSentencesDo() {
    List<Said> all =
        said("enacted.txt")
            .map(
                it ->
                    new Said(
                        it.directive(),
                        it.conduct(),
                        it.text().substring(it.text().indexOf('|') + 1)))
            .toList();
    long directed = all.stream().filter(it -> it.directive() != Directive.NONE).count();
    long met =
        all.stream()
            .filter(it -> it.directive() != Directive.NONE)
            .filter(it -> it.directive() == FINDER.directive(it.text()))
            .count();
    long none = all.size() - directed;
    long left =
        all.stream()
            .filter(it -> it.directive() == Directive.NONE)
            .filter(it -> FINDER.directive(it.text()) == Directive.NONE)
            .count();
    List<Said> ranked =
        all.stream()
            .sorted(Comparator.comparingDouble(PassagesInTextTest::likelihood).reversed())
            .toList();
    long relevant = all.stream().filter(Said::restrictsCommunication).count();
    long first = ranked.stream().limit(2 * relevant).filter(Said::restrictsCommunication).count();
    System.out.printf(
        "PassagesInTextTest: enacted: directives right %d of %d, none right %d of %d; of what"
            + " restricts communication %d of %d among the first %d%n",
        met, directed, left, none, first, relevant, 2 * relevant);
    assertTrue(met >= 0.9 * directed, "directives: " + met);
    assertTrue(left >= 0.58 * none, "none: " + left);
    assertTrue(first >= 6, "restricts communication: " + first);
  }

  @Test
  void judgesWhatGoesOnFromASentenceOnAnAgencyIfAsked() {
    String goesOn = "We leave those unanswered.";
    String text = "ICE sends requests for notification. " + goesOn;
    Optional<Directive> restricts = Optional.of(Directive.RESTRICTS);
    Optional<Conduct> communicate = Optional.of(Conduct.COMMUNICATE);
    assertTrue(
        FINDER.in(text, restricts, communicate).stream()
            .anyMatch(it -> it.span().of(text).equals(goesOn)));
    assertTrue(FINDER.in(text).stream().noneMatch(it -> it.span().of(text).equals(goesOn)));
    assertEquals(
        List.of(), FINDER.in("The cafeteria is closed. " + goesOn, restricts, communicate));
  }

  @Test
  void ranksWhatRestrictsCommunicationAmongTheFirstFiftyOfAllThese() {
    List<Said> ranked =
        Stream.of("plain.txt", "hard.txt", "fresh.txt")
            .flatMap(PassagesInTextTest::said)
            .sorted(Comparator.comparingDouble(PassagesInTextTest::likelihood).reversed())
            .toList();
    long relevant = ranked.stream().filter(Said::restrictsCommunication).count();
    long met = ranked.stream().limit(50).filter(Said::restrictsCommunication).count();
    System.out.printf(
        "PassagesInTextTest: recall@50 of restricts communication %d of %d, among %d%n",
        met, relevant, ranked.size());
    assertTrue(met >= 0.95 * relevant, met + " of " + relevant);
  }

  private static double likelihood(Said said) {
    return FINDER.likelihood(said.text(), Directive.RESTRICTS, Conduct.COMMUNICATE);
  }

  @Test
  void findsThePassageInAText() {
    String text =
        "GENERAL ORDER 4\n\nThis order takes effect on Monday.\nOfficers of the department shall not\n"
            + "notify the immigration agency of any release unless a judge so orders. It replaces 8"
            + " U.S.C. notes of old.\n\nThe cafeteria is closed.";
    List<FoundPassage> found = FINDER.in(text);
    assertEquals(1, found.size(), "found: " + found);
    FoundPassage one = found.getFirst();
    assertEquals(Directive.RESTRICTS, one.directive());
    assertEquals(Conduct.COMMUNICATE, one.conduct());
    assertTrue(one.span().of(text).startsWith("Officers of the department"));
    assertTrue(one.span().of(text).endsWith("so orders."));
    assertEquals("Officers of the department", one.actor().orElseThrow().of(text));
    assertEquals("the immigration agency", one.addressee().orElseThrow().of(text));
    assertEquals("unless a judge so orders", one.exception().orElseThrow().of(text));
  }

  @Test
  void readsAnItemOfAListWithTheWordsBeforeTheList() {
    String text =
        "Deputies shall not:\n(a) tell ICE when a prisoner gets out;\n(b) let ICE agents use the"
            + " interview rooms;\n(c) wear hats indoors.\n\nThe kitchen opens at six.";
    List<FoundPassage> found = FINDER.in(text);
    assertEquals(2, found.size(), "found: " + found);
    FoundPassage first = found.getFirst();
    assertEquals(Directive.RESTRICTS, first.directive());
    assertEquals(Conduct.COMMUNICATE, first.conduct());
    assertEquals("tell ICE when a prisoner gets out;", first.span().of(text));
    assertEquals("Deputies", first.actor().orElseThrow().of(text));
    assertEquals("ICE", first.addressee().orElseThrow().of(text));
    assertEquals(Directive.RESTRICTS, found.getLast().directive());
    assertEquals(Conduct.ACCESS, found.getLast().conduct());
  }

  @Test
  void takesASentenceApartWhoseClausesDoDifferentThings() {
    String text =
        "Deputies may speak with ICE about a felony, but they shall not hold anybody for ICE.";
    List<FoundPassage> found = FINDER.in(text);
    assertEquals(2, found.size(), "found: " + found);
    assertEquals(Directive.PERMITS, found.getFirst().directive());
    assertEquals(Conduct.COMMUNICATE, found.getFirst().conduct());
    assertEquals("Deputies may speak with ICE about a felony", found.getFirst().span().of(text));
    assertEquals(Directive.RESTRICTS, found.getLast().directive());
    assertEquals(Conduct.HOLD, found.getLast().conduct());
    assertEquals("they shall not hold anybody for ICE.", found.getLast().span().of(text));
  }

  @Test
  void namesWhatASavingsClauseLeavesAlone() {
    String text =
        "Nothing in this order prohibits any employee from sending information regarding citizenship"
            + " status to federal authorities.";
    FoundPassage one = FINDER.in(text).getFirst();
    assertEquals(Directive.PERMITS, one.directive());
    assertEquals("Nothing in this order prohibits", one.savings().orElseThrow().of(text));
    assertEquals("any employee", one.actor().orElseThrow().of(text));
    assertEquals("federal authorities", one.addressee().orElseThrow().of(text));
  }

  @Test
  void ranksByHowProbableJustThatIsWhichIsAskedFor() {
    String text =
        "No employee may contact ICE. Clerks may not give ICE the address of an inmate. The jail will"
            + " hold any inmate whom ICE wants.";
    List<FoundPassage> found =
        FINDER.in(text, Optional.of(Directive.RESTRICTS), Optional.of(Conduct.COMMUNICATE));
    assertEquals("No employee may contact ICE.", found.getFirst().span().of(text));
    for (FoundPassage passage : found) {
      assertEquals(Directive.RESTRICTS, passage.directive());
      assertEquals(Conduct.COMMUNICATE, passage.conduct());
      assertTrue(passage.certainty() <= found.getFirst().certainty());
    }
    assertTrue(found.getFirst().certainty() > 0.6, "certainty " + found.getFirst().certainty());
    assertEquals(List.of(), FINDER.in(text, Optional.of(Directive.NONE), Optional.empty()));
  }

  @Test
  void isNotHeldUpByTextsThatAreNone() {
    List<String> texts =
        List.of(
            "\n \n".repeat(100_000),
            "    ".repeat(300_000),
            "ICE ICE ".repeat(100_000),
            "federal immigration civil ".repeat(55) + "ICE.",
            "no, ; but ".repeat(140) + "ICE may not be told by the agency.");
    assertTimeout(
        Duration.ofSeconds(60),
        () -> texts.forEach(text -> assertTrue(FINDER.in(text).size() <= 1)));
  }

  /// The models that the build wrote are to the bit those that are trained here and now.
  @Test
  void saysWhatIsTrainedAgainOnTheSame() {
    PassageFinder again = PassageFinder.trained(LabelledPassage.shipped());
    for (LabelledPassage each : LabelledPassage.shipped().subList(0, 300)) {
      assertEquals(again.in(each.text()), FINDER.in(each.text()), each.text());
    }
  }
}
