package org.proviso.web.data;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.pack.Source;
import org.proviso.pack.Statement;
import org.proviso.pack.Statement.Passage;
import org.proviso.pack.statement.CheckResult;
import org.proviso.pack.statement.ClaimChecker;
import org.proviso.pack.statement.ClaimWording;

/// Tables of what was said in public, and of what the register computes beside each claim.
final class StatementSheets {

  static final Sheet STATEMENTS =
      Sheet.of(
          "statements",
          "id",
          (from, to) -> from.pack().statements().forEach(each -> statement(from.pack(), each, to)),
          "id",
          "speaker",
          "office",
          "side",
          "date:day",
          "month",
          "channel",
          "words_kind",
          "words:list",
          "sha256:list",
          "note",
          "source_places:list",
          ":provenance");

  static final Sheet CLAIMS =
      Sheet.of(
          "claims",
          "statement claim check figure",
          StatementSheets::claims,
          "statement",
          "claim",
          "text",
          "check:integer",
          "status",
          "figure",
          "stated:integer",
          "computed:integer",
          "differs:truth",
          "result:list",
          "rows:list");

  /// A check of a claim.
  private record Checked(
      Statement statement,
      Statement.Claim claim,
      int number,
      ClaimChecker.Checked check,
      ClaimWording wording) {

    void row(CheckResult.@Nullable Tally tally, Sheet.Row to) {
      to.of(
          statement.id(),
          claim.id(),
          claim.text(),
          number,
          status(check.result()),
          tally == null ? null : word(tally.count()),
          tally == null ? null : tally.stated(),
          tally == null ? null : tally.value(),
          (tally == null || tally.stated() == null) ? null : tally.differs(),
          wording.result(check),
          wording.rows(check.result()));
    }
  }

  private StatementSheets() {}

  private static void statement(Pack pack, Statement statement, Sheet.Row to) {
    String kind =
        switch (statement.words()) {
          case Statement.Words.Quote _ -> "quote";
          case Statement.Words.Fragments _ -> "fragments";
          case Statement.Words.Paraphrase _ -> "paraphrase";
        };
    List<Passage> passages =
        switch (statement.words()) {
          case Statement.Words.Quote(Passage passage) -> List.of(passage);
          case Statement.Words.Fragments(List<Passage> several) -> several;
          case Statement.Words.Paraphrase(Passage passage) -> List.of(passage);
        };
    to.of(
        statement.id(),
        statement.speaker(),
        statement.office(),
        statement.side().word(),
        statement.date() instanceof Statement.When.OnDay(var day) ? day : null,
        statement.date() instanceof Statement.When.InMonth(var month) ? month.toString() : null,
        statement.channel(),
        kind,
        passages.stream().map(Passage::text).toList(),
        passages.stream().map(Passage::sha256).toList(),
        statement.note(),
        statement.provenance().sources().stream()
            .map(id -> pack.source(id).map(Source::where).orElse(""))
            .toList(),
        statement.provenance());
  }

  private static void claims(OpenData from, Sheet.Row to) {
    ClaimChecker checker = ClaimChecker.of(from.pack());
    ClaimWording wording = ClaimWording.of(from.pack(), Locale.ENGLISH);
    for (Statement statement : from.pack().statements()) {
      for (Statement.Claim claim : statement.claims()) {
        int number = 0;
        for (ClaimChecker.Checked check : checker.check(claim)) {
          number++;
          Checked checked = new Checked(statement, claim, number, check, wording);
          if (check.result() instanceof CheckResult.Figure(var numbers, var rows)
              && !numbers.isEmpty()) {
            numbers.forEach(tally -> checked.row(tally, to));
          } else {
            checked.row(null, to);
          }
        }
      }
    }
  }

  private static String status(CheckResult result) {
    return switch (result) {
      case CheckResult.Figure _ -> "figure";
      case CheckResult.Holds _ -> "holds";
      case CheckResult.DoesNotHold _ -> "does-not-hold";
      case CheckResult.Unsourced _ -> "unsourced";
      case CheckResult.NotComputed _ -> "not-computed";
    };
  }

  private static String word(CheckResult.Count count) {
    return count.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
