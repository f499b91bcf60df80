package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;

class SyntheticAwardsTest {

  private static final int ROWS = 3_000;

  @TempDir private Path folder = Path.of("");

  private static String text(SyntheticAwards awards) throws IOException {
    StringWriter text = new StringWriter();
    awards.writeTo(text);
    return text.toString();
  }

  private static SyntheticAwards awards(long seed, SyntheticAwards.Mix mix) {
    return new SyntheticAwards(seed, mix, ROWS, "16.738");
  }

  @ParameterizedTest
  @EnumSource(SyntheticAwards.Mix.class)
  void readsBackAsTheTableOfTheSameSeed(SyntheticAwards.Mix mix) throws IOException {
    Path file = AwardFile.write(folder, text(awards(7, mix)).getBytes(StandardCharsets.UTF_8));

    AwardBlock block = AwardFile.read(file);
    SyntheticAwards.Table table = awards(7, mix).table("jag");

    assertEquals(List.of(), block.malformed());
    assertEquals(new Counts(ROWS, 0, 0, 0, 0, 0), block.counts());
    assertEquals(AwardFile.awards(block), AwardFile.lines(table.awards()));
    assertEquals(Set.copyOf(block.parties()), Set.copyOf(table.parties()));
  }

  @ParameterizedTest
  @EnumSource(SyntheticAwards.Mix.class)
  void makesTheSameBytesFromTheSameSeed(SyntheticAwards.Mix mix) throws IOException {
    assertEquals(text(awards(1, mix)), text(awards(1, mix)));
    assertNotEquals(text(awards(1, mix)), text(awards(2, mix)));
  }

  @ParameterizedTest
  @EnumSource(SyntheticAwards.Mix.class)
  void labelsEveryRowAsSynthetic(SyntheticAwards.Mix mix) throws IOException {
    List<String> lines = text(awards(3, mix)).lines().skip(1).toList();

    assertEquals(ROWS, lines.size());
    for (String line : lines) {
      assertTrue(line.startsWith("ASST_NON_SYNTHETIC-"), line);
      assertTrue(line.contains(",SYNTHETIC-"), line);
      assertTrue(line.contains(",ZZ0"), line);
      assertTrue(line.contains(" (synthetic)"), line);
    }
  }

  @Test
  void writesTheHundredColumnsOfTheSummary() throws IOException {
    String header =
        text(awards(3, SyntheticAwards.Mix.REALISTIC)).lines().findFirst().orElseThrow();

    assertEquals(100, header.split(",", -1).length);
    assertTrue(
        header.startsWith("assistance_award_unique_key,award_id_fain,award_id_uri,sai_number,"));
    assertTrue(header.endsWith(",usaspending_permalink,last_modified_date"));
  }

  @Test
  void spreadsRealisticAwardsUnevenlyOverRecipientsAndYears() {
    SyntheticAwards.Table table = awards(5, SyntheticAwards.Mix.REALISTIC).table("jag");
    List<Subject> subjects = IntStream.range(0, ROWS).mapToObj(table.awards()::subject).toList();

    Set<String> years = new HashSet<>();
    subjects.forEach(subject -> years.add(subject.year()));
    Set<String> recipients = new HashSet<>();
    subjects.forEach(subject -> recipients.add(subject.recipient()));

    assertEquals(
        Set.of("2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021"),
        years);
    assertTrue(recipients.size() > 300 && recipients.size() < ROWS / 2, recipients.size() + "");
  }

  @Test
  void givesNoTwoAdversarialAwardsOneHistory() {
    SyntheticAwards.Table table = awards(5, SyntheticAwards.Mix.ADVERSARIAL).table("jag");

    Set<String> recipients = new HashSet<>();
    Set<Long> amounts = new HashSet<>();
    for (int row = 0; row < ROWS; row++) {
      recipients.add(table.awards().subject(row).recipient());
      amounts.add(table.awards().cents(row));
    }

    assertEquals(ROWS, recipients.size());
    assertEquals(ROWS, amounts.size());
    assertTrue(table.parties().stream().map(Party::id).toList().containsAll(recipients));
  }

  @Test
  void refusesToMakeNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SyntheticAwards(1, SyntheticAwards.Mix.REALISTIC, 0, "16.738"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SyntheticAwards(1, SyntheticAwards.Mix.REALISTIC, 1, "16738"));
  }
}
