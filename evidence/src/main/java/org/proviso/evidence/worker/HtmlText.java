package org.proviso.evidence.worker;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// The words of a mail that is written in HTML, line by line. Scripts and styles are no words.
final class HtmlText {

  private static final Set<String> WORDLESS = Set.of("script", "style", "head", "template");
  private static final Set<String> CELLS = Set.of("td", "th");

  private HtmlText() {}

  static String of(String html) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {

          private int wordless;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element) {
              if (WORDLESS.contains(element.normalName())) {
                wordless++;
              } else if (element.isBlock() || element.normalName().equals("br")) {
                line(text);
              }
            } else if (wordless == 0 && node instanceof TextNode words) {
              append(text, words.getWholeText());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              if (WORDLESS.contains(element.normalName())) {
                wordless--;
              } else if (CELLS.contains(element.normalName())) {
                text.append('\t');
              } else if (element.isBlock()) {
                line(text);
              }
            }
          }
        },
        Jsoup.parse(html));
    return text.toString().strip();
  }

  private static void line(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  private static void append(StringBuilder text, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
      boolean after = text.isEmpty() || text.charAt(text.length() - 1) == ' ' || endsLine(text);
      if (!blank) {
        text.append(c);
      } else if (!after) {
        text.append(' ');
      }
    }
  }

  private static boolean endsLine(StringBuilder text) {
    char last = text.charAt(text.length() - 1);
    return last == '\n' || last == '\t';
  }
}
