package org.proviso.evidence.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.Outcome;

/// Mails as Outlook saves them in a file each ([MS-OXMSG]).
///
/// Storages are read one by one, so that damage to one attachment is said of that one alone. A mail
/// inside becomes a file of its own.
final class MsgOpener implements Opener {

  private static final String ATTACHMENT = "__attach_version1.0_#";
  private static final String RECIPIENT = "__recip_version1.0_#";
  private static final String PROPERTIES = "__properties_version1.0";
  private static final String NAMES = "__nameid_version1.0";
  private static final String VALUE = "__substg1.0_";

  /// How long what stands before the properties is, by what they are of.
  private static final int MAIL_HEAD = 32;

  private static final int INNER_MAIL_HEAD = 24;
  private static final int OTHER_HEAD = 8;
  private static final int PROPERTY = 16;

  private static final int BY_REFERENCE = 2;
  private static final int BY_REFERENCE_ONLY = 4;
  private static final int EMBEDDED = 5;
  private static final int BY_WEB_REFERENCE = 7;

  @Override
  public boolean opens(MediaType type) {
    return type.getBaseType().toString().equals("application/vnd.ms-outlook");
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(source.file().toFile(), true)) {
      DirectoryNode root = files.getRoot();
      MapiProperties mail = properties(root, MAIL_HEAD);
      List<MapiProperties> recipients = new ArrayList<>();
      for (String name : storages(root, RECIPIENT)) {
        MapiProperties recipient = properties((DirectoryNode) root.getEntry(name), OTHER_HEAD);
        recipient.codePageOf(mail);
        recipients.add(recipient);
      }
      try {
        MapiMail.put(mail, recipients, harvest);
      } finally {
        for (String name : storages(root, ATTACHMENT)) {
          attachment(mail, (DirectoryNode) root.getEntry(name), root, harvest);
        }
      }
    }
  }

  private static SortedSet<String> storages(DirectoryNode root, String prefix) {
    SortedSet<String> names = new TreeSet<>();
    for (Entry entry : root) {
      if (entry.isDirectoryEntry() && entry.getName().startsWith(prefix)) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /// Reads the values of a storage: those of fixed length from its list, others from streams.
  private static MapiProperties properties(DirectoryNode storage, int head) throws IOException {
    MapiProperties properties = new MapiProperties();
    byte[] list = bytes(storage, PROPERTIES);
    for (int at = head; at + PROPERTY <= list.length; at += PROPERTY) {
      ByteBuffer property = ByteBuffer.wrap(list, at, PROPERTY).order(ByteOrder.LITTLE_ENDIAN);
      int type = property.getShort() & 0xffff;
      int id = property.getShort() & 0xffff;
      if (isFixed(type)) {
        properties.put(id, type, Arrays.copyOfRange(list, at + 8, at + PROPERTY));
      }
    }
    for (Entry entry : storage) {
      String name = entry.getName();
      if (entry.isDocumentEntry() && name.startsWith(VALUE) && name.length() == 20) {
        long tag = tag(name.substring(VALUE.length()));
        int id = (int) (tag >> 16);
        if (tag >= 0 && id != MapiProperties.ATTACH_DATA) {
          properties.put(id, (int) (tag & 0xffff), bytes(storage, name));
        }
      }
    }
    return properties;
  }

  private static boolean isFixed(int type) {
    return switch (type) {
      case MapiProperties.TYPE_SHORT,
          MapiProperties.TYPE_LONG,
          MapiProperties.TYPE_BOOLEAN,
          MapiProperties.TYPE_INT64,
          MapiProperties.TYPE_TIME ->
          true;
      default -> false;
    };
  }

  private static long tag(String digits) {
    try {
      return Long.parseLong(digits, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static byte[] bytes(DirectoryNode storage, String name) throws IOException {
    if (!(find(storage, name) instanceof DocumentEntry stream)) {
      return new byte[0];
    }
    try (InputStream in = new DocumentInputStream(stream)) {
      return in.readAllBytes();
    }
  }

  private static @Nullable Entry find(DirectoryNode storage, String name) throws IOException {
    return storage.hasEntry(name) ? storage.getEntry(name) : null;
  }

  private static void attachment(
      MapiProperties mail, DirectoryNode storage, DirectoryNode root, Harvest harvest)
      throws DiskException {
    String name = "";
    try {
      MapiProperties properties = properties(storage, OTHER_HEAD);
      properties.codePageOf(mail);
      name = name(properties);
      int method = (int) properties.number(MapiProperties.ATTACH_METHOD).orElse(-1);
      Entry stream = find(storage, VALUE + "37010102");
      Entry object = find(storage, VALUE + "3701000D");
      if (object instanceof DirectoryNode inner) {
        boolean message = method == EMBEDDED || inner.hasEntry(PROPERTIES);
        try (InputStream copied = copy(root, inner, message)) {
          harvest.part(name, -1, copied);
        }
      } else if (stream instanceof DocumentEntry data) {
        take(data, name, harvest);
      } else if (object instanceof DocumentEntry data) {
        take(data, name, harvest);
      } else if ((method >= BY_REFERENCE && method <= BY_REFERENCE_ONLY)
          || method == BY_WEB_REFERENCE) {
        harvest.lost(name, -1, new Outcome.Absent("by-reference"));
      } else {
        harvest.lost(name, -1, new Outcome.Absent("without-data"));
      }
    } catch (DiskException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      harvest.lost(name, -1, new Outcome.Corrupt(Faults.reason(e), 0));
    }
  }

  private static void take(DocumentEntry data, String name, Harvest harvest) throws IOException {
    try (InputStream in = new DocumentInputStream(data)) {
      harvest.part(name, data.getSize(), in);
    }
  }

  /// Returns the name of an attachment: the long one, or else the short one, the path that it
  /// refers to, or what is shown.
  static String name(MapiProperties attachment) {
    for (int id :
        new int[] {
          MapiProperties.ATTACH_LONG_FILENAME,
          MapiProperties.ATTACH_FILENAME,
          MapiProperties.ATTACH_LONG_PATHNAME,
          MapiProperties.ATTACH_PATHNAME,
          MapiProperties.DISPLAY_NAME
        }) {
      String name = attachment.text(id);
      if (!name.isBlank()) {
        return name;
      }
    }
    return "";
  }

  /// Returns a storage as a file. A mail needs the names of properties, which only the outermost
  /// has, and a longer head before them ([MS-OXMSG] 2.4.1).
  private static InputStream copy(DirectoryNode root, DirectoryNode inner, boolean mail)
      throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      copyEntries(inner, files.getRoot(), mail);
      if (mail) {
        files.getRoot().setStorageClsid(new ClassID("{00020D0B-0000-0000-C000-000000000046}"));
        if (!inner.hasEntry(NAMES) && find(root, NAMES) instanceof DirectoryNode names) {
          copyEntries(names, files.getRoot().createDirectory(NAMES), false);
        }
      } else {
        files.getRoot().setStorageClsid(inner.getStorageClsid());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }

  private static void copyEntries(DirectoryNode from, DirectoryEntry to, boolean mail)
      throws IOException {
    // The order of entries in a directory is one of their names' hashes.
    List<Entry> entries = new ArrayList<>();
    from.forEach(entries::add);
    entries.sort((a, b) -> a.getName().compareTo(b.getName()));
    for (Entry entry : entries) {
      if (entry instanceof DirectoryNode directory) {
        DirectoryEntry copied = to.createDirectory(directory.getName());
        copied.setStorageClsid(directory.getStorageClsid());
        copyEntries(directory, copied, false);
      } else if (entry instanceof DocumentEntry document) {
        byte[] bytes = bytes(from, document.getName());
        boolean list = document.getName().toLowerCase(Locale.ROOT).equals(PROPERTIES);
        to.createDocument(
            document.getName(), new ByteArrayInputStream(mail && list ? longer(bytes) : bytes));
      }
    }
  }

  private static byte[] longer(byte[] properties) {
    int head = Math.min(INNER_MAIL_HEAD, properties.length);
    byte[] longer = new byte[properties.length + MAIL_HEAD - INNER_MAIL_HEAD];
    System.arraycopy(properties, 0, longer, 0, head);
    System.arraycopy(
        properties, head, longer, head + MAIL_HEAD - INNER_MAIL_HEAD, properties.length - head);
    return longer;
  }
}
