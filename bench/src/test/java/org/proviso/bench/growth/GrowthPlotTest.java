package org.proviso.bench.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthPlotTest {

  private static final String ROWS =
      """
      awards,acts,mix,contestant,rows,load_cpu_s,cpu_s,wall_s,peak_mib,failure
      1000,20,realistic,proviso,1000,0.1,0.01,0.02,100,
      10000,20,realistic,proviso,10000,0.2,0.1,0.2,200,
      100000,20,realistic,proviso,100000,0.3,1,2,300,
      100000,5,realistic,proviso,100000,0.3,0.5,0.7,290,
      100000,20,realistic,duckdb,,,,,,"no result within 10 minutes"
      100000,5,realistic,duckdb,10000,0.3,4,5,290,
      """;

  private static List<Measurement> measurements(Path folder) throws IOException {
    return Measurement.read(Files.writeString(folder.resolve("growth.csv"), ROWS));
  }

  @Test
  void decadesAreEquallyFarApart(@TempDir Path folder) throws IOException {
    String svg = GrowthPlot.svg(measurements(folder), 20, 100_000);

    // From 0.01 to 10 seconds are three decades of a hundred pixels, upwards from 360; the panel
    // over
    // awards begins at 66 + 14 and has two decades of 111 pixels each.
    assertTrue(svg.contains("d=\"M80.0 360.0L191.0 260.0L302.0 160.0\""), svg);
  }

  @Test
  void whatFailedOrTookAShareIsInTheTableAlone(@TempDir Path folder) throws IOException {
    List<Measurement> measurements = measurements(folder);

    assertFalse(GrowthPlot.svg(measurements, 20, 100_000).contains("duckdb"));
    assertEquals(
        List.of(
            "| awards | acts | mix | contestant | CPU | wall | peak memory |",
            "|---|---|---|---|---|---|---|",
            "| 1,000 | 20 | realistic | proviso | 0.010 s | 0.020 s | 100 MiB |",
            "| 10,000 | 20 | realistic | proviso | 0.10 s | 0.20 s | 200 MiB |",
            "| 100,000 | 20 | realistic | proviso | 1.00 s | 2.00 s | 300 MiB |",
            "| 100,000 | 5 | realistic | proviso | 0.50 s | 0.70 s | 290 MiB |",
            "| 100,000 | 20 | realistic | duckdb | no result within 10 minutes | |  |",
            "| 100,000 | 5 | realistic | duckdb | 4.00 s for the first 10,000 | 5.00 s | 290 MiB |"),
        GrowthPlot.table(measurements).lines().toList());
  }
}
