package org.proviso.evidence.passage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A passage with what a person says of it.
///
/// @param document which document it stands in: passages of one document are never parted between
///   training and test
/// @param style of the document, such as `ordinance`
/// @param directive what it does
/// @param conduct what it speaks of
/// @param text the passage
/// @param actor the words that say who is meant; empty if none do
/// @param addressee the words that say towards whom; empty if none do
/// @param exception the words that say when it does not hold, or only holds; empty if none do
/// @param savings the words that say that something else does not forbid; empty if none do
record LabelledPassage(
    String document,
    String style,
    Directive directive,
    Conduct conduct,
    String text,
    String actor,
    String addressee,
    String exception,
    String savings) {

  /// Returns the passages that the product is trained on, in order.
  static List<LabelledPassage> shipped() {
    try (InputStream bytes = LabelledPassage.class.getResourceAsStream("labelled.txt")) {
      if (bytes == null) {
        throw new IllegalStateException("labelled.txt is missing");
      }
      return read(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LabelledPassage> read(InputStream bytes) throws IOException {
    List<LabelledPassage> passages = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator('|')
            // No passage has a caret; quotation marks stand for themselves.
            .quoteCharacter('^')
            .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        passages.add(
            new LabelledPassage(
                row.getField("document"),
                row.getField("style"),
                Directive.of(row.getField("label")),
                Conduct.of(row.getField("conduct")),
                row.getField("passage"),
                row.getField("actor"),
                row.getField("addressee"),
                row.getField("exception"),
                row.getField("savings")));
      }
    }
    return List.copyOf(passages);
  }
}
