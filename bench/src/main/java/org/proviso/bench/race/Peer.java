package org.proviso.bench.race;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// A contestant that has been started. Serves one thread.
///
/// @param <F> the facts of the task
public interface Peer<F> extends AutoCloseable {

  /// What processes besides this JVM have used so far.
  ///
  /// @param cpu nanoseconds of CPU, of processes that have ended too
  /// @param peak greatest resident memory in bytes, summed over the processes that are running
  record Elsewhere(long cpu, long peak) {

    /// There are no other processes.
    public static final Elsewhere NOTHING = new Elsewhere(0, 0);
  }

  /// Returns name and version of the system.
  String version() throws SQLException;

  /// Takes in the facts, indexes included. Timed as loading; called once.
  void load(F facts) throws IOException, SQLException;

  /// Undoes what the last [#answer()] left, if the next would else find its work done. Not timed.
  ///
  /// @return whether there was anything to undo; always the same
  default boolean prepare() throws IOException, SQLException {
    return false;
  }

  /// Works out every answer from the loaded facts and keeps it where the system keeps its results.
  /// Timed.
  void answer() throws IOException, SQLException;

  /// Returns the answers of the last [#answer()], in the task's own code. Not timed.
  byte[] answers() throws IOException, SQLException;

  /// Returns what other processes have used.
  default Elsewhere elsewhere() throws IOException {
    return Elsewhere.NOTHING;
  }

  /// Returns further figures, each as a sentence. Called last; may spoil what was loaded.
  default List<String> notes() throws IOException, SQLException {
    return List.of();
  }

  /// Stops everything that was started.
  @Override
  void close() throws IOException, SQLException;
}
