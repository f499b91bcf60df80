package org.proviso.bench.race;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// One way of doing a task. Immutable; nothing is started before [#start()].
///
/// @param <F> the facts of the task
public interface Contestant<F> {

  /// Whether a contestant can run on this machine.
  sealed interface Readiness {

    /// It can.
    record Ready() implements Readiness {}

    /// It can not.
    ///
    /// @param remedy what is missing and how to get it
    record Missing(String remedy) implements Readiness {}
  }

  /// Returns the name, one word.
  String name();

  /// Returns what a reader must know of the program and its settings to judge the figures.
  String setting();

  /// Returns how many of `rows` rows it takes; fewer than all if all would take too long.
  default int share(int rows) {
    return rows;
  }

  /// Returns how much CPU it spends on answering before the counted runs; it answers at least once.
  default Duration warmUp() {
    return Duration.ZERO;
  }

  /// Returns whether it can run here.
  default Readiness readiness() {
    return new Readiness.Ready();
  }

  /// Starts what answers: a process, a database, a compiled program. Not timed.
  ///
  /// @throws IOException if it does not start
  /// @throws SQLException if the database refuses
  Peer<F> start() throws IOException, SQLException;
}
