package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// The words of a mail that is written in rich text.
final class RichBody {

  private RichBody() {}

  /// Returns the words.
  ///
  /// @param harvest gets pictures and objects as children; null if they are not wanted
  static String of(byte[] rtf, @Nullable Harvest harvest)
      throws IOException, TikaException, SAXException {
    BodyContentHandler words = new BodyContentHandler(-1);
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new Embedded(harvest));
    try (TikaInputStream in = TikaInputStream.get(rtf)) {
      new RTFParser().parse(in, words, new Metadata(), context);
    }
    return words.toString().strip();
  }

  private record Embedded(@Nullable Harvest harvest) implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return harvest != null;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
        throws IOException {
      String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      if (harvest != null) {
        harvest.part(name == null ? "" : name, -1, stream);
      }
    }
  }
}
