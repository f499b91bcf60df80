package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Templates and data for the tests of letters.
final class LetterFixtures {

  static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  /// A value that would be markup, an attack or a tag wherever values were not kept apart.
  static final String HOSTILE =
      "*x* _y_ <b> [a](http://b.example) ![i](c) `d` | # e & {{sender}} \\* 1. - > <!-- --> &amp;";

  private LetterFixtures() {}

  static Correspondent office() {
    return new Correspondent("Office of Grants", List.of("1 Example Street", "Exampletown 00001"));
  }

  static Correspondent county() {
    return new Correspondent("Example County", List.of("2 Example Road", "Exampleville 00002"));
  }

  static LetterData data(Fields fields) {
    return new LetterData(office(), county(), "L-2018-0001", DAY, fields);
  }

  static Template template(String head, String body) {
    return assertInstanceOf(
        Template.class, Template.read("test", bytes(head, body)), "the template has issues");
  }

  static byte[] bytes(String head, String body) {
    String text =
        "---\nid: test\nversion: 1\nkind: test\nlanguage: en\nsubject: A subject\n"
            + head
            + "---\n"
            + body;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<String> issues(TemplateReading reading) {
    return switch (reading) {
      case Template _ -> List.of();
      case TemplateReading.Unusable(List<LetterIssue> issues) -> rendered(issues);
    };
  }

  static List<String> issues(Composition composition) {
    return switch (composition) {
      case Letter _ -> List.of();
      case Composition.Refused(List<LetterIssue> issues) -> rendered(issues);
    };
  }

  private static List<String> rendered(List<LetterIssue> issues) {
    return issues.stream().map(LetterIssue::render).toList();
  }

  static Letter letter(Template template, Fields fields) {
    Composition composition = template.compose(data(fields));
    return assertInstanceOf(Letter.class, composition, () -> issues(composition).toString());
  }

  static Letter letter(String head, String body, Fields fields) {
    return letter(template(head, body), fields);
  }

  static byte[] pdf(Letter letter) {
    return assertInstanceOf(PdfWriting.Written.class, letter.toPdf()).bytes();
  }

  /// Returns values for every field of a standard template.
  ///
  /// @param items how many records each list has
  /// @param flags what every flag says, and whether optional texts are there
  /// @param words makes each text out of the name of its field
  static Fields fill(
      StandardTemplate template, int items, boolean flags, UnaryOperator<String> words) {
    Map<String, Value> values = new TreeMap<>();
    for (Field field : template.read().head().fields().values()) {
      switch (field) {
        case Field.Words(String name, boolean optional, Place _) -> {
          if (flags || !optional) {
            values.put(name, new Value.Text(words.apply(name)));
          }
        }
        case Field.Switch(String name, Place _) -> values.put(name, new Value.Flag(flags));
        case Field.Rows(String name, List<Field.Words> parts, Place _) ->
            values.put(name, new Value.Records(records(items, parts, words)));
      }
    }
    return Fields.of(values);
  }

  private static List<Fields> records(
      int items, List<Field.Words> parts, UnaryOperator<String> words) {
    List<Fields> records = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      Fields record = Fields.empty();
      for (Field.Words part : parts) {
        record =
            record.with(
                part.name(),
                part.name().equals("number") ? String.valueOf(i) : words.apply(part.name()));
      }
      records.add(record);
    }
    return records;
  }
}
