package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.intake.CustodianFolder;
import org.proviso.evidence.intake.Intake;
import org.proviso.evidence.intake.IntakeResult;
import org.proviso.evidence.intake.IntakeSettings;
import org.proviso.evidence.intake.Limits;

/// What becomes of files that others made to break parsers, or locked. They are not part of the
/// repository: without them beside it, this is skipped. Only processes of their own open them.
class SamplePapersTest {

  private static final Path SAMPLES = Path.of("../../shared/data/ingest-samples");
  private static final List<String> FOLDERS = List.of("pdfbox", "pdf.js", "format-corpus", "poi");
  private static final String OPEN_OFFICE =
      "office-examples__OpenOffice.org_3.2.0_OSX__pdf-features__simple-";

  /// As they stand in the names of the files; `user` is that of PDFBox's own tests.
  private static final List<String> PASSWORDS = List.of("tika", "Tika", "pass", "user");

  /// What the name of a file promises that it holds.
  private static final Map<String, String> PROMISED =
      Map.of(
          "poi/comment.docx",
          "comments",
          "poi/delins.docx",
          "tracked-changes",
          "tika/testComment.doc",
          "comments",
          "tika/testComment.docx",
          "comments",
          "format-corpus/pdfCabinetOfHorrors__javascript.pdf",
          "scripts",
          "format-corpus/pdfCabinetOfHorrors__externalLink.pdf",
          "external-links",
          "format-corpus/pdfCabinetOfHorrors__externalLink.doc",
          "field-codes",
          "format-corpus/" + OPEN_OFFICE + "annotated-in-adobe-x.pdf",
          "annotations");

  @TempDir private Path folder;

  private final Map<String, String> hidden = new TreeMap<>();

