package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;

class SweepRunTest {

  private static final int ROWS = 250;
  private static final int BLOCK = 40;

  @TempDir Path folder;

  private AwardSource source() throws IOException {
    Path file = folder.resolve("awards.csv");
    if (!Files.exists(file)) {
      try (Writer out = Files.newBufferedWriter(file)) {
        new SyntheticAwards(11, SyntheticAwards.Mix.REALISTIC, ROWS, "16.738").writeTo(out);
      }
    }
    Register register =
        new Register(
            Places.shipped().parties(), List.of(), List.of(), List.of(), List.of(), List.of());
    return new AwardSource(
        file,
        new SweepQuestion(
            law(register), register, Asking.CONTEMPORANEOUS, AwardFile.JAG, AwardFile.NOBODY_KNOWN),
        BLOCK);
  }

  /// A condition from 2016 on, and an order that bars it in the seventh circuit from 2017 on.
  private static Law law(Register register) {
    Target target = new Target.OfConditions(Set.of("jag/x"), Set.of(), null);
    List<Act> acts =
        List.of(
            act("TERMS", Verb.IMPOSES, target, Scope.EVERYONE, LocalDate.of(2016, 1, 1)),
            act("ORDER", Verb.ENJOINS, target, new Scope.Circuit("7"), LocalDate.of(2017, 1, 1)));
    Law.Parts parts =
        new Law.Parts(
            Span.ALWAYS,
            List.of(new Programme("jag", "", List.of("2016"), List.of("16.738"), null)),
            List.of(new Condition("jag/x", "", "jag", null, Map.of())),
            List.of(),
            List.of(),
            acts);
    return assertInstanceOf(Law.Outcome.Accepted.class, Law.of(parts, register)).law();
  }

  private static Act act(String id, Verb verb, Target target, Scope scope, LocalDate day) {
    Clause clause =
        new Clause(
            id + "/1",
            verb,
            target,
            scope,
            Guard.ALWAYS,
            new Moment.On(day),
            null,
            Retro.NUNC,
            Certainty.SETTLED,
            false,
            Precedence.NONE,
            null,
            Set.of(),
            Mark.V1,
            List.of(),
            "");
    return new Act(
        id,
        "",
        "",
        "",
        null,
        1,
        new Moment.On(day),
        0,
        Entry.ALWAYS,
        "",
        new Provenance("", List.of(), Mark.V1, List.of()),
        List.of(clause));
  }

  /// Ends the process, as far as a run can tell, after some blocks.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Watching implements SweepRun.Observer {
    final int blocks;
    int seen;
    boolean wasResumed;

    Watching(int blocks) {
      this.blocks = blocks;
    }

    @Override
    public void at(SweepRun.Progress progress) {
      if (++seen == blocks) {
        throw new Killed();
      }
    }

    @Override
    public void malformed(Malformed row) {}

    @Override
    public void resumed(SweepRun.Progress from) {
      wasResumed = true;
    }
  }

  private SweepRun.Outcome run(Path out, SweepRun.Format format, Watching watching)
      throws IOException {
    return SweepRun.run(source(), "x", out, format, false, watching);
  }

  private List<Path> files(Path result) throws IOException {
    if (Files.isRegularFile(result)) {
      return List.of(result);
    }
    try (Stream<Path> files = Files.list(result)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(SweepRun.Format.class)
  void anInterruptedRunGoesOnToTheSameResult(SweepRun.Format format) throws IOException {
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    run(whole, format, new Watching(0));
    for (int blocks = 1; blocks <= 2; blocks++) {
      Watching watching = new Watching(2);
      assertThrows(Killed.class, () -> run(broken, format, watching));
    }
    // What a killed process wrote of the next block, and did not note in the journal.
    if (format == SweepRun.Format.CSV) {
      Files.writeString(
          folder.resolve("broken.part"), "half a r", java.nio.file.StandardOpenOption.APPEND);
    } else {
      Files.writeString(broken.resolve("part-00004.parquet"), "not noted");
      Files.writeString(broken.resolve("part-00005.parquet.unfinished"), "half");
    }
    Watching last = new Watching(0);
    SweepRun.Outcome outcome = run(broken, format, last);

    assertTrue(last.wasResumed);
    SweepRun.Outcome.Done done = assertInstanceOf(SweepRun.Outcome.Done.class, outcome);
    assertEquals(ROWS, done.progress().counts().rows());
    List<Path> expected = files(whole);
    List<Path> found = files(broken);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(-1, Files.mismatch(expected.get(i), found.get(i)), found.get(i).toString());
    }
    assertTrue(Files.notExists(folder.resolve("broken.journal")));
    assertTrue(Files.notExists(folder.resolve("broken.part")));
  }

  @Test
  void parquetHoldsTheRowsOfTheCsv() throws IOException {
    Path csv = folder.resolve("out.csv");
    Path parquet = folder.resolve("out.parquet");
    run(csv, SweepRun.Format.CSV, new Watching(0));
    run(parquet, SweepRun.Format.PARQUET, new Watching(0));
    List<String> rows = new ArrayList<>();
    for (Path part : files(parquet)) {
      for (Stretch row : new CarpetReader<>(part.toFile(), Stretch.class).toList()) {
        rows.add(
            row.award()
                + ","
                + row.condition()
                + ","
                + row.from()
                + ","
                + row.answer()
                + ","
                + row.money_possible());
      }
    }
    List<String> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(csv);
    try (var records = de.siegmar.fastcsv.reader.CsvReader.builder().ofNamedCsvRecord(csv)) {
      records.forEach(
          record -> {
            String from = record.getField("from");
            expected.add(
                record.getField("award")
                    + ","
                    + record.getField("condition")
                    + ","
                    + (from.isEmpty() ? "null" : from)
                    + ","
                    + record.getField("answer")
                    + ","
                    + record.getField("money_possible"));
          });
    }
    assertEquals(expected, rows);
    assertEquals(lines.size() - 1, rows.size());
  }

  @Test
  void refusesToGoOnWithAnotherQuestion() throws IOException {
    Path out = folder.resolve("out.csv");
    assertThrows(Killed.class, () -> run(out, SweepRun.Format.CSV, new Watching(1)));
    SweepRun.Outcome outcome =
        SweepRun.run(source(), "y", out, SweepRun.Format.CSV, false, new Watching(0));
    assertEquals(
        List.of("x / y"), assertInstanceOf(SweepRun.Outcome.Occupied.class, outcome).differs());
  }
}
