package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.wire.TextKind;

/// Plain text, read as a stream: however long it is, all of it is counted.
///
/// Its character set is that of its mark at the beginning, or UTF-8 if all of it is, or what Tika's
/// detectors make of the beginning.
final class PlainTextOpener implements Opener {

  private static final Set<String> NOT_PLAIN =
      Set.of(
          "text/calendar",
          "text/directory",
          "text/html",
          "text/rtf",
          "text/vcard",
          "text/x-vcalendar",
          "text/x-vcard",
          "text/xml");
  private static final Set<String> ALSO_PLAIN =
      Set.of(
          "application/javascript",
          "application/json",
          "application/sql",
          "application/x-bat",
          "application/x-sh",
          "application/x-yaml");

  private static final int CHUNK = 1 << 16;

  private final TikaConfig config;

  /// @param config whose detectors of character sets are asked
  PlainTextOpener(TikaConfig config) {
    this.config = config;
  }

  @Override
  public boolean opens(MediaType type) {
    String base = type.getBaseType().toString();
    return ALSO_PLAIN.contains(base)
        || (type.getType().equals("text") && !NOT_PLAIN.contains(base) && !base.endsWith("+xml"));
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    TextBytes bytes = TextBytes.of(source.file());
    Charset charset = bytes.charset();
    if (charset == null) {
      if (!bytes.isText()) {
        throw FormatException.unsupported(MediaType.OCTET_STREAM.toString());
      }
      charset = Charsets.detected(config, source.file());
    }
    harvest.field("Content-Encoding", charset.name());
    decode(source.file(), charset, bytes.mark(), harvest);
  }

  private static void decode(Path file, Charset charset, int mark, Harvest harvest)
      throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    byte[] chunk = new byte[CHUNK];
    ByteBuffer in = ByteBuffer.wrap(chunk);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
      bytes.skipNBytes(mark);
      in.limit(0);
      boolean ended = false;
      while (!ended) {
        in.compact();
        int read = bytes.read(chunk, in.position(), in.remaining());
        ended = read < 0;
        in.position(in.position() + Math.max(0, read)).flip();
        CoderResult result;
        do {
          result = decoder.decode(in, out, ended);
          give(out, harvest);
        } while (result.isOverflow());
      }
      while (decoder.flush(out).isOverflow()) {
        give(out, harvest);
      }
      give(out, harvest);
    }
  }

  private static void give(CharBuffer out, Harvest harvest) throws DiskException {
    harvest.text(TextKind.BODY, 0, out.flip());
    out.clear();
  }
}
