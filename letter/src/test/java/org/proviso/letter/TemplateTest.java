package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {

  @Test
  void saysWhatItsHeadSays() {
    Template template = LetterFixtures.template("", "Text.\n");

    assertEquals("test", template.id());
    assertEquals(1, template.version());
    assertEquals("test", template.kind());
    assertEquals("en", template.language());
  }

  @Test
  void hashIsOfTheBytes() {
    byte[] abc =
        "---\nid: a\nversion: 1\nkind: a\nlanguage: en\nsubject: A\n---\nA\n"
            .getBytes(StandardCharsets.UTF_8);

    // By sha256sum.
    assertEquals(
        "62b582e7de69ec4de787f685855e4ca9334b2dd5b266f92c2509662b8bbf069a",
        assertInstanceOf(Template.class, Template.read("a", abc)).hash().hex());
  }

  @ParameterizedTest
  @EnumSource
  void everyStandardTemplateIsNamedForItsFile(StandardTemplate template) {
    Template read = template.read();

    assertEquals(read.name(), read.id() + "-" + read.version());
    assertEquals("en", read.language());
  }

  @Test
  void readsLinesThatEndInCarriageReturns() {
    String text = new String(LetterFixtures.bytes("text: a\n", "{{a}}\n"), StandardCharsets.UTF_8);

    TemplateReading reading =
        Template.read("test", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

    assertInstanceOf(Template.class, reading);
  }

  @Nested
  class Files {

    @Test
    void refusesMoreThanAMillionBytes() {
      assertEquals(
          List.of("t: TEMPLATE_TOO_LARGE: a template has at most 1000000 bytes, this one 1000001"),
          LetterFixtures.issues(Template.read("t", new byte[1_000_001])));
    }

    @Test
    void refusesOtherEncodings() {
      assertEquals(
          List.of("t: NOT_UTF8: a template is text in UTF-8"),
          LetterFixtures.issues(Template.read("t", new byte[] {'-', (byte) 0xE9})));
    }

    @ParameterizedTest
    @CsvSource({"''", "no head", "'---\nid: a\n'"})
    void refusesTextWithoutHead(String text) {
      assertEquals(
          List.of("t:1:1: NO_HEAD: expected a head between two lines of three hyphens"),
          LetterFixtures.issues(Template.read("t", text.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void reportsAllThatIsWrongWithAHead() {
    String text =
        """
        ---
        id: Big Letters
        version: 0
        version: 2
        language: english
        colour: red
        no key
        text: a, a, date, B
        flag: f?
        list l:
        ---
        {{a}}{{#f}}x{{/f}}{{#l}}x{{/l}}
        """;

    assertEquals(
        List.of(
            "t:2:5: BAD_VALUE: id is a word in lower case",
            "t:3:10: BAD_VALUE: version is a number from 1 to 9999",
            "t:4:1: DUPLICATE_KEY: version stands twice",
            "t:5:11: BAD_VALUE: language is a language such as en or pt-BR",
            "t:6:1: UNKNOWN_KEY: no key colour is known",
            "t:7:1: BAD_LINE: expected key: value",
            "t:8:10: DUPLICATE_FIELD: a is declared already, or is a field of every letter",
            "t:8:13: DUPLICATE_FIELD: date is declared already, or is a field of every letter",
            "t:8:19: BAD_VALUE: a name has lower-case letters, digits and hyphens, found \"B\"",
            "t:9:7: BAD_VALUE: a flag can not be optional",
            "t:10:8: BAD_VALUE: expected names of fields",
            "t:11:1: MISSING_KEY: a letter that is not in English needs label-page",
            "t:11:1: MISSING_KEY: a letter that is not in English needs label-reference",
            "t:11:1: MISSING_KEY: the head has no kind",
            "t:11:1: MISSING_KEY: the head has no subject"),
        LetterFixtures.issues(Template.read("t", text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void reportsAllThatIsWrongWithTags() {
    String head = "text: a, o?\nflag: f\nlist l: p\ntext: spare\n";
    String body =
        """
        {{unknown}} {{ a }} {{{a}}} {{f}}
        {{#a}}{{a}}{{/a}}
        é {{o}} {{p}}
        {{#f}}{{#f}}x{{/f}}{{/f}}
        {{/l}}
        {{#date}}x{{/date}}
        {{#l}}
        {{p}}
        """;

    assertEquals(
        List.of(
            "test:10:7: UNUSED_FIELD: field spare is not used",
            "test:12:1: UNKNOWN_FIELD: the head declares no field unknown for this place",
            "test:12:13: BAD_TAG: braces begin no tag: expected {{name}}, {{#name}}, {{^name}}"
                + " or {{/name}}",
            "test:12:21: BAD_TAG: braces begin no tag: expected {{name}}, {{#name}}, {{^name}}"
                + " or {{/name}}",
            "test:12:29: NOT_TEXT: f has no text of its own",
            "test:13:1: NOT_A_SECTION: a is always there: expected a flag, a list or an optional"
                + " text",
            "test:14:3: UNGUARDED_OPTIONAL: o may be absent: expected within {{#o}} and {{/o}}",
            "test:14:9: UNKNOWN_FIELD: the head declares no field p for this place",
            "test:15:7: UNBALANCED_SECTION: section f lies within itself",
            "test:16:1: UNBALANCED_SECTION: section l is closed and not open here",
            "test:17:1: NOT_A_SECTION: date is always there: expected a flag, a list or an"
                + " optional text",
            "test:18:1: UNBALANCED_SECTION: section l is not closed"),
        LetterFixtures.issues(Template.read("test", LetterFixtures.bytes(head, body))));
  }

  @Test
  void reportsMarkupThatLettersDoWithout() {
    String body =
        """
        Text <b>bold</b>, [link](http://a.example), <http://a.example>.
        ![image](a.png) and `code`

        <div>block</div>

            indented

        ```
        fenced
        ```

        ---

        # One

        ### Three without two

        [a]: http://a.example
        """;

    assertEquals(
        List.of(
            "test:8:6: FORBIDDEN_MARKUP: a letter has no HTML",
            "test:8:13: FORBIDDEN_MARKUP: a letter has no HTML",
            "test:8:19: FORBIDDEN_MARKUP: a letter has no links: write the address out",
            "test:8:45: FORBIDDEN_MARKUP: a letter has no links: write the address out",
            "test:9:1: FORBIDDEN_MARKUP: a letter has no images",
            "test:9:21: FORBIDDEN_MARKUP: a letter has no code; four spaces begin code as well",
            "test:11:1: FORBIDDEN_MARKUP: a letter has no HTML",
            "test:13:1: FORBIDDEN_MARKUP: a letter has no code; four spaces begin code as well",
            "test:15:1: FORBIDDEN_MARKUP: a letter has no code; four spaces begin code as well",
            "test:19:1: FORBIDDEN_MARKUP: a letter has no rules",
            "test:21:1: HEADING_LEVEL: headings are of level 2, or of level 3 below one of level 2;"
                + " the subject is level 1",
            "test:23:1: HEADING_LEVEL: headings are of level 2, or of level 3 below one of level 2;"
                + " the subject is level 1",
            "test:25:1: FORBIDDEN_MARKUP: a letter has no links: write the address out"),
        LetterFixtures.issues(Template.read("test", LetterFixtures.bytes("", body))));
  }

  @Test
  void reportsEmphasisThatIsNestedTooDeep() {
    String body = "*a _b ".repeat(200) + "c" + "_*".repeat(200) + "\n";

    List<String> issues =
        LetterFixtures.issues(Template.read("test", LetterFixtures.bytes("", body)));

    assertTrue(issues.stream().allMatch(it -> it.contains("TOO_DEEP")), issues::toString);
    assertFalse(issues.isEmpty());
  }

  @Test
  void reportsQuotationsThatAreNestedTooDeep() {
    List<String> issues =
        LetterFixtures.issues(
            Template.read("test", LetterFixtures.bytes("", ">".repeat(100_000) + " a\n")));

    assertEquals(List.of("test:8:16: TOO_DEEP: nested deeper than 16"), issues);
  }

  @Test
  void reportsCharactersWithoutGlyph() {
    assertEquals(
        List.of(
            "test:8:3: UNPRINTABLE: U+4E00 has no glyph in the typeface, or prints nothing where it"
                + " stands",
            "test:8:4: UNPRINTABLE: U+1F600 has no glyph in the typeface, or prints nothing where"
                + " it stands",
            "test:8:6: UNPRINTABLE: U+202E has no glyph in the typeface, or prints nothing where it"
                + " stands",
            "test:8:7: UNPRINTABLE: U+05D0 has no glyph in the typeface, or prints nothing where it"
                + " stands",
            "test:8:8: UNPRINTABLE: U+0009 has no glyph in the typeface, or prints nothing where it"
                + " stands"),
        LetterFixtures.issues(
            Template.read(
                "test", LetterFixtures.bytes("", "ab\u4e00\ud83d\ude00c\u202e\u05d0\t.\n"))));
  }

  @Test
  void otherLanguagesBringTheirOwnLabels() {
    String text =
        """
        ---
        id: t
        version: 1
        kind: t
        language: es
        label-reference: Referencia
        label-page: Página {n} de {m}
        subject: Solicitud
        ---
        Texto.
        """;
    Template template =
        assertInstanceOf(Template.class, Template.read("t", text.getBytes(StandardCharsets.UTF_8)));

    String written = LetterFixtures.letter(template, Fields.empty()).toText();

    assertTrue(written.contains("Referencia: L-2018-0001\n"), written);
    assertTrue(written.contains("\n2018-01-24\n"), written);
  }
}
