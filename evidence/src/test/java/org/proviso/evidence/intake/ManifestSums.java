package org.proviso.evidence.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks that a manifest accounts for everything, by its own reading of the file and by `find`.
///
/// Shares no code with the intake. Whatever does not add up is a fault in a list.
final class ManifestSums {

  private static final Set<String> READ =
      Set.of(
          "text",
          "ocr-text",
          "unpacked",
          "no-text-by-nature",
          "no-text-found",
          "empty",
          "duplicate-of");
  private static final Set<String> UNREAD =
      Set.of(
          "needs-ocr",
          "encrypted",
          "corrupt",
          "unsupported",
          "truncated",
          "refused",
          "timed-out",
          "crashed",
          "absent",
          "unreadable",
          "not-a-file");

  private final Path store;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /// A line of a manifest.
  record Row(
      String location,
      String name,
      long count,
      String bytes,
      String sha256,
      String type,
      String outcome,
      String detail,
      String hidden,
      long declared,
      long below,
      long unreadBelow) {

    /// The location of the item that it is directly in; empty for an input.
    String parent() {
      int hash = location.indexOf('#');
      int dot = location.lastIndexOf('.');
      return hash < 0 ? "" : location.substring(0, Math.max(hash, dot));
    }

    boolean isInput() {
      return location.indexOf('#') < 0;
    }
  }

  private static final class Sum {

    private long direct;
    private long below;
    private long unread;
  }

  private ManifestSums(Path store) {
    this.store = store;
  }

