package org.proviso.web.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proviso.pack.Statement;
import org.proviso.pack.Statement.Passage;
import org.proviso.pack.statement.CheckResult;
import org.proviso.pack.statement.ClaimChecker;
import org.proviso.pack.statement.ClaimWording;
import org.proviso.web.site.Days;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What was said in public, word for word, and what the register computes beside each claim.
@Controller
final class StatementPages {

  /// What the register computes.
  ///
  /// @param status what sort of result it is, in words
  /// @param lines the result in sentences
  /// @param rows what it was counted from
  record Computed(String status, List<String> lines, List<String> rows) {}

  record Claimed(String text, List<Computed> computed) {}

  /// A statement.
  ///
  /// @param passages the words: one quotation, fragments that are never joined, or a paraphrase
  /// @param isQuoted whether they are the speaker's own words
  record Said(
      String id,
      String speaker,
      String office,
      String side,
      String date,
      String channel,
      List<Passage> passages,
      boolean isQuoted,
      String kind,
      String note,
      Provenances from,
      List<Claimed> claims) {}

  private final Site site;
  private final List<Said> statements;

  StatementPages(Site site) {
    this.site = site;
    ClaimChecker checker = ClaimChecker.of(site.pack());
    ClaimWording wording = ClaimWording.of(site.pack(), Locale.ENGLISH);
    // A claim is about the days that it names: it is computed once, whatever day a page is about.
    statements =
        site.pack().statements().stream().map(each -> said(each, checker, wording)).toList();
  }

  @GetMapping("/statements")
  String statements(Reading reading, Model model) {
    model.addAttribute("statements", statements);
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("statements.title"),
            "statements",
            "/statements?" + reading.query(),
            reading));
    return "statements";
  }

  private Said said(Statement statement, ClaimChecker checker, ClaimWording wording) {
    String speaker = statement.speaker();
    String kind =
        switch (statement.words()) {
          case Statement.Words.Quote _ -> Words.say("statement.quote");
          case Statement.Words.Fragments _ -> Words.say("statement.fragments");
          case Statement.Words.Paraphrase _ -> Words.say("statement.paraphrase");
        };
    return new Said(
        statement.id(),
        speaker == null ? Words.say("statement.nobody") : speaker,
        statement.office(),
        Words.say("side." + statement.side()),
        date(statement.date()),
        statement.channel(),
        passages(statement.words()),
        !(statement.words() instanceof Statement.Words.Paraphrase),
        kind,
        statement.note(),
        Provenances.of(site.pack(), statement.provenance()),
        claims(statement, checker, wording));
  }

  private static List<Passage> passages(Statement.Words words) {
    return switch (words) {
      case Statement.Words.Quote(Passage passage) -> List.of(passage);
      case Statement.Words.Fragments(List<Passage> passages) -> passages;
      case Statement.Words.Paraphrase(Passage passage) -> List.of(passage);
    };
  }

  private static String date(Statement.When when) {
    return switch (when) {
      case Statement.When.OnDay(var day) -> Days.read(day);
      case Statement.When.InMonth(var month) -> month.toString();
      case Statement.When.Unknown() -> Words.say("statement.undated");
    };
  }

  private static List<Claimed> claims(
      Statement statement, ClaimChecker checker, ClaimWording wording) {
    List<Claimed> claims = new ArrayList<>();
    for (Statement.Claim claim : statement.claims()) {
      List<Computed> computed = new ArrayList<>();
      for (ClaimChecker.Checked checked : checker.check(claim)) {
        computed.add(
            new Computed(
                status(checked.result()), wording.result(checked), wording.rows(checked.result())));
      }
      claims.add(new Claimed(claim.text(), computed));
    }
    return claims;
  }

  private static String figure(List<CheckResult.Tally> numbers) {
    if (numbers.stream().allMatch(number -> number.stated() == null)) {
      return Words.say("claim.computed");
    }
    return Words.say(
        numbers.stream().anyMatch(CheckResult.Tally::differs) ? "claim.differs" : "claim.figure");
  }

  private static String status(CheckResult result) {
    return switch (result) {
      case CheckResult.Figure(var numbers, var rows) -> figure(numbers);
      case CheckResult.Holds _ -> Words.say("claim.holds");
      case CheckResult.DoesNotHold _ -> Words.say("claim.does-not-hold");
      case CheckResult.Unsourced _ -> Words.say("claim.unsourced");
      case CheckResult.NotComputed _ -> Words.say("claim.not-computed");
    };
  }
}
