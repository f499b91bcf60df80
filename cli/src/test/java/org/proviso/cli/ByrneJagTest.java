package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The commands on the first real pack; what is expected comes from its facts, not from outputs.
class ByrneJagTest {

  private static final Commands COMMANDS = Commands.onByrneJag();

  @Test
  void showsEachConditionAndYearThatBindsAnAddressee() {
    Parsed table = Parsed.of(COMMANDS.run("table --on 2018-01-24 --format json").out());

    assertEquals(
        List.of(
            "jag/1373 2016",
            "jag/monitoring 2016",
            "jag/1373 2017",
            "jag/access 2017",
            "jag/notice 2017",
            "eo-13768/9a any"),
        table.list("columns").stream()
            .map(
                column ->
                    ((Parsed) column).text("condition") + " " + ((Parsed) column).text("year"))
            .toList());
    assertEquals(23, table.list("rows").size());
  }

  @Test
  void textFitsAHundredColumns() {
    for (String line :
        List.of(
            "table --on 2018-01-24",
            "ask jag/1373 los-angeles-ca 2017 --on 2018-01-24",
            "timeline jag/1373 los-angeles-ca 2017",
            "when frcp-30-days --from 2018-01-24")) {
      COMMANDS
          .run(line)
          .out()
          .lines()
          .filter(shown -> !shown.contains("http"))
          .forEach(shown -> assertTrue(shown.length() <= Lines.COLUMNS, shown));
    }
  }

  @Test
  void pageIsWellFormedAndStandsAlone() throws Exception {
    String page = COMMANDS.run("table --on 2018-01-24 --format html").out();

    Document document = xml(page);
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(2, document.getElementsByTagName("caption").getLength());
    // The addresses of the name space and of nothing else.
    assertTrue(!page.replace("http://www.w3.org/1999/xhtml", "").contains("http"));
    NodeList heads = document.getElementsByTagName("th");
    for (int i = 0; i < heads.getLength(); i++) {
      assertTrue(List.of("col", "row").contains(((Element) heads.item(i)).getAttribute("scope")));
    }
  }

  @Test
  void chartIsWellFormedAndHasTheRowsOfTheText() throws Exception {
    String line = "timeline jag/1373 los-angeles-ca 2017";

    Document chart = xml(COMMANDS.run(line + " --format svg").out());

    List<String> drawn = new ArrayList<>();
    NodeList groups = chart.getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      Element group = (Element) groups.item(i);
      if (group.getAttribute("class").equals("row")) {
        drawn.add(group.getTextContent().strip().replaceAll("\\s+", " "));
      }
    }
    List<String> told =
        COMMANDS
            .run(line)
            .out()
            .lines()
            .dropWhile(text -> !text.startsWith("from "))
            .skip(1)
            .takeWhile(text -> !text.isEmpty())
            .map(text -> text.replaceAll("\\s+", " "))
            .toList();
    assertTrue(told.size() > 2, told.toString());
    assertEquals(told, drawn);
    assertEquals(1, chart.getElementsByTagName("desc").getLength());
  }

  private static Document xml(String text)
      throws ParserConfigurationException, IOException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  @ParameterizedTest
  @CsvSource({
    // FRCP 6(a)(1): the thirtieth day is a Friday.
    "frcp-30-days, 2018-01-24, 2018-02-23",
    // A Saturday moves on to Monday.
    "frcp-10-days, 2018-01-24, 2018-02-05",
    // 24 December 2021, a Friday, is kept for Christmas Day: the last day moves on to Monday.
    "frcp-7-days, 2021-12-17, 2021-12-27",
    "frcp-strict-7-days, 2021-12-17, 2021-12-24",
    "calendar-30, 2018-01-24, 2018-02-23",
    // The Birthday of Martin Luther King, Jr. on 15 January does not count.
    "business-10, 2018-01-05, 2018-01-22",
    // The round's own deadline.
    "letter-r4, 2018-01-24, 2018-02-23",
    "letter-r1, 2017-04-21, 2017-06-30",
  })
  void rulesOfThePackGiveDaysWorkedByHand(String rule, String from, String due) {
    Commands.Run run = COMMANDS.runAll("when", rule, "--from", from, "--format", "json");

    assertEquals(due, Parsed.of(run.out()).text("dueOn"));
    assertEquals(0, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    // Friday 17:00; the week-end and the holiday of 15 January 2018 do not count.
    "detainer-287.7d, 2018-01-17T17:00-05:00",
    "detainer-i247a, 2018-01-14T17:00-05:00",
  })
  void twoDetainerClocksDiffer(String rule, String due) {
    Commands.Run run =
        COMMANDS.runAll("when", rule, "--from", "2018-01-12T17:00", "--format", "json");

    assertEquals(due, Parsed.of(run.out()).text("dueAt"));
  }

  @Test
  void answersWithEveryFieldOfTheContract() {
    Parsed answer =
        Parsed.of(
            COMMANDS.run("ask jag/notice louisville-ky 2017 --on 2018-01-24 --format json").out());

    assertEquals("BARRED", answer.text("answer"));
    assertTrue(answer.list("by").contains("O03"));
    assertEquals(List.of("BARRED"), answer.list("sure"));
    for (String field :
        List.of(
            "condition",
            "party",
            "year",
            "on",
            "viewpoint",
            "known",
            "lanes",
            "possible",
            "decidedBy",
            "because",
            "from",
            "until",
            "settledBy",
            "confidence",
            "caveats",
            "defaults",
            "warnings")) {
      assertTrue(answer.fields().containsKey(field), field);
    }
  }
}
