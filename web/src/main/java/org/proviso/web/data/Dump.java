package org.proviso.web.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.proviso.web.site.Site;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a site has on record, and all answers that follow from it, as files.
///
/// Each table is there as CSV and as JSON; `dictionary` says what is in them, `dump.json` what the
/// files are, `SHA256SUMS` their checksums in the form that `sha256sum -c` reads. The same pack on
/// the same day gives the same bytes.
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
  record Manifest(
      String pack, String title, LocalDate day, String reading, String licence, List<File> files) {}

  private final Site site;
  private final Path folder;
  private final BooleanSupplier isCancelled;

  private Dump(Site site, Path folder, BooleanSupplier isCancelled) {
    this.site = site;
    this.folder = folder;
    this.isCancelled = isCancelled;
  }

  /// Writes a dump.
  ///
  /// @param folder where to; made if it is not there
  /// @param isCancelled asked after every row: whether nobody wants the dump any more
  /// @throws CancellationException if so; part of the files are there then
  static Manifest write(Site site, Path folder, BooleanSupplier isCancelled) throws IOException {
    return new Dump(site, folder, isCancelled).write();
  }

  /// Reads what a dump in a folder is.
  static Manifest manifest(Path folder) {
    return JSON.readValue(folder.resolve(MANIFEST).toFile(), Manifest.class);
  }

  private Manifest write() throws IOException {
    Files.createDirectories(folder);
    List<File> files = new ArrayList<>();
    for (Sheet sheet : Sheets.all()) {
      files.addAll(write(sheet));
    }
    Manifest manifest =
        new Manifest(
            site.pack().name(),
            site.pack().title(),
            site.today(),
            "contemporaneous",
            LICENCE,
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
              site,
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
    if (cells.length != sheet.columns().size()) {
      throw new IllegalStateException(
          sheet.name() + " has " + sheet.columns().size() + " columns, a row " + cells.length);
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      named.put(sheet.columns().get(i).name(), cells[i]);
    }
    return named;
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

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
