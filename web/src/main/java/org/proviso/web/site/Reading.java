package org.proviso.web.site;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Asking;

/// The day that a page is about, and from where it looks at it.
///
/// @param on the day
/// @param seenFrom the day from which it is seen; null for each day as seen on the day itself
/// @param known only records entered by this day count; null for all
public record Reading(LocalDate on, @Nullable LocalDate seenFrom, @Nullable LocalDate known) {

  /// The word for each day as seen on the day itself.
  public static final String CONTEMPORANEOUS = "contemporaneous";

  private static final String HINDSIGHT = "hindsight";

  /// Reads the parameters `on`, `viewpoint` and `known`; empty if no day is given.
  ///
  /// @param today the day from which hindsight looks back
  public static Optional<Reading> of(Parameters parameters, LocalDate today) {
    LocalDate on = parameters.day("on");
    LocalDate known = parameters.day("known");
    LocalDate seenFrom = viewpoint(parameters, today);
    return on == null ? Optional.empty() : Optional.of(new Reading(on, seenFrom, known));
  }

  private static @Nullable LocalDate viewpoint(Parameters parameters, LocalDate today) {
    String text = parameters.text("viewpoint");
    return switch (text) {
      case "", CONTEMPORANEOUS -> null;
      case HINDSIGHT -> today;
      default -> {
        LocalDate day = Days.parse(text);
        if (day == null) {
          parameters.refuse("viewpoint", text, Words.say("expected.viewpoint"));
        }
        yield day;
      }
    };
  }

  /// Returns the question's side of it.
  public Asking asking() {
    return (seenFrom == null ? Asking.CONTEMPORANEOUS : Asking.from(seenFrom)).knownAt(known);
  }

  /// Returns whether it differs from the reading that is meant where none is named.
  public boolean isUnusual() {
    return seenFrom != null || known != null;
  }

  /// Returns the same reading of another day.
  public Reading on(LocalDate day) {
    return new Reading(day, seenFrom, known);
  }

  /// Returns the parameters, as the address of a page has them after its `?`. Hindsight is written
  /// as the day that it looks back from: the address says the same for ever.
  public String query() {
    return "on="
        + on
        + (seenFrom == null ? "" : "&viewpoint=" + seenFrom)
        + (known == null ? "" : "&known=" + known);
  }

  /// Returns the reading in words.
  public String inWords() {
    String from =
        seenFrom == null
            ? Words.say("reading.contemporaneous")
            : Words.say("reading.from", Days.read(seenFrom));
    return known == null ? from : from + Words.say("reading.known", Days.read(known));
  }
}
