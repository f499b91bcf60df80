package org.proviso.web.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The States and counties of the United States as they were in 2017, drawn in Albers' projection
/// with Alaska and Hawaii moved in. Territories are not on it. Made at build time from the npm
/// package us-atlas (geometry of the Census Bureau), by `maps/make.sh`.
final class Atlas {

  /// Where the map begins: the last islands of Alaska lie left of zero.
  static final double LEFT = -60;

  /// How wide it is, in its own coordinates, with room for a key on the right.
  static final double WIDTH = 1064;

  static final double HEIGHT = 610;

  private static final String RESOURCE = "map.txt";
  private static final int STATE_DIGITS = 2;
  private static final int COUNTY_DIGITS = 5;
  private static final int PLACE_DIGITS = 7;

  /// A State or a county: its census code, the middle of its largest part, and its outline as an
  /// SVG path, empty where none is kept.
  record Division(String fips, double x, double y, String outline) {

    boolean isState() {
      return fips.length() == STATE_DIGITS;
    }
  }

  private static final class Holder {
    static final Atlas ATLAS = load();
  }

  private final Map<String, Division> divisions;
  private final String land;
  private final String borders;

  private Atlas(Map<String, Division> divisions, String land, String borders) {
    this.divisions = divisions;
    this.land = land;
    this.borders = borders;
  }

  static Atlas atlas() {
    return Holder.ATLAS;
  }

  private static Atlas load() {
    Map<String, Division> divisions = new HashMap<>();
    Map<String, String> paths = new HashMap<>();
    try (InputStream in = Atlas.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " was not built");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 5);
        if (words[0].equals("state") || words[0].equals("county")) {
          String outline = words.length < 5 ? "" : words[4];
          divisions.put(
              words[1],
              new Division(
                  words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3]), outline));
        } else {
          paths.put(words[0], line.substring(words[0].length() + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Atlas(divisions, paths.getOrDefault("land", ""), paths.getOrDefault("borders", ""));
  }

  /// Returns where a recipient stands: a State or county itself, a place in its county; none if it
  /// is not on the map.
  Optional<Division> division(RecipientMap.Recipient recipient) {
    String fips = recipient.fips();
    if (fips == null) {
      return Optional.empty();
    }
    return switch (fips.length()) {
      case STATE_DIGITS, COUNTY_DIGITS -> Optional.ofNullable(divisions.get(fips));
      case PLACE_DIGITS -> Optional.ofNullable(recipient.county()).map(divisions::get);
      default -> Optional.empty();
    };
  }

  String land() {
    return land;
  }

  String borders() {
    return borders;
  }
}
