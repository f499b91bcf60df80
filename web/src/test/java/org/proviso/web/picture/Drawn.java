package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// A picture as a reader of its markup finds it.
final class Drawn {

  private final List<Element> elements = new ArrayList<>();

  Drawn(Picture picture) {
    try {
      Element root =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture.svg())))
              .getDocumentElement();
      elements.add(root);
      NodeList below = root.getElementsByTagName("*");
      for (int i = 0; i < below.getLength(); i++) {
        elements.add((Element) below.item(i));
      }
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + picture.svg(), e);
    }
  }

  /// Returns the elements with this attribute, in order of the attribute's number.
  List<Element> marks(String attribute) {
    return elements.stream()
        .filter(element -> element.hasAttribute(attribute))
        .sorted(java.util.Comparator.comparingInt(element -> number(element, attribute)))
        .toList();
  }

  List<Element> ofClass(String name) {
    return elements.stream().filter(element -> hasClass(element, name)).toList();
  }

  static boolean hasClass(Element element, String name) {
    return List.of(element.getAttribute("class").split(" ", -1)).contains(name);
  }

  /// Returns the only element of a class within another.
  static Element within(Element element, String name) {
    List<Element> found = allWithin(element, name);
    assertEquals(1, found.size(), name);
    return found.getFirst();
  }

  static List<Element> allWithin(Element element, String name) {
    NodeList below = element.getElementsByTagName("*");
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < below.getLength(); i++) {
      Node node = below.item(i);
      if (node instanceof Element each && hasClass(each, name)) {
        found.add(each);
      }
    }
    return found;
  }

  static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  static double measure(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /// Asserts that there is a mark for every row and a row for every mark.
  void standForEachOther(String attribute, Table table) {
    List<Integer> rows = marks(attribute).stream().map(mark -> number(mark, attribute)).toList();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      expected.add(i);
    }
    assertEquals(expected, rows);
  }

  /// Asserts what holds of the markup of every picture: nothing that a strict content security
  /// policy forbids, identifiers once and with the picture's own in front, and references that lead
  /// somewhere.
  void isFitForAPage(String id) {
    Set<String> ids = new HashSet<>();
    Set<String> references = new HashSet<>();
    for (Element element : elements) {
      assertTrue(!Set.of("style", "script").contains(element.getTagName()), element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        String value = element.getAttributes().item(i).getNodeValue();
        assertTrue(!name.equals("style") && !name.startsWith("on"), name);
        if (name.equals("id")) {
          assertTrue(ids.add(value), value);
          assertTrue(value.equals(id) || value.startsWith(id + "-"), value);
        }
        if (name.equals("aria-labelledby")) {
          references.add(value);
        }
        if (value.startsWith("url(#")) {
          references.add(value.substring(5, value.length() - 1));
        }
      }
      if (element.getTagName().equals("a")) {
        assertTrue(element.hasAttribute("href"), "a link leads somewhere");
        assertTrue(!element.getTextContent().isBlank(), "a link has a name");
      }
    }
    assertTrue(ids.containsAll(references), references + " of " + ids);
  }
}
