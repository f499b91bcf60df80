package org.proviso.evidence.intake;

import static org.proviso.evidence.intake.Archives.gzip;
import static org.proviso.evidence.intake.Archives.tar;
import static org.proviso.evidence.intake.Archives.text;
import static org.proviso.evidence.intake.Archives.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// Files that are hostile on purpose, made by program; none is copied from elsewhere.
///
/// What is expected of archives is exact. Of documents it is only that they end in one of several
/// outcomes, for how much is read of a damaged one is up to its parser.
final class HostileFiles {

  /// Nothing is said of the children.
  static final String ANY = "*";

  private static final int MEBIBYTE = 1 << 20;
  private static final byte[] NOTE = text("A note that is whole.\n");
  private static final String TEXT_OR_DAMAGE =
      "text no-text-found corrupt unsupported needs-ocr unpacked truncated";

  private final Path folder;
  private final String address;
  private final String secret;
  private final List<Hostile> files = new ArrayList<>();

  /// A hostile file.
  ///
  /// @param name its name, below the folder
  /// @param hostile what is hostile about it
  /// @param outcomes the codes of the kinds that it may end in, with spaces
  /// @param children what its children end in, in order: codes with spaces, each also as `N×code`;
  ///   [#ANY] where nothing is said
  record Hostile(String name, String hostile, String outcomes, String children) {}

  private HostileFiles(Path folder, String address, String secret) {
    this.folder = folder;
    this.address = address;
    this.secret = secret;
  }

  /// Writes those that are read in seconds.
  ///
  /// @param address what external entities and pictures point to, such as `http://127.0.0.1:4711`
  /// @param secret a file of this machine that external entities point to
  static List<Hostile> write(Path folder, String address, Path secret) throws IOException {
    HostileFiles made = new HostileFiles(folder, address, secret.toUri().toString());
    made.zips();
    made.zipNames();
    made.zipRecords();
    made.tars();
    made.compressed();
    made.sevenZips();
    made.markup();
    made.external();
    made.pdfs();
    made.pictures();
    made.compoundFiles();
    made.mails();
    made.bytes();
    return made.files;
  }

  /// Writes those that take long.
  static List<Hostile> writeSlow(Path folder) throws IOException {
    HostileFiles made = new HostileFiles(folder, "", "");
    made.slow();
    return made.files;
  }

  private void add(String name, String hostile, String outcomes, String children, byte[] bytes)
      throws IOException {
    Files.write(folder.resolve(name), bytes);
    files.add(new Hostile(name, hostile, outcomes, children));
  }

  private void zips() throws IOException {
    RawZip flat = new RawZip();
    flat.deflated(text("zeros.bin"), new byte[64 * MEBIBYTE]);
    flat.stored(text("behind.txt"), NOTE);
    add("flat-bomb.zip", "64 MiB in 64 KiB", "unpacked", "refused text", flat.end());

    RawZip leaf = new RawZip();
    leaf.deflated(text("zeros.bin"), new byte[8 * MEBIBYTE]);
    RawZip nested = new RawZip();
    for (int i = 0; i < 16; i++) {
      nested.deflated(text("part" + i + ".zip"), leaf.end());
    }
    add("nested-bomb.zip", "128 MiB in two levels", "unpacked", "16×unpacked", nested.end());

    byte[] kernel = new byte[MEBIBYTE];
    byte[] deflated = RawZip.deflate(kernel);
    RawZip overlap = new RawZip();
    RawZip.Entry shared = RawZip.entry(text("x"), kernel, deflated, RawZip.DEFLATED);
    long offset = overlap.local(shared, deflated);
    for (int i = 0; i < 100; i++) {
      overlap.listed(shared.name(text("z" + (100 + i))), offset);
    }
    // The construction of D. Fifield, "A better zip bomb" (WOOT 2019): entries that share bytes.
    add(
        "overlapping.zip",
        "100 entries over the same bytes",
        "unpacked",
        "16×unsupported 84×refused",
        overlap.end());

    add("many.zip", "10,000 empty entries", "unpacked", "10000×empty", many(10_000));

    byte[] inner = zip("deep.txt", NOTE);
    for (int i = 0; i < 12; i++) {
      inner = zip("level" + i + ".zip", inner);
    }
    add("deep.zip", "13 archives in one another", "unpacked", "unpacked", inner);
  }

  /// The record at the end has 16 bits for their number, and the rest of it is cut off.
  private static byte[] many(int entries) {
    RawZip many = new RawZip();
    for (int i = 0; i < entries; i++) {
      many.stored(text("e" + i), new byte[0]);
    }
    return many.end(entries & 0xffff, 0, text(""));
  }

