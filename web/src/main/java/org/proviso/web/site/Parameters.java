package org.proviso.web.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a request. What is wrong with them is collected and refused at once.
///
/// Parameters that no page reads are passed over: addresses get them from elsewhere. Not
/// thread-safe.
public final class Parameters {

  /// How long a value may be.
  public static final int LONGEST = 200;

  private static final int SHOWN = 60;

  private final Map<String, String[]> given;
  private final List<BadQuestion.Issue> issues = new ArrayList<>();

  /// @param given values by name, as a request has them
  public Parameters(Map<String, String[]> given) {
    this.given = given;
  }

  /// Returns the value of a parameter, without white space around it; empty if there is none.
  public String text(String name) {
    String[] values = given.get(name);
    if (values == null || values.length == 0) {
      return "";
    }
    if (values.length > 1) {
      refuse(name, values[1], Words.say("expected.once"));
    }
    String value = values[0].strip();
    if (value.length() > LONGEST) {
      refuse(name, value, Words.say("expected.length", LONGEST));
      return "";
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      refuse(name, value, Words.say("expected.text"));
      return "";
    }
    return value;
  }

  /// Returns whether a parameter has a value.
  public boolean has(String name) {
    return !text(name).isEmpty();
  }

  /// Returns a day; null if the parameter is not there or names none.
  public @Nullable LocalDate day(String name) {
    String text = text(name);
    LocalDate day = Days.parse(text);
    if (day == null && !text.isEmpty()) {
      refuse(name, text, Words.say("expected.day"));
    }
    return day;
  }

  /// Returns a whole number; null if the parameter is not there or is none.
  ///
  /// @param least the least that it may be
  /// @param most the greatest that it may be
  public @Nullable Integer number(String name, int least, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("\\d{1,10}")) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return (int) value;
      }
    }
    refuse(name, text, Words.say("expected.number", least, most));
    return null;
  }

  /// Returns a value that must be one of some; the first of them if there is none.
  public String oneOf(String name, Collection<String> allowed) {
    String text = text(name);
    String first = allowed.iterator().next();
    if (text.isEmpty()) {
      return first;
    }
    if (!allowed.contains(text)) {
      refuse(name, text, Words.say("expected.one-of", String.join(", ", allowed)));
      return first;
    }
    return text;
  }

  /// Notes that a parameter is wrong.
  public void refuse(String name, String value, String expected) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    issues.add(new BadQuestion.Issue(name, shown.replaceAll("\\p{Cntrl}", "\uFFFD"), expected));
  }

  /// Refuses the request if something was wrong so far.
  ///
  /// @throws BadQuestion with everything that was wrong
  public void check() {
    if (!issues.isEmpty()) {
      throw new BadQuestion(issues);
    }
  }
}
