package org.proviso.web.data;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.proviso.docket.inquiry.Address;
import org.proviso.web.site.Words;

/// Recipients with their addresses as CSV: `party,attention,email,postal`, the lines of a postal
/// address with ` | ` between them. A line with a party only takes the address that is known.
public final class RecipientTable {

  /// What reading comes to.
  public sealed interface Read {

    /// The recipients; an address without anybody's attention stands for one that is not given.
    record Rows(Map<String, Address> rows) implements Read {

      /// Copies the map.
      public Rows {
        rows = new LinkedHashMap<>(rows);
      }
    }

    /// What is wrong, each as a sentence with its line.
    record Faults(List<String> faults) implements Read {

      /// Copies the list.
      public Faults {
        faults = List.copyOf(faults);
      }
    }
  }

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s<>,;@\\p{Cntrl}]+@[^\\s<>,;@\\p{Cntrl}]+");
  private static final int COLUMNS = 4;
  private static final String BAR = "\\s*\\|\\s*";

  private RecipientTable() {}

  /// Reads a table, with or without a heading.
  ///
  /// @param most how many lines it may have
  public static Read read(String text, int most) {
    Map<String, Address> rows = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text.strip())) {
      for (CsvRecord line : reader) {
        if (line.getField(0).strip().equals("party")) {
          continue;
        }
        read(line, rows, faults);
        if (rows.size() > most) {
          faults.add(Words.say("desk.too-many-recipients", Integer.toString(most)));
          break;
        }
      }
    } catch (java.io.IOException | RuntimeException e) {
      faults.add(Words.say("desk.no.csv", String.valueOf(e.getMessage())));
    }
    return faults.isEmpty() ? new Read.Rows(rows) : new Read.Faults(faults);
  }

  private static void read(CsvRecord line, Map<String, Address> rows, List<String> faults) {
    String party = line.getField(0).strip();
    String attention = field(line, 1);
    String email = field(line, 2);
    String postal = field(line, 3);
    String at = Long.toString(line.getStartingLineNumber());
    if (line.getFieldCount() > COLUMNS) {
      faults.add(Words.say("desk.line.comma", at, Integer.toString(COLUMNS)));
      return;
    }
    if (party.isEmpty() || rows.containsKey(party)) {
      faults.add(Words.say("desk.line.party", at, party));
      return;
    }
    if (attention.isEmpty() && email.isEmpty() && postal.isEmpty()) {
      rows.put(party, new Address("", "", null));
      return;
    }
    address(attention, email, String.join("\n", postal.split(BAR, -1)))
        .ifPresentOrElse(
            address -> rows.put(party, address),
            () -> faults.add(Words.say("desk.line.address", at, party)));
  }

  /// Returns an address; empty if it is none: nobody's attention, no place, or one that can not be.
  ///
  /// @param postal lines
  public static Optional<Address> address(String attention, String email, String postal) {
    String to = attention.strip();
    String mail = email.strip();
    String place =
        postal.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining("\n"));
    boolean isMail = mail.isEmpty() || (mail.length() <= 254 && EMAIL.matcher(mail).matches());
    boolean isSomewhere = !mail.isEmpty() || !place.isEmpty();
    boolean isText = WrittenText.isSuch(to + place) && to.lines().count() <= 1;
    return to.isEmpty()
            || to.length() > 2_000
            || place.length() > 1_000
            || !isText
            || !isMail
            || !isSomewhere
        ? Optional.empty()
        : Optional.of(
            new Address(to, place.isEmpty() ? null : place, mail.isEmpty() ? null : mail));
  }

  private static String field(CsvRecord line, int index) {
    return index < line.getFieldCount() ? line.getField(index).strip() : "";
  }

  /// Writes a table with a heading.
  public static String write(Map<String, Address> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder().lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF).build(text)) {
      writer.writeRecord("party", "attention", "email", "postal");
      rows.forEach(
          (party, address) ->
              writer.writeRecord(
                  party,
                  address.attention(),
                  address.email() == null ? "" : address.email(),
                  address.postal() == null ? "" : address.postal().replace("\n", " | ")));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }
}
