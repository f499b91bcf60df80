package org.proviso.pack.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Verb;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.TriggerEvent;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;
import org.proviso.pack.ClaimCheck;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.Statement;

/// Computes the checks of claims from a pack, its register and the engine.
public final class ClaimChecker {

  /// What one check of a claim came to.
  public record Checked(ClaimCheck check, CheckResult result) {}

  private final Pack pack;
  private final Enforcement enforcement;

  private ClaimChecker(Pack pack, LawEngine engine) {
    this.pack = pack;
    enforcement = new Enforcement(pack, engine);
  }

  /// Returns a checker for the statements of a pack.
  public static ClaimChecker of(Pack pack) {
    return new ClaimChecker(pack, LawEngine.of(pack.law(), pack.register()));
  }

  /// Returns what each check of a claim of this pack comes to, in their order.
  ///
  /// @throws IllegalArgumentException if the claim is of another pack and names what this one lacks
  public List<Checked> check(Statement.Claim claim) {
    return claim.checks().stream().map(check -> new Checked(check, result(check))).toList();
  }

  private CheckResult result(ClaimCheck check) {
    return switch (check) {
      case ClaimCheck.Addressees addressees -> addressees(addressees);
      case ClaimCheck.BarringActs barring -> enforcement.barringActs(barring);
      case ClaimCheck.Terms terms -> enforcement.terms(terms);
      case ClaimCheck.ActsOfCourt acts -> actsOfCourt(acts);
      case ClaimCheck.PolicyInForce policy -> policyInForce(policy);
      case ClaimCheck.Due due -> due(due);
      case ClaimCheck.Unsourced(List<String> lookedIn, String nearest) ->
          new CheckResult.Unsourced(lookedIn, nearest);
      case ClaimCheck.Later(ClaimCheck.Lacking needs, String wanted) ->
          new CheckResult.NotComputed(new CheckResult.Reason.NotYet(needs, wanted));
    };
  }

  private CheckResult addressees(ClaimCheck.Addressees check) {
    Round round = pack.round(check.round()).orElseThrow(() -> missing("round", check.round()));
    // A list that names a party twice does not make it two addressees.
    Set<String> addressees = new LinkedHashSet<>(round.addressees());
    String within = check.within();
    if (within == null) {
      return new CheckResult.Figure(
          List.of(
              new CheckResult.Tally(
                  CheckResult.Count.ADDRESSEES, addressees.size(), check.stated())),
          addressees.stream().map(party -> addressee(party, false)).toList());
    }
    List<CountedRow> rows = new ArrayList<>();
    int others = 0;
    for (String party : addressees) {
      if (pack.register().isWithin(party, within)) {
        rows.add(addressee(party, party.equals(within)));
        others += party.equals(within) ? 0 : 1;
      }
    }
    return new CheckResult.Figure(
        List.of(
            new CheckResult.Tally(
                CheckResult.Count.ADDRESSEES_WITHIN, others, check.statedWithin()),
            new CheckResult.Tally(
                CheckResult.Count.ADDRESSEES_WITHIN_AND_ITSELF, rows.size(), check.stated())),
        rows);
  }

  private static CountedRow addressee(String party, boolean containing) {
    return new CountedRow.Addressee(party, containing);
  }

  private CheckResult actsOfCourt(ClaimCheck.ActsOfCourt check) {
    List<CountedRow> rows = new ArrayList<>();
    int with = 0;
    for (Act act : pack.law().acts()) {
      if (check.court().equals(act.court()) && check.issued().covers(act.issued().earliest())) {
        boolean effect =
            act.clauses().stream().anyMatch(clause -> clause.role() != Verb.Role.RECORD);
        rows.add(new CountedRow.Issued(act.id(), act.issued(), effect));
        with += effect ? 1 : 0;
      }
    }
    return new CheckResult.Figure(
        List.of(
            new CheckResult.Tally(CheckResult.Count.ACTS_WITH_EFFECT, with, check.stated()),
            new CheckResult.Tally(CheckResult.Count.ACTS_WITHOUT_EFFECT, rows.size() - with, null)),
        rows);
  }

  private CheckResult policyInForce(ClaimCheck.PolicyInForce check) {
    Policy policy =
        pack.register().policies().stream()
            .filter(each -> each.id().equals(check.policy()))
            .findFirst()
            .orElseThrow(() -> missing("policy", check.policy()));
    Span span = policy.inForce();
    List<CountedRow> rows = List.of(new CountedRow.InForce(policy.id(), span));
    LocalDate since = check.since();
    if (!span.covers(check.on())) {
      return new CheckResult.DoesNotHold(rows);
    }
    if (since == null) {
      return new CheckResult.Holds(rows);
    }
    @Nullable LocalDate from = span.from();
    if (from == null) {
      return new CheckResult.NotComputed(new CheckResult.Reason.NoFirstDay(policy.id(), since));
    }
    return from.equals(since) ? new CheckResult.Holds(rows) : new CheckResult.DoesNotHold(rows);
  }

  private CheckResult due(ClaimCheck.Due check) {
    return switch (Clocks.read(pack)) {
      case Clocks.Outcome.Rejected(var issues) ->
          new CheckResult.NotComputed(new CheckResult.Reason.UnusableClocks(issues.size()));
      case Clocks.Outcome.Read(Clocks clocks) -> due(check, clocks);
    };
  }

  private static CheckResult due(ClaimCheck.Due check, Clocks clocks) {
    Reckoner reckoner = clocks.reckoner();
    List<CountedRow> rows = new ArrayList<>();
    for (String id : check.rules()) {
      Clocks.Listed rule = clocks.find(id).orElse(null);
      if (rule == null) {
        return new CheckResult.NotComputed(new CheckResult.Reason.FamilyOfRules(id));
      }
      var outcome =
          reckoner.due(rule.example(), new TriggerEvent.AtLocalTime(check.from()), List.of());
      rows.add(new CountedRow.Ends(id, rule.title(), outcome));
    }
    return new CheckResult.Figure(List.of(), rows);
  }

  private static IllegalArgumentException missing(String what, String id) {
    return new IllegalArgumentException("no " + what + " " + id + " in this pack");
  }
}
