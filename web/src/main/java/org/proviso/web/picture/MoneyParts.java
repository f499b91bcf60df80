package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.List;

/// What became of awarded money: parts in cents that are zero or more, and together what was
/// awarded.
///
/// @param undrawn may be drawn
/// @param held may not be drawn
/// @param drawn paid out, and nothing more said of it
/// @param disputed paid out, disallowed, and not determined to be owed
/// @param owed paid out, and determined to be owed
/// @param returned paid out, owed, and back
/// @param writtenOff paid out, owed, and given up
public record MoneyParts(
    long undrawn, long held, long drawn, long disputed, long owed, long returned, long writtenOff) {

  /// One of the parts.
  ///
  /// @param name of its word, its class in the stylesheet and its column in a file
  record Part(String name, long cents) {}

  /// Returns what was awarded.
  public long obligated() {
    return parts().stream().mapToLong(Part::cents).reduce(0, Math::addExact);
  }

  /// Returns what was paid out, whatever was said of it afterwards.
  public long paidOut() {
    return Math.subtractExact(obligated(), Math.addExact(undrawn, held));
  }

  /// Returns the parts in the order in which they are drawn.
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("drawn", drawn));
    parts.add(new Part("returned", returned));
    parts.add(new Part("written-off", writtenOff));
    parts.add(new Part("owed", owed));
    parts.add(new Part("disputed", disputed));
    parts.add(new Part("held", held));
    parts.add(new Part("undrawn", undrawn));
    return List.copyOf(parts);
  }
}
