package org.proviso.web.picture;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.proof.Headline;

/// What all pictures have around them: the key, the frame that scrolls, the head of an SVG, and the
/// patterns that answers are filled with.
///
/// @param id identifier of the picture in the page
/// @param caption what is shown
record Frame(String id, String caption) {

  private static final String SVG = "http://www.w3.org/2000/svg";

  /// @throws IllegalArgumentException if the identifier has other signs than letters, digits and
  ///   hyphens, or does not begin with a letter
  Frame {
    if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("'" + id + "' can not be the identifier of a picture");
    }
  }

  /// Puts drawings into the frame.
  ///
  /// @param kind class of the picture
  /// @param key the answers in it; none for no key
  /// @param labels the column that stays when the picture scrolls; null if there is none
  /// @param plot the drawing that scrolls
  String around(String kind, Set<Headline> key, @Nullable Markup labels, Markup plot) {
    Markup out = new Markup();
    out.open("div", "class", "picture " + kind, "id", id);
    if (!key.isEmpty()) {
      key(out, key);
    }
    framed(out);
    if (labels != null) {
      out.add(labels);
    }
    return out.add(plot).close().close().toString();
  }

  /// Puts a drawing into the frame, below a key of its own.
  String around(String kind, Markup key, Markup plot) {
    Markup out = new Markup();
    out.open("div", "class", "picture " + kind, "id", id).add(key);
    framed(out);
    return out.add(plot).close().close().toString();
  }

  private void framed(Markup out) {
    out.open(
        "div",
        "class",
        "picture-frame",
        "role",
        "region",
        "aria-label",
        Words.say("frame", caption),
        "tabindex",
        0);
  }

  private static void key(Markup out, Set<Headline> shown) {
    out.open("ul", "class", "picture-key");
    for (AnswerLook look : AnswerLook.all()) {
      if (shown.contains(look.headline())) {
        out.open("li", "class", "chip " + look.cssClass());
        out.leaf("span", "class", "swatch", "aria-hidden", "true");
        out.text("span", look.word()).close();
      }
    }
    out.close();
  }

  /// Opens the SVG that scrolls, with what it is called and what it shows.
  Markup plot(double width, double height, String description) {
    return plot(0, width, height, description);
  }

  /// Opens the SVG that scrolls, whose coordinates begin at `left`.
  Markup plot(double left, double width, double height, String description) {
    Markup out = new Markup();
    svg(out, "picture-plot", left, width, height, "aria-labelledby", id + "-title");
    out.text("title", caption, "id", id + "-title");
    return out.text("desc", description);
  }

  /// Opens the SVG that stays.
  Markup labels(double width, double height, String name) {
    Markup out = new Markup();
    svg(out, "picture-labels", 0, width, height, "aria-label", name);
    return out;
  }

  private static void svg(
      Markup out,
      String style,
      double left,
      double width,
      double height,
      String naming,
      String name) {
    out.open(
        "svg",
        "xmlns",
        SVG,
        "class",
        style,
        "viewBox",
        Markup.number(left) + " 0 " + Markup.number(width) + " " + Markup.number(height),
        "width",
        width,
        "height",
        height,
        "role",
        "group",
        naming,
        name);
  }

  /// Adds the patterns. Their colours are in the stylesheet, under classes that begin with `ink`.
  void patterns(Markup out) {
    patterns(out, 1);
  }

  /// Adds the patterns, finer or coarser than usual.
  void patterns(Markup out, double scale) {
    out.open("defs");
    pattern(out, "hatch", 7, 45, scale);
    out.leaf("path", "class", "ink-barred", "d", "M2 0V7", "stroke-width", 3.2).close();
    pattern(out, "dots", 8, 0, scale);
    out.leaf("circle", "class", "ink-forborne", "cx", 2.2, "cy", 2.2, "r", 1.7);
    out.leaf("circle", "class", "ink-forborne", "cx", 6.2, "cy", 6.2, "r", 1.7).close();
    pattern(out, "cross", 8, 0, scale);
    out.leaf("path", "class", "ink-uncertain", "d", "M0 0L8 8M8 0L0 8", "stroke-width", 1.4);
    out.close().close();
  }

  private void pattern(Markup out, String name, int size, int turned, double scale) {
    out.open(
        "pattern",
        "id",
        id + "-" + name,
        "width",
        size,
        "height",
        size,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(" + turned + ") scale(" + Markup.number(scale) + ")");
    out.leaf("rect", "class", "paper", "width", size, "height", size);
  }

  /// Returns what a shape that stands for an answer is filled with.
  String fill(Headline headline) {
    return switch (headline) {
      case BARRED -> "url(#" + id + "-hatch)";
      case FORBORNE -> "url(#" + id + "-dots)";
      case UNCERTAIN -> "url(#" + id + "-cross)";
      // The class has it: solid, or that of the page.
      case NOT_BARRED -> "currentColor";
      case NOT_YET, NOT_IN_TERMS -> "none";
    };
  }
}
