package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A header's value with its parameters, such as `attachment; filename=a.txt`.
///
/// Values in pieces and in other character sets (RFC 2231) are put together. Encoded words inside
/// quotes are decoded too: RFC 2047 forbids them there, and senders write them.
///
/// @param value in lower case; empty if there is none
/// @param parameters by their names in lower case
record MimeParameters(String value, Map<String, String> parameters) {

  /// Returns a parameter; empty if there is none.
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /// Reads a header's value; what is none of its parts is passed over.
  static MimeParameters of(String header) {
    String text = EncodedWords.unfolded(header);
    int semicolon = text.indexOf(';');
    String value = semicolon < 0 ? text : text.substring(0, semicolon);
    Map<String, String> raw = new TreeMap<>();
    int at = semicolon < 0 ? text.length() : semicolon + 1;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      int next = text.indexOf(';', at);
      if (equals < 0 || (next >= 0 && next < equals)) {
        at = next < 0 ? text.length() : next + 1;
        continue;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      StringBuilder read = new StringBuilder();
      at = value(text, equals + 1, read);
      raw.putIfAbsent(name, read.toString());
    }
    Map<String, String> whole = new TreeMap<>();
    raw.forEach(
        (name, read) -> {
          int star = name.indexOf('*');
          String plain = star < 0 ? name : name.substring(0, star);
          if (!whole.containsKey(plain)) {
            whole.put(plain, star < 0 && !hasStar(raw, plain) ? words(read) : joined(raw, plain));
          }
        });
    return new MimeParameters(value.strip().toLowerCase(Locale.ROOT), Map.copyOf(whole));
  }

  private static String words(String read) {
    return EncodedWords.decode(read);
  }

  private static boolean hasStar(Map<String, String> raw, String plain) {
    return raw.containsKey(plain + "*")
        || raw.containsKey(plain + "*0")
        || raw.containsKey(plain + "*0*");
  }

  /// Reads what is behind an equals sign and returns where the next parameter begins.
  private static int value(String text, int from, StringBuilder read) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        // A lone backslash is a path of Windows more often than a quoted character.
        if (text.charAt(at) == '\\'
            && at + 1 < text.length()
            && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
          at++;
        }
        read.append(text.charAt(at++));
      }
    }
    int end = text.indexOf(';', at);
    int until = end < 0 ? text.length() : end;
    if (read.isEmpty()) {
      read.append(text.substring(Math.min(at, until), until).replace("\"", "").strip());
    }
    return end < 0 ? text.length() : end + 1;
  }

  private static String joined(Map<String, String> raw, String plain) {
    String charset = "";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String single = raw.get(plain + "*");
    if (single != null) {
      charset = charset(single);
      bytes.writeBytes(percent(single.substring(behindLanguage(single))));
      return BodyCharset.read(bytes.toByteArray(), charset).text();
    }
    for (int i = 0; ; i++) {
      String encoded = raw.get(plain + "*" + i + "*");
      String quoted = raw.get(plain + "*" + i);
      if (encoded != null) {
        int from = 0;
        if (i == 0) {
          charset = charset(encoded);
          from = behindLanguage(encoded);
        }
        bytes.writeBytes(percent(encoded.substring(from)));
      } else if (quoted != null) {
        bytes.writeBytes(quoted.getBytes(StandardCharsets.UTF_8));
      } else {
        return BodyCharset.read(bytes.toByteArray(), charset).text();
      }
    }
  }

  private static String charset(String encoded) {
    int quote = encoded.indexOf('\'');
    return quote < 0 ? "" : encoded.substring(0, quote);
  }

  private static int behindLanguage(String encoded) {
    int quote = encoded.indexOf('\'');
    int second = quote < 0 ? -1 : encoded.indexOf('\'', quote + 1);
    return second + 1;
  }

  private static byte[] percent(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '%'
          && i + 2 < all.length
          && Character.digit(all[i + 1], 16) >= 0
          && Character.digit(all[i + 2], 16) >= 0) {
        bytes.write(Character.digit(all[i + 1], 16) << 4 | Character.digit(all[i + 2], 16));
        i += 2;
      } else {
        bytes.write(all[i]);
      }
    }
    return bytes.toByteArray();
  }
}
