package org.proviso.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Law;
import org.proviso.law.act.Provenance;
import org.proviso.law.time.Span;

/// Everything that a pack is made of; two packs with equal contents are the same pack.
///
/// @param heading what it is called
/// @param sources by identifier
/// @param kinds by identifier
/// @param provisions titles of contested provisions by identifier
/// @param facts the material of its register
/// @param parts the material of its law
/// @param conditionTexts texts of conditions by identifier, for those that have one
/// @param provenance where entries come from, by section key, slash and identifier
/// @param rounds in order of identifier
/// @param statements in order of identifier
/// @param cases in order of identifier
/// @param docket free-form records
/// @param calendars calendars as written, by identifier
/// @param countingRules rules on counting days as written, by identifier
/// @param serviceWays ways of serving letters as written, by identifier
/// @param procedure the procedure as written
record Contents(
    Heading heading,
    SortedMap<String, Source> sources,
    SortedMap<String, Kind> kinds,
    SortedMap<String, String> provisions,
    Facts facts,
    Law.Parts parts,
    SortedMap<String, String> conditionTexts,
    SortedMap<String, Provenance> provenance,
    List<Round> rounds,
    List<Statement> statements,
    List<Case> cases,
    List<Raw> docket,
    SortedMap<String, Raw> calendars,
    SortedMap<String, Raw> countingRules,
    SortedMap<String, Raw> serviceWays,
    ProcedureText procedure) {

  /// A procedure as written: its parts by identifier, and its cases.
  record ProcedureText(
      SortedMap<String, Raw> actions,
      SortedMap<String, Raw> authorities,
      SortedMap<String, Raw> clocks,
      SortedMap<String, Raw> steps,
      SortedMap<String, Raw> breaches,
      List<Raw> cases) {

    /// Copies the collections.
    ProcedureText {
      actions = copy(actions);
      authorities = copy(authorities);
      clocks = copy(clocks);
      steps = copy(steps);
      breaches = copy(breaches);
      cases = List.copyOf(cases);
    }
  }

  /// What a pack is called and which days it speaks of.
  ///
  /// @param defaultRound identifier of the round whose addressees a table shows; null if none
  record Heading(String name, String title, Span span, @Nullable String defaultRound) {}

  /// Copies the collections.
  Contents {
    sources = copy(sources);
    kinds = copy(kinds);
    provisions = copy(provisions);
    conditionTexts = copy(conditionTexts);
    provenance = copy(provenance);
    rounds = List.copyOf(rounds);
    statements = List.copyOf(statements);
    cases = List.copyOf(cases);
    docket = List.copyOf(docket);
    calendars = copy(calendars);
    countingRules = copy(countingRules);
    serviceWays = copy(serviceWays);
  }

  /// Returns these contents with another law and other facts.
  Contents with(Facts otherFacts, Law.Parts otherParts, Map<String, Provenance> otherProvenance) {
    return new Contents(
        heading,
        sources,
        kinds,
        provisions,
        otherFacts,
        otherParts,
        conditionTexts,
        new TreeMap<>(otherProvenance),
        rounds,
        statements,
        cases,
        docket,
        calendars,
        countingRules,
        serviceWays,
        procedure);
  }

  private static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
