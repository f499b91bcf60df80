package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of a header that are written in ASCII for another character set (RFC 2047).
///
/// Words side by side in the same set are put together as bytes before they become text: senders
/// cut them inside a character.
final class EncodedWords {

  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]{1,40})(?:\\*[^?\\s]*)?\\?([BbQq])\\?([^?]*)\\?=");

  private EncodedWords() {}

  /// Returns the text with its encoded words decoded; what is none stays as it is.
  ///
  /// @param value unfolded or not
  static String decode(String value) {
    String text = unfolded(value);
    Matcher words = WORD.matcher(text);
    StringBuilder decoded = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    String charset = "";
    int done = 0;
    while (words.find()) {
      String between = text.substring(done, words.start());
      boolean adjoins = done > 0 && between.isBlank();
      if (!adjoins || !charset.equalsIgnoreCase(words.group(1))) {
        decoded.append(BodyCharset.read(run.toByteArray(), charset).text());
        run.reset();
      }
      if (!adjoins) {
        decoded.append(between);
      }
      charset = words.group(1);
      run.writeBytes(bytes(words.group(2), words.group(3)));
      done = words.end();
    }
    decoded.append(BodyCharset.read(run.toByteArray(), charset).text());
    return decoded.append(text, done, text.length()).toString();
  }

  /// Returns a header as one line.
  static String unfolded(String value) {
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
      return value.strip();
    }
    return value.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]+", " ").strip();
  }

  private static byte[] bytes(String encoding, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    if (encoding.toUpperCase(Locale.ROOT).equals("B")) {
      return TransferEncoding.BASE64.decode(ascii);
    }
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = ascii[i] == '_' ? (byte) ' ' : ascii[i];
    }
    return TransferEncoding.QUOTED_PRINTABLE.decode(ascii);
  }
}
