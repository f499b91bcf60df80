package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mails of three custodians go in, and which of them are the same is what their generator knows.
final class SameMailTest {

  private static final long SEED = Long.getLong("proviso.seed", 20_241);

  @TempDir private Path temp = Path.of("");

  @Test
  void knowsEachPairOfCopiesAndNoOther() throws IOException, InterruptedException {
    SameMails mails = new SameMails(temp, SEED);
    mails.write();
    IntakeScene scene = new IntakeScene(temp.resolve("store"));
    for (String custodian : List.of("ann", "bob", "cat")) {
      scene.with(custodian, temp.resolve(custodian));
    }

    scene.done(2);

    Map<String, String> hashes = hashes(scene);
    List<String> places = new ArrayList<>(mails.truth().keySet());
    List<String> lost = new ArrayList<>(places);
    lost.removeAll(hashes.keySet());
    assertEquals(List.of(), lost, "mails without a hash");
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (int first = 0; first < places.size(); first++) {
      for (int second = first + 1; second < places.size(); second++) {
        String one = places.get(first);
        String other = places.get(second);
        boolean same = Objects.equals(mails.truth().get(one), mails.truth().get(other));
        boolean said = Objects.equals(hashes.get(one), hashes.get(other));
        right += same && said ? 1 : 0;
        (same ? missed : wrong).addAll(same == said ? List.of() : List.of(one + " " + other));
      }
    }
    // Precision and recall are 1 if nothing is wrong and nothing missed.
    assertEquals(List.of(), wrong, "seed " + SEED);
    assertEquals(List.of(), missed, "seed " + SEED);
    assertTrue(right > 200, () -> "too few pairs to say anything");
  }

  /// Returns the hash of the mail at each place, for duplicates that of their master.
  private static Map<String, String> hashes(IntakeScene scene) throws IOException {
    Map<String, String> hashes = new HashMap<>();
    Path table = scene.store().resolve("mails.csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
      for (NamedCsvRecord row : rows) {
        hashes.put(row.getField("location"), row.getField("mail_v1"));
      }
    }
    for (ManifestSums.Row row : scene.rows()) {
      if (row.outcome().equals("duplicate-of")) {
        String master = hashes.get(row.detail().replace("master=", ""));
        if (master != null) {
          hashes.put(row.location(), master);
        }
      }
    }
    return hashes;
  }
}