  @Test
  void endsInOneOutcomeForEachSampleIfTheSamplesAreThere() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "no samples at " + SAMPLES);

    Map<String, String> without = outcomes("without", List.of());
    PROMISED.forEach(
        (name, flag) ->
            assertTrue(
                List.of(hidden.getOrDefault(name, "").split(" ", -1)).contains(flag),
                name + " holds " + hidden.get(name)));
    Map<String, String> with = outcomes("with", PASSWORDS);

    for (String sub : FOLDERS) {
      try (Stream<Path> files = Files.list(SAMPLES.resolve(sub))) {
        for (Path file : files.toList()) {
          String name = sub + "/" + file.getFileName();
          assertTrue(without.containsKey(name), name);
          assertTrue(with.containsKey(name), name);
        }
      }
    }
    Map<String, List<String>> expected = new TreeMap<>();
    Map<String, List<String>> found = new TreeMap<>();
    LOCKED.forEach(
        (name, pair) -> {
          expected.put(name, pair);
          found.put(
              name, List.of(without.getOrDefault(name, "none"), with.getOrDefault(name, "none")));
        });
    assertEquals(expected, found);
  }

  /// The outcome of each locked file without passwords and with those that are known.
  private static final Map<String, List<String>> LOCKED = locked();

  private static Map<String, List<String>> locked() {
    Map<String, List<String>> locked = new LinkedHashMap<>();
    for (String each :
        List.of(
            "AES128ExposedMeta.pdf",
            "AES256ExposedMeta.pdf",
            "AESkeylength128.pdf",
            "AESkeylength256.pdf")) {
      // By certificates (Adobe.PubSec): no password opens them.
      locked.put(
          "pdfbox/" + each,
          List.of("encrypted how=pdf-certificate", "encrypted how=pdf-certificate"));
    }
    for (String each : List.of("40bit", "128bit", "256bit")) {
      locked.put("pdfbox/PasswordSample-" + each + ".pdf", List.of("encrypted how=pdf", "text"));
    }
    locked.put("pdfbox/preEnc_20141025_105451.pdf", List.of("text", "text"));
    locked.put("pdf.js/empty_protected.pdf", List.of("text", "text"));
    locked.put(
        "pdf.js/encrypted-attachment.pdf", List.of("encrypted how=pdf", "encrypted how=pdf"));
    for (String each : List.of("open-nocopy-password", "open-password")) {
      locked.put(
          "format-corpus/" + OPEN_OFFICE + each + ".pdf",
          List.of("encrypted how=pdf", "encrypted how=pdf"));
    }
    for (String each : List.of("password-copy", "password-nocopy")) {
      // The owner's password alone.
      locked.put("format-corpus/" + OPEN_OFFICE + each + ".pdf", List.of("text", "text"));
    }
    for (String each : List.of("nocopy", "noprinting", "notextaccess")) {
      locked.put(
          "format-corpus/pdfCabinetOfHorrors__encryption_" + each + ".pdf",
          List.of("text", "text"));
    }
    locked.put(
        "format-corpus/pdfCabinetOfHorrors__encryption_openpassword.pdf",
        List.of("encrypted how=pdf", "encrypted how=pdf"));
    locked.put("poi/PasswordProtected.doc", List.of("encrypted how=ole2", "encrypted how=ole2"));
    locked.put("poi/bug53475-password-is-pass.docx", List.of("encrypted how=ooxml", "text"));
    locked.put("poi/documentProtection_trackedChanges_no_password.docx", List.of("text", "text"));
    // Locked with the password that Excel uses when nobody gives one.
    locked.put("poi/protected_agile.docx", List.of("text", "text"));
    for (String each : List.of("EXCEL", "WORD", "PPT")) {
      String ending = each.equals("EXCEL") ? "xls" : each.equals("WORD") ? "doc" : "ppt";
      locked.put(
          "tika/test" + each + "_protected_passtika." + ending,
          List.of("encrypted how=ole2", "text"));
      locked.put(
          "tika/test" + each + "_protected_passtika." + ending + "x",
          List.of("encrypted how=ooxml", "text"));
    }
    locked.put("tika/test7Z_protected_passTika.7z", List.of("encrypted how=7z", "unpacked"));
    locked.put("tika/testODTEncrypted.odt", List.of("encrypted how=odf", "encrypted how=odf"));
    return locked;
  }

  private Map<String, String> outcomes(String run, List<String> passwords) throws IOException {
    List<CustodianFolder> taken = new ArrayList<>();
    for (String sub : FOLDERS) {
      taken.add(new CustodianFolder(sub, SAMPLES.resolve(sub)));
    }
    taken.add(new CustodianFolder("tika", someOfTika(run)));
    IntakeSettings settings = new IntakeSettings(Limits.defaults(), "", passwords);
    Path store = folder.resolve("store-" + run);
    IntakeResult result = new Intake(taken, store, settings, 2, new Silent()).run();
    Map<String, String> outcomes = new TreeMap<>();
    if (!(result instanceof IntakeResult.Done done)) {
      throw new AssertionError(result);
    }
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(done.manifest())) {
      for (NamedCsvRecord row : rows) {
        String outcome = row.getField("outcome");
        hidden.put(row.getField("location"), row.getField("hidden"));
        String shown =
            outcome.equals("encrypted") ? outcome + " " + row.getField("detail") : outcome;
        if (outcomes.put(row.getField("location"), shown) != null) {
          throw new AssertionError("twice: " + row.getField("location"));
        }
      }
    }
    return outcomes;
  }

  private Path someOfTika(String run) throws IOException {
    Path own = Files.createDirectory(folder.resolve("tika-" + run));
    List<String> names = new ArrayList<>(LOCKED.keySet());
    names.addAll(PROMISED.keySet());
    for (String name : names) {
      if (name.startsWith("tika/")) {
        Files.copy(SAMPLES.resolve(name), own.resolve(name.substring(5)));
      }
    }
    return own;
  }

  private static final class Silent implements Intake.Observer {
    @Override
    public void listed(long inputs, long bytes) {}

    @Override
    public void read(long items, long bytes) {}
  }
}
