package org.proviso.pack;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;

/// Turns single nodes into values, reporting those that do not fit.
///
/// Whatever does not fit yields the sentinel that the method names.
final class Values {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
  private static final Pattern YEAR = Pattern.compile("\\d{4}|any");

  private final Issues issues;

  Values(Issues issues) {
    this.issues = issues;
  }

  Issues issues() {
    return issues;
  }

  /// Returns the text of a scalar; the empty text if it is none.
  String text(Located at) {
    if (at.scalar().isEmpty() || at.isNothing()) {
      wrongType(at, "text");
      return "";
    }
    return at.scalar().get();
  }

  /// Returns a day; null if it is none.
  @Nullable LocalDate day(Located at) {
    String text = at.scalar().orElse("");
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      issues.error(at, Issue.Code.BAD_DATE, "'" + text + "' is not a day of the calendar");
      return null;
    }
    issues.error(at, Issue.Code.BAD_DATE, "a day like 2018-01-24 is expected, not " + at.kind());
    return null;
  }

  /// Returns true or false; false if it is neither.
  boolean truth(Located at) {
    String text = at.isPlain() ? at.scalar().orElse("") : "";
    if (!text.equals("true") && !text.equals("false")) {
      wrongType(at, "true or false");
    }
    return text.equals("true");
  }

  /// Returns a whole number; zero if it is none.
  int number(Located at) {
    try {
      return Integer.parseInt(at.isPlain() ? at.scalar().orElse("") : "");
    } catch (NumberFormatException e) {
      wrongType(at, "a whole number");
      return 0;
    }
  }

  /// Returns an amount of dollars in cents; null if it is none.
  @Nullable Long cents(Located at) {
    try {
      BigDecimal dollars = new BigDecimal(at.isPlain() ? at.scalar().orElse("") : "");
      if (dollars.signum() >= 0 && dollars.precision() - dollars.scale() <= 15) {
        return dollars.movePointRight(2).longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Reported below, with amounts below zero and beyond what is plausible.
    }
    issues.error(
        at, Issue.Code.BAD_AMOUNT, "dollars like 212112.00 are expected, not " + at.kind());
    return null;
  }

  /// Returns a programme year, or `any`; the empty text if it is neither.
  String year(Located at) {
    String text = at.scalar().orElse("");
    if (!YEAR.matcher(text).matches()) {
      wrongType(at, "a year like 2017, or any");
      return "";
    }
    return text;
  }

  /// Returns an identifier, also one that is not well formed.
  String id(Located at) {
    String text = text(at);
    if (!text.isEmpty() && !ID.matcher(text).matches()) {
      issues.error(
          at,
          Issue.Code.BAD_ID,
          "'" + text + "' is not an identifier (letters, digits, '.', '_' and '-')");
    }
    return text;
  }

  /// Returns the one of `all` that this word stands for; `otherwise` if it stands for none.
  <T> T word(Located at, T[] all, Function<? super T, String> name, T otherwise) {
    String text = at.scalar().orElse("");
    for (T each : all) {
      if (name.apply(each).equals(text)) {
        return each;
      }
    }
    unknownWord(at, Arrays.stream(all).<String>map(name).toList());
    return otherwise;
  }

  /// Reports a word that is not among those allowed.
  void unknownWord(Located at, Collection<String> allowed) {
    String hint = Suggestion.among(allowed, at.scalar().orElse(""));
    String expected = hint.isEmpty() ? "; one of " + String.join(", ", allowed) : hint;
    issues.error(at, Issue.Code.UNKNOWN_WORD, at.kind() + " is not a word for this" + expected);
  }

  /// Returns the elements of a list; none if it is no list.
  List<Located> elements(Located at) {
    if (!at.isSequence()) {
      wrongType(at, "a list");
    }
    return at.elements();
  }

  /// Returns the texts of a list; none if it is no list.
  List<String> texts(Located at) {
    List<String> texts = new ArrayList<>();
    elements(at).forEach(element -> texts.add(text(element)));
    return texts;
  }

  /// Returns a span; every day if it ends no later than it begins.
  ///
  /// @param at where an impossible span is reported
  Span span(@Nullable LocalDate from, @Nullable LocalDate until, Located at) {
    if (from != null && until != null && !until.isAfter(from)) {
      issues.error(at, Issue.Code.BAD_SPAN, "ends on " + until + ", which is not after " + from);
      return Span.ALWAYS;
    }
    return new Span(from, until);
  }

  /// Reports a list that has fewer elements than it must.
  ///
  /// @param expected what it must have, as a noun phrase
  void tooShort(Located at, String expected) {
    int found = at.elements().size();
    if (at.isSequence()) {
      String message = "a list of at least " + expected + " is expected here, not of " + found;
      issues.error(at, Issue.Code.WRONG_TYPE, message);
    }
  }

  void wrongType(Located at, String expected) {
    issues.error(at, Issue.Code.WRONG_TYPE, expected + " is expected here, not " + at.kind());
  }
}
