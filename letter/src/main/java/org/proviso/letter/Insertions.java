package org.proviso.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Puts values in place of the characters that stand in for them in a parsed letter.
///
/// @param first the character that stands in for the first value; those for the others follow
record Insertions(int first, List<String> values) {

  private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

  void insertInto(Node document) {
    List<Text> texts = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            texts.add(text);
          }
        });
    texts.forEach(this::replace);
  }

  private void replace(Text text) {
    String literal = text.getLiteral();
    if (literal.codePointCount(0, literal.length()) == 1
        && isStandIn(literal.codePointAt(0))
        && text.getPrevious() == null
        && text.getNext() == null
        && text.getParent() instanceof Paragraph paragraph) {
      splitParagraph(paragraph, text);
      return;
    }
    StringBuilder plain = new StringBuilder();
    literal
        .codePoints()
        .forEach(
            it -> {
              if (isStandIn(it)) {
                plain.append(values.get(it - first));
              } else {
                plain.appendCodePoint(it);
              }
            });
    insertLines(plain.toString(), text);
  }

  private boolean isStandIn(int codePoint) {
    return codePoint >= first && codePoint < first + values.size();
  }

  /// A value that is a paragraph of its own may have several, with blank lines between them.
  private void splitParagraph(Paragraph paragraph, Text text) {
    String value = values.get(text.getLiteral().codePointAt(0) - first);
    Node last = paragraph;
    for (String part : BLANK_LINES.split(value, -1)) {
      Paragraph next = new Paragraph();
      Text placeholder = new Text();
      next.appendChild(placeholder);
      last.insertAfter(next);
      insertLines(part, placeholder);
      last = next;
    }
    paragraph.unlink();
  }

  private static void insertLines(String lines, Text text) {
    Node last = text;
    String separator = "";
    for (String line : lines.split("\n", -1)) {
      if (!separator.isEmpty()) {
        HardLineBreak end = new HardLineBreak();
        last.insertAfter(end);
        last = end;
      }
      Text next = new Text(line);
      last.insertAfter(next);
      last = next;
      separator = "\n";
    }
    text.unlink();
  }
}
