package org.proviso.evidence.manifest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;

/// Writes the manifest: CSV in UTF-8 with a header, lines end with a line feed, rows in the order
/// of locations. The same items give the same bytes. Used by one thread.
public final class ManifestWriter implements Closeable {

  /// The columns, in order.
  public static final List<String> COLUMNS =
      List.of(
          "location",
          "name",
          "count",
          "bytes",
          "sha256",
          "type",
          "outcome",
          "detail",
          "hidden",
          "declared",
          "below",
          "unread_below");

  private final MessageDigest sha256;
  private final CsvWriter rows;
  private @Nullable Location last;
  private boolean closed;

  /// Begins a manifest.
  ///
  /// @throws IOException if the file cannot be written
  public ManifestWriter(Path file) throws IOException {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    rows =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(
                new BufferedWriter(
                    new OutputStreamWriter(
                        new DigestOutputStream(Files.newOutputStream(file), sha256),
                        StandardCharsets.UTF_8)));
    rows.writeRecord(COLUMNS);
  }

  /// Adds a row.
  ///
  /// @throws IllegalArgumentException unless it comes after the one before
  public void add(Item item) {
    if (last != null && last.compareTo(item.location()) >= 0) {
      throw new IllegalArgumentException(item.location() + " behind " + last);
    }
    last = item.location();
    rows.writeRecord(
        item.location().toString(),
        item.name(),
        Long.toString(item.count()),
        item.bytes().isPresent() ? Long.toString(item.bytes().getAsLong()) : "",
        item.sha256().map(Digest::hex).orElse(""),
        item.type(),
        item.outcome().kind().code(),
        detail(item),
        item.hidden().stream().sorted().map(HiddenContent::code).collect(Collectors.joining(" ")),
        Long.toString(item.declared()),
        Long.toString(item.below()),
        Long.toString(item.unreadBelow()));
  }

  /// Returns the detail of the outcome, and behind it what opened the item.
  private static String detail(Item item) {
    String detail = OutcomeText.detail(item.outcome());
    return item.opened().isEmpty() ? detail : (detail + " opened=" + item.opened()).strip();
  }

  /// Ends the manifest and returns the hash of its bytes.
  ///
  /// @throws IOException if it cannot be written
  public Digest finish() throws IOException {
    close();
    return Digest.of(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      rows.close();
    }
  }
}
