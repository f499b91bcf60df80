package org.proviso.evidence.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Judges what the finder says of passages that it was not trained on. Passages of one document are
/// never parted.
class PassageFinderTest {

  private static final List<LabelledPassage> ALL = LabelledPassage.shipped();

  /// What is said of a passage by a finder that was trained on four fifths without it.
  private record Judged(
      LabelledPassage passage, Directive directive, Conduct conduct, double likelihood, int fold) {}

  private static final List<Judged> JUDGED = judged();

  private static List<Judged> judged() {
    List<String> documents =
        List.copyOf(new LinkedHashSet<>(ALL.stream().map(LabelledPassage::document).toList()));
    List<Judged> judged = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      List<LabelledPassage> train = new ArrayList<>();
      List<LabelledPassage> held = new ArrayList<>();
      for (LabelledPassage passage : ALL) {
        (documents.indexOf(passage.document()) % 5 == fold ? held : train).add(passage);
      }
      PassageFinder finder = PassageFinder.trained(train);
      for (LabelledPassage passage : held) {
        judged.add(
            new Judged(
                passage,
                finder.directive(passage.text()),
                finder.conduct(passage.text()),
                finder.likelihood(passage.text(), Directive.RESTRICTS, Conduct.COMMUNICATE),
                fold));
      }
    }
    return judged;
  }

  @Test
  void isTrainedOnFourHundredPassagesOfEveryStyle() {
    assertTrue(ALL.size() >= 400, "passages: " + ALL.size());
    assertEquals(ALL.size(), ALL.stream().map(LabelledPassage::text).distinct().count());
    for (LabelledPassage passage : ALL) {
      for (String field :
          List.of(passage.actor(), passage.addressee(), passage.exception(), passage.savings())) {
        assertTrue(passage.text().contains(field), field + " is not in: " + passage.text());
      }
      assertEquals(passage.directive() == Directive.NONE, passage.conduct() == Conduct.NONE);
    }
  }

  @Test
  void tellsTheDirectiveOfPassagesOfAHeldOutFifth() {
    List<Judged> held = JUDGED.stream().filter(it -> it.fold() == 0).toList();
    System.out.println("PassageFinderTest: a held-out fifth, by document");
    print(held);
    System.out.println("PassageFinderTest: every passage, held out in turn");
    double macro = print(JUDGED);
    assertTrue(macro >= 0.75, "macro F1 " + macro);
    assertTrue(recall(JUDGED, Directive.RESTRICTS) >= 0.75, "recall of restricts");
  }

  @Test
  void ranksWhatRestrictsCommunicationFirst() {
    List<Judged> ranked =
        JUDGED.stream().sorted(Comparator.comparingDouble(Judged::likelihood).reversed()).toList();
    long relevant = JUDGED.stream().filter(PassageFinderTest::restrictsCommunication).count();
    long found =
        ranked.stream().limit(50).filter(PassageFinderTest::restrictsCommunication).count();
    System.out.printf(
        Locale.ROOT,
        "PassageFinderTest: recall@50 of restricts communication %.3f (%d of %d, %d passages)%n",
        (double) found / relevant,
        found,
        relevant,
        JUDGED.size());
    ranked.stream()
        .skip(50)
        .filter(PassageFinderTest::restrictsCommunication)
        .forEach(it -> System.out.println("  missed: " + it.passage().text()));
    assertTrue(found >= 0.70 * relevant, found + " of " + relevant);
  }

  private static boolean restrictsCommunication(Judged it) {
    return it.passage().directive() == Directive.RESTRICTS
        && it.passage().conduct() == Conduct.COMMUNICATE;
  }

  @Test
  void findsTheFieldsOfPassages() {
    Map<String, Function<LabelledPassage, String>> labels = new HashMap<>();
    labels.put("actor", LabelledPassage::actor);
    labels.put("addressee", LabelledPassage::addressee);
    labels.put("exception", LabelledPassage::exception);
    labels.put("savings", LabelledPassage::savings);
    labels.forEach(
        (name, label) -> {
          int named = 0;
          int met = 0;
          int said = 0;
          for (LabelledPassage passage : ALL) {
            if (passage.directive() == Directive.NONE) {
              continue;
            }
            String expected = label.apply(passage);
            String found = field(name, passage.text());
            named += expected.isEmpty() ? 0 : 1;
            said += found.isEmpty() ? 0 : 1;
            boolean overlaps =
                !expected.isEmpty()
                    && !found.isEmpty()
                    && (expected.contains(found) || found.contains(expected));
            met += overlaps ? 1 : 0;
          }
          System.out.printf(
              Locale.ROOT,
              "PassageFinderTest: %s found %d of %d, said %d%n",
              name,
              met,
              named,
              said);
        });
  }

  private static String field(String name, String text) {
    PassageFields fields = PassageFields.of(text);
    return switch (name) {
      case "actor" -> fields.actor().map(span -> span.of(text)).orElse("");
      case "addressee" -> fields.addressee().map(span -> span.of(text)).orElse("");
      case "exception" -> fields.exception().map(span -> span.of(text)).orElse("");
      default -> fields.savings().map(span -> span.of(text)).orElse("");
    };
  }

  @Test
  void findsThePassageInAText() {
    String text =
        "GENERAL ORDER 4\n\nThis order takes effect on Monday.\nOfficers of the department shall not\n"
            + "notify the immigration agency of any release unless a judge so orders. It replaces 8"
            + " U.S.C. notes of old.\n\nThe cafeteria is closed.";
    List<FoundPassage> found = PassageFinder.shipped().in(text);
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
  void saysTheSameEachTime() {
    String passage = "Deputies may not call the agency.";
    assertEquals(
        PassageFinder.shipped().in(passage).toString(),
        PassageFinder.shipped().in(passage).toString());
  }

  private static double recall(List<Judged> judged, Directive directive) {
    long all = judged.stream().filter(it -> it.passage().directive() == directive).count();
    long met =
        judged.stream()
            .filter(it -> it.passage().directive() == directive && it.directive() == directive)
            .count();
    return (double) met / all;
  }

  /// Prints precision and recall of each class and the confusion table; returns the mean F1.
  private static double print(List<Judged> judged) {
    Directive[] kinds = Directive.values();
    System.out.println("  is \\ said   " + Arrays.toString(kinds));
    double sum = 0;
    for (Directive is : kinds) {
      long[] row = new long[kinds.length];
      for (int at = 0; at < kinds.length; at++) {
        Directive said = kinds[at];
        row[at] =
            judged.stream()
                .filter(it -> it.passage().directive() == is && it.directive() == said)
                .count();
      }
      long met = row[Arrays.asList(kinds).indexOf(is)];
      long said = judged.stream().filter(it -> it.directive() == is).count();
      double precision = said == 0 ? 0 : (double) met / said;
      double recall = recall(judged, is);
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      sum += f1;
      System.out.printf(
          Locale.ROOT,
          "  %-10s %s  precision %.3f recall %.3f F1 %.3f%n",
          is,
          Arrays.toString(row),
          precision,
          recall,
          f1);
    }
    System.out.printf(
        Locale.ROOT, "  macro F1 %.3f over %d passages%n", sum / kinds.length, judged.size());
    return sum / kinds.length;
  }
}
