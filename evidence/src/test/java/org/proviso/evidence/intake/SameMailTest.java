package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.FiledItem;
import org.proviso.evidence.search.Places;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.search.SearchIndex;

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

    scene.done(1);

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
    eachMailIsShownOnceWithAllItsPlaces(scene, mails);
  }

  private static void eachMailIsShownOnceWithAllItsPlaces(IntakeScene scene, SameMails mails)
      throws IOException {
    Map<Object, TreeSet<String>> expected = new HashMap<>();
    mails
        .truth()
        .forEach(
            (place, content) -> {
              if (!mails.attached().contains(place)) {
                expected.computeIfAbsent(content, any -> new TreeSet<>()).add(place);
              }
            });
    try (SearchIndex index =
        SearchIndex.open(scene.store().resolve("index"), new StoredTexts(scene.store()))) {
      List<Set<String>> found = new ArrayList<>();
      for (Location location : all(index, Question.of(""))) {
        FiledItem item = index.item(location).orElseThrow();
        if (item.mail().isPresent() && !mails.attached().contains(location.toString())) {
          TreeSet<String> places = new TreeSet<>(Set.of(location.toString()));
          item.kin().copies().forEach(copy -> places.add(copy.toString()));
          assertEquals(places.first(), location.toString());
          assertEquals(places.size() - 1, item.kin().copyCount());
          assertEquals(
              places.stream().map(it -> Location.parse(it).custodian()).collect(Collectors.toSet()),
              item.kin().custodians());
          found.add(places);
        }
      }
      assertEquals(Set.copyOf(expected.values()), Set.copyOf(found));
      assertEquals(expected.size(), found.size());
      int hidden = 0;
      for (Location location : all(index, Question.of("").withCopies())) {
        FiledItem item = index.item(location).orElseThrow();
        FiledItem document = index.item(item.kin().family()).orElseThrow();
        assertEquals(
            document.kin().copy().isPresent(), item.kin().copy().isPresent(), location::toString);
        hidden += item.kin().copy().isPresent() ? 1 : 0;
      }
      // A row for each that is hidden, and one for each input that is a duplicate; and the head.
      long duplicates =
          scene.rows().stream()
              .filter(row -> row.isInput() && row.outcome().equals("duplicate-of"))
              .count();
      assertEquals(
          hidden + duplicates + 1,
          Files.readAllLines(scene.store().resolve("duplicates.csv")).size());
    }
  }

  private static List<Location> all(SearchIndex index, Question question) throws IOException {
    return assertInstanceOf(Places.All.class, index.places(question, SearchIndex.MOST_PLACES))
        .places()
        .stream()
        .map(Places.Place::location)
        .toList();
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
