package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.xml.sax.SAXException;

/// Tika with the parsers that are used here, and none that starts programs or asks elsewhere.
final class TikaSetup {

  private static final TikaConfig CONFIG = load();

  private TikaSetup() {}

  static TikaConfig config() {
    return CONFIG;
  }

  private static TikaConfig load() {
    try (InputStream xml = TikaSetup.class.getResourceAsStream("tika.xml")) {
      if (xml == null) {
        throw new IllegalStateException("tika.xml is missing");
      }
      return new TikaConfig(xml);
    } catch (IOException | TikaException | SAXException e) {
      throw new IllegalStateException("tika.xml cannot be read", e);
    }
  }
}
