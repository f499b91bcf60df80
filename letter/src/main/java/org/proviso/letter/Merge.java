package org.proviso.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.proviso.letter.LetterIssue.Code;

/// Fills one template in with the data of one letter. Confined to one thread.
///
/// Values never pass through the parser of Markdown. Each place for one is filled with a character
/// of private use, which no template and no value may have; the Markdown is parsed; then the
/// characters are replaced by the values in the tree. So no value can become markup.
final class Merge {

  /// How many characters all values together may have.
  static final int MOST_VALUE_CHARACTERS = 1_000_000;

  /// How many characters a template may become by repeating its sections, values left out.
  static final int MOST_MERGED_CHARACTERS = 2_000_000;

  /// How many places for values may come of it: the characters of one plane of private use.
  static final int MOST_INSERTIONS = 65_000;

  /// How many records a list may have.
  static final int MOST_RECORDS = 5_000;

  /// How many characters a name, a line of an address, a reference and a subject may have.
  static final int MOST_LINE_CHARACTERS = 300;

  /// How many lines an address may have.
  static final int MOST_ADDRESS_LINES = 12;

  /// The first character of Unicode's plane 15, which is for private use.
  private static final int FIRST_STAND_IN = 0xF0000;

  private final Head head;
  private final LetterData data;
  private final Issues issues;
  private final Map<String, String> given;
  private final List<String> inserted = new ArrayList<>();
  private final Map<String, Place> firstUses = new HashMap<>();
  private long valueCharacters;

  Merge(Head head, LetterData data, Issues issues) {
    this.head = head;
    this.data = data;
    this.issues = issues;
    this.given =
        Map.of(
            "addressee", data.addressee().name(),
            "date", printed(data.date(), head.language()),
            "reference", data.reference(),
            "sender", data.sender().name());
  }

