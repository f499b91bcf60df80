package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {

  private static String body(String head, String markdown, Fields fields) {
    String text = LetterFixtures.letter(head, markdown, fields).toText();
    return text.substring(text.indexOf("A subject\n") + "A subject\n\n".length());
  }

  @Nested
  class Sections {

    private static final String HEAD = "flag: f\ntext: o?\nlist l: p, q?\n";
    private static final String BODY =
        """
        {{#f}}
        on
        {{/f}}
        {{^f}}
        off
        {{/f}}

        {{#o}}{{o}}{{/o}}{{^o}}no o{{/o}}

        {{#l}}
        1. {{p}}{{#q}} and {{q}}{{/q}} for {{addressee}}
        {{/l}}
        {{^l}}
        none
        {{/l}}
        """;

    @Test
    void printWhatIsThere() {
      Fields fields =
          Fields.empty()
              .with("f", true)
              .with("o", "an o")
              .with(
                  "l",
                  List.of(
                      Fields.empty().with("p", "one"),
                      Fields.empty().with("p", "two").with("q", "more")));

      assertEquals(
          "on\n\nan o\n\n1. one for Example County\n\n2. two and more for Example County\n",
          body(HEAD, BODY, fields));
    }

    @Test
    void printWhatIsSaidOfNothing() {
      Fields fields = Fields.empty().with("f", false).with("l", List.of());

      assertEquals("off\n\nno o\n\nnone\n", body(HEAD, BODY, fields));
    }
  }

  @Nested
  class Values {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "*x* <b> [a](b)",
          "**x**",
          "_x_",
          "`x`",
          "# x",
          "- x",
          "1. x",
          "> x",
          "| x |",
          "![x](y)",
          "<script>alert(1)</script>",
          "<!-- x -->",
          "<http://x.example>",
          "http://x.example",
          "&lt; &amp; &#65;",
          "\\*",
          "{{sender}}",
          "{{#f}}",
          "---",
          "===",
          "[x]: http://x.example",
          "x\\",
          LetterFixtures.HOSTILE
        })
    void arePrintedAsTheyAre(String value) {
      String markdown = "{{v}}\n\n- {{v}}\n\n## {{v}}\n\n*{{v}}*\n\n| a |\n|---|\n| {{v}} |\n";

      Letter letter = LetterFixtures.letter("text: v\n", markdown, Fields.empty().with("v", value));

      Node first = letter.body().getFirstChild();
      assertInstanceOf(Paragraph.class, first);
      Text text = assertInstanceOf(Text.class, first.getFirstChild());
      assertEquals(value, text.getLiteral());
      assertEquals(null, text.getNext());
      int seen = 0;
      for (Node block = first; block != null; block = block.getNext()) {
        assertTrue(PlainText.plain(block).contains(value), block::toString);
        seen++;
      }
      assertEquals(5, seen);
    }

    @Test
    void areNoMarkupInSubjectsAndAddresses() {
      LetterData data =
          new LetterData(
              new Correspondent("<b>*S*", List.of("&amp;")),
              LetterFixtures.county(),
              "[r](s)",
              LetterFixtures.DAY,
              Fields.empty());
      Template template = LetterFixtures.template("", "Text.\n");

      Letter letter = assertInstanceOf(Letter.class, template.compose(data));

      assertTrue(letter.toText().startsWith("<b>*S*\n&amp;\n"), letter::toText);
      assertTrue(letter.toText().contains("Reference: [r](s)\n"), letter::toText);
    }

    @Test
    void keepTheirLinesAndAsAParagraphTheirParagraphs() {
      assertEquals(
          "a\nb c\n\nd\n\n- x a\n  b c\n\n  d\n",
          body("text: v\n", "{{v}}\n\n- x {{v}}\n", Fields.empty().with("v", "a\nb c\n\nd")));
    }

    @Test
    void areComposedAndHaveLineFeeds() {
      assertEquals("\u00e9\na\nb", new Value.Text("e\u0301\r\na\rb").text());
    }
  }

  @Nested
  class Issues {

    @Test
    void ofValuesAreReportedTogetherWhereTheyAreUsed() {
      Template template =
          LetterFixtures.template(
              "text: a, b, c\nflag: f\nlist l: p, q?\n",
              "{{a}} {{b}} {{c}}\n{{#f}}x{{/f}}\n\n{{#l}}\n- {{p}}{{#q}}{{q}}{{/q}}\n{{/l}}\n");
      Fields fields =
          Fields.empty()
              .with("b", "  ")
              .with("c", true)
              .with("f", "yes")
              .with(
                  "l", List.of(Fields.empty().with("p", "x\u0007"), Fields.empty().with("z", "z")))
              .with("spare", "spare");
      LetterData data =
          new LetterData(
              new Correspondent(" ", List.of()),
              new Correspondent("two\nlines", List.of("")),
              "r\u4e00",
              LetterFixtures.DAY,
              fields);

      assertEquals(
          List.of(
              "test: MISSING_VALUE: the address of the addressee is blank",
              "test: MISSING_VALUE: the name of the sender is blank",
              "test: UNUSED_VALUE: the template has no field for value spare",
              "test: UNUSED_VALUE: the template has no field for value z of record 2 of l",
              "test: UNPRINTABLE: the reference: U+4E00 has no glyph in the typeface, or prints"
                  + " nothing where it stands",
              "test: LINE_BREAK: the name of the addressee has several lines",
              "test:11:1: MISSING_VALUE: a has no value",
              "test:11:7: MISSING_VALUE: b is blank: a value is left out or has words",
              "test:11:13: WRONG_KIND: c is to be a text",
              "test:12:1: WRONG_KIND: f is to be a flag",
              "test:15:3: MISSING_VALUE: p of record 2 of l has no value",
              "test:15:3: UNPRINTABLE: p of record 1 of l: U+0007 has no glyph in the typeface, or"
                  + " prints nothing where it stands"),
          LetterFixtures.issues(template.compose(data)));
    }

    @Test
    void ofASubjectWithSeveralLines() {
      String text = new String(LetterFixtures.bytes("text: a\n", "x\n"), StandardCharsets.UTF_8);
      Template template =
          assertInstanceOf(
              Template.class,
              Template.read(
                  "test", text.replace("A subject", "On {{a}}").getBytes(StandardCharsets.UTF_8)));

      assertEquals(
          List.of("test:6:13: LINE_BREAK: a stands in the subject and has several lines"),
          LetterFixtures.issues(
              template.compose(LetterFixtures.data(Fields.empty().with("a", "x\ny")))));
    }

    @Test
    void ofATableWithoutRows() {
      Template template =
          LetterFixtures.template("list l: p\n", "| a |\n|---|\n{{#l}}\n| {{p}} |\n{{/l}}\n");

      assertEquals(
          List.of("test: EMPTY_TABLE: the table that begins with \"a\" has no rows"),
          LetterFixtures.issues(
              template.compose(LetterFixtures.data(Fields.empty().with("l", List.of())))));
    }

    @Test
    void ofValuesThatAreTooLong() {
      Template template = LetterFixtures.template("text: a\nlist l: p\n", "{{a}}{{#l}}{{p}}{{/l}}");
      Fields record = Fields.empty().with("p", "x");

      assertEquals(
          List.of(
              "test: TOO_LONG: values have at most 1000000 characters together, these 1001106",
              "test:10:6: TOO_LONG: l has at most 5000 records, here 5001"),
          LetterFixtures.issues(
              template.compose(
                  LetterFixtures.data(
                      Fields.empty()
                          .with("a", "x".repeat(1_001_000))
                          .with("l", Collections.nCopies(5_001, record))))));
    }

    @Test
    void ofNamesAndAddressesThatAreTooLong() {
      LetterData data =
          new LetterData(
              new Correspondent("x".repeat(301), List.of()),
              new Correspondent("c", Collections.nCopies(13, "line")),
              "r".repeat(302),
              LetterFixtures.DAY,
              Fields.empty());

      assertEquals(
          List.of(
              "test: TOO_LONG: the address of the addressee has at most 12 lines",
              "test: TOO_LONG: the name of the sender has at most 300 characters, this one 301",
              "test: TOO_LONG: the reference has at most 300 characters, this one 302"),
          LetterFixtures.issues(LetterFixtures.template("", "Text.\n").compose(data)));
    }

    @Test
    void ofASubjectThatIsTooLong() {
      assertEquals(
          List.of("demand-1: TOO_LONG: the subject has at most 300 characters, this one 439"),
          LetterFixtures.issues(
              StandardTemplate.DEMAND
                  .read()
                  .compose(
                      LetterFixtures.data(
                          LetterFixtures.fill(
                              StandardTemplate.DEMAND, 1, true, _ -> "m".repeat(400))))));
    }

    @Test
    void ofALetterThatIsTooLong() {
      Template template =
          LetterFixtures.template("list l: p\n", "{{#l}}{{p}}" + "a".repeat(1_000) + "{{/l}}");
      Fields record = Fields.empty().with("p", "x");

      assertEquals(
          List.of("test: TOO_LONG: a letter has at most 2000000 characters beside 65000 values"),
          LetterFixtures.issues(
              template.compose(
                  LetterFixtures.data(
                      Fields.empty().with("l", Collections.nCopies(2_500, record))))));
    }

    @Test
    void ofALetterWithMoreThanFiveHundredPages() {
      Letter letter =
          LetterFixtures.letter(
              "list l: p\n",
              "{{#l}}\n- {{p}}\n{{/l}}\n",
              Fields.empty()
                  .with(
                      "l",
                      Collections.nCopies(
                          4_000, Fields.empty().with("p", "a\n".repeat(20) + "b"))));

      PdfWriting.Refused refused = assertInstanceOf(PdfWriting.Refused.class, letter.toPdf());

      assertEquals(LetterIssue.Code.TOO_MANY_PAGES, refused.issue().code());
    }

    @Test
    void areAtMostTwoHundred() {
      Template template = LetterFixtures.template("list l: p\n", "{{#l}}\n- {{p}}\n{{/l}}\n");

      Composition composition =
          template.compose(
              LetterFixtures.data(
                  Fields.empty().with("l", Collections.nCopies(900, Fields.empty()))));

      assertEquals(200, LetterFixtures.issues(composition).size());
    }
  }

  @Test
  void aSoftHyphenIsNoWayToHideWords() {
    assertFalse(Typeface.prints(0xAD));
  }
}
