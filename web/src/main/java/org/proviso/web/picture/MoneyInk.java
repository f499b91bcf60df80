package org.proviso.web.picture;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// What parts of money look like: a colour, a pattern and a word each, never a colour alone.
final class MoneyInk {

  private MoneyInk() {}

  /// Returns cents in dollars.
  static String dollars(long cents) {
    return String.format(Locale.ROOT, "$%,.2f", BigDecimal.valueOf(cents, 2));
  }

  /// Returns a cell with cents in dollars; a file has the dollars without signs.
  static Table.Cell cell(long cents) {
    return new Table.Cell(
        dollars(cents), BigDecimal.valueOf(cents, 2).toPlainString(), List.of(), null);
  }

  static String word(String part) {
    return Words.say("money." + part);
  }

  /// Adds the patterns that parts are filled with.
  static void patterns(Markup out, String id) {
    out.open("defs");
    pattern(out, id, "held", 7, "M0 0L7 7");
    pattern(out, id, "disputed", 8, "M0 0L8 8M8 0L0 8");
    pattern(out, id, "owed", 6, "M0 3H6");
    pattern(out, id, "returned", 6, "M3 0V6");
    pattern(out, id, "written-off", 9, "M0 4.5H9M4.5 0V9");
    out.close();
  }

  /// Adds the pattern of what is in doubt.
  static void stakePatterns(Markup out, String id) {
    out.open("defs");
    pattern(out, id, "in-doubt", 7, "M0 7L7 0");
    out.close();
  }

  private static void pattern(Markup out, String id, String part, int size, String lines) {
    out.open(
        "pattern",
        "id",
        id + "-" + part,
        "class",
        "money-" + part,
        "width",
        size,
        "height",
        size,
        "patternUnits",
        "userSpaceOnUse");
    out.leaf("rect", "class", "paper", "width", size, "height", size);
    out.leaf("path", "class", "money-ink", "d", lines).close();
  }

  /// Returns what a part is filled with.
  static String fill(String id, String part) {
    return switch (part) {
      case "drawn", "at-stake" -> "currentColor";
      case "undrawn" -> "none";
      default -> "url(#" + id + "-" + part + ")";
    };
  }

  /// Adds the key above a picture: a drawing of its own for each part.
  static void key(Markup out, String id, List<String> parts) {
    out.open("ul", "class", "picture-key");
    for (String part : parts) {
      out.open("li", "class", "chip money-" + part);
      out.open(
          "svg",
          "class",
          "money-swatch",
          "width",
          24,
          "height",
          14,
          "viewBox",
          "0 0 24 14",
          "aria-hidden",
          "true");
      out.leaf(
          "rect",
          "class",
          "money-part",
          "x",
          0.5,
          "y",
          0.5,
          "width",
          23,
          "height",
          13,
          "fill",
          fill(id, part));
      out.close();
      out.text("span", word(part)).close();
    }
    out.close();
  }
}
