package org.proviso.letter;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Writes a letter as plain text. Each cell of a table follows the header of its column.
final class PlainText {

  private static final int WIDTH = 72;

  private final Letter letter;
  private final StringBuilder out = new StringBuilder();

  PlainText(Letter letter) {
    this.letter = letter;
  }

  String write() {
    writeCorrespondent(letter.data().sender());
    writeBlock(letter.date(), "", "");
    writeCorrespondent(letter.data().addressee());
    writeBlock(letter.referenceLine(), "", "");
    writeBlock(letter.subject(), "", "");
    writeChildren(letter.body(), "", "");
    return out.toString();
  }

  private void writeCorrespondent(Correspondent correspondent) {
    List<String> lines = new ArrayList<>();
    lines.add(correspondent.name());
    lines.addAll(correspondent.address());
    writeBlock(String.join("\n", lines), "", "");
  }

  /// @param first what the first line begins with
  /// @param rest what every other line begins with
  private void writeChildren(Node node, String first, String rest) {
    String indent = first;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      write(child, indent, rest);
      indent = rest;
    }
  }

  private void write(Node node, String first, String rest) {
    switch (node) {
      case Paragraph _, Heading _ -> writeBlock(plain(node), first, rest);
      case BlockQuote _ -> writeChildren(node, first + "> ", rest + "> ");
      case BulletList _ -> {
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
          writeChildren(item, rest + "- ", rest + "  ");
        }
      }
      case OrderedList list -> {
        int number = Numbers.start(list);
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
          String label = number + ". ";
          writeChildren(item, rest + label, rest + " ".repeat(label.length()));
          number++;
        }
      }
      case TableBlock _ -> writeTable(node, rest);
      default -> throw new IllegalStateException("letters have no block " + node.getClass());
    }
  }

  private void writeTable(Node table, String indent) {
    List<String> headers = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (part instanceof TableHead) {
          headers = cells(row);
        } else if (part instanceof TableBody) {
          List<String> cells = cells(row);
          List<String> lines = new ArrayList<>();
          for (int i = 0; i < cells.size(); i++) {
            lines.add(headers.get(i) + ": " + cells.get(i));
          }
          writeBlock(String.join("\n", lines), indent, indent);
        }
      }
    }
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(plain(cell));
    }
    return cells;
  }

  /// Returns the words below a node.
  static String plain(Node node) {
    StringBuilder words = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      words.append(
          switch (child) {
            case Text text -> text.getLiteral();
            case SoftLineBreak _ -> " ";
            case HardLineBreak _ -> "\n";
            default -> plain(child);
          });
    }
    return words.toString();
  }

  private void writeBlock(String text, String first, String rest) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    String indent = first;
    for (String line : text.split("\n", -1)) {
      writeLine(line, indent, rest);
      indent = rest;
    }
  }

  private void writeLine(String line, String first, String rest) {
    StringBuilder current = new StringBuilder(first);
    boolean empty = true;
    for (String word : line.strip().split(" +", -1)) {
      if (!empty
          && current.codePointCount(0, current.length()) + 1 + word.codePointCount(0, word.length())
              > WIDTH) {
        out.append(current.toString().stripTrailing()).append('\n');
        current = new StringBuilder(rest);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.append(current.toString().stripTrailing()).append('\n');
  }
}