  /// Returns the rows of the manifest of a store, in order.
  static List<Row> rows(Path store) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(store.resolve("manifest.csv"))) {
      for (NamedCsvRecord line : csv) {
        rows.add(
            new Row(
                line.getField("location"),
                line.getField("name"),
                Long.parseLong(line.getField("count")),
                line.getField("bytes"),
                line.getField("sha256"),
                line.getField("type"),
                line.getField("outcome"),
                line.getField("detail"),
                line.getField("hidden"),
                Long.parseLong(line.getField("declared")),
                Long.parseLong(line.getField("below")),
                Long.parseLong(line.getField("unread_below"))));
      }
    }
    return rows;
  }

  /// Returns what does not add up; empty if all does.
  ///
  /// @param folders what was taken in, by custodian
  static List<String> faults(Path store, Map<String, Path> folders)
      throws IOException, InterruptedException {
    ManifestSums sums = new ManifestSums(store);
    for (Row row : rows(store)) {
      if (sums.rows.put(row.location(), row) != null) {
        sums.faults.add("two rows for " + row.location());
      }
    }
    sums.inputs(folders);
    sums.outcomes();
    sums.sums();
    sums.originals();
    return sums.faults;
  }

  private void inputs(Map<String, Path> folders) throws IOException, InterruptedException {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      for (byte[] name : found(folder.getValue())) {
        found.add(folder.getKey() + "/" + written(name));
      }
    }
    Set<String> listed = new TreeSet<>();
    for (Row row : rows.values()) {
      // A folder that cannot be listed is a row, and find names it a folder.
      if (row.isInput() && !row.outcome().equals("unreadable")) {
        listed.add(row.location());
      }
    }
    for (String location : found) {
      if (!rows.containsKey(location)) {
        faults.add("no row for the input " + location);
      }
    }
    listed.removeAll(found);
    listed.forEach(location -> faults.add("no input for the row " + location));
  }

  private static List<byte[]> found(Path folder) throws IOException, InterruptedException {
    Process find =
        new ProcessBuilder("find", ".", "-mindepth", "1", "!", "-type", "d", "-print0")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<byte[]> names = new ArrayList<>();
    try (InputStream out = find.getInputStream()) {
      ByteArrayOutputStream name = new ByteArrayOutputStream();
      for (int next : out.readAllBytes()) {
        if (next == 0) {
          names.add(java.util.Arrays.copyOfRange(name.toByteArray(), 2, name.size()));
          name.reset();
        } else {
          name.write(next);
        }
      }
    }
    find.waitFor();
    return names;
  }

  /// Writes a path as locations do: what is not UTF-8, control characters, `%` and `#` as `%HH`.
  private static String written(byte[] path) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < path.length) {
      String character = "\ufffd";
      int length = 0;
      while (character.indexOf('\ufffd') >= 0 && length < 4 && at + length < path.length) {
        length++;
        character = new String(path, at, length, StandardCharsets.UTF_8);
      }
      boolean isText =
          character.codePointCount(0, character.length()) == 1
              && character.indexOf('\ufffd') < 0
              && "%#".indexOf(character.charAt(0)) < 0
              && character.charAt(0) >= ' '
              && character.charAt(0) != 0x7f;
      text.append(isText ? character : "%" + HexFormat.of().withUpperCase().toHexDigits(path[at]));
      at += isText ? length : 1;
    }
    return text.toString();
  }

  private void outcomes() {
    for (Row row : rows.values()) {
      boolean isKnown = READ.contains(row.outcome()) || UNREAD.contains(row.outcome());
      if (!isKnown) {
        faults.add("no outcome at " + row.location() + ": " + row.outcome());
      }
      if (row.count() < 1 || (row.count() != 1 && !row.location().endsWith("*"))) {
        faults.add("a count of " + row.count() + " at " + row.location());
      }
      if (!row.isInput() && !rows.containsKey(row.parent())) {
        faults.add("no container for " + row.location());
      }
    }
  }

  private void sums() {
    Map<String, Sum> sums = new LinkedHashMap<>();
    rows.keySet().forEach(location -> sums.put(location, new Sum()));
    for (Row row : rows.values()) {
      Sum parent = sums.get(row.parent());
      if (parent != null) {
        parent.direct += row.count();
      }
      for (Row above = rows.get(row.parent()); above != null; above = rows.get(above.parent())) {
        Sum sum = sums.getOrDefault(above.location(), new Sum());
        sum.below += row.count();
        sum.unread += READ.contains(row.outcome()) ? 0 : row.count();
      }
    }
    sums.forEach((location, sum) -> compare(rows.get(location), sum));
  }

  private void compare(@org.jspecify.annotations.Nullable Row row, Sum sum) {
    if (row == null) {
      return;
    }
    // Below what is a duplicate, one row stands for all that is below the other.
    boolean isDuplicate = row.outcome().equals("duplicate-of");
    if (!isDuplicate && sum.direct != row.declared()) {
      faults.add(row.location() + " declares " + row.declared() + " and has " + sum.direct);
    }
    if (sum.below != row.below()) {
      faults.add(row.location() + " says " + row.below() + " below and has " + sum.below);
    }
    if (sum.unread != row.unreadBelow()) {
      faults.add(row.location() + " says " + row.unreadBelow() + " unread, has " + sum.unread);
    }
    if (isDuplicate && row.isInput()) {
      Row master = rows.get(row.detail().substring("master=".length()));
      if (master == null
          || master.below() != row.below()
          || !master.sha256().equals(row.sha256())
          || master.outcome().equals("duplicate-of")) {
        faults.add(row.location() + " is not a duplicate of " + row.detail());
      }
    }
  }

  private void originals() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (Row row : rows.values()) {
      if (row.sha256().isEmpty() != row.bytes().isEmpty()) {
        faults.add("bytes without a hash, or a hash without bytes: " + row.location());
      }
      if (row.sha256().isEmpty() || !seen.add(row.sha256())) {
        continue;
      }
      Path file = store.resolve("originals").resolve(row.sha256().substring(0, 2));
      file = file.resolve(row.sha256());
      if (!Files.exists(file)) {
        faults.add("no original for " + row.location());
      } else if (Files.size(file) != Long.parseLong(row.bytes())
          || !sha256(file).equals(row.sha256())) {
        faults.add("another original for " + row.location());
      }
    }
  }

  /// Returns the SHA-256 of a file as 64 hexadecimal digits.
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        digest.update(chunk, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
