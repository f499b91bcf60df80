package org.proviso.letter;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The page that a PDF is made of, as a DOM: text is put in as text nodes, so that nothing in it
/// needs escaping.
final class HtmlBody {

  private final Letter letter;
  private final Document html;

  private HtmlBody(Letter letter) {
    this.letter = letter;
    this.html = newDocument();
  }

  static Document of(Letter letter, String style) {
    HtmlBody page = new HtmlBody(letter);
    page.build(style);
    return page.html;
  }

  private static Document newDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser needs no configuration", e);
    }
  }

  private void build(String style) {
    Element root = html.createElement("html");
    html.appendChild(root);
    root.setAttribute("lang", letter.template().language());
    Element head = append(root, "head");
    append(head, "title", letter.subject());
    // The library reads the one for PDF/UA, and the other for the description of the file.
    for (String name : new String[] {"description", "subject"}) {
      appendMeta(head, name, letter.subject() + ", " + letter.referenceLine());
    }
    appendMeta(head, "author", letter.data().sender().name());
    append(head, "style", style);

    Element body = append(root, "body");
    appendFoot(body);
    appendCorrespondent(body, "sender", letter.data().sender());
    append(body, "p", letter.date()).setAttribute("class", "date");
    appendCorrespondent(body, "addressee", letter.data().addressee());
    append(body, "p", letter.referenceLine()).setAttribute("class", "reference");
    append(body, "h1", letter.subject());
    appendChildren(body, letter.body());
  }

  /// The foot of every page, which the style sheet takes out of the flow.
  private void appendFoot(Element body) {
    Element foot = append(body, "div");
    foot.setAttribute("id", "foot");
    append(foot, "span", letter.data().sender().name() + " · " + letter.referenceLine() + " · ");
    append(foot, "span", letter.pageLabel().get(0));
    append(foot, "span").setAttribute("class", "page");
    append(foot, "span", letter.pageLabel().get(1));
    append(foot, "span").setAttribute("class", "pages");
    append(foot, "span", letter.pageLabel().get(2));
  }

  private void appendCorrespondent(Element body, String role, Correspondent correspondent) {
    Element block = append(body, "p");
    block.setAttribute("class", role);
    append(block, "span", correspondent.name()).setAttribute("class", "name");
    for (String line : correspondent.address()) {
      append(block, "br");
      block.appendChild(html.createTextNode(line));
    }
  }

  private static void appendMeta(Element head, String name, String content) {
    Element meta = append(head, "meta");
    meta.setAttribute("name", name);
    meta.setAttribute("content", content);
  }

  private void appendChildren(Element parent, Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      append(parent, child);
    }
  }

  private void append(Element parent, Node node) {
    switch (node) {
      case Text text -> parent.appendChild(html.createTextNode(text.getLiteral()));
      case SoftLineBreak _ -> parent.appendChild(html.createTextNode(" "));
      case HardLineBreak _ -> append(parent, "br");
      case Emphasis _ -> appendChildren(append(parent, "em"), node);
      case StrongEmphasis _ -> appendChildren(append(parent, "strong"), node);
      case Paragraph _ -> appendChildren(append(parent, "p"), node);
      case Heading heading -> appendChildren(append(parent, "h" + heading.getLevel()), node);
      case BlockQuote _ -> appendChildren(append(parent, "blockquote"), node);
      case BulletList list -> appendList(parent, "ul", list);
      case OrderedList list -> {
        Element ol = appendList(parent, "ol", list);
        ol.setAttribute("start", String.valueOf(Numbers.start(list)));
      }
      case ListItem _ -> appendChildren(append(parent, "li"), node);
      case TableBlock _ -> appendChildren(append(parent, "table"), node);
      case TableHead _ -> appendChildren(append(parent, "thead"), node);
      case TableBody _ -> appendChildren(append(parent, "tbody"), node);
      case TableRow _ -> appendChildren(append(parent, "tr"), node);
      case TableCell cell -> {
        Element td = append(parent, cell.isHeader() ? "th" : "td");
        if (cell.isHeader()) {
          td.setAttribute("scope", "col");
        }
        appendChildren(td, node);
      }
      default -> throw new IllegalStateException("letters have no " + node.getClass());
    }
  }

  private Element appendList(Element parent, String name, ListBlock list) {
    Element element = append(parent, name);
    if (list.isTight()) {
      element.setAttribute("class", "tight");
    }
    appendChildren(element, list);
    return element;
  }

  private static Element append(Element parent, String name) {
    Document owner = parent.getOwnerDocument();
    return (Element) parent.appendChild(owner.createElement(name));
  }

  private static Element append(Element parent, String name, String text) {
    Element element = append(parent, name);
    element.setTextContent(text);
    return element;
  }
}