  private void zipNames() throws IOException {
    add(
        "names.zip",
        "names that lead elsewhere",
        "unpacked",
        "8×text",
        zip(
            "../../outside.txt", text("one\n"),
            "/etc/absolute.txt", text("two\n"),
            "C:\\windows\\drive.txt", text("three\n"),
            "CON", text("four\n"),
            "nul\0byte.txt", text("five\n"),
            "trailing. . .", text("six\n"),
            "", text("seven\n"),
            "line\nbreak,\"quote\".txt", text("eight\n")));
    add(
        "twice.zip",
        "the same name twice",
        "unpacked",
        "text text",
        zip("a.txt", text("one\n"), "a.txt", text("two\n")));
    RawZip raw = new RawZip();
    raw.stored(new byte[] {'b', (byte) 0xff, (byte) 0xc0, '.', 't', 'x', 't'}, NOTE);
    raw.stored(text("n".repeat(60_000) + ".txt"), NOTE);
    add(
        "long-name.zip",
        "a name that is no text, and one of 60,000",
        "unpacked",
        "text text",
        raw.end());
    add(
        "folder-with-bytes.zip",
        "a folder that has bytes",
        "unpacked",
        "text text",
        zip("hidden/", NOTE, "shown.txt", text("shown\n")));
  }

  private void zipRecords() throws IOException {
    byte[] plain = text("0123456789".repeat(100));
    byte[] deflated = RawZip.deflate(plain);
    RawZip.Entry honest = RawZip.entry(text("a.txt"), plain, deflated, RawZip.DEFLATED);
    add(
        "less.zip",
        "has more than it declares",
        "unpacked",
        "corrupt text",
        listing(honest, honest.size(10), deflated));
    add(
        "more.zip",
        "has less than it declares",
        "unpacked",
        "corrupt text",
        listing(honest, honest.size(5000), deflated));
    add(
        "4gib.zip",
        "declares 4 GiB",
        "unpacked",
        "refused text",
        listing(honest, honest.size(0xfffffffeL), deflated));
    add(
        "checksum.zip",
        "a checksum that is wrong",
        "unpacked",
        "corrupt text",
        listing(honest, honest.crc32(1), deflated));
    add(
        "locked.zip",
        "says to be encrypted",
        "unpacked",
        "encrypted text",
        listing(honest.flags(1), honest.flags(1), deflated));
    add(
        "method.zip",
        "a method that nobody has",
        "unpacked",
        "unsupported text",
        listing(honest.method(77), honest.method(77), deflated));
    add(
        "header.zip",
        "local header and directory differ",
        "unpacked",
        "text text",
        listing(honest.name(text("b.exe")).size(1).crc32(2).compressed(3), honest, deflated));
    add("link.zip", "a link to /etc/passwd", "unpacked", "not-a-file text", link());
    byte[] two = zip("a.txt", text("one\n"), "b.txt", text("two\n"));
    add(
        "directory-cut.zip",
        "ends in its directory",
        "corrupt",
        "text text",
        Arrays.copyOf(two, two.length - 40));
    add(
        "bytes-cut.zip",
        "ends in its second entry",
        "corrupt",
        "text corrupt",
        Arrays.copyOf(two, 34 + 5 + 4 + 30 + 5 + 1 - 4));
    RawZip fewer = new RawZip();
    fewer.stored(text("a.txt"), NOTE);
    add(
        "fewer.zip",
        "lists fewer entries than it counts",
        "corrupt",
        "text absent",
        fewer.end(2, 0, text("")));
    RawZip split = new RawZip();
    split.stored(text("a.txt"), NOTE);
    add(
        "split.zip",
        "the second part of a split archive",
        "unpacked corrupt",
        "text",
        split.end(1, 1, text("")));
    byte[] trailing = Arrays.copyOf(two, two.length + 1000);
    add("trailing.zip", "1,000 bytes behind its end", "unpacked corrupt", "text text", trailing);
    RawZip comment = new RawZip();
    comment.stored(text("a.txt"), NOTE);
    add(
        "comment.zip",
        "a comment that is an archive",
        "unpacked corrupt",
        ANY,
        comment.end(1, 0, zip("b.txt", NOTE)));
    RawZip prefixed = new RawZip();
    prefixed.raw(text("#!/bin/sh\nexit 1\n"));
    prefixed.stored(text("a.txt"), NOTE);
    add("prefixed.zip", "begins as a script", "unpacked text unsupported", ANY, prefixed.end());
    add("nothing.zip", "no entry at all", "unpacked", "", new RawZip().end());
    ByteArrayOutputStream claims = new ByteArrayOutputStream();
    RawZip one = new RawZip();
    one.stored(text("a.txt"), NOTE);
    claims.writeBytes(zip64(one.end()));
    add("2^63.zip", "counts 2^63 entries", "corrupt", ANY, claims.toByteArray());
  }

