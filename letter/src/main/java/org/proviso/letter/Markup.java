package org.proviso.letter;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.proviso.letter.LetterIssue.Code;

/// The part of Markdown that letters have: headings of levels 2 and 3, paragraphs, lists, tables,
/// quotations, emphasis and line breaks.
///
/// HTML, links, images and code are found in order to be refused: a letter is paper too, and what
/// it says must be there to be read.
final class Markup {

  /// How deep blocks and emphasis may be nested, the document included.
  static final int DEEPEST = 16;

  private static final Set<Class<? extends Node>> ALLOWED =
      Set.of(
          BlockQuote.class,
          BulletList.class,
          Document.class,
          Emphasis.class,
          HardLineBreak.class,
          Heading.class,
          ListItem.class,
          OrderedList.class,
          Paragraph.class,
          SoftLineBreak.class,
          StrongEmphasis.class,
          TableBlock.class,
          TableBody.class,
          TableCell.class,
          TableHead.class,
          TableRow.class,
          Text.class);

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .build();

  private final Issues issues;
  private final int lineBefore;
  private boolean seenLevel2;

  private Markup(Issues issues, int lineBefore) {
    this.issues = issues;
    this.lineBefore = lineBefore;
  }

  /// Parses text and reports what letters do without.
  ///
  /// @param lineBefore number of the line before the first, in the template; negative if the text
  ///   has no places there
  static Node parse(String text, int lineBefore, Issues issues) {
    Node document = PARSER.parse(text);
    new Markup(issues, lineBefore).check(document, 1);
    return document;
  }

  private void check(Node node, int depth) {
    if (!ALLOWED.contains(node.getClass())) {
      issues.add(
          place(node), Code.FORBIDDEN_MARKUP, "a letter has no " + describe(node.getClass()));
      return;
    }
    if (depth > DEEPEST) {
      issues.add(place(node), Code.TOO_DEEP, "nested deeper than " + DEEPEST);
      return;
    }
    if (node instanceof Heading heading) {
      checkLevel(heading);
    }
    // In a template the rows stand within a section, of which nothing is known yet.
    if (node instanceof TableBlock
        && lineBefore < 0
        && !(node.getLastChild() instanceof TableBody)) {
      issues.add(
          Place.NOWHERE,
          Code.EMPTY_TABLE,
          "the table that begins with \"" + PlainText.plain(node) + "\" has no rows");
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      check(child, depth + 1);
    }
  }

  private void checkLevel(Heading heading) {
    boolean fits = heading.getLevel() == 2 || (heading.getLevel() == 3 && seenLevel2);
    seenLevel2 |= heading.getLevel() == 2;
    if (!fits) {
      issues.add(
          place(heading),
          Code.HEADING_LEVEL,
          "headings are of level 2, or of level 3 below one of level 2; the subject is level 1");
    }
  }

  private static String describe(Class<? extends Node> node) {
    return switch (node.getSimpleName()) {
      case "HtmlBlock", "HtmlInline" -> "HTML";
      case "Link", "LinkReferenceDefinition" -> "links: write the address out";
      case "Image" -> "images";
      case "Code", "FencedCodeBlock", "IndentedCodeBlock" -> "code; four spaces begin code as well";
      case "ThematicBreak" -> "rules";
      default -> node.getSimpleName();
    };
  }

  private Place place(Node node) {
    if (lineBefore < 0) {
      return Place.NOWHERE;
    }
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.getSourceSpans().isEmpty()) {
        SourceSpan span = at.getSourceSpans().get(0);
        return new Place(lineBefore + span.getLineIndex() + 1, span.getColumnIndex() + 1);
      }
    }
    return Place.NOWHERE;
  }
}
