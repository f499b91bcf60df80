package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfValidationTest {

  private static final List<PDFAFlavour> PROFILES =
      List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A);

  @BeforeAll
  static void initialise() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @ParameterizedTest
  @EnumSource
  void aShortLetterIsArchivableAndAccessible(StandardTemplate template) throws Exception {
    Letter letter =
        LetterFixtures.letter(
            template.read(), LetterFixtures.fill(template, 1, true, it -> "A " + it));

    assertValid(LetterFixtures.pdf(letter));
  }

  @ParameterizedTest
  @EnumSource
  void aLetterWithNothingOptionalIsArchivableAndAccessible(StandardTemplate template)
      throws Exception {
    // Its table of what is extended may not be empty.
    int items = template == StandardTemplate.EXTENSION_GRANTED ? 1 : 0;
    Letter letter =
        LetterFixtures.letter(
            template.read(), LetterFixtures.fill(template, items, false, it -> "A " + it));

    assertValid(LetterFixtures.pdf(letter));
  }

  @ParameterizedTest
  @EnumSource
  void aLongLetterIsArchivableAndAccessible(StandardTemplate template) throws Exception {
    UnaryOperator<String> words =
        it -> "A rather long " + it + " of the kind that letters have. ".repeat(2);
    Letter letter =
        LetterFixtures.letter(template.read(), LetterFixtures.fill(template, 60, true, words));

    assertValid(LetterFixtures.pdf(letter));
  }

  @ParameterizedTest
  @EnumSource
  void aLetterOfHostileValuesIsArchivableAndAccessible(StandardTemplate template) throws Exception {
    Letter letter =
        LetterFixtures.letter(
            template.read(), LetterFixtures.fill(template, 3, true, _ -> LetterFixtures.HOSTILE));

    assertValid(LetterFixtures.pdf(letter));
  }

  @Test
  void aLetterWithEveryKindOfMarkupIsArchivableAndAccessible() throws Exception {
    Letter letter =
        LetterFixtures.letter(
            "text: value\n",
            """
            ## Two

            A *b* **c** ***d*** {{value}}\\
            next line

            ### Three

            > Quoted

            - one
              - deep

                second paragraph
            - two

            7. seven
            8. eight

            | *a* | b |
            |---|---|
            | {{value}} | |
            """,
            Fields.empty().with("value", "Ångström, Ελληνικά, Русский, Łódź\nline two"));

    assertValid(LetterFixtures.pdf(letter));
  }

  /// Its template is the site's; it is looked at here, where the validator is.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void aStatementOfTheLedgerIsArchivableAndAccessible(int records) throws Exception {
    Path file = Path.of("..", "web/src/main/resources/org/proviso/web/money/statement-1.md");
    Template template =
        assertInstanceOf(Template.class, Template.read("statement", Files.readAllBytes(file)));
    Fields fields = Fields.empty().with("as-of", "1 Sep 2018").with("entered", "2 Sep 2018");
    fields = fields.with("awards", records(records, STATED));
    fields = fields.with("holds", records(records, HELD));
    fields = fields.with("debts", records(records, OWED));
    fields = fields.with("postings", records(records, POSTED));

    assertValid(LetterFixtures.pdf(LetterFixtures.letter(template, fields)));
  }

  private static final List<String> STATED =
      List.of(
          "award",
          "obligated",
          "undrawn",
          "held",
          "paid",
          "disputed",
          "owed",
          "returned",
          "charged");
  private static final List<String> HELD =
      List.of("hold", "hold-amount", "step", "notice", "finding", "authority");
  private static final List<String> OWED =
      List.of("debt", "mailed", "due", "rate", "principal", "interest", "penalty");
  private static final List<String> POSTED =
      List.of("number", "effect", "entry", "kind", "amount", "event");

  private static List<Fields> records(int count, List<String> names) {
    List<Fields> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Fields fields = Fields.empty();
      for (String name : names) {
        fields = fields.with(name, name + " " + i);
      }
      records.add(fields);
    }
    return records;
  }

  @Test
  void sixtyItemsMakeTenPagesOrMore() throws Exception {
    Letter letter =
        LetterFixtures.letter(
            StandardTemplate.DEMAND.read(),
            LetterFixtures.fill(StandardTemplate.DEMAND, 60, true, it -> "Some " + it));

    PdfWriting.Written written = (PdfWriting.Written) letter.toPdf();

    assertTrue(written.pages() >= 10, () -> "pages: " + written.pages());
    try (PDDocument document = Loader.loadPDF(written.bytes())) {
      assertEquals(written.pages(), document.getNumberOfPages());
    }
  }

  private static void assertValid(byte[] pdf) throws Exception {
    for (PDFAFlavour profile : PROFILES) {
      try (PDFAParser parser =
              Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), profile);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
        ValidationResult result = validator.validate(parser);
        TreeSet<String> failures = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
          failures.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage());
        }
        assertTrue(result.isCompliant(), () -> profile + ": " + failures);
        assertTrue(result.getTotalAssertions() > 1000, "the validator looked at nothing");
      }
    }
  }
}
