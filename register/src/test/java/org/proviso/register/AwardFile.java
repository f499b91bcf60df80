package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Party;

/// Award files of a test, and what readings of them see.
final class AwardFile {

  /// Columns of the summary that are read, in their order there.
  static final String SUMMARY =
      "assistance_award_unique_key,award_id_fain,award_id_uri,total_obligated_amount,"
          + "award_base_action_date,award_base_action_date_fiscal_year,recipient_uei,recipient_duns,"
          + "recipient_name,prime_award_summary_recipient_county_fips_code,recipient_state_code,"
          + "cfda_numbers_and_titles,business_types_code";

  static final Programmes JAG =
      Programmes.of(
          List.of(
              new Programmes.Listed("jag", List.of("16.738"), Pattern.compile("^(20\\d\\d)-"))));

  static final Recipients NOBODY_KNOWN = Recipients.of(Places.shipped(), List.of(), Map.of());

  private AwardFile() {}

  static Path write(Path folder, String... lines) {
    return write(folder, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("awards.csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AwardsReader open(Path file, Position from, Recipients recipients) {
    AwardsReader.Outcome outcome = AwardsReader.open(file, from, JAG, recipients);
    return assertInstanceOf(AwardsReader.Outcome.Opened.class, outcome).reader();
  }

  /// Reads a whole file as one block.
  static AwardBlock read(Path file, Recipients recipients) {
    try (AwardsReader reader = open(file, Position.START, recipients)) {
      return reader.nextBlock(10_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AwardBlock read(Path file) {
    return read(file, NOBODY_KNOWN);
  }

  /// Returns each award as `recipient programme/year number offered cents`.
  static List<String> awards(AwardBlock block) {
    return lines(block.awards());
  }

  static List<String> lines(Awards awards) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < awards.size(); row++) {
      var subject = awards.subject(row);
      var award = subject.award();
      lines.add(
          "%s %s/%s %s %s %s"
              .formatted(
                  subject.recipient(),
                  subject.programme(),
                  subject.year(),
                  award.id(),
                  award.offered(),
                  award.cents()));
    }
    return lines;
  }

  static Party party(AwardBlock block, String id) {
    return block.parties().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }
}