  private static byte[] listing(RawZip.Entry local, RawZip.Entry listed, byte[] bytes) {
    RawZip zip = new RawZip();
    zip.listed(listed, zip.local(local, bytes));
    zip.stored(text("behind.txt"), NOTE);
    return zip.end();
  }

  private static byte[] link() {
    byte[] target = text("/etc/passwd");
    RawZip zip = new RawZip();
    RawZip.Entry entry =
        RawZip.entry(text("link"), target, target, RawZip.STORED).unixMode(0120777);
    zip.listed(entry, zip.local(entry, target));
    zip.stored(text("behind.txt"), NOTE);
    return zip.end();
  }

  /// Puts the ZIP64 records with an absurd count before the end record.
  private static byte[] zip64(byte[] zip) {
    int end = zip.length - 22;
    ByteBuffer old = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer made = ByteBuffer.allocate(zip.length + 76).order(ByteOrder.LITTLE_ENDIAN);
    made.put(zip, 0, end);
    made.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    made.putInt(0).putInt(0).putLong(Long.MAX_VALUE).putLong(Long.MAX_VALUE);
    made.putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
    made.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    made.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    made.putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1).putShort((short) 0);
    return made.array();
  }

  private void tars() throws IOException {
    byte[] honest = tar("a.txt", NOTE, "b.txt", text("behind\n"));
    add(
        "paths.tar",
        "names that lead elsewhere",
        "unpacked",
        "text text",
        tar("../../outside.txt", NOTE, "./../x/../../y.txt", text("two\n")));
    byte[] negative = honest.clone();
    Arrays.fill(negative, 124, 136, (byte) 0xff);
    add("negative.tar", "a size below 0", "corrupt", "", summed(negative));
    byte[] huge = honest.clone();
    System.arraycopy(text("77777777777\0"), 0, huge, 124, 12);
    add("huge.tar", "declares 8 GiB", "corrupt", "refused", summed(huge));
    byte[] lying = honest.clone();
    System.arraycopy(text("00000007777\0"), 0, lying, 124, 12);
    add(
        "lying.tar",
        "declares more than is left",
        "corrupt",
        "corrupt",
        summed(Arrays.copyOf(lying, 1536)));
    add(
        "cut.tar",
        "ends in its second entry",
        "corrupt",
        "text corrupt",
        Arrays.copyOf(honest, 512 * 3 + 3));
    add(
        "links.tar",
        "links to /etc/passwd, and a device",
        "unpacked",
        "not-a-file not-a-file not-a-file text",
        tarLinks());
    add(
        "sparse.tar",
        "a file with holes of 1 MiB",
        "unpacked",
        "unsupported text",
        sparse(MEBIBYTE));
    add(
        "sparse-bomb.tar",
        "a file with holes of 7 GiB",
        "unpacked",
        "refused text",
        sparse(7L << 30));
    byte[] old = tar("hidden", NOTE);
    old[6] = '/';
    // Before POSIX.1-1988 folders had no type of their own, only this ending.
    old[156] = 0;
    Arrays.fill(old, 257, 265, (byte) 0);
    add("folder-with-bytes.tar", "a folder that has bytes", "corrupt", "corrupt", summed(old));
    add("nothing.tar", "no entry at all", "unpacked unsupported corrupt", "", new byte[10240]);
  }

  private static byte[] tarLinks() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        TarArchiveEntry link = new TarArchiveEntry("link" + kind, kind);
        link.setLinkName("/etc/passwd");
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
      tar.putArchiveEntry(new TarArchiveEntry("sda", TarConstants.LF_BLK));
      tar.closeArchiveEntry();
      TarArchiveEntry note = new TarArchiveEntry("note.txt");
      note.setSize(NOTE.length);
      tar.putArchiveEntry(note);
      tar.write(NOTE);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  /// The old GNU form of a file with holes: 512 bytes of data at its end, and holes before.
  private static byte[] sparse(long size) {
    byte[] made = tar("holes.bin", new byte[512], "behind.txt", NOTE);
    made[156] = 'S';
    System.arraycopy(text("ustar  \0"), 0, made, 257, 8);
    Arrays.fill(made, 345, 512, (byte) 0);
    System.arraycopy(octal(size - 512), 0, made, 386, 12);
    System.arraycopy(octal(512), 0, made, 398, 12);
    System.arraycopy(octal(size), 0, made, 483, 12);
    return summed(made);
  }

  private static byte[] octal(long number) {
    String digits = Long.toOctalString(number);
    return text("0".repeat(11 - digits.length()) + digits + "\0");
  }

  /// Puts the checksum of the first header right.
  private static byte[] summed(byte[] tar) {
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int at = 0; at < 512; at++) {
      sum += tar[at] & 0xff;
    }
    String digits = Integer.toOctalString(sum);
    System.arraycopy(text("0".repeat(6 - digits.length()) + digits + "\0 "), 0, tar, 148, 8);
    return tar;
  }

  private void compressed() throws IOException {
    byte[] lines = text("One line of many.\n".repeat(10_000));
    byte[] whole = gzip(lines);
    add(
        "cut.gz",
        "ends in the middle",
        "unpacked",
        "corrupt",
        Arrays.copyOf(whole, whole.length / 2));
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(gzip(text("first\n")));
    two.writeBytes(gzip(text("second\n")));
    add("two.txt.gz", "two members", "unpacked", "text", two.toByteArray());
    two.writeBytes(text("and something else"));
    add("behind.txt.gz", "bytes behind its end", "unpacked", "corrupt", two.toByteArray());
    add("bomb.gz", "64 MiB in 64 KiB", "unpacked", "refused", gzip(new byte[64 * MEBIBYTE]));
    add(
        "bomb.gz.gz",
        "64 MiB in two levels",
        "unpacked",
        "unpacked",
        gzip(gzip(new byte[64 * MEBIBYTE])));
    byte[] head = whole.clone();
    head[2] = 7;
    add("method.gz", "a method that nobody has", "corrupt", ANY, head);

    ByteArrayOutputStream bzip = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bzip)) {
      out.write(lines);
    }
    byte[] flipped = bzip.toByteArray();
    for (int at = 40; at < flipped.length; at += 7) {
      flipped[at] ^= 0x10;
    }
    add("flipped.bz2", "bits that are not as they were", "unpacked corrupt", "corrupt", flipped);

    ByteArrayOutputStream xz = new ByteArrayOutputStream();
    try (OutputStream out = new XZCompressorOutputStream(xz)) {
      out.write(lines);
    }
    // The .xz file format 1.1.0: the block header begins at 12; properties of LZMA2 are at 16, and
    // 36 stands for a dictionary of 1 GiB; the header ends with its CRC32.
    byte[] dictionary = xz.toByteArray();
    int length = (dictionary[12] & 0xff) * 4 + 4;
    dictionary[16] = 36;
    CRC32 crc = new CRC32();
    crc.update(dictionary, 12, length - 4);
    ByteBuffer.wrap(dictionary)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(12 + length - 4, (int) crc.getValue());
    add("dictionary.xz", "asks for 1 GiB of memory", "unpacked", "unsupported", dictionary);
    ByteBuffer lzma = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    lzma.put((byte) 0x5d).putInt(0xffffffff).putLong(1000);
    add(
        "dictionary.lzma",
        "asks for 4 GiB of memory",
        "unpacked corrupt unsupported",
        ANY,
        lzma.array());
  }

  private void sevenZips() throws IOException {
    byte[] whole = sevenZip(null);
    add("cut.7z", "ends in the middle", "corrupt", "", Arrays.copyOf(whole, whole.length / 2));
    byte[] flipped = whole.clone();
    flipped[40] ^= 0x40;
    add("flipped.7z", "a bit that is not as it was", "unpacked", "corrupt text", flipped);
    byte[] start = whole.clone();
    start[12] ^= 1;
    add("start.7z", "a header that is not as it was", "corrupt unpacked", ANY, start);
    add(
        "locked.7z",
        "locked, and its names are not",
        "encrypted",
        "encrypted encrypted",
        sevenZip("word".toCharArray()));
  }

  private byte[] sevenZip(char @org.jspecify.annotations.Nullable [] password) throws IOException {
    Path file = Files.createTempFile("hostile", ".7z");
    try {
      try (SevenZOutputFile archive =
          password == null
              ? new SevenZOutputFile(file.toFile())
              : new SevenZOutputFile(file.toFile(), password)) {
        for (String name : List.of("a.txt", "b.txt")) {
          SevenZArchiveEntry entry = new SevenZArchiveEntry();
          entry.setName(name);
          archive.putArchiveEntry(entry);
          archive.write(text(name.repeat(500)));
          archive.closeArchiveEntry();
        }
      }
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private static String laughs(String root, String attributes) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE " + root + " [\n");
    xml.append("<!ENTITY l0 \"lol\">\n");
    for (int i = 1; i < 12; i++) {
      xml.append("<!ENTITY l" + i + " \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">\n");
    }
    return xml.append("]>\n<" + root + attributes + ">&l11;</" + root + ">\n").toString();
  }

  private static byte[] docx(String document) {
    return zip(
        "[Content_Types].xml",
        text(
            "<?xml version=\"1.0\"?><Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument"
                + ".wordprocessingml.document.main+xml\"/></Types>"),
        "_rels/.rels",
        text(
            "<?xml version=\"1.0\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/"
                + "officeDocument/2006/relationships/officeDocument\""
                + " Target=\"word/document.xml\"/></Relationships>"),
        "word/document.xml",
        text(document));
  }

  private static String word(String inside) {
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + "<w:body><w:p><w:r><w:t>"
        + inside
        + "</w:t></w:r></w:p></w:body></w:document>";
  }

  private void markup() throws IOException {
    String any = TEXT_OR_DAMAGE;
    add("laughs.xml", "entities that grow to 10^11", any, ANY, text(laughs("a", "")));
    add(
        "laughs.svg",
        "entities that grow to 10^11",
        any,
        ANY,
        text(laughs("svg", " xmlns=\"http://www.w3.org/2000/svg\"")));
    add(
        "laughs.docx",
        "entities that grow to 10^11",
        any,
        ANY,
        docx(
            laughs(
                "w:document",
                " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"")));
    add(
        "square.xml",
        "one entity of 50 KB, 20,000 times",
        any,
        ANY,
        text(
            "<!DOCTYPE a [<!ENTITY b \""
                + "b".repeat(50_000)
                + "\">]><a>"
                + "&b;".repeat(20_000)
                + "</a>"));
    add(
        "deep.html",
        "100,000 elements in one another",
        any,
        ANY,
        text("<html><body>" + "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000)));
    add(
        "deep.xml",
        "100,000 elements in one another",
        any,
        ANY,
        text("<a>".repeat(100_000) + "deep" + "</a>".repeat(100_000)));
    add(
        "deep.json",
        "1,000,000 lists in one another",
        any,
        ANY,
        text("[".repeat(1_000_000) + "]".repeat(1_000_000)));
    add(
        "deep.rtf",
        "1,000,000 groups in one another",
        any,
        ANY,
        text("{\\rtf1 " + "{".repeat(1_000_000) + "deep" + "}".repeat(1_000_000) + "}"));
    add(
        "attributes.html",
        "100,000 attributes",
        any,
        ANY,
        text("<html><body><p " + numbered("a%d=1 ", 100_000) + ">one</p></body></html>"));
    RawZip sheet = new RawZip();
    sheet.stored(
        text("[Content_Types].xml"),
        text(
            "<Types xmlns=\"http://schemas.openxmlformats"
                + ".org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType"
                + "=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                + "</Types>"));
    sheet.deflated(text("word/document.xml"), text(" ".repeat(64 * MEBIBYTE)));
    add("bomb.docx", "a part of 64 MiB in 64 KiB", any, ANY, sheet.end());
  }

  private static String numbered(String format, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(format.replace("%d", Integer.toString(i)));
    }
    return text.toString();
  }

  private void external() throws IOException {
    String any = TEXT_OR_DAMAGE;
    String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"%s\">]><a>&x;</a>";
    add(
        "external.xml",
        "an entity from elsewhere",
        any,
        ANY,
        text(entity.formatted(address + "/1")));
    add("file.xml", "an entity from this machine", any, ANY, text(entity.formatted(secret)));
    add(
        "file.svg",
        "an entity from this machine",
        any,
        ANY,
        text(
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \""
                + secret
                + "\">]>"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>"));
    add(
        "external.svg",
        "pictures and a DTD from elsewhere",
        any,
        ANY,
        text(
            "<!DOCTYPE svg SYSTEM \""
                + address
                + "/2\"><svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\""
                + address
                + "/3\"/><text>seen</text></svg>"));
    add(
        "parameter.xml",
        "a parameter entity from elsewhere",
        any,
        ANY,
        text("<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + address + "/4\"> %x;]><a>b</a>"));
    add(
        "schema.xml",
        "a schema, an inclusion and a style from elsewhere",
        any,
        ANY,
        text(
            "<?xml-stylesheet type=\"text/xsl\" href=\""
                + address
                + "/5\"?><a"
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:noNamespaceSchemaLocation=\""
                + address
                + "/6\""
                + " xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\""
                + address
                + "/7\"/>words</a>"));
    add(
        "external.html",
        "pictures, frames, styles and scripts from elsewhere",
        any,
        ANY,
        text(
            "<html><head><base href=\""
                + address
                + "\"><link rel=stylesheet href=/8>"
                + "<script src=/9></script></head><body><img src=/10><iframe src=/11></iframe>words"));
    add(
        "file.docx",
        "an entity from this machine",
        any,
        ANY,
        docx("<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret + "\">]>" + word("&x;")));
    add(
        "external.docx",
        "an entity from elsewhere",
        any,
        ANY,
        docx("<!DOCTYPE w [<!ENTITY x SYSTEM \"" + address + "/12\">]>" + word("&x;")));
    add(
        "external.xhtml",
        "an entity from elsewhere",
        any,
        ANY,
        text(
            "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY x SYSTEM \""
                + address
                + "/13\">]>"
                + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>&x;</body></html>"));
    add(
        "external.rtf",
        "a template and a field from elsewhere",
        any,
        ANY,
        text(
            "{\\rtf1{\\*\\template "
                + address
                + "/14}{\\field{\\*\\fldinst INCLUDEPICTURE \""
                + address
                + "/15\"}{\\fldrslt words}}}"));
    add(
        "external.eml",
        "a body from elsewhere (RFC 2046, 5.2.3)",
        any,
        ANY,
        text(
            "Subject: x\r\nContent-Type: message/external-body; access-type=URL; URL=\""
                + address
                + "/16\"\r\n\r\nContent-Type: text/plain\r\n\r\n"));
    add(
        "external.pdf",
        "actions that lead elsewhere",
        any,
        ANY,
        RawPdf.onePage(
                "words", "[0 0 200 200]", "/OpenAction << /S /URI /URI (" + address + "/17) >>")
            .end());
  }

  private void pdfs() throws IOException {
    String any = TEXT_OR_DAMAGE;
    add(
        "tree.pdf",
        "a tree of pages that is a circle",
        any,
        ANY,
        new RawPdf()
            .object("<< /Type /Catalog /Pages 2 0 R >>")
            .object("<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R >>")
            .page("words", "[0 0 200 200]")
            .end());
    add(
        "table.pdf",
        "a table that comes before itself",
        any,
        ANY,
        RawPdf.onePage("words", "[0 0 200 200]", "").end("/Prev XREF"));
    RawPdf bookmarks =
        RawPdf.onePage("words", "[0 0 200 200]", "/Outlines 6 0 R")
            .object("<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>");
    for (int i = 7; i < 100_007; i++) {
      bookmarks.object(
          "<< /Title (b) /Parent "
              + (i - 1)
              + " 0 R /First "
              + (i + 1)
              + " 0 R /Last "
              + (i + 1)
              + " 0 R /Count 1 >>");
    }
    add("bookmarks.pdf", "100,000 bookmarks in one another", any, ANY, bookmarks.end());
    add(
        "box.pdf",
        "a page of 10^9 points",
        any,
        ANY,
        RawPdf.onePage("words", "[0 0 1000000000 1000000000]", "").end());
    add(
        "objects.pdf",
        "a stream of objects that lies",
        any,
        ANY,
        RawPdf.onePage("words", "[0 0 200 200]", "/Extra 6 0 R").stream(
                "/Type /ObjStm /N 100000000 /First 2147483647 /Length 3", text("1 0"))
            .end());
    byte[] zeros = zlib(" ".repeat(64 * MEBIBYTE));
    add(
        "content.pdf",
        "a content of 64 MiB in 64 KiB",
        any,
        ANY,
        new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>")
                .stream("/Filter /FlateDecode /Length " + zeros.length, zeros)
                .end());
    add(
        "filters.pdf",
        "a stream with 10,000 filters",
        any,
        ANY,
        RawPdf.onePage("words", "[0 0 200 200]", "/Metadata 6 0 R").stream(
                "/Filter [" + "/ASCIIHexDecode ".repeat(10_000) + "] /Length 2", text("3>"))
            .end());
    byte[] whole = RawPdf.onePage("words", "[0 0 200 200]", "").end();
    add("cut.pdf", "ends in the middle", any, ANY, Arrays.copyOf(whole, whole.length / 2));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(whole);
    both.writeBytes(zip("hidden.txt", NOTE));
    add("both.pdf", "a PDF that is a ZIP archive as well", any, ANY, both.toByteArray());
  }

  private static byte[] zlib(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflated = new java.util.zip.DeflaterOutputStream(out)) {
      deflated.write(text(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void pictures() throws IOException {
    String any = TEXT_OR_DAMAGE;
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12);
    png.putLong(0x89504e470d0a1a0aL).putInt(13).put(text("IHDR"));
    png.putInt(Integer.MAX_VALUE).putInt(Integer.MAX_VALUE).put(new byte[] {8, 6, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(png.array(), 12, 17);
    png.putInt((int) crc.getValue()).putInt(0).put(text("IEND")).putInt(0xae426082);
    add("huge.png", "2^31 by 2^31 pixels", any, "", png.array());
    add(
        "huge.gif",
        "65,535 by 65,535 pixels",
        any,
        "",
        new byte[] {
          'G',
          'I',
          'F',
          '8',
          '9',
          'a',
          -1,
          -1,
          -1,
          -1,
          (byte) 0xf7,
          0,
          0,
          ',',
          0,
          0,
          0,
          0,
          -1,
          -1,
          -1,
          -1,
          0,
          8,
          0,
          ';'
        });
    add(
        "huge.jpg",
        "65,535 by 65,535 pixels",
        any,
        "",
        new byte[] {
          -1, (byte) 0xd8, -1, (byte) 0xc0, 0, 11, 8, -1, -1, -1, -1, 1, 1, 0x11, 0, -1, (byte) 0xd9
        });
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 24 + 4).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(text("II")).putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 256).putShort((short) 4).putInt(1).putInt(-1);
    tiff.putShort((short) 257).putShort((short) 4).putInt(1).putInt(-1);
    // The next directory is this one.
    tiff.putInt(8);
    add("huge.tif", "2^32 by 2^32 pixels, and directories in a circle", any, "", tiff.array());
    ByteBuffer bmp = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put(text("BM")).putInt(-1).putInt(0).putInt(54).putInt(40).putInt(Integer.MAX_VALUE);
    bmp.putInt(Integer.MAX_VALUE).putShort((short) 1).putShort((short) 24);
    add("huge.bmp", "2^31 by 2^31 pixels", any, "", bmp.array());
  }

  /// [MS-CFB]: a header, one sector of the table, one of the directory.
  private static byte[] compound(int tableAtTable, int tableAtDirectory, String root) {
    ByteBuffer file = ByteBuffer.allocate(512 * 4).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(0xe11ab1a1e011cfd0L).position(24);
    file.putShort((short) 0x3e).putShort((short) 3).putShort((short) 0xfffe);
    file.putShort((short) 9).putShort((short) 6).position(44);
    file.putInt(1).putInt(1).putInt(0).putInt(4096).putInt(-2).putInt(0).putInt(-2).putInt(0);
    file.putInt(0);
    while (file.position() < 512) {
      file.putInt(-1);
    }
    file.putInt(tableAtTable).putInt(tableAtDirectory);
    while (file.position() < 1024) {
      file.putInt(-1);
    }
    byte[] name = root.getBytes(StandardCharsets.UTF_16LE);
    file.put(name).position(1024 + 64);
    file.putShort((short) (name.length + 2)).put((byte) 5).put((byte) 1);
    file.putInt(-1).putInt(-1).putInt(-1).position(1024 + 116);
    file.putInt(-2).putInt(0);
    return file.array();
  }

  private void compoundFiles() throws IOException {
    String any = TEXT_OR_DAMAGE;
    add("circle.doc", "sectors in a circle", any, ANY, compound(-3, 1, "Root Entry"));
    add("table-circle.xls", "a table that is in itself", any, ANY, compound(0, 1, "Root Entry"));
    add("empty.msg", "a message without anything", any, ANY, compound(-3, -2, "Root Entry"));
    add(
        "cut.msg",
        "ends in its directory",
        any,
        ANY,
        Arrays.copyOf(compound(-3, -2, "Root Entry"), 1100));
    byte[] header = Arrays.copyOf(compound(-3, -2, "Root Entry"), 512);
    Arrays.fill(header, 44, 80, (byte) 0x7f);
    add("sectors.ppt", "counts 2^31 sectors", any, ANY, header);
  }

  private void mails() throws IOException {
    String any = TEXT_OR_DAMAGE;
    add(
        "headers.eml",
        "100,000 headers",
        any,
        ANY,
        text(
            "From: a@example.org\r\nSubject: many\r\n"
                + numbered("X-H%d: v\r\n", 100_000)
                + "\r\nwords\r\n"));
    StringBuilder nested = new StringBuilder("From: a@example.org\r\nMIME-Version: 1.0\r\n");
    for (int i = 0; i < 1_000; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
    }
    add(
        "nested.eml",
        "1,000 multiparts in one another",
        any,
        ANY,
        text(nested + "Content-Type: text/plain\r\n\r\nwords\r\n"));
    add(
        "parts.eml",
        "1,000 parts",
        any,
        ANY,
        text(
            "From: a@example.org\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + numbered("--b\r\nContent-Type: application/x-part\r\n\r\n%d\r\n", 1_000)
                + "--b--\r\n"));
    add(
        "line.eml",
        "one header of 5 MB",
        any,
        ANY,
        text("From: a@example.org\r\nSubject: " + "s".repeat(5_000_000) + "\r\n\r\nwords\r\n"));
    add(
        "repeated.mbox",
        "one line, 500 times",
        any,
        ANY,
        text("From a@example.org Thu Jan  1 00:00:00 1970\n".repeat(500)));
    add(
        "itself.eml",
        "a message that names its own boundary within",
        any,
        ANY,
        text(
            "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;"
                + " boundary=\"\"\r\n\r\n--\r\n\r\n--\r\n----\r\n"));
  }

  private void bytes() throws IOException {
    String any = TEXT_OR_DAMAGE;
    for (String ending : List.of("pdf", "zip", "docx", "eml")) {
      add("void." + ending, "no bytes", "empty", "", new byte[0]);
    }
    byte[] random = new byte[MEBIBYTE];
    new Random(20261129).nextBytes(random);
    for (String ending : List.of("pdf", "zip", "docx", "doc", "png", "7z", "tar", "gz", "bin")) {
      byte[] mine = random.clone();
      mine[0] ^= (byte) ending.hashCode();
      add("random." + ending, "random bytes", any, ANY, mine);
    }
    byte[] zeros = new byte[MEBIBYTE + 1];
    for (String ending : List.of("pdf", "zip", "txt")) {
      zeros = Arrays.copyOf(zeros, zeros.length + 1);
      add("zeros." + ending, "zeros", any, ANY, zeros);
    }
    add("archive.txt", "an archive that is named a text", "unpacked", "text", zip("a.txt", NOTE));
    add("note.zip", "a text that is named an archive", any, ANY, text("Not an archive.\n"));
    add(
        "page.docx",
        "a PDF that is named a document",
        any,
        ANY,
        RawPdf.onePage("words in a page", "[0 0 200 200]", "").end());
    add(
        "utf8.txt",
        "what is not UTF-8",
        any,
        "",
        new byte[] {
          'a',
          (byte) 0xc0,
          (byte) 0x80,
          (byte) 0xed,
          (byte) 0xa0,
          (byte) 0x80,
          'b',
          (byte) 0xf8,
          (byte) 0xff,
          '\n'
        });
    add(
        "utf16.txt",
        "surrogates without their other half",
        any,
        "",
        new byte[] {-1, -2, 'a', 0, 0, (byte) 0xd8, 'b', 0, 0, (byte) 0xdc, 'c', 0, '\n', 0});
    add("n".repeat(251) + ".txt", "a name of 255 bytes", "text", "", text("Long name.\n"));
    byte[] line = new byte[5 * MEBIBYTE];
    Arrays.fill(line, (byte) 'x');
    add("line.txt", "one line of 5 MiB", "text truncated", "", line);
  }

  private void slow() throws IOException {
    byte[] line = new byte[50_000_000];
    Arrays.fill(line, (byte) 'x');
    String any = TEXT_OR_DAMAGE + " timed-out crashed";
    add("line.txt", "one line of 50 MB", any, "", line);
    add(
        "parts.eml",
        "100,000 parts",
        any,
        ANY,
        text(
            "From: a@example.org\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + numbered("--b\r\nContent-Type: application/x-part\r\n\r\n%d\r\n", 100_000)
                + "--b--\r\n"));
    add(
        "repeated.mbox",
        "one line, 100,000 times",
        any,
        ANY,
        text("From a@example.org Thu Jan  1 00:00:00 1970\n".repeat(100_000)));
    add(
        "form.pdf",
        "a form that draws itself",
        "timed-out",
        "",
        new RawPdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources"
                        + " << /XObject << /X 5 0 R >> >> >>")
                .stream("/Length 5", text("/X Do"))
                .stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5"
                        + " 0 R >> >> /Length 11",
                    text("/X Do /X Do"))
                .end());
    add("many.zip", "100,000 empty entries", "unpacked", "100000×empty", many(100_000));
    add(
        "more.zip",
        "250,000 entries, where 200,000 are listed",
        "unpacked",
        "200000×empty refused",
        many(250_000));
  }
}
