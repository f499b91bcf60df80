package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.tika.mime.MediaType;

/// Documents in Rich Text Format: their words are read here, with what they are in the document;
/// what they say of themselves and the files in them by Tika.
final class RtfOpener implements Opener {

  private final TikaOpener tika;

  RtfOpener(TikaOpener tika) {
    this.tika = tika;
  }

  @Override
  public boolean opens(MediaType type) {
    String base = type.getBaseType().toString();
    return base.equals("application/rtf") || base.equals("text/rtf");
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    LabelledText text = new LabelledText(harvest);
    boolean whole;
    try (InputStream bytes =
        new BufferedInputStream(Files.newInputStream(source.file()), 1 << 16)) {
      whole = new RtfText(bytes, text).read();
    }
    text.finish();
    tika.describe(source, harvest);
    if (!whole) {
      throw FormatException.corrupt("ends-early");
    }
  }
}
