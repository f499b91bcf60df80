package org.proviso.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.letter.LetterIssue.Code;

/// Reads the lines of a head, `key: value`, and goes on after an issue.
final class HeadReader {

  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]*(?: [a-z0-9-]+)?): *(.*)");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern PART = Pattern.compile("[^,]+");
  private static final Set<String> SINGLE =
      Set.of("id", "version", "kind", "language", "subject", "label-reference", "label-page");

  private final Issues issues;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>(Head.GIVEN);

  HeadReader(Issues issues) {
    this.issues = issues;
  }

  void readLine(String line, int number) {
    Place start = new Place(number, 1);
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      issues.add(start, Code.BAD_LINE, "expected key: value");
      return;
    }
    String key = match.group(1);
    Place place = Place.in(line, number, match.start(2));
    if (SINGLE.contains(key)) {
      if (values.putIfAbsent(key, match.group(2).strip()) != null) {
        issues.add(start, Code.DUPLICATE_KEY, key + " stands twice");
      }
      places.putIfAbsent(key, place);
    } else if (key.equals("text")) {
      readWords(line, number, match.start(2)).forEach(it -> fields.putIfAbsent(it.name(), it));
    } else if (key.equals("flag")) {
      for (Field.Words flag : readWords(line, number, match.start(2))) {
        if (flag.optional()) {
          issues.add(flag.place(), Code.BAD_VALUE, "a flag can not be optional");
        }
        fields.putIfAbsent(flag.name(), new Field.Switch(flag.name(), flag.place()));
      }
    } else if (key.startsWith("list ")) {
      readList(line, number, match);
    } else {
      issues.add(start, Code.UNKNOWN_KEY, "no key " + key + " is known");
    }
  }

  private void readList(String line, int number, Matcher match) {
    String name = match.group(1).substring("list ".length());
    Place place = Place.in(line, number, "list ".length());
    claim(name, place);
    List<Field.Words> parts = readWords(line, number, match.start(2));
    fields.putIfAbsent(name, new Field.Rows(name, parts, place));
  }

  private List<Field.Words> readWords(String line, int number, int start) {
    List<Field.Words> words = new ArrayList<>();
    Matcher part = PART.matcher(line).region(start, line.length());
    while (part.find()) {
      String text = part.group().strip();
      Place place = Place.in(line, number, part.start() + part.group().indexOf(text));
      boolean optional = text.endsWith("?");
      String name = optional ? text.substring(0, text.length() - 1) : text;
      if (claim(name, place)) {
        words.add(new Field.Words(name, optional, place));
      }
    }
    if (words.isEmpty()) {
      issues.add(Place.in(line, number, start), Code.BAD_VALUE, "expected names of fields");
    }
    return List.copyOf(words);
  }

  private boolean claim(String name, Place place) {
    if (!WORD.matcher(name).matches()) {
      issues.add(
          place,
          Code.BAD_VALUE,
          "a name has lower-case letters, digits and hyphens, found \"" + name + "\"");
      return false;
    }
    if (!names.add(name)) {
      issues.add(
          place,
          Code.DUPLICATE_FIELD,
          name + " is declared already, or is a field of every letter");
      return false;
    }
    return true;
  }

  /// Returns what the lines say; where something is missing, with a word in its place.
  Head finish(Place end) {
    String id = single("id", WORD, "a word in lower case", end);
    String version = single("version", VERSION, "a number from 1 to 9999", end);
    String kind = single("kind", WORD, "a word in lower case", end);
    String language = single("language", LANGUAGE, "a language such as en or pt-BR", end);
    return new Head(
        id,
        VERSION.matcher(version).matches() ? Integer.parseInt(version) : 0,
        kind,
        language,
        subject(end),
        Map.copyOf(fields),
        labels(language, end));
  }

  private String single(String key, Pattern form, String expected, Place end) {
    String value = values.get(key);
    if (value == null) {
      issues.add(end, Code.MISSING_KEY, "the head has no " + key);
      return "";
    }
    if (!form.matcher(value).matches()) {
      issues.add(place(key), Code.BAD_VALUE, key + " is " + expected);
    }
    return value;
  }

  private List<Piece> subject(Place end) {
    String value = values.get("subject");
    if (value == null || value.isEmpty()) {
      issues.add(end, Code.MISSING_KEY, "the head has no subject");
      return List.of();
    }
    Place place = place("subject");
    TagReader tags = new TagReader(issues);
    // Spaces put the tags at the columns that they have in the file.
    tags.readLine(" ".repeat(place.column() - 1) + value, place.line());
    List<Piece> pieces = tags.finish();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Section section) {
        issues.add(section.place(), Code.BAD_TAG, "a subject has no sections");
      }
    }
    return pieces;
  }

  private Map<Head.Label, String> labels(String language, Place end) {
    boolean english = language.equals("en") || language.startsWith("en-");
    Map<Head.Label, String> labels = new EnumMap<>(Head.Label.class);
    for (Head.Label label : Head.Label.values()) {
      String value = values.get(label.key);
      if (value == null && !english) {
        issues.add(end, Code.MISSING_KEY, "a letter that is not in English needs " + label.key);
      }
      labels.put(label, value == null ? label.english : value);
    }
    String page = labels.getOrDefault(Head.Label.PAGE, "");
    if (!page.matches("[^{}]*\\{n\\}[^{}]*\\{m\\}[^{}]*")) {
      issues.add(place("label-page"), Code.BAD_VALUE, "label-page has {n} and then {m}, each once");
    }
    return labels;
  }

  private Place place(String key) {
    return places.getOrDefault(key, Place.NOWHERE);
  }
}
