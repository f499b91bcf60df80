package org.proviso.evidence.worker;

import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.poi.util.CodePageUtil;
import org.jspecify.annotations.Nullable;

/// What Outlook keeps of a mail, an attachment or a recipient: values by the number of a property
/// ([MS-OXPROPS]). Used by one thread.
final class MapiProperties {

  static final int MESSAGE_CLASS = 0x001a;
  static final int SUBJECT = 0x0037;
  static final int CLIENT_SUBMIT_TIME = 0x0039;
  static final int TRANSPORT_HEADERS = 0x007d;
  static final int RECIPIENT_TYPE = 0x0c15;
  static final int SENDER_NAME = 0x0c1a;
  static final int SENDER_ADDRESS = 0x0c1f;
  static final int DISPLAY_BCC = 0x0e02;
  static final int DISPLAY_CC = 0x0e03;
  static final int DISPLAY_TO = 0x0e04;
  static final int DELIVERY_TIME = 0x0e06;
  static final int BODY = 0x1000;
  static final int RTF_COMPRESSED = 0x1009;
  static final int HTML = 0x1013;
  static final int MESSAGE_ID = 0x1035;
  static final int DISPLAY_NAME = 0x3001;
  static final int EMAIL_ADDRESS = 0x3003;
  static final int ATTACH_DATA = 0x3701;
  static final int ATTACH_FILENAME = 0x3704;
  static final int ATTACH_METHOD = 0x3705;
  static final int ATTACH_LONG_FILENAME = 0x3707;
  static final int ATTACH_PATHNAME = 0x3708;
  static final int ATTACH_LONG_PATHNAME = 0x370d;
  static final int SMTP_ADDRESS = 0x39fe;
  static final int SENDER_SMTP_ADDRESS = 0x5d01;
  private static final int INTERNET_CODE_PAGE = 0x3fde;
  private static final int MESSAGE_CODE_PAGE = 0x3ffd;

  static final int TYPE_SHORT = 0x0002;
  static final int TYPE_LONG = 0x0003;
  static final int TYPE_BOOLEAN = 0x000b;
  static final int TYPE_OBJECT = 0x000d;
  static final int TYPE_INT64 = 0x0014;
  static final int TYPE_STRING8 = 0x001e;
  static final int TYPE_UNICODE = 0x001f;
  static final int TYPE_TIME = 0x0040;
  static final int TYPE_BINARY = 0x0102;

  private static final int SHOWN_BINARY = 128;
  private static final int SHOWN_TEXT = 10_000;
  private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;

  private final TreeMap<Integer, Value> values = new TreeMap<>();
  private Optional<Charset> codePage = Optional.empty();

  /// A value as it stands, in little-endian order, with its type as Outlook numbers types.
  private static final class Value {

    private final int type;
    private final byte[] data;

    Value(int type, byte[] data) {
      this.type = type;
      this.data = data;
    }

    int integer() {
      ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      return data.length >= 4 ? bytes.getInt() : data.length >= 2 ? bytes.getShort() : 0;
    }

    long wide() {
      return data.length < 8
          ? integer()
          : ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
  }

  /// Keeps a value; of two for one property the first.
  void put(int id, int type, byte[] data) {
    values.putIfAbsent(id, new Value(type, data));
  }

  /// Says which character set texts of one byte per character are in, where the properties do not.
  void codePage(int number) {
    codePage = charset(number);
  }

  /// Takes the character set over from the mail that a recipient or attachment belongs to.
  void codePageOf(MapiProperties mail) {
    codePage = BodyCharset.find(mail.declared(SUBJECT));
  }

  /// Returns the texts of an item that is no mail, a line each: numbers and addresses of people,
  /// and what has a name instead of a number.
  String words() {
    StringBuilder words = new StringBuilder();
    values.forEach(
        (id, value) -> {
          boolean text = value.type == TYPE_UNICODE || value.type == TYPE_STRING8;
          if (text && ((id >= 0x3a00 && id < 0x3b00) || id >= 0x8000)) {
            words.append(text(id)).append('\n');
          }
        });
    return words.toString();
  }

  boolean has(int id) {
    return values.containsKey(id);
  }

  /// Returns a text without the zeros at its end; empty if there is none.
  String text(int id) {
    Value value = values.get(id);
    if (value == null) {
      return "";
    }
    String text =
        value.type == TYPE_UNICODE
            ? new String(value.data, StandardCharsets.UTF_16LE)
            : BodyCharset.read(value.data, declared(id)).text();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private String declared(int id) {
    int body = number(INTERNET_CODE_PAGE).isPresent() ? INTERNET_CODE_PAGE : MESSAGE_CODE_PAGE;
    int other = number(MESSAGE_CODE_PAGE).isPresent() ? MESSAGE_CODE_PAGE : INTERNET_CODE_PAGE;
    OptionalLong number = number(id == HTML || id == BODY ? body : other);
    Optional<Charset> own =
        number.isPresent() ? charset((int) number.getAsLong()) : Optional.empty();
    return own.or(() -> codePage).map(Charset::name).orElse("");
  }

  private static Optional<Charset> charset(int number) {
    try {
      return BodyCharset.find(CodePageUtil.codepageToEncoding(number, true));
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  OptionalLong number(int id) {
    Value value = values.get(id);
    if (value == null) {
      return OptionalLong.empty();
    }
    return switch (value.type) {
      case TYPE_SHORT, TYPE_LONG, TYPE_BOOLEAN -> OptionalLong.of(value.integer());
      case TYPE_INT64 -> OptionalLong.of(value.wide());
      default -> OptionalLong.empty();
    };
  }

  Optional<Instant> time(int id) {
    Value value = values.get(id);
    return value == null || value.type != TYPE_TIME || value.data.length < 8
        ? Optional.empty()
        : Optional.of(instant(value.wide()));
  }

  /// Returns the instant of a count of 100 nanoseconds from 1601 on.
  static Instant instant(long ticks) {
    long since = ticks - TICKS_TO_1970;
    return Instant.ofEpochSecond(
        Math.floorDiv(since, 10_000_000L), Math.floorMod(since, 10_000_000L) * 100);
  }

  /// Returns the bytes of a value; null if there is none.
  byte @Nullable [] bytes(int id) {
    Value value = values.get(id);
    return value == null ? null : value.data;
  }

  int type(int id) {
    Value value = values.get(id);
    return value == null ? 0 : value.type;
  }

  /// Puts every value that is short and no body into the harvest, such as `mapi:0037`.
  void putFields(Harvest harvest) {
    values.forEach(
        (id, value) -> {
          boolean body = id == BODY || id == HTML || id == RTF_COMPRESSED;
          if (!body && id != TRANSPORT_HEADERS && id != ATTACH_DATA) {
            String shown = shown(id, value);
            if (!shown.isEmpty()) {
              harvest.field("mapi:" + HexFormat.of().toHexDigits((short) (int) id), shown);
            }
          }
        });
  }

  private String shown(int id, Value value) {
    return switch (value.type) {
      case TYPE_STRING8, TYPE_UNICODE -> {
        String text = text(id);
        yield text.substring(0, Math.min(text.length(), SHOWN_TEXT));
      }
      case TYPE_SHORT, TYPE_LONG, TYPE_BOOLEAN -> Integer.toString(value.integer());
      case TYPE_INT64 -> Long.toString(value.wide());
      case TYPE_TIME -> value.data.length < 8 ? "" : instant(value.wide()).toString();
      case TYPE_BINARY ->
          value.data.length <= SHOWN_BINARY ? HexFormat.of().formatHex(value.data) : "";
      default -> "";
    };
  }
}
