package org.proviso.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.store.HandedIn;
import org.proviso.store.OwnerLogin;
import org.proviso.web.data.Csv;
import org.proviso.web.site.Words;

/// What a recipient handed over and certified, on its way out of a site into a folder that an
/// intake takes in.
///
/// A file lies in the folder of the first answer that names it. The list lies beside the folder and
/// not in it, as do files while they are written: an intake would take them for the recipient's.
///
/// @param data folder of the embedded server
/// @param elsewhere login of a database elsewhere; null for the embedded server
/// @param evidence folder of the stores of evidence, for the words of the next command
record Collecting(Path data, @Nullable OwnerLogin elsewhere, Path evidence) {

  private static final List<String> COLUMNS =
      List.of(
          "inquiry",
          "party",
          "answer",
          "receipt_sha256",
          "certified",
          "items",
          "name",
          "path",
          "sha256",
          "bytes");

  /// How many names a refusal lists.
  private static final int SHOWN = 30;

  /// What a collection comes to, in words.
  sealed interface Outcome {

    /// The folder has all that was certified.
    record Done(List<String> lines) implements Outcome {}

    /// No file was certified; nothing was written.
    record Nothing(String line) implements Outcome {}
  }

  /// Collects what one recipient certified in one inquiry, beside the site that has the database
  /// open if there is one. What the folder has already stays.
  ///
  /// @throws ServeRefused if the database can not be used, inquiry or party are not known, a file
  ///   is there with other bytes, or one can not be written. Each file is there as a whole or not
  ///   at all
  Outcome collect(String inquiry, String party, Path to) throws IOException {
    Path folder = to.toAbsolutePath().normalize();
    if (folder.getParent() == null) {
      throw new ServeRefused(Words.say("collect.no-folder", to));
    }
    return Kept.collect(data, elsewhere, handedIn -> collect(handedIn, inquiry, party, folder));
  }

  private Outcome collect(HandedIn handedIn, String inquiry, String party, Path folder)
      throws SQLException {
    check("collect.no-inquiry", inquiry, handedIn.inquiries());
    check("collect.no-party", party, handedIn.parties(inquiry));
    List<HandedIn.Item> items = handedIn.items(inquiry, party);
    if (items.isEmpty()) {
      return new Outcome.Nothing(Words.say("collect.nothing", party, inquiry));
    }
    try {
      return written(handedIn, inquiry, party, items, folder);
    } catch (IOException e) {
      throw new ServeRefused(Words.say("collect.not-written", folder, e));
    }
  }

  private static void check(String key, String asked, List<String> known) {
    if (!known.contains(asked)) {
      String names = String.join(", ", known.subList(0, Math.min(SHOWN, known.size())));
      throw new ServeRefused(
          Words.say(key, asked, known.size() > SHOWN ? names + ", \u2026" : names));
    }
  }

  private Outcome written(
      HandedIn handedIn, String inquiry, String party, List<HandedIn.Item> items, Path folder)
      throws IOException, SQLException {
    Map<String, String> places = places(items);
    List<HandedIn.Item> fresh = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HandedIn.Item each : items) {
      Path file = file(folder, place(places, each));
      if (!seen.add(each.upload())) {
        continue;
      }
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        fresh.add(each);
      } else if (!hasBytes(file, each)) {
        others.add(file.toString());
      }
    }
    Path list = folder.resolveSibling(folder.getFileName() + "-handed-in.csv");
    byte[] rows = list(inquiry, party, items, places).getBytes(StandardCharsets.UTF_8);
    if (Files.exists(list, LinkOption.NOFOLLOW_LINKS) && !isBeginning(list, rows)) {
      others.add(list.toString());
    }
    if (!others.isEmpty()) {
      throw new ServeRefused(Words.say("collect.other-bytes", String.join(", ", others)));
    }
    for (HandedIn.Item each : fresh) {
      Path file = file(folder, place(places, each));
      write(folder, file, to -> handedIn.write(each, to), each.hash());
    }
    if (!Files.exists(list) || Files.size(list) < rows.length) {
      write(folder, list, to -> to.write(rows), Digest.sha256(rows));
    }
    int there = places.size() - fresh.size();
    return new Outcome.Done(
        List.of(
            Words.say("collect.written", fresh.size(), folder, there),
            Words.say("collect.list", list),
            Words.say(
                "collect.next",
                quoted(custodian(party) + "=" + folder),
                quoted(evidence.resolve("NAME").toString()))));
  }

  /// Returns where each upload lies below the folder, with slashes.
  private static Map<String, String> places(List<HandedIn.Item> items) {
    Map<Integer, FolderNames> names = new HashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (HandedIn.Item each : items) {
      if (!places.containsKey(each.upload())) {
        String name =
            names.computeIfAbsent(each.version(), key -> new FolderNames()).next(each.name());
        places.put(each.upload(), each.version() + "/" + name);
      }
    }
    return places;
  }

  private static String place(Map<String, String> places, HandedIn.Item item) {
    return places.getOrDefault(item.upload(), "");
  }

  private static Path file(Path folder, String place) {
    try {
      return folder.resolve(place);
    } catch (InvalidPathException e) {
      throw new ServeRefused(Words.say("collect.no-such-name", place));
    }
  }

  private static boolean hasBytes(Path file, HandedIn.Item item) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) != item.length()) {
      return false;
    }
    MessageDigest sha256 = newSha256();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      in.transferTo(hashed);
    }
    return Digest.of(sha256.digest()).equals(item.hash());
  }

  /// Returns whether a list is an earlier one of the same answers: rows are only ever added.
  private static boolean isBeginning(Path list, byte[] rows) throws IOException {
    if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) || Files.size(list) > rows.length) {
      return false;
    }
    byte[] before = Files.readAllBytes(list);
    return Arrays.equals(before, 0, before.length, rows, 0, before.length);
  }

  private static String list(
      String inquiry, String party, List<HandedIn.Item> items, Map<String, String> places) {
    List<List<String>> rows = new ArrayList<>();
    for (HandedIn.Item each : items) {
      rows.add(
          List.of(
              inquiry,
              party,
              String.valueOf(each.version()),
              each.receipt().hex(),
              each.certified().toString(),
              String.join(" ", each.items().stream().map(String::valueOf).toList()),
              each.name().given(),
              place(places, each),
              each.hash().hex(),
              String.valueOf(each.length())));
    }
    return Csv.of(COLUMNS, rows);
  }

  /// What is put into a file.
  private interface Content {
    void into(OutputStream to) throws IOException, SQLException;
  }

  /// Puts a file in its place once it is whole, on the disk, and has the bytes that it must have;
  /// for its owner alone, as nobody else has what a recipient handed over.
  private static void write(Path folder, Path file, Content content, Digest hash)
      throws IOException, SQLException {
    Path beside = parent(folder);
    Files.createDirectories(parent(file));
    Path part = Files.createTempFile(beside, folder.getFileName() + "-", ".part");
    // An interrupt ends the program without going through what follows.
    part.toFile().deleteOnExit();
    try {
      MessageDigest sha256 = newSha256();
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
          OutputStream to = new DigestOutputStream(Channels.newOutputStream(channel), sha256)) {
        content.into(to);
        channel.force(true);
      }
      if (!Digest.of(sha256.digest()).equals(hash)) {
        throw new ServeRefused(Words.say("collect.damaged", file, hash.hex()));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new ServeRefused(Words.say("collect.other-disk", folder));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Of what is below another.
  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns a party as an intake takes the name of a custodian.
  private static String custodian(String party) {
    return party.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
  }

  /// Returns a word as a shell reads it.
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._/=:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
