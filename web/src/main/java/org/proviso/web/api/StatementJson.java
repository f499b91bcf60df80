package org.proviso.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.pack.Statement;
import org.proviso.pack.Statement.Passage;
import org.proviso.pack.statement.CheckResult;
import org.proviso.pack.statement.ClaimChecker;
import org.proviso.pack.statement.ClaimWording;

/// Something that was said in public, and what the register computes beside its claims.
///
/// @param speaker null if the source names nobody
/// @param date null if the day is not known
/// @param month the month, if no more is known
/// @param wordsKind `quote`, `fragments` (never to be joined) or `paraphrase`
/// @param words the words, to the letter, each with its hash
record StatementJson(
    String id,
    @Nullable String speaker,
    String office,
    String side,
    @Nullable LocalDate date,
    @Nullable String month,
    String channel,
    String wordsKind,
    List<Passage> words,
    String note,
    List<Claimed> claims,
    ProvenanceJson provenance) {

  /// A figure or fact in it.
  record Claimed(String id, String text, List<Checked> checks) {}

  /// What one check of a claim came to.
  ///
  /// @param status `figure`, `holds`, `does-not-hold`, `unsourced` or `not-computed`
  /// @param result the result in sentences
  /// @param rows what it was counted from, in words
  record Checked(String status, List<Figure> figures, List<String> result, List<String> rows) {}

  /// A counted number beside the one that the claim states.
  ///
  /// @param stated null if the claim states none
  record Figure(String counts, int computed, @Nullable Integer stated, boolean differs) {}

  static StatementJson of(
      Pack pack, Statement statement, ClaimChecker checker, ClaimWording wording) {
    return new StatementJson(
        statement.id(),
        statement.speaker(),
        statement.office(),
        statement.side().word(),
        statement.date() instanceof Statement.When.OnDay(var day) ? day : null,
        statement.date() instanceof Statement.When.InMonth(var month) ? month.toString() : null,
        statement.channel(),
        switch (statement.words()) {
          case Statement.Words.Quote _ -> "quote";
          case Statement.Words.Fragments _ -> "fragments";
          case Statement.Words.Paraphrase _ -> "paraphrase";
        },
        switch (statement.words()) {
          case Statement.Words.Quote(Passage passage) -> List.of(passage);
          case Statement.Words.Fragments(List<Passage> passages) -> passages;
          case Statement.Words.Paraphrase(Passage passage) -> List.of(passage);
        },
        statement.note(),
        statement.claims().stream().map(claim -> claimed(claim, checker, wording)).toList(),
        ProvenanceJson.of(pack, statement.provenance()));
  }

  private static Claimed claimed(
      Statement.Claim claim, ClaimChecker checker, ClaimWording wording) {
    List<Checked> checks = new ArrayList<>();
    for (ClaimChecker.Checked check : checker.check(claim)) {
      checks.add(
          new Checked(
              switch (check.result()) {
                case CheckResult.Figure _ -> "figure";
                case CheckResult.Holds _ -> "holds";
                case CheckResult.DoesNotHold _ -> "does-not-hold";
                case CheckResult.Unsourced _ -> "unsourced";
                case CheckResult.NotComputed _ -> "not-computed";
              },
              check.result() instanceof CheckResult.Figure(var numbers, var rows)
                  ? numbers.stream().map(StatementJson::figure).toList()
                  : List.of(),
              wording.result(check),
              wording.rows(check.result())));
    }
    return new Claimed(claim.id(), claim.text(), checks);
  }

  private static Figure figure(CheckResult.Tally tally) {
    return new Figure(
        tally.count().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        tally.value(),
        tally.stated(),
        tally.differs());
  }
}