  /// Returns a day in words where the letter is in English, and as 2018-01-24 elsewhere.
  static String printed(LocalDate date, String language) {
    return language.equals("en") || language.startsWith("en-")
        ? DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).format(date)
        : date.toString();
  }

  static String describe(int codePoint) {
    return "U+%04X has no glyph in the typeface, or prints nothing where it stands"
        .formatted(codePoint);
  }

  /// Reports what is wrong with the data, all of it.
  void checkData(List<Piece> pieces) {
    collectUses(head.subject());
    collectUses(pieces);
    checkCorrespondent("sender", data.sender());
    checkCorrespondent("addressee", data.addressee());
    checkLine("reference", data.reference());
    checkFields(head.fields(), data.fields(), "");
    if (valueCharacters > MOST_VALUE_CHARACTERS) {
      issues.add(
          Place.NOWHERE,
          Code.TOO_LONG,
          "values have at most "
              + MOST_VALUE_CHARACTERS
              + " characters together, these "
              + valueCharacters);
    }
    for (Piece piece : head.subject()) {
      if (piece instanceof Piece.Insertion(String name, Place place)
          && data.fields().values().get(name) instanceof Value.Text(String text)
          && text.strip().indexOf('\n') >= 0) {
        issues.add(place, Code.LINE_BREAK, name + " stands in the subject and has several lines");
      }
    }
  }

  private void collectUses(List<Piece> pieces) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal _ -> {}
        case Piece.Insertion insertion ->
            firstUses.putIfAbsent(insertion.name(), insertion.place());
        case Piece.Section section -> {
          firstUses.putIfAbsent(section.name(), section.place());
          collectUses(section.pieces());
        }
      }
    }
  }

  private void checkCorrespondent(String role, Correspondent correspondent) {
    checkLine("name of the " + role, correspondent.name());
    if (correspondent.address().size() > MOST_ADDRESS_LINES) {
      issues.add(
          Place.NOWHERE,
          Code.TOO_LONG,
          "the address of the " + role + " has at most " + MOST_ADDRESS_LINES + " lines");
    }
    correspondent.address().forEach(it -> checkLine("address of the " + role, it));
  }

  private void checkLine(String what, String text) {
    if (text.isBlank()) {
      issues.add(Place.NOWHERE, Code.MISSING_VALUE, "the " + what + " is blank");
    }
    if (text.indexOf('\n') >= 0) {
      issues.add(Place.NOWHERE, Code.LINE_BREAK, "the " + what + " has several lines");
    }
    checkLength(what, text);
    checkCharacters("the " + what, text, Place.NOWHERE);
  }

  private void checkLength(String what, String text) {
    if (text.length() > MOST_LINE_CHARACTERS) {
      issues.add(
          Place.NOWHERE,
          Code.TOO_LONG,
          "the %s has at most %d characters, this one %d"
              .formatted(what, MOST_LINE_CHARACTERS, text.length()));
    }
  }

  private void checkFields(Map<String, ? extends Field> declared, Fields fields, String of) {
    for (Field field : declared.values()) {
      checkField(field, fields.values().get(field.name()), of);
    }
    for (String name : fields.values().keySet()) {
      if (!declared.containsKey(name)) {
        issues.add(
            Place.NOWHERE, Code.UNUSED_VALUE, "the template has no field for value " + name + of);
      }
    }
  }

  private void checkField(Field field, @Nullable Value value, String of) {
    Place place = firstUses.getOrDefault(field.name(), field.place());
    String what = field.name() + of;
    switch (field) {
      case Field.Words words -> {
        switch (value) {
          case null -> {
            if (!words.optional()) {
              issues.add(place, Code.MISSING_VALUE, what + " has no value");
            }
          }
          case Value.Text(String text) -> checkText(what, text, place);
          case Value.Flag _, Value.Records _ -> reportKind(what, "a text", place);
        }
      }
      case Field.Switch _ -> {
        switch (value) {
          case null -> issues.add(place, Code.MISSING_VALUE, what + " has no value");
          case Value.Flag _ -> {}
          case Value.Text _, Value.Records _ -> reportKind(what, "a flag", place);
        }
      }
      case Field.Rows rows -> {
        switch (value) {
          case null -> issues.add(place, Code.MISSING_VALUE, what + " has no value");
          case Value.Records(List<Fields> records) -> checkRecords(rows, records, place);
          case Value.Text _, Value.Flag _ -> reportKind(what, "a list of records", place);
        }
      }
    }
  }

  private void checkText(String what, String text, Place place) {
    if (text.isBlank()) {
      issues.add(place, Code.MISSING_VALUE, what + " is blank: a value is left out or has words");
    }
    checkCharacters(what, text, place);
  }

  private void checkRecords(Field.Rows rows, List<Fields> records, Place place) {
    if (records.size() > MOST_RECORDS) {
      issues.add(
          place,
          Code.TOO_LONG,
          rows.name() + " has at most " + MOST_RECORDS + " records, here " + records.size());
      return;
    }
    Map<String, Field.Words> parts = new HashMap<>();
    rows.parts().forEach(it -> parts.put(it.name(), it));
    for (int i = 0; i < records.size(); i++) {
      checkFields(parts, records.get(i), " of record " + (i + 1) + " of " + rows.name());
    }
  }

  private void reportKind(String what, String expected, Place place) {
    issues.add(place, Code.WRONG_KIND, what + " is to be " + expected);
  }

  private void checkCharacters(String what, String text, Place place) {
    valueCharacters += text.length();
    text.codePoints()
        .filter(it -> it != '\n' && !Typeface.prints(it))
        .distinct()
        .limit(Issues.MOST)
        .forEach(it -> issues.add(place, Code.UNPRINTABLE, what + ": " + describe(it)));
  }

  /// Returns the subject, in one line, and reports it if it is too long. The data must have passed
  /// [#checkData(List)].
  String fillInSubject() {
    StringBuilder out = new StringBuilder();
    for (Piece piece : head.subject()) {
      switch (piece) {
        case Piece.Literal(String text) -> out.append(text);
        case Piece.Insertion insertion -> out.append(text(insertion.name(), data.fields()));
        case Piece.Section section ->
            throw new IllegalStateException("a section in a subject: " + section.name());
      }
    }
    String subject = out.toString().strip();
    checkLength("subject", subject);
    return subject;
  }

  /// Returns the letter's body, with the values in it. The data must have passed
  /// [#checkData(List)]. Issues that are found here leave the tree unfinished.
  Node fillIn(List<Piece> pieces) {
    StringBuilder markdown = new StringBuilder();
    expand(pieces, data.fields(), markdown);
    if (isTooLong(markdown)) {
      issues.add(
          Place.NOWHERE,
          Code.TOO_LONG,
          "a letter has at most %d characters beside %d values"
              .formatted(MOST_MERGED_CHARACTERS, MOST_INSERTIONS));
      markdown.setLength(0);
    }
    Node body = Markup.parse(markdown.toString(), -1, issues);
    if (issues.isEmpty()) {
      new Insertions(FIRST_STAND_IN, inserted).insertInto(body);
    }
    return body;
  }

  private boolean isTooLong(StringBuilder markdown) {
    return markdown.length() > MOST_MERGED_CHARACTERS || inserted.size() > MOST_INSERTIONS;
  }

  private void expand(List<Piece> pieces, Fields scope, StringBuilder out) {
    for (Piece piece : pieces) {
      if (isTooLong(out)) {
        return;
      }
      switch (piece) {
        case Piece.Literal(String text) -> out.append(text);
        case Piece.Insertion insertion -> {
          out.appendCodePoint(FIRST_STAND_IN + inserted.size());
          inserted.add(text(insertion.name(), scope));
        }
        case Piece.Section section -> expand(section, scope, out);
      }
    }
  }

  private void expand(Piece.Section section, Fields scope, StringBuilder out) {
    @Nullable Value value = scope.values().get(section.name());
    List<Fields> repeats =
        switch (value) {
          case null -> List.of();
          case Value.Text _ -> List.of(Fields.empty());
          case Value.Flag(boolean set) -> set ? List.of(Fields.empty()) : List.of();
          case Value.Records(List<Fields> records) -> records;
        };
    if (section.inverted()) {
      if (repeats.isEmpty()) {
        expand(section.pieces(), scope, out);
      }
      return;
    }
    for (Fields repeat : repeats) {
      expand(section.pieces(), repeat.over(scope), out);
    }
  }

  private String text(String name, Fields scope) {
    String own = given.get(name);
    if (own != null) {
      return own;
    }
    if (scope.values().get(name) instanceof Value.Text(String text)) {
      return text.strip();
    }
    throw new IllegalStateException("the data was checked and has no text " + name);
  }
}
