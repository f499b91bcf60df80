package org.proviso.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proviso.letter.LetterIssue.Code;

/// Splits text at its tags, as Mustache does, for the three tags that templates have.
///
/// A line that holds the tag of a section and nothing else is left out with its end, so that
/// sections can enclose the rows of a table or the items of a list. Goes on after an issue.
final class TagReader {

  private static final Pattern TAG =
      Pattern.compile("(?<!\\{)\\{\\{([#^/]?)([a-z][a-z0-9-]*)\\}\\}(?!\\})");
  private static final Pattern ALONE =
      Pattern.compile("[ \\t]*(\\{\\{[#^/][a-z0-9-]+\\}\\})[ \\t]*");

  private static final Pattern BRACES = Pattern.compile("\\{\\{+");

  private final Issues issues;
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder blanked = new StringBuilder();
  private StringBuilder literal = new StringBuilder();

  private record Open(String name, boolean inverted, Place place, List<Piece> pieces) {}

  TagReader(Issues issues) {
    this.issues = issues;
    open.push(new Open("", false, Place.NOWHERE, new ArrayList<>()));
  }

  /// Reads a line, without its end.
  void readLine(String line, int number) {
    boolean alone = ALONE.matcher(line).matches();
    Matcher tag = TAG.matcher(line);
    int end = 0;
    while (tag.find(end)) {
      copy(line, end, tag.start(), number, alone);
      apply(tag.group(1), tag.group(2), Place.in(line, number, tag.start()));
      // As long as the tag, so that issues of the markup are found at their columns.
      blanked.repeat(alone ? ' ' : 'x', tag.end() - tag.start());
      end = tag.end();
    }
    copy(line, end, line.length(), number, alone);
    if (!alone) {
      literal.append('\n');
    }
    blanked.append('\n');
  }

  private void copy(String line, int from, int to, int number, boolean dropped) {
    String text = line.substring(from, to);
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      issues.add(
          Place.in(line, number, from + braces.start()),
          Code.BAD_TAG,
          "braces begin no tag: expected {{name}}, {{#name}}, {{^name}} or {{/name}}");
    }
    blanked.append(text);
    if (!dropped) {
      literal.append(text);
    }
  }

  private void apply(String sign, String name, Place place) {
    endLiteral();
    switch (sign) {
      case "" -> pieces().add(new Piece.Insertion(name, place));
      case "/" -> close(name, place);
      default -> {
        if (open.stream().anyMatch(it -> it.name().equals(name))) {
          issues.add(place, Code.UNBALANCED_SECTION, "section " + name + " lies within itself");
        }
        open.push(new Open(name, sign.equals("^"), place, new ArrayList<>()));
      }
    }
  }

  private void close(String name, Place place) {
    if (!open.element().name().equals(name)) {
      issues.add(
          place, Code.UNBALANCED_SECTION, "section " + name + " is closed and not open here");
      return;
    }
    Open closed = open.pop();
    pieces()
        .add(
            new Piece.Section(
                name, closed.inverted(), List.copyOf(closed.pieces()), closed.place()));
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      pieces().add(new Piece.Literal(literal.toString()));
      literal = new StringBuilder();
    }
  }

  private List<Piece> pieces() {
    return open.element().pieces();
  }

  /// Returns the pieces of all lines, each line ended by a line feed.
  List<Piece> finish() {
    endLiteral();
    while (open.size() > 1) {
      Open unclosed = open.element();
      issues.add(
          unclosed.place(),
          Code.UNBALANCED_SECTION,
          "section " + unclosed.name() + " is not closed");
      close(unclosed.name(), unclosed.place());
    }
    return List.copyOf(pieces());
  }

  /// Returns the text with letters or spaces in place of tags, at the same lines and columns.
  String blanked() {
    return blanked.toString();
  }
}
