package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the bytes of a PDF file are laid out, as the library does not say: it mends what is damaged
/// without a word.
///
/// @param revisions how often the file was saved onto its end, at least 1
/// @param damage what is wrong, in a word without spaces; empty if nothing is
record PdfStructure(int revisions, String damage) {

  private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 1024;
  private static final int TAIL = 2048;
  private static final int SECTIONS = 1_000;
  private static final int ENTRY = 20;
  private static final int ENTRIES_LOOKED_AT = 100_000;

  private static final Pattern START = Pattern.compile("startxref\\s+(\\d{1,18})\\s+%%EOF");
  private static final Pattern STREAM =
      Pattern.compile("\\s*\\d+\\s+\\d+\\s+obj.*", Pattern.DOTALL);
  private static final Pattern SUBSECTION =
      Pattern.compile("\\s*(\\d{1,10})\\s+(\\d{1,10})\\s*\\r?\\n?");
  private static final Pattern BEFORE = Pattern.compile("/Prev\\s+(\\d{1,18})");

  /// Looks at a file.
  ///
  /// @throws IOException if it cannot be read
  static PdfStructure of(Path file) throws IOException {
    int ends = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int matched = 0;
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        matched = octet == END[matched] ? matched + 1 : octet != '%' ? 0 : matched == 2 ? 2 : 1;
        if (matched == END.length) {
          ends++;
          matched = 0;
        }
      }
    }
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      String head = at(bytes, 0, HEAD);
      // A file made for reading over a network has an end of its own for the first page (F.3).
      int plain = head.contains("/Linearized") ? 2 : 1;
      return new PdfStructure(Math.max(1, ends - plain + 1), damage(bytes, head));
    }
  }

  private static String damage(SeekableByteChannel bytes, String head) throws IOException {
    int begin = head.indexOf("%PDF-");
    if (begin < 0) {
      return "no-header";
    }
    long size = bytes.size();
    String tail = at(bytes, Math.max(0, size - TAIL), TAIL);
    Matcher start = START.matcher(tail);
    long offset = -1;
    while (start.find()) {
      offset = Long.parseLong(start.group(1));
    }
    if (offset < 0) {
      return "no-end";
    }
    return tables(bytes, begin, offset);
  }

  /// Looks whether the tables of objects lie where they are said to lie, and name places where
  /// objects begin. Tables in compressed form are the library's to read.
  private static String tables(SeekableByteChannel bytes, int begin, long last) throws IOException {
    Set<Long> seen = new HashSet<>();
    long offset = last;
    while (offset >= 0 && seen.size() < SECTIONS && seen.add(offset)) {
      // Offsets count from the header, whatever stands before it; some writers count from the file.
      long base = at(bytes, offset + begin, 4).equals("xref") ? begin : 0;
      String first = at(bytes, offset + base, 64);
      if (!first.startsWith("xref")) {
        return isStream(bytes, offset, begin) ? "" : "xref-not-found";
      }
      long position = offset + base + 4;
      for (Matcher sub = SUBSECTION.matcher(at(bytes, position, 64));
          sub.lookingAt();
          sub = SUBSECTION.matcher(at(bytes, position, 64))) {
        int count = (int) Math.min(ENTRIES_LOOKED_AT, Long.parseLong(sub.group(2)));
        position += sub.end();
        if (!entriesHold(bytes, position, count, Long.parseLong(sub.group(1)), base)) {
          return "xref-wrong";
        }
        position += (long) ENTRY * Long.parseLong(sub.group(2));
      }
      Matcher before = BEFORE.matcher(trailer(at(bytes, position, TAIL)));
      offset = before.find() ? Long.parseLong(before.group(1)) : -1;
    }
    return "";
  }

  private static String trailer(String text) {
    int end = text.indexOf("startxref");
    return end < 0 ? text : text.substring(0, end);
  }

  private static boolean isStream(SeekableByteChannel bytes, long offset, int begin)
      throws IOException {
    return STREAM.matcher(at(bytes, offset, 64)).matches()
        || STREAM.matcher(at(bytes, offset + begin, 64)).matches();
  }

  private static boolean entriesHold(
      SeekableByteChannel bytes, long position, int count, long first, long base)
      throws IOException {
    String entries = at(bytes, position, ENTRY * count);
    int off = 0;
    int used = 0;
    for (int at = 0; at + 18 <= entries.length() && at / ENTRY < count; at += ENTRY) {
      String number = entries.substring(at, at + 10);
      // Object 0 is free, also where a writer says that it is used.
      if (entries.charAt(at + 17) != 'n' || number.equals("0000000000")) {
        continue;
      }
      used++;
      if (!number.chars().allMatch(it -> it >= '0' && it <= '9')) {
        return false;
      }
      String object =
          (first + at / ENTRY) + " " + Integer.parseInt(entries.substring(at + 11, at + 16));
      String there = at(bytes, Long.parseLong(number) + base, 32).strip();
      off += there.replaceAll("\\s+", " ").startsWith(object + " obj") ? 0 : 1;
    }
    // Writers that count from 1 where they say 0 are many, and harmless: only the place matters.
    return off == 0 || (off == used && begins(bytes, entries, base));
  }

  private static boolean begins(SeekableByteChannel bytes, String entries, long base)
      throws IOException {
    for (int at = 0; at + 18 <= entries.length(); at += ENTRY) {
      if (entries.charAt(at + 17) == 'n'
          && !entries.startsWith("0000000000", at)
          && !STREAM
              .matcher(at(bytes, Long.parseLong(entries.substring(at, at + 10)) + base, 32))
              .matches()) {
        return false;
      }
    }
    return true;
  }

  private static String at(SeekableByteChannel bytes, long position, int length)
      throws IOException {
    if (position < 0 || position >= bytes.size()) {
      return "";
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, bytes.size() - position));
    bytes.position(position);
    while (buffer.hasRemaining() && bytes.read(buffer) >= 0) {}
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
  }
}
