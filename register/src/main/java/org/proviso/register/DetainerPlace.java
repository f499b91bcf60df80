package org.proviso.register;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place for which detainer requests are counted; the smallest is a facility, never a person.
///
/// @param kind what sort of place it is
/// @param id of the country `us`; of a State its FIPS code of two digits; of a county its FIPS code
///   of five; of a facility the code of its county, a slash and its name
public record DetainerPlace(Kind kind, String id) {

  /// Sorts of place.
  public enum Kind {
    /// The United States, written `us`.
    COUNTRY("country"),
    /// A State, district or territory, written by its postal code.
    STATE("state"),
    /// A county or what serves as one, written by its FIPS code.
    COUNTY("county"),
    /// A jail or other facility, written as the FIPS code of its county, a slash and its name.
    FACILITY("facility");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Returns the word as a table writes it.
    public String word() {
      return word;
    }
  }

  private static final String COUNTRY_ID = "us";

  /// Letters and what joins words, and no number of more than three digits: a name of a building,
  /// into which no identifier of a person fits.
  private static final Pattern FACILITY =
      Pattern.compile("(\\d{5})/(?!.*\\d{4})[\\p{L}\\d][\\p{L}\\d .,'’&()-]{2,79}");

  /// Returns the place that a table writes so; nothing if there is none.
  static Optional<DetainerPlace> of(Kind kind, String text) {
    Places places = Places.shipped();
    return switch (kind) {
      case COUNTRY -> place(kind, text, text.equals(COUNTRY_ID));
      case STATE -> places.state(text).map(state -> new DetainerPlace(kind, state.fips()));
      case COUNTY -> place(kind, text, places.county(text).isPresent());
      case FACILITY ->
          place(
              kind,
              text,
              FACILITY.matcher(text).matches() && places.county(text.substring(0, 5)).isPresent());
    };
  }

  private static Optional<DetainerPlace> place(Kind kind, String id, boolean exists) {
    return exists ? Optional.of(new DetainerPlace(kind, id)) : Optional.empty();
  }

  /// Returns whether `other` lies within this place, or is it.
  boolean contains(DetainerPlace other) {
    return switch (kind) {
      case COUNTRY -> true;
      case STATE, COUNTY -> other.kind != Kind.COUNTRY && other.id.startsWith(id);
      case FACILITY -> equals(other);
    };
  }
}
