package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawdownTableTest {

  private static DrawdownTable.Outcome read(String text) {
    return DrawdownTable.read(
        "draws.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static DrawdownTable table(String text) {
    return assertInstanceOf(DrawdownTable.Outcome.Read.class, read(text)).table();
  }

  @Test
  void readsPaymentsInAnyOrderOfColumns() {
    DrawdownTable table =
        table("reference,amount,day,award,note\r\nR-1,1234.5,2018-01-24,2017-DJ-BX-0990,x\r\n");

    assertEquals(List.of(), table.malformed());
    assertEquals(
        List.of(
            new DrawdownTable.Row(2, "2017-DJ-BX-0990", LocalDate.of(2018, 1, 24), 123_450, "R-1")),
        table.rows());
  }

  @Test
  void namesEveryProblemWithLineAndColumn() {
    DrawdownTable table =
        table(
            """
            award,day,amount,reference
            ,2018-01-24,1.00,R-1
            a,24 January,0.00,R-2
            a,2018-01-24,-1.00,
            a,2018-01-24,1.005,R-3
            a,2018-01-24,1.00,R-4
            a,2018-01-25,2.00,R-4
            a,2018-01-24,1.00
            """);

    assertEquals(
        List.of(
            "2:1 NO_AWARD_NUMBER",
            "3:3 BAD_DATE",
            "3:14 BAD_AMOUNT",
            "4:14 BAD_AMOUNT",
            "4:20 NO_NAME",
            "5:14 BAD_AMOUNT",
            "7:19 REPEATED",
            "8:14 FIELD_COUNT"),
        table.malformed().stream()
            .map(each -> each.line() + ":" + each.column() + " " + each.fault())
            .toList());
    assertEquals(1, table.rows().size());
  }

  @Test
  void refusesATableWithoutItsColumns() {
    assertEquals(
        new DrawdownTable.Outcome.WrongHeader(List.of("day", "reference")),
        read("award,amount\na,1.00\n"));
    assertEquals(
        new DrawdownTable.Outcome.WrongHeader(List.of("award", "day", "amount", "reference")),
        read(""));
  }

  @Test
  void refusesMoreRowsThanOneEventCanSay() {
    StringBuilder text = new StringBuilder("award,day,amount,reference\n");
    for (int i = 0; i <= DrawdownTable.MOST_ROWS; i++) {
      text.append("a,2018-01-24,1.00,R-").append(i).append('\n');
    }

    assertEquals(new DrawdownTable.Outcome.TooLong(), read(text.toString()));
  }
}
