package org.proviso.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The letters without which a mailing of reminders is approved, as what happened since they were
/// written made them wrong.
///
/// @param reasons why, as a sentence of up to 2,000 characters, by the party of each letter
/// @param asOf how many events the record had when that was looked at; negative to decide however
///   many it has
public record LeftOut(Map<String, String> reasons, long asOf) {

  /// Nothing is left out.
  static final LeftOut NONE = new LeftOut(Map.of(), -1);

  /// Copies the reasons.
  public LeftOut {
    reasons = Map.copyOf(reasons);
  }

  /// Returns why a mailing can not be decided without these; null if it can.
  Acted.@Nullable Refused refusal(InquirySql sql, HeldHead head, String inquiry, int mailing)
      throws SQLException {
    if (asOf >= 0 && asOf != head.next()) {
      return new Acted.Refused(Acted.Reason.CHANGED_MEANWHILE);
    }
    if (reasons.isEmpty()) {
      return null;
    }
    if (!sql.has(
        "SELECT FROM inquiry.mailing WHERE inquiry = ? AND mailing = ? AND kind = 'reminder'",
        inquiry,
        mailing)) {
      return new Acted.Refused(Acted.Reason.OTHER_KIND);
    }
    List<String> parties =
        sql.list(
            "SELECT party FROM inquiry.letter WHERE inquiry = ? AND mailing = ?",
            row -> row.getString(1),
            inquiry,
            mailing);
    if (!parties.containsAll(reasons.keySet())) {
      return new Acted.Refused(Acted.Reason.NOT_THERE);
    }
    return parties.size() == reasons.size() ? new Acted.Refused(Acted.Reason.NOBODY_LEFT) : null;
  }

  /// Adds these to a decision that was added, and returns what its event says.
  Map<String, ?> add(InquirySql sql, HeldHead head, String inquiry, int mailing, String reason)
      throws SQLException {
    if (reasons.isEmpty()) {
      return Map.of("reason", reason);
    }
    Map<String, String> sorted = new TreeMap<>(reasons);
    for (Map.Entry<String, String> each : sorted.entrySet()) {
      sql.insert(
          "INSERT INTO inquiry.left_out (inquiry, mailing, party, approved, reason, event)"
              + " VALUES (?, ?, ?, true, ?, ?)",
          inquiry,
          mailing,
          each.getKey(),
          each.getValue(),
          head.next());
    }
    return Map.of("leftOut", sorted, "reason", reason);
  }
}
