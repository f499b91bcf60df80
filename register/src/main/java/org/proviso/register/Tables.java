package org.proviso.register;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The tables that ship with this module.
final class Tables {

  private Tables() {}

  /// Returns the rows of a CSV table with a header.
  static List<NamedCsvRecord> rows(String name) {
    try (InputStream in = open(name);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the lines of a text.
  static List<String> lines(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Tables.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the table " + name + " is not in the product");
    }
    return in;
  }
}
