package org.proviso.dispatch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Outbox;
import org.proviso.store.Outbox.Parcel;

/// The file of a mailing for a print house: a ZIP with the letters as PDF and a list of them.
///
/// Whether a print house printed and mailed what it was given, no program knows. So each letter
/// that is in the file for the first time is uncertain from then on, and a person says whether it
/// was mailed. The file of one mailing is the same bytes whenever it is made. Thread-safe.
public final class PrintHouse {

  private static final Actor SITE = new Actor("site", "dispatch");
  private static final String HANDED = "In the file for the print house.";

  private final Outbox outbox;
  private final Clock clock;

  /// Makes the files of an open database.
  public PrintHouse(Database database, Clock clock) {
    this.outbox = new Outbox(database);
    this.clock = clock;
  }

  /// Notes that the letters of a mailing that wait for it are given to a print house, and writes
  /// the file with all of its letters on paper.
  ///
  /// @param out taken to its end and left open
  /// @return how many letters are in it; with none, nothing is written
  public int write(String inquiry, int mailing, OutputStream out) throws IOException {
    List<Parcel> letters = outbox.onPaper(inquiry, mailing);
    for (Parcel letter : letters) {
      outbox.parcel(letter.delivery()).ifPresent(this::give);
    }
    if (!letters.isEmpty()) {
      zip(letters, out);
    }
    return letters.size();
  }

  private void give(Parcel parcel) {
    By by = new By(SITE, clock.instant());
    if (outbox.begin(parcel, by)) {
      outbox.finish(parcel.delivery(), parcel.attempt(), new Outcome.Unknown(HANDED), by);
    }
  }

  private static void zip(List<Parcel> letters, OutputStream out) throws IOException {
    LocalDateTime dated = letters.getFirst().day().atStartOfDay();
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    StringWriter list = new StringWriter();
    CsvWriter manifest = CsvWriter.builder().build(list);
    manifest.writeRecord("file", "key", "letter", "attention", "address", "sha256", "bytes");
    for (Parcel letter : letters) {
      String name = "letters/" + letter.delivery().replace('/', '.') + ".pdf";
      put(zip, name, dated, letter.pdf());
      manifest.writeRecord(
          name,
          letter.delivery(),
          letter.letter(),
          letter.attention(),
          String.valueOf(letter.postal()),
          Digest.sha256(letter.pdf()).hex(),
          Integer.toString(letter.pdf().length));
    }
    manifest.close();
    put(zip, "manifest.csv", dated, list.toString().getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, LocalDateTime dated, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(dated);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
