package org.proviso.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.register.AwardSource;
import org.proviso.register.AwardsReader;
import org.proviso.register.RegisterDiff;

/// Which answers differ over a whole file of awards, counted and with the money concerned.
final class RegisterDifferences {

  private static final List<String> HEADER =
      List.of(
          "award",
          "recipient",
          "programme",
          "year",
          "condition",
          "answer_before",
          "answer_after",
          "award_status_before",
          "award_status_after",
          "money_sure_before",
          "money_sure_after",
          "money_possible_before",
          "money_possible_after");

  private final RegisterDiff.Found found;

  private RegisterDifferences(RegisterDiff.Found found) {
    this.found = found;
  }

  /// Compares, and writes every row that differs to `rows` if that is given.
  static RegisterDifferences of(
      AwardSource before,
      AwardSource after,
      LocalDate from,
      LocalDate to,
      @Nullable Path rows,
      Console console)
      throws IOException {
    try (AwardsReader reader = AwardsOptions.opened(before)) {
      if (rows == null) {
        return compared(before, after, from, to, reader, row -> {}, console);
      }
      try (Writer out = Files.newBufferedWriter(rows, StandardCharsets.UTF_8);
          CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
        csv.writeRecord(HEADER);
        return compared(before, after, from, to, reader, row -> write(row, csv), console);
      }
    }
  }

  private static RegisterDifferences compared(
      AwardSource before,
      AwardSource after,
      LocalDate from,
      LocalDate to,
      AwardsReader reader,
      Consumer<RegisterDiff.Row> rows,
      Console console) {
    return new RegisterDifferences(
        RegisterDiff.compare(
            before, after, from, to, reader, rows, bad -> console.warn(bad.render())));
  }

  private static void write(RegisterDiff.Row row, CsvWriter csv) {
    csv.writeRecord(
        row.award(),
        row.recipient(),
        row.programme(),
        row.year(),
        row.condition(),
        row.was().answer().name(),
        row.is().answer().name(),
        row.was().status().name(),
        row.is().status().name(),
        dollars(row.was(), row.was().money().sure()),
        dollars(row.is(), row.is().money().sure()),
        dollars(row.was(), row.was().money().possible()),
        dollars(row.is(), row.is().money().possible()));
  }

  private static @Nullable String dollars(RegisterDiff.Side side, long cents) {
    return side.money().unknownAmounts() > 0 ? null : dollars(cents);
  }

  private static String dollars(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  long malformed() {
    return found.counts().malformed();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(Words.say("diff.register", differing(), found.compared())).append('\n');
    found
        .tallies()
        .forEach(
            (way, tally) ->
                text.append(
                        Words.say(
                            way.was() == way.is() ? "diff.tally-same" : "diff.tally",
                            way.condition(),
                            Words.brief(way.was()),
                            Words.brief(way.is()),
                            tally.awards(),
                            dollars(tally.sureBefore()),
                            dollars(tally.sureAfter()),
                            dollars(tally.contestedBefore()),
                            dollars(tally.contestedAfter()),
                            tally.unknownAmounts() == 0
                                ? ""
                                : Words.say("diff.tally-unknown", tally.unknownAmounts())))
                    .append('\n'));
    return text.toString();
  }

  private long differing() {
    return found.tallies().values().stream().mapToLong(RegisterDiff.Tally::awards).sum();
  }

  String json(LocalDate from, LocalDate to, @Nullable Path supposed) {
    List<Map.Entry<RegisterDiff.Way, RegisterDiff.Tally>> tallies =
        List.copyOf(found.tallies().entrySet());
    return Json.of(
        json ->
            json.day("from", from)
                .day("to", to)
                .file("suppose", supposed)
                .number("compared", found.compared())
                .number("differing", differing())
                .number("rows", found.counts().rows())
                .number("malformed", found.counts().malformed())
                .list(
                    "changes",
                    tallies,
                    (change, entry) ->
                        change
                            .text("condition", entry.getKey().condition())
                            .text("was", entry.getKey().was().name())
                            .text("is", entry.getKey().is().name())
                            .number("awards", entry.getValue().awards())
                            .text("sureBefore", dollars(entry.getValue().sureBefore()))
                            .text("sureAfter", dollars(entry.getValue().sureAfter()))
                            .text("possibleBefore", dollars(entry.getValue().possibleBefore()))
                            .text("possibleAfter", dollars(entry.getValue().possibleAfter()))
                            .text("contestedBefore", dollars(entry.getValue().contestedBefore()))
                            .text("contestedAfter", dollars(entry.getValue().contestedAfter()))
                            .number("unknownAmounts", entry.getValue().unknownAmounts())));
  }
}
