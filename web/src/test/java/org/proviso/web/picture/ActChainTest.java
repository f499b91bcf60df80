package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.proviso.web.picture.ActChain.Act;
import org.proviso.web.picture.ActChain.Effect;
import org.proviso.web.picture.ActChain.Operation;
import org.w3c.dom.Element;

class ActChainTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  private static Act act(String id, String day, Operation operation) {
    return new Act(new ActLink(id, "Act " + id, "/act/" + id), LocalDate.parse(day), "", operation);
  }

  private static ActChain chain(List<Act> acts, Effect... effects) {
    return new ActChain("k", "Chain", DAY, acts, List.of(effects));
  }

  private static Map<String, Element> boxes(Picture picture) {
    Map<String, Element> boxes = new HashMap<>();
    for (Element mark : new Drawn(picture).ofClass("act")) {
      boxes.put(
          picture.table().rows().get(Drawn.number(mark, "data-row")).getFirst().text(),
          Drawn.within(mark, "box"));
    }
    return boxes;
  }

  private static double x(Map<String, Element> boxes, String act) {
    return Drawn.measure(Objects.requireNonNull(boxes.get(act)), "x");
  }

  @Test
  void putsWhatActsRightOfWhatItActsOn() {
    Map<String, Element> boxes =
        boxes(
            chain(
                    List.of(
                        act("C", "2018-03-01", Operation.NOT_BEGUN),
                        act("A", "2017-01-01", Operation.DOES_NOT_OPERATE),
                        act("B", "2018-01-01", Operation.OPERATES)),
                    new Effect("B", "A", "stays", Operation.OPERATES),
                    new Effect("C", "B", "vacates", Operation.NOT_BEGUN))
                .draw());

    assertTrue(x(boxes, "A") < x(boxes, "B"));
    assertTrue(x(boxes, "B") < x(boxes, "C"));
  }

  @Test
  void saysInWordsAndWeightWhatOperates() {
    Drawn drawn =
        new Drawn(
            chain(
                    List.of(
                        act("A", "2017-01-01", Operation.DOES_NOT_OPERATE),
                        act("B", "2018-01-01", Operation.OPERATES)),
                    new Effect("B", "A", "stays", Operation.OPERATES))
                .draw());

    List<Element> acts = drawn.ofClass("act");
    assertTrue(Drawn.hasClass(acts.get(0), "is-does-not-operate"));
    assertEquals("does not operate", Drawn.within(acts.get(0), "stands").getTextContent());
    assertTrue(Drawn.hasClass(acts.get(1), "is-operates"));
    assertEquals("operates", Drawn.within(acts.get(1), "stands").getTextContent());
    assertTrue(Drawn.hasClass(drawn.ofClass("effect").getFirst(), "is-operates"));
  }

  @Test
  void ordersActsOfOneDayByWhatTheyActOn() {
    Map<String, Element> boxes =
        boxes(
            chain(
                    List.of(
                        act("B", "2018-01-01", Operation.OPERATES),
                        act("A", "2018-01-01", Operation.OPERATES)),
                    new Effect("B", "A", "stays", Operation.OPERATES))
                .draw());

    assertTrue(x(boxes, "A") < x(boxes, "B"));
  }

  @Test
  void writesWhatAnActDoesToItselfWithoutAnArrow() {
    Picture picture =
        chain(
                List.of(act("A", "2018-01-01", Operation.IN_PART)),
                new Effect("A", "A", "stays", Operation.OPERATES))
            .draw();

    Drawn drawn = new Drawn(picture);
    drawn.standForEachOther("data-row", picture.table());
    assertTrue(drawn.ofClass("effect").isEmpty());
    assertEquals("stays a part of itself", drawn.ofClass("itself").getFirst().getTextContent());
  }

  @Test
  void refusesWhatIsNoChain() {
    List<Act> acts =
        List.of(
            act("A", "2017-01-01", Operation.OPERATES), act("B", "2018-01-01", Operation.OPERATES));

    assertThrows(
        IllegalArgumentException.class,
        () -> chain(acts, new Effect("A", "B", "stays", Operation.OPERATES)));
    assertThrows(
        IllegalArgumentException.class,
        () -> chain(acts, new Effect("B", "Z", "stays", Operation.OPERATES)));
    assertThrows(
        IllegalArgumentException.class, () -> chain(List.of(acts.getFirst(), acts.getFirst())));
  }

  @Test
  void refusesActsOfOneDayThatActOnEachOther() {
    List<Act> acts =
        List.of(
            act("A", "2018-01-01", Operation.OPERATES), act("B", "2018-01-01", Operation.OPERATES));

    assertThrows(
        IllegalArgumentException.class,
        () ->
            chain(
                acts,
                new Effect("A", "B", "stays", Operation.OPERATES),
                new Effect("B", "A", "stays", Operation.OPERATES)));
  }

  /// Two chains side by side, each act on the one before it: no arrow has to cross another.
  @Test
  void crossesNoArrowsWhereItNeedNot() {
    List<Act> acts = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String day = LocalDate.of(2018, 1, 1).plusDays(i).toString();
      acts.add(act((i % 2 == 0 ? "B" : "A") + i, day, Operation.OPERATES));
      if (i >= 2) {
        effects.add(
            new Effect(
                acts.get(i).act().id(), acts.get(i - 2).act().id(), "stays", Operation.OPERATES));
      }
    }

    assertEquals(0, new ActChainLayout(acts, effects, act -> 60).crossingCount());
  }

  @RepeatedTest(30)
  void marksEqualRowsWhateverTheInput() {
    Seeds.each(random -> check(random(random)));
  }

  private static ActChain random(Random random) {
    List<Operation> operations = List.of(Operation.values());
    List<Act> acts = new ArrayList<>();
    LocalDate day = LocalDate.of(2017, 1, 1);
    for (int i = random.nextInt(30); i >= 0; i--) {
      day = day.plusDays(random.nextInt(40));
      acts.add(act("O" + i, day.toString(), operations.get(random.nextInt(4))));
    }
    Set<Effect> effects = new HashSet<>();
    for (int i = 1; i < acts.size(); i++) {
      for (int j = random.nextInt(3); j > 0; j--) {
        String to = acts.get(random.nextInt(i + 1)).act().id();
        effects.add(
            new Effect(acts.get(i).act().id(), to, "stays", operations.get(random.nextInt(4))));
      }
    }
    return new ActChain("k", "Random", DAY, acts, List.copyOf(effects));
  }

  static void check(ActChain chain) {
    Picture picture = chain.draw();
    Drawn drawn = new Drawn(picture);
    drawn.isFitForAPage(chain.id());
    drawn.standForEachOther("data-row", picture.table());
    assertEquals(chain.acts().size() + chain.effects().size(), picture.table().rows().size());
    Map<String, Element> boxes = boxes(picture);
    assertEquals(chain.acts().size(), boxes.size());
    List<Act> byDay =
        chain.acts().stream().sorted(java.util.Comparator.comparing(Act::issued)).toList();
    for (int i = 1; i < byDay.size(); i++) {
      if (byDay.get(i).issued().isAfter(byDay.get(i - 1).issued())) {
        assertTrue(
            x(boxes, byDay.get(i - 1).act().id()) <= x(boxes, byDay.get(i).act().id()),
            "not in order of time");
      }
    }
    List<Element> all = List.copyOf(boxes.values());
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        assertTrue(apart(all.get(i), all.get(j)), "acts hide each other");
      }
    }
    for (Element arrow : drawn.ofClass("effect")) {
      List<Table.Cell> row = picture.table().rows().get(Drawn.number(arrow, "data-row"));
      assertEquals(row.getFirst().text(), arrow.getAttribute("data-from"));
      assertTrue(row.get(4).text().startsWith(arrow.getAttribute("data-to") + " "));
      assertEquals(row.get(3).text(), Drawn.within(arrow, "verb").getTextContent());
      double from = x(boxes, arrow.getAttribute("data-from"));
      assertTrue(x(boxes, arrow.getAttribute("data-to")) < from);
      assertTrue(
          Drawn.within(arrow, "arrow").getAttribute("d").startsWith("M" + Markup.number(from)));
    }
  }

  private static boolean apart(Element one, Element other) {
    return end(one, "x", "width") < Drawn.measure(other, "x")
        || end(other, "x", "width") < Drawn.measure(one, "x")
        || end(one, "y", "height") < Drawn.measure(other, "y")
        || end(other, "y", "height") < Drawn.measure(one, "y");
  }

  private static double end(Element box, String from, String size) {
    return Drawn.measure(box, from) + Drawn.measure(box, size);
  }
}
