package org.proviso.web.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a site has on record, and all answers that follow from it, as files.
///
/// Each table is there as CSV and as JSON; `dictionary` says what is in them, `changes` what is
/// otherwise than in an earlier dump, `dump.json` what the files are, `SHA256SUMS` their checksums
/// in the form that `sha256sum -c` reads. The same record on the same day, compared with the same
/// earlier dump, gives the same bytes. No more of a table is held than its rows need to be made.
final class Dump {

  static final String MANIFEST = "dump.json";
  static final String SUMS = "SHA256SUMS";

  private static final String LICENCE = "Apache-2.0";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /// One file of a dump.
  ///
  /// @param rows how many rows of its table it has
  /// @param bytes its size
  /// @param sha256 its checksum, in lower-case hexadecimal digits
  record File(String name, long rows, long bytes, String sha256) {}

  /// What a dump is.
  ///
  /// @param reading the reading of time of its answers
  /// @param comparedWith day of the dump that its changes are against; null if there was none
  record Manifest(
      String pack,
      String title,
      LocalDate day,
      String reading,
      String licence,
      @Nullable LocalDate comparedWith,
      List<File> files) {}

  private final OpenData from;
  private final Path folder;
  private final BooleanSupplier isCancelled;

  private Dump(OpenData from, Path folder, BooleanSupplier isCancelled) {
    this.from = from;
    this.folder = folder;
    this.isCancelled = isCancelled;
  }

  /// Writes a dump.
  ///
  /// @param folder where to; made if it is not there
  /// @param before folder of an earlier dump to compare with; null for none
  /// @param isCancelled asked after every row: whether nobody wants the dump any more
  /// @throws CancellationException if so; part of the files are there then
  static Manifest write(
      OpenData from, Path folder, @Nullable Path before, BooleanSupplier isCancelled)
      throws IOException {
    return new Dump(from, folder, isCancelled).write(before);
  }

  /// Reads what a dump in a folder is.
  static Manifest manifest(Path folder) {
    return JSON.readValue(folder.resolve(MANIFEST).toFile(), Manifest.class);
  }

  /// Returns whether the tables of a dump are there as JSON, and are what its manifest says.
  static boolean isWhole(Path folder) throws IOException {
    for (File file : manifest(folder).files()) {
      Path path = folder.resolve(file.name());
      if (file.name().endsWith(".json")
          && !(Files.exists(path) && sum(path).equals(file.sha256()))) {
        return false;
      }
    }
    return true;
  }

  /// Returns the checksum of a file, in lower-case hexadecimal digits.
  static String sum(Path path) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Manifest write(@Nullable Path before) throws IOException {
    Files.createDirectories(folder);
    List<File> files = new ArrayList<>();
    for (Sheet sheet : Sheets.all()) {
      files.addAll(write(sheet));
    }
    if (before != null) {
      files.addAll(write(Changes.between(before, folder, Sheets.all())));
    }
    Manifest manifest =
        new Manifest(
            from.pack().name(),
            from.pack().title(),
            from.site().today(),
            "contemporaneous",
            LICENCE,
            before == null ? null : manifest(before).day(),
            files);
    List<File> summed = new ArrayList<>(files);
    try (Output out = new Output(folder.resolve(MANIFEST))) {
      out.text().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
      out.text().write('\n');
      summed.add(out.finished(0));
    }
    StringBuilder sums = new StringBuilder();
    summed.stream()
        .sorted(Comparator.comparing(File::name))
        .forEach(file -> sums.append(file.sha256() + "  " + file.name() + "\n"));
    Files.writeString(folder.resolve(SUMS), sums);
    return manifest;
  }

  private List<File> write(Sheet sheet) throws IOException {
    try (Output csvFile = new Output(folder.resolve(sheet.name() + ".csv"));
        Output jsonFile = new Output(folder.resolve(sheet.name() + ".json"))) {
      // Closed by its file, which needs to be told first when all is written.
      Csv csv = new Csv(csvFile.text(), sheet.header());
      Writer json = jsonFile.text();
      long[] rows = {0};
      json.write("[");
      sheet
          .rows()
          .each(
              from,
              cells -> {
                if (isCancelled.getAsBoolean()) {
                  throw new CancellationException("the dump is not wanted any more");
                }
                csv.row(Arrays.stream(cells).map(Csv::cell).toList());
                try {
                  json.write(rows[0] == 0 ? "\n" : ",\n");
                  json.write(JSON.writeValueAsString(named(sheet, cells)));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                rows[0]++;
              });
      json.write("\n]\n");
      csv.close();
      return List.of(csvFile.finished(rows[0]), jsonFile.finished(rows[0]));
    }
  }

  private static Map<String, @Nullable Object> named(Sheet sheet, @Nullable Object[] cells) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      named.put(sheet.columns().get(i).name(), cells[i]);
    }
    return named;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A file that is being written, and the checksum of what is in it.
  private static final class Output implements AutoCloseable {

    private final Path path;
    private final MessageDigest digest = sha256();
    private final Writer text;

    Output(Path path) throws IOException {
      this.path = path;
      OutputStream file = new BufferedOutputStream(Files.newOutputStream(path));
      text = new OutputStreamWriter(new DigestOutputStream(file, digest), StandardCharsets.UTF_8);
    }

    Writer text() {
      return text;
    }

    /// Closes the file and returns what it is.
    File finished(long rows) throws IOException {
      text.close();
      String sum = HexFormat.of().formatHex(digest.digest());
      return new File(String.valueOf(path.getFileName()), rows, Files.size(path), sum);
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
