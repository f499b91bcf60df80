package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/// Which character set a text is really in: the one that is declared, unless the bytes say
/// otherwise.
///
/// A mark at the beginning goes before all. Bytes above 127 that are well-formed UTF-8 are read so,
/// whatever single-byte set is declared. Then what is declared, if the bytes keep to it, and last
/// what statistics say of them. Without anything it is Windows-1252.
final class BodyCharset {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// Names as senders write them, for sets that hold more than the name says.
  private static final Map<String, String> WIDER =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "us-ascii"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("unicode-1-1-utf-7", "utf-7"));

  private BodyCharset() {}

  /// A text that was bytes.
  ///
  /// @param text with line ends as they were
  /// @param charset what it was read as, by its usual name
  record Read(String text, String charset) {

    /// Tells whether it was read as its sender declares, or as what goes by that name.
    boolean isAs(String declared) {
      String name = declared.strip().toLowerCase(Locale.ROOT);
      return charset.equals("US-ASCII")
          || charset.equalsIgnoreCase(name)
          || find(WIDER.getOrDefault(name, name)).map(Charset::name).orElse("").equals(charset);
    }
  }

  /// Returns the text of these bytes.
  ///
  /// @param declared the name that a header gives; empty for none
  static Read read(byte[] bytes, String declared) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    String name = declared.strip().toLowerCase(Locale.ROOT).replace("\"", "");
    String wider = WIDER.getOrDefault(name, name);
    if (wider.equals("utf-7")) {
      return new Read(utf7(bytes), "UTF-7");
    }
    Optional<Charset> known = find(wider);
    boolean ascii = isAscii(bytes);
    if (ascii && known.isEmpty() && !hasEscape(bytes)) {
      return decode(bytes, 0, StandardCharsets.US_ASCII);
    }
    if (!ascii && known.map(BodyCharset::isOneByte).orElse(true)) {
      Optional<Read> read = strictly(bytes, StandardCharsets.UTF_8);
      if (read.isPresent()) {
        return read.get();
      }
    }
    return known
        .flatMap(it -> strictly(bytes, it))
        .or(() -> strictly(bytes, StandardCharsets.UTF_8))
        .or(() -> detected(bytes))
        .orElseGet(() -> decode(bytes, 0, known.orElse(WINDOWS_1252)));
  }

  /// Returns the set with this name, if this machine knows it.
  static Optional<Charset> find(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<Read> detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(BodyCharset::find)
        .flatMap(it -> strictly(bytes, it));
  }

  private static boolean isOneByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1;
  }

  private static Optional<Read> strictly(byte[] bytes, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(new Read(text, charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Read decode(byte[] bytes, int from, Charset charset) {
    return new Read(new String(bytes, from, bytes.length - from, charset), charset.name());
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /// ISO-2022 and HZ write everything in ASCII, and say so with an escape.
  private static boolean hasEscape(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == 0x1b || (bytes[i] == '~' && bytes[i + 1] == '{')) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /// RFC 2152, which the JDK does not read: between `+` and `-` stands UTF-16 in base64.
  private static String utf7(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '+') {
        text.append((char) (bytes[i] & 0xff));
        continue;
      }
      ByteArrayOutputStream shifted = new ByteArrayOutputStream();
      int at = i + 1;
      while (at < bytes.length && isBase64(bytes[at])) {
        shifted.write(bytes[at++]);
      }
      if (shifted.size() == 0) {
        text.append('+');
      } else {
        byte[] units = TransferEncoding.BASE64.decode(shifted.toByteArray());
        text.append(new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE));
      }
      i = at < bytes.length && bytes[at] == '-' ? at : at - 1;
    }
    return text.toString();
  }

  private static boolean isBase64(byte octet) {
    return (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet >= '0' && octet <= '9')
        || octet == '+'
        || octet == '/';
  }
}
