package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome;

/// What Outlook puts into `winmail.dat` ([MS-OXTNEF]): a mail with its attachments, attribute by
/// attribute, each with a checksum.
///
/// A mail inside becomes a file of the same kind, and an object of OLE a file of its own.
final class TnefOpener implements Opener {

  private static final int SIGNATURE = 0x223e9f78;
  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;

  private static final int ATT_SUBJECT = 0x8004;
  private static final int ATT_BODY = 0x800c;
  private static final int ATT_ATTACH_DATA = 0x800f;
  private static final int ATT_ATTACH_TITLE = 0x8010;
  private static final int ATT_ATTACH_BEGIN = 0x9002;
  private static final int ATT_MESSAGE_PROPERTIES = 0x9003;
  private static final int ATT_RECIPIENTS = 0x9004;
  private static final int ATT_ATTACHMENT = 0x9005;
  private static final int ATT_CODE_PAGE = 0x9007;

  private static final int MULTIPLE = 0x1000;
  private static final int IDENTIFIER = 16;

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals("application/vnd.ms-tnef");
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(source.file().toFile(), "r")) {
      new Reading(file, harvest).read();
    }
  }

  /// An attribute: where its data lies, and whether its checksum is right.
  private static final class Attribute {

    private final int id;
    private final long length;
    private final byte[] data;
    private final boolean whole;

    Attribute(int id, long length, byte[] data, boolean whole) {
      this.id = id;
      this.length = length;
      this.data = data;
      this.whole = whole;
    }
  }

  private static final class Attachment {

    private final MapiProperties properties = new MapiProperties();
    private @Nullable Attribute data;
    private String title = "";
  }

  private static final class Reading {

    private final RandomAccessFile file;
    private final Harvest harvest;
    private final MapiProperties mail = new MapiProperties();
    private final List<MapiProperties> recipients = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private String damage = "";
    private int codePage;

    Reading(RandomAccessFile file, Harvest harvest) {
      this.file = file;
      this.harvest = harvest;
    }

    void read() throws IOException {
      if (file.length() < 6 || Integer.reverseBytes(file.readInt()) != SIGNATURE) {
        throw FormatException.corrupt("tnef-without-signature");
      }
      file.skipBytes(2);
      try {
        for (Attribute it = next(); it != null; it = next()) {
          take(it);
        }
      } catch (EOFException e) {
        damage = "ends-early";
      }
      try {
        MapiMail.put(mail, recipients, harvest);
      } finally {
        for (Attachment attachment : attachments) {
          put(attachment);
        }
      }
      if (!damage.isEmpty()) {
        harvest.field("mail:damage", damage);
        harvest.outcome(new Outcome.Corrupt(damage, 0));
      }
    }

    private @Nullable Attribute next() throws IOException {
      int level = file.read();
      if (level < 0) {
        return null;
      }
      if (level != MESSAGE && level != ATTACHMENT) {
        damage = "tnef-level-" + level;
        return null;
      }
      int id = Integer.reverseBytes(file.readInt()) & 0xffff;
      long length = Integer.reverseBytes(file.readInt()) & 0xffffffffL;
      int there = (int) Math.min(length, file.length() - file.getFilePointer());
      byte[] data = new byte[there];
      file.readFully(data);
      if (there < length) {
        take(new Attribute(id, length, data, false));
        throw new EOFException();
      }
      int sum = 0;
      for (byte octet : data) {
        sum += octet & 0xff;
      }
      int checksum = Short.reverseBytes(file.readShort()) & 0xffff;
      boolean whole = checksum == (sum & 0xffff);
      if (!whole && id != ATT_ATTACH_DATA) {
        damage = "checksum-differs";
      }
      return new Attribute(id, there, data, whole);
    }

    private void take(Attribute it) {
      try {
        switch (it.id) {
          case ATT_CODE_PAGE -> {
            codePage = buffer(it.data).getInt();
            mail.codePage(codePage);
          }
          case ATT_SUBJECT ->
              mail.put(MapiProperties.SUBJECT, MapiProperties.TYPE_STRING8, it.data);
          case ATT_BODY -> mail.put(MapiProperties.BODY, MapiProperties.TYPE_STRING8, it.data);
          case ATT_MESSAGE_PROPERTIES -> properties(buffer(it.data), mail);
          case ATT_RECIPIENTS -> {
            ByteBuffer rows = buffer(it.data);
            for (int left = rows.getInt(); left > 0; left--) {
              MapiProperties recipient = new MapiProperties();
              recipient.codePage(codePage);
              properties(rows, recipient);
              recipients.add(recipient);
            }
          }
          case ATT_ATTACH_BEGIN -> begin();
          case ATT_ATTACH_DATA -> current().data = it;
          case ATT_ATTACH_TITLE -> {
            MapiProperties title = new MapiProperties();
            title.codePage(codePage);
            title.put(MapiProperties.ATTACH_FILENAME, MapiProperties.TYPE_STRING8, it.data);
            current().title = title.text(MapiProperties.ATTACH_FILENAME);
          }
          case ATT_ATTACHMENT -> properties(buffer(it.data), current().properties);
          default -> {
            // Dates and marks that the properties say once more.
          }
        }
      } catch (BufferUnderflowException | IllegalArgumentException e) {
        damage = "tnef-attribute-" + Integer.toHexString(it.id);
      }
    }

    private Attachment current() {
      return attachments.isEmpty() ? begin() : attachments.getLast();
    }

    private Attachment begin() {
      Attachment attachment = new Attachment();
      attachment.properties.codePage(codePage);
      attachments.add(attachment);
      return attachment;
    }

    private static ByteBuffer buffer(byte[] data) {
      return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads a list of properties ([MS-OXTNEF] 2.1.3.4).
    private static void properties(ByteBuffer in, MapiProperties properties) {
      for (int left = in.getInt(); left > 0; left--) {
        int type = in.getShort() & 0xffff;
        int id = in.getShort() & 0xffff;
        if (id >= 0x8000) {
          skip(in, IDENTIFIER);
          if (in.getInt() == 0) {
            in.getInt();
          } else {
            skip(in, padded(in.getInt()));
          }
        }
        int base = type & ~MULTIPLE;
        boolean variable =
            switch (base) {
              case MapiProperties.TYPE_STRING8,
                  MapiProperties.TYPE_UNICODE,
                  MapiProperties.TYPE_BINARY,
                  MapiProperties.TYPE_OBJECT ->
                  true;
              default -> false;
            };
        int count = variable || type != base ? in.getInt() : 1;
        for (int i = 0; i < count; i++) {
          int length = variable ? in.getInt() : fixed(base);
          if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("length " + length);
          }
          byte[] value = new byte[length];
          in.get(value);
          skip(in, Math.min(padded(length) - length, in.remaining()));
          if (i == 0) {
            properties.put(id, type, value);
          }
        }
      }
    }

    private static int fixed(int type) {
      return switch (type) {
        case 0x0005, 0x0006, 0x0007, MapiProperties.TYPE_INT64, MapiProperties.TYPE_TIME -> 8;
        case 0x0048 -> 16;
        default -> 4;
      };
    }

    private static int padded(int length) {
      return (length + 3) & ~3;
    }

    private static void skip(ByteBuffer in, int length) {
      in.position(in.position() + length);
    }

    private void put(Attachment attachment) throws DiskException {
      String named = MsgOpener.name(attachment.properties);
      String name = named.isEmpty() ? attachment.title : named;
      byte[] object = attachment.properties.bytes(MapiProperties.ATTACH_DATA);
      Attribute data = attachment.data;
      if (object != null && object.length > 0) {
        boolean identified =
            attachment.properties.type(MapiProperties.ATTACH_DATA) == MapiProperties.TYPE_OBJECT
                && object.length > IDENTIFIER;
        byte[] bytes = identified ? Arrays.copyOfRange(object, IDENTIFIER, object.length) : object;
        harvest.part(name, bytes.length, new ByteArrayInputStream(bytes));
      } else if (data != null) {
        InputStream bytes = new ByteArrayInputStream(data.data);
        String wrong = data.whole ? "" : "checksum-differs";
        harvest.part(name, data.length, bytes, () -> wrong);
      } else {
        int method = (int) attachment.properties.number(MapiProperties.ATTACH_METHOD).orElse(-1);
        boolean reference = (method >= 2 && method <= 4) || method == 7;
        harvest.lost(name, -1, new Outcome.Absent(reference ? "by-reference" : "without-data"));
      }
    }
  }
}
