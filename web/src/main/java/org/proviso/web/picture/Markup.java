package org.proviso.web.picture;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Elements, attributes and text, escaped, as XML that an HTML parser reads alike. Not thread-safe.
///
/// Every element has an end tag of its own: HTML knows no empty `div` or `a`.
final class Markup {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  /// Characters that XML 1.0 has no way to write.
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter writer;

  Markup() {
    try {
      writer = FACTORY.createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /// Opens an element.
  ///
  /// @param attributes names and values by turns; of a number with a fraction, two digits are kept
  Markup open(String element, Object... attributes) {
    try {
      writer.writeStartElement(element);
      for (int i = 0; i < attributes.length; i += 2) {
        writer.writeAttribute(attributes[i].toString(), value(attributes[i + 1]));
      }
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  Markup close() {
    try {
      writer.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /// Adds an element without content.
  Markup leaf(String element, Object... attributes) {
    return open(element, attributes).close();
  }

  /// Adds an element with text.
  Markup text(String element, String text, Object... attributes) {
    open(element, attributes);
    try {
      writer.writeCharacters(writable(text));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return close();
  }

  /// Adds what another has gathered.
  Markup add(Markup other) {
    try {
      // Ends the start tag that is open; what follows goes past the writer.
      writer.writeCharacters("");
      writer.flush();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    out.append(other.toString());
    return this;
  }

  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : writable(value.toString());
  }

  private static String writable(String text) {
    return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
  }

  private static IllegalStateException broken(XMLStreamException e) {
    return new IllegalStateException("a writer into memory failed", e);
  }

  @Override
  public String toString() {
    try {
      writer.flush();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return out.toString();
  }
}
