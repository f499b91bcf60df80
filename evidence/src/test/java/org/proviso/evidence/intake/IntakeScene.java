package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Folders by custodian and a store, with limits that are small enough for tests.
final class IntakeScene {

  /// 20 s, 256 MiB, 8 containers in one another, 100 times its size and at least 16 MiB.
  static final Limits SMALL = new Limits(20, 1 << 19, 256, 8, 200_000, 100, 16L << 20, 1_000_000);

  /// Nobody who looks on.
  static final Intake.Observer QUIET =
      new Intake.Observer() {
        @Override
        public void listed(long inputs, long bytes) {}

        @Override
        public void read(long items, long bytes) {}
      };

  private final Path store;
  private final Map<String, Path> folders = new TreeMap<>();

  IntakeScene(Path store) {
    this.store = store;
  }

  IntakeScene with(String custodian, Path folder) {
    folders.put(custodian, folder);
    return this;
  }

  Path store() {
    return store;
  }

  IntakeResult run(int workers) {
    return run(workers, inputs -> {});
  }

  /// @param order as in the constructor of [Intake]
  IntakeResult run(int workers, Consumer<List<Input>> order) {
    List<CustodianFolder> taken = new ArrayList<>();
    folders.forEach((custodian, folder) -> taken.add(new CustodianFolder(custodian, folder)));
    return new Intake(
            taken,
            store,
            new IntakeSettings(SMALL, "", List.of()),
            workers,
            QUIET,
            TrainedParsers.command(SMALL.memoryMebibytes()),
            order)
        .run();
  }

  /// Runs to the end and checks that everything adds up.
  IntakeResult.Done done(int workers) throws IOException, InterruptedException {
    return checked(run(workers));
  }

  /// Returns the result, of which everything is checked to add up.
  IntakeResult.Done checked(IntakeResult result) throws IOException, InterruptedException {
    IntakeResult.Done done = assertInstanceOf(IntakeResult.Done.class, result, result::toString);
    assertEquals(List.of(), ManifestSums.faults(store, folders));
    assertEquals(ManifestSums.sha256(done.manifest()), done.digest().hex());
    return done;
  }

  List<ManifestSums.Row> rows() throws IOException {
    return ManifestSums.rows(store);
  }
}
