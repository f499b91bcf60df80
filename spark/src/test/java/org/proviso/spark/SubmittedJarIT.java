package org.proviso.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.register.SyntheticAwards;

/// The jar for clusters, submitted to a Spark that has nothing of ours on its class path and its
/// own versions of what CEL needs newer.
@Tag("full")
class SubmittedJarIT {

  @TempDir private Path folder;

  private record Run(int exitCode, String output) {}

  private Run submit(String... arguments) throws IOException, InterruptedException {
    String spark = Files.readString(Path.of("target/spark.classpath")).strip();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "target/of-a-cluster/*" + File.pathSeparator + spark,
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "target/proviso-spark.jar"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output));
  }

  @Test
  void runsOnASparkThatHasOlderLibraries() throws IOException, InterruptedException {
    Path file =
        new Downloads(Downloads.Layout.SUMMARY, SyntheticAwards.Mix.ADVERSARIAL, 50, 1)
            .write(folder.resolve("a.csv"));
    String awards = folder.resolve("awards").toString();
    String out = folder.resolve("out").toString();

    Run imported = submit("import", file.toString(), "--out", awards);
    Run swept =
        submit("sweep", "--awards", awards, "--pack", "../packs/us-byrne-jag", "--out", out);

    assertEquals(1, imported.exitCode(), imported.output());
    assertEquals(0, swept.exitCode(), swept.output());
    assertTrue(swept.output().contains("0 malformed. "), swept.output());
    assertTrue(Files.exists(Path.of(out, "_SUCCESS")));
  }
}
