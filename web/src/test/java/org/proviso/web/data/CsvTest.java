package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  @Test
  void writesRowsAsRfc4180HasThem() {
    assertEquals(
        "a,b\r\nplain,\"with, comma\"\r\n\"a \"\"quote\"\"\",\"two\nlines\"\r\n",
        Csv.of(
            List.of("a", "b"),
            List.of(List.of("plain", "with, comma"), List.of("a \"quote\"", "two\nlines"))));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "=1+1, '=1+1",
        "+1, '+1",
        "-x, '-x",
        "-212112.00, -212112.00",
        "-1.00-1, '-1.00-1",
        "@SUM(A1), '@SUM(A1)",
        "-12, -12",
        "a=b, a=b",
        "'quoted, 'quoted"
      })
  void leavesNoFormulaToASpreadsheet(String cell, String written) {
    assertEquals("c\r\n" + written + "\r\n", Csv.of(List.of("c"), List.of(List.of(cell))));
  }

  @Test
  void leavesNoTabBeforeAFormula() {
    assertEquals("c\r\n'\t=1\r\n", Csv.of(List.of("c"), List.of(List.of("\t=1"))));
  }

  @Test
  void listsAreOneCell() {
    assertEquals("", Csv.cell(null));
    assertEquals("a | b", Csv.cell(Arrays.asList("a", "b")));
    assertEquals("true", Csv.cell(true));
  }
}
