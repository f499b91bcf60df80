package org.proviso.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Outcome;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Standing;

/// Which finding a proposal names and a step rests on.
final class RestedOn {

  private RestedOn() {}

  static void cite(InquirySql sql, MatterFile file, int proposal, int finding, long event)
      throws SQLException {
    sql.insert(
        "INSERT INTO finding.cited (award, condition, proposal, party, finding, event)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        file.id().award(),
        file.id().condition(),
        proposal,
        file.party(),
        finding,
        event);
  }

  static void enter(InquirySql sql, MatterFile file, int step, int finding, long event)
      throws SQLException {
    sql.insert(
        "INSERT INTO finding.rested (award, condition, step, party, finding, event)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        file.id().award(),
        file.id().condition(),
        step,
        file.party(),
        finding,
        event);
  }

  /// Returns the number of the finding that a step rests on: where the step needs one, that which
  /// stands when it is taken, also against the procedure; else that which its proposal names.
  static @Nullable Integer of(InquirySql sql, MatterFile file, int proposal, Standing standing)
      throws SQLException {
    for (Standing.Checked each : standing.checked()) {
      if (each.ground() instanceof Ground.Found(var _, Outcome outcome)) {
        Finding finding =
            switch (outcome) {
              case Outcome.NotLaidDown _, Outcome.NotMade _ -> null;
              case Outcome.NotRead(Finding found) -> found;
              case Outcome.Decided decided -> decided.finding();
              case Outcome.TurnsOnReading turns -> turns.finding();
            };
        return finding == null ? null : finding.number();
      }
    }
    List<Integer> cited =
        sql.list(
            "SELECT finding FROM finding.cited WHERE award = ? AND condition = ? AND proposal = ?",
            row -> row.getInt(1),
            file.id().award(),
            file.id().condition(),
            proposal);
    return cited.isEmpty() ? null : cited.getFirst();
  }
}
