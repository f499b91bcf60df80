package org.proviso.evidence.worker;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML of documents, read without document types and without anything from elsewhere.
final class PlainXml {

  private static final XMLInputFactory FACTORY = factory();

  private PlainXml() {}

  /// Returns a reader of these bytes, whose text comes in whole pieces.
  ///
  /// @throws XMLStreamException if they are not XML
  static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(bytes);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
