package org.proviso.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;

/// A mapping that was kept as written, read key by key.
///
/// Keys that are unknown or lacking are reported when the mapping is opened; whatever does not fit
/// yields the sentinel that the method names. The lines of the file are not at hand any more, so
/// the issues carry none.
final class RawFields {

  private final Place place;
  private final Map<String, Raw> fields;
  private final List<Issue> issues;

  private RawFields(Place place, Map<String, Raw> fields, List<Issue> issues) {
    this.place = place;
    this.fields = fields;
    this.issues = issues;
  }

  /// Opens a mapping.
  ///
  /// @param required keys that must be there, with spaces between them; may be empty
  /// @param optional keys that may be there
  static RawFields of(Raw raw, String required, String optional, List<Issue> issues) {
    if (!(raw instanceof Raw.Fields(Place at, Map<String, Raw> fields))) {
      issues.add(issue(raw.place(), Issue.Code.WRONG_TYPE, "a mapping is expected here"));
      return new RawFields(raw.place(), Map.of(), issues);
    }
    List<String> known =
        required.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(required.split(" ")));
    List<String> needed = List.copyOf(known);
    known.addAll(List.of(optional.split(" ")));
    fields.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String message = "'" + key + "' is not a key of this" + Suggestion.among(known, key);
            issues.add(issue(value.place(), Issue.Code.UNKNOWN_KEY, message));
          }
        });
    for (String key : needed) {
      if (!fields.containsKey(key)) {
        String message = "the key '" + key + "' is missing here";
        issues.add(issue(at, Issue.Code.MISSING_KEY, message));
      }
    }
    return new RawFields(at, fields, issues);
  }

  static Issue issue(Place at, Issue.Code code, String message) {
    return new Issue(
        Issue.Severity.ERROR,
        at.file(),
        at.line(),
        at.column(),
        code,
        message,
        /* sourceLine= */ "");
  }

  void error(String key, Issue.Code code, String message) {
    Raw found = fields.get(key);
    issues.add(issue(found == null ? place : found.place(), code, message));
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  /// Returns the text of a key; `otherwise` if it is lacking, and the empty text if it is none.
  String text(String key, String otherwise) {
    Raw found = fields.get(key);
    if (found == null) {
      return otherwise;
    }
    if (found instanceof Raw.Text(Place _, String text) && !text.isBlank()) {
      return text;
    }
    error(key, Issue.Code.WRONG_TYPE, "text is expected here");
    return "";
  }

  /// Returns the number of a key; `otherwise` if it is lacking or none within the bounds.
  int number(String key, int least, int most, int otherwise) {
    String text = text(key, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, with numbers out of bounds.
    }
    String message = "a whole number from " + least + " to " + most + " is expected, not '" + text;
    error(key, Issue.Code.WRONG_TYPE, message + "'");
    return otherwise;
  }

  /// Returns the day of a key; `otherwise` if it is lacking or none.
  LocalDate day(String key, LocalDate otherwise) {
    String text = text(key, "");
    try {
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException e) {
      error(key, Issue.Code.BAD_DATE, "a day like 2018-01-24 is expected, not '" + text + "'");
      return otherwise;
    }
  }

  /// Returns the one of `all` whose name in lower case, with dashes, stands at a key; `otherwise`
  /// if the key is lacking or has none of them.
  <E extends Enum<E>> E word(String key, E[] all, E otherwise) {
    String text = text(key, "");
    for (E each : all) {
      if (word(each).equals(text)) {
        return each;
      }
    }
    if (!text.isEmpty()) {
      List<String> words = Arrays.stream(all).map(RawFields::word).toList();
      unknownWord(key, text, words);
    }
    return otherwise;
  }

  void unknownWord(String key, String text, List<String> words) {
    String hint = Suggestion.among(words, text);
    String expected = hint.isEmpty() ? "; one of " + String.join(", ", words) : hint;
    error(key, Issue.Code.UNKNOWN_WORD, "'" + text + "' is not a word for this" + expected);
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Returns the elements of a list; none if the key is lacking or no list.
  List<Raw> items(String key) {
    return switch (fields.get(key)) {
      case null -> List.of();
      case Raw.Items(Place _, List<Raw> items) -> items;
      case Raw.Text _, Raw.Fields _ -> {
        error(key, Issue.Code.WRONG_TYPE, "a list is expected here");
        yield List.of();
      }
    };
  }

  /// Returns the texts of a list.
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Raw item : items(key)) {
      if (item instanceof Raw.Text(Place _, String text)) {
        texts.add(text);
      } else {
        issues.add(issue(item.place(), Issue.Code.WRONG_TYPE, "text is expected here"));
      }
    }
    return texts;
  }

  /// Returns what is made of the mapping at a key; null if the key is lacking.
  <T> @Nullable T nested(String key, Function<Raw, T> read) {
    Raw found = fields.get(key);
    return found == null ? null : read.apply(found);
  }

  /// Returns where the mapping comes from, by its keys `citation`, `source`, `mark`, `caveats`.
  Provenance provenance(Pack pack) {
    for (String id : texts("source")) {
      if (pack.source(id).isEmpty()) {
        TreeSet<String> known = new TreeSet<>();
        pack.sources().forEach(source -> known.add(source.id()));
        String message = "'" + id + "' is not a source of this pack";
        error("source", Issue.Code.UNKNOWN_SOURCE, message + Suggestion.among(known, id));
      }
    }
    List<String> marks = Arrays.stream(Mark.values()).map(Mark::name).toList();
    String mark = text("mark", "M");
    if (!marks.contains(mark)) {
      unknownWord("mark", mark, marks);
    }
    return new Provenance(
        text("citation", ""),
        texts("source"),
        marks.contains(mark) ? Mark.valueOf(mark) : Mark.M,
        texts("caveats"));
  }
}
