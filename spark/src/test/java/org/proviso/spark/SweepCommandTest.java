package org.proviso.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.PartyDetails;
import org.proviso.register.AwardSource;
import org.proviso.register.Counts;
import org.proviso.register.Malformed;
import org.proviso.register.SweepQuestion;
import org.proviso.register.SweepRun;
import org.proviso.register.SyntheticAwards;

/// The job beside the embedded sweep, which reads each file as one block.
class SweepCommandTest {

  private static final String PACK = "../packs/us-byrne-jag";
  private static final String SUPPOSED = "../docs/examples/supposed-reversal.yaml";

  private static SparkSession session;
  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 3)
            .config("spark.sql.adaptive.coalescePartitions.enabled", false)
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    session.stop();
  }

  private record Run(int exitCode, String out, String err) {}

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        SparkMain.execute(() -> session, new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static Pack pack() {
    return assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(Path.of(PACK))).pack();
  }

  /// Sweeps a file as one block, without Spark.
  private SweepRun.Progress embedded(
      Pack pack, Path file, Asking asking, Map<String, String> mapping) {
    SweepQuestion question =
        SweepQuestion.of(
            pack.law(),
            pack.register(),
            asking,
            party -> pack.details(party.id()).map(PartyDetails::fips).orElse(null),
            mapping);
    SweepRun.Outcome outcome =
        SweepRun.run(
            new AwardSource(file, question, Integer.MAX_VALUE),
            "",
            folder.resolve("embedded.parquet"),
            SweepRun.Format.PARQUET,
            false,
            new SilentObserver());
    return assertInstanceOf(SweepRun.Outcome.Done.class, outcome).progress();
  }

  private static final class SilentObserver implements SweepRun.Observer {
    @Override
    public void at(SweepRun.Progress progress) {}

    @Override
    public void malformed(Malformed row) {}

    @Override
    public void resumed(SweepRun.Progress from) {}
  }

  private static List<String> sorted(Dataset<Row> rows) {
    // A day as an object needs a package of the JDK that is closed on 25 unless it is opened.
    Column[] asText =
        Arrays.stream(rows.columns())
            .map(name -> functions.col(name).cast("string"))
            .toArray(Column[]::new);
    return rows.select(asText).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private void assertSameRows() {
    List<String> expected = sorted(session.read().parquet(at("embedded.parquet")));
    List<String> found = sorted(session.read().parquet(at("out")));
    assertTrue(expected.size() > 1000, () -> expected.size() + " rows prove little");
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i));
    }
    assertEquals(expected.size(), found.size());
  }

  /// Returns the malformed rows of tables, without the column, which a row in Parquet does not
  /// have.
  private List<String> malformed(String... tables) {
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      session
          .read()
          .option("header", true)
          .option("escape", "\"")
          .csv(at(table))
          .drop("column")
          .collectAsList()
          .forEach(row -> rows.add(row.toString()));
    }
    return rows.stream().sorted().toList();
  }

  private static String said(Counts counts, long stretches, String out) {
    return ("%d rows of awards: %d taken, %d merged with another row of the same award, %d of other"
            + " programmes, %d malformed. %d rows written to %s.\n"
            + "Recipients: %d awards by the mapping, %d by name, %d as parties of their own.\n")
        .formatted(
            counts.rows(),
            counts.taken(),
            counts.merged(),
            counts.other(),
            counts.malformed(),
            stretches,
            out,
            counts.mapped(),
            counts.matched(),
            counts.own());
  }

  @ParameterizedTest
  @CsvSource({"REALISTIC, SUMMARY, 1", "ADVERSARIAL, TRANSACTIONS, 50000"})
  void givesTheRowsOfTheEmbeddedSweep(
      SyntheticAwards.Mix mix, Downloads.Layout layout, String block) throws IOException {
    assertSwept(mix, layout, block);
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({"ADVERSARIAL, SUMMARY, 100", "REALISTIC, TRANSACTIONS, 7"})
  void givesThoseOfOtherTablesToo(SyntheticAwards.Mix mix, Downloads.Layout layout, String block)
      throws IOException {
    assertSwept(mix, layout, block);
  }

  private void assertSwept(SyntheticAwards.Mix mix, Downloads.Layout layout, String block)
      throws IOException {
    Path file =
        new Downloads(layout, mix, 700, 42).withWhatRealTablesHave().write(folder.resolve("a.csv"));
    SweepRun.Progress expected = embedded(pack(), file, Asking.CONTEMPORANEOUS, Map.of());

    Run imported = run("import", file.toString(), "--out", at("awards"));
    Run swept =
        run(
            "sweep",
            "--awards",
            at("awards"),
            "--pack",
            PACK,
            "--block",
            block,
            "--out",
            at("out"));

    assertEquals(1, imported.exitCode(), imported.err());
    assertEquals(1, swept.exitCode(), swept.out() + swept.err());
    assertSameRows();
    Counts counts = expected.counts();
    assertTrue(counts.merged() > 70 && counts.matched() == 40 && counts.other() == 2, swept.out());
    assertEquals(8, counts.malformed());
    // The lines that can not be split did not come into the dataset.
    Counts ofDataset =
        new Counts(
            counts.taken(),
            counts.merged(),
            counts.other(),
            counts.malformed() - 2,
            counts.mapped(),
            counts.matched());
    assertEquals(said(ofDataset, expected.stretches(), at("out")), swept.out());
    assertEquals(
        "%d rows of 1 files: %d written to %s, 2 malformed.\n"
            .formatted(counts.rows(), counts.rows() - 2, at("awards")),
        imported.out());
    assertEquals(
        malformed("embedded.parquet.malformed.csv"),
        malformed("awards.malformed", "out.malformed"));
  }

  @Test
  void writesTheVeryColumnsOfTheEmbeddedSweep() throws IOException {
    Path file =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.REALISTIC, 50, 3)
            .write(folder.resolve("a.csv"));
    embedded(pack(), file, Asking.CONTEMPORANEOUS, Map.of());
    run("import", file.toString(), "--out", at("awards"));
    run("sweep", "--awards", at("awards"), "--pack", PACK, "--out", at("out"));

    assertEquals(columns("embedded.parquet"), columns("out"));
  }

  private List<Type> columns(String result) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(result))) {
      Path first = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().get();
      var input =
          HadoopInputFile.fromPath(
              new org.apache.hadoop.fs.Path(first.toUri()), new Configuration());
      try (ParquetFileReader reader = ParquetFileReader.open(input)) {
        return reader.getFooter().getFileMetaData().getSchema().getFields();
      }
    }
  }

  @Test
  void asksTheSameQuestion() throws IOException {
    Path file =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.REALISTIC, 300, 5)
            .withWhatRealTablesHave()
            .write(folder.resolve("a.csv"));
    Path mapping =
        Files.writeString(
            folder.resolve("mapping.csv"), "recipient,party\nuei:ZZ-OTHER-1,chicago-il\n");
    LocalDate day = LocalDate.of(2018, 8, 30);
    Pack supposed =
        assertInstanceOf(
                Packs.Outcome.Loaded.class, Packs.loadSuppositions(Path.of(SUPPOSED), pack()))
            .pack();
    SweepRun.Progress expected =
        embedded(
            supposed,
            file,
            Asking.from(day).knownAt(LocalDate.of(2026, 1, 1)),
            Map.of("uei:ZZ-OTHER-1", "chicago-il"));

    run("import", file.toString(), "--out", at("awards"));
    Run swept =
        run(
            "sweep",
            "--awards",
            at("awards"),
            "--pack",
            PACK,
            "--suppose",
            SUPPOSED,
            "--recipients",
            mapping.toString(),
            "--viewpoint",
            "2018-08-30",
            "--known",
            "2026-01-01",
            "--block",
            "100",
            "--out",
            at("out"));

    assertEquals(1, swept.exitCode(), swept.out() + swept.err());
    assertTrue(expected.counts().mapped() > 0);
    assertSameRows();
  }

  @Test
  void bringsRowsOfOneAwardTogetherFromSeveralDownloads() throws IOException {
    Downloads downloads =
        new Downloads(Downloads.Layout.TRANSACTIONS, SyntheticAwards.Mix.REALISTIC, 300, 6)
            .withWhatRealTablesHave();
    Path whole = downloads.write(folder.resolve("whole.csv"));
    downloads.writeThree(folder);
    embedded(pack(), whole, Asking.CONTEMPORANEOUS, Map.of());

    Run imported =
        run(
            "import",
            at("part_*.csv"),
            "--partition-by",
            "action_date_fiscal_year",
            "--partition-by",
            "cfda_number",
            "--out",
            at("awards"));
    Run swept = run("sweep", "--awards", at("awards"), "--pack", PACK, "--out", at("out"));

    assertEquals(0, imported.exitCode(), imported.err());
    assertTrue(imported.out().contains(" of 3 files: "), imported.out());
    // As a number, the listing 16.560 would no longer be one, and its row malformed.
    assertTrue(swept.out().contains(" 2 of other programmes, 6 malformed"), swept.out());
    assertSameRows();
  }

  @Test
  void sweepsADatasetThatSomebodyElseMade() throws IOException {
    Path file =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.ADVERSARIAL, 200, 7)
            .like(3, Map.of("total_obligated_amount", "many"))
            .write(folder.resolve("a.csv"));
    embedded(pack(), file, Asking.CONTEMPORANEOUS, Map.of());
    session
        .read()
        .option("header", true)
        .option("mode", "DROPMALFORMED")
        .csv(file.toString())
        .write()
        .partitionBy("recipient_state_code")
        .parquet(at("awards"));

    Run swept = run("sweep", "--awards", at("awards"), "--pack", PACK, "--out", at("out"));

    assertEquals(1, swept.exitCode(), swept.out() + swept.err());
    assertSameRows();
    Row malformed =
        session.read().option("header", true).csv(at("out.malformed")).collectAsList().getFirst();
    assertTrue(malformed.getString(0).endsWith(".parquet"), malformed.toString());
    assertTrue(Integer.parseInt(malformed.getString(1)) > 0, malformed.toString());
    assertEquals("many", malformed.getString(4));
  }

  @Test
  void replacesAResultOnlyIfTold() throws IOException {
    Path file =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.REALISTIC, 5, 8)
            .write(folder.resolve("a.csv"));
    String[] imports = {"import", file.toString(), "--out", at("awards")};
    assertEquals(1, run(imports).exitCode());
    Run again = run(imports);
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("is the result of an earlier run; --overwrite"), again.err());
    assertEquals(1, run(with(imports, "--overwrite")).exitCode());

    // What a run leaves that was killed.
    Files.createDirectories(folder.resolve("out/_temporary/0"));
    String[] sweeps = {"sweep", "--awards", at("awards"), "--pack", PACK, "--out", at("out")};
    Run refused = run(sweeps);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("left of a run that was ended"), refused.err());
    assertEquals(0, run(with(sweeps, "--overwrite")).exitCode());
    assertTrue(Files.exists(folder.resolve("out/_SUCCESS")));
    assertTrue(Files.notExists(folder.resolve("out.malformed")));

    Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("x"), "x");
    Run mine = run(with(sweeps, "--overwrite", "--out", at("mine")));
    assertEquals(2, mine.exitCode());
    assertTrue(Files.exists(folder.resolve("mine/x")));
    Run itself = run(with(sweeps, "--overwrite", "--out", at("awards")));
    assertEquals(2, itself.exitCode());
    assertTrue(itself.err().contains("lie in one another"), itself.err());
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    if (Arrays.asList(more).contains("--out")) {
      int out = all.indexOf("--out");
      all.subList(out, out + 2).clear();
    }
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  @Test
  void saysWhatIsWrongWithItsInput() throws IOException {
    Path summary =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.REALISTIC, 5, 9)
            .write(folder.resolve("summary.csv"));
    Path transactions =
        new Downloads(Downloads.Layout.TRANSACTIONS, SyntheticAwards.Mix.REALISTIC, 5, 9)
            .write(folder.resolve("transactions.csv"));
    Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    run("import", summary.toString(), "--out", at("awards"));
    session
        .read()
        .parquet(at("awards"))
        .withColumn("total_obligated_amount", functions.lit(1.5))
        .write()
        .parquet(at("numbers"));
    session.range(3).write().parquet(at("other"));

    assertRefused("name a command", "--");
    assertRefused("Missing required option", "sweep", "--out", at("out"));
    assertRefused("there is no file", "import", at("none.csv"), "--out", at("out"));
    assertRefused("columns missing", "import", at("other.csv"), "--out", at("out"));
    assertRefused(
        "has other columns than",
        "import",
        summary.toString(),
        transactions.toString(),
        "--out",
        at("out"));
    assertRefused(
        "no column x to partition by",
        "import",
        summary.toString(),
        "--partition-by",
        "x",
        "--out",
        at("out"));
    assertRefused("columns missing", sweep("other", PACK));
    assertRefused("must hold text: total_obligated_amount", sweep("numbers", PACK));
    assertRefused("PATH_NOT_FOUND", sweep("none", PACK));
    assertRefused("has errors", sweep("awards", at("none")));
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  private String[] sweep(String awards, String pack) {
    return new String[] {"sweep", "--awards", at(awards), "--pack", pack, "--out", at("out")};
  }

  private static void assertRefused(String message, String... arguments) {
    Run refused = run(arguments);
    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(message), refused.err());
  }
}
