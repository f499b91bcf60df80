package org.proviso.pack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Law;
import org.proviso.law.act.Provenance;
import org.proviso.law.fact.Register;
import org.proviso.law.time.Span;

/// A checked pack: law, the register that it speaks of, and what explains them.
///
/// Made by [Packs]. Two packs are equal if they say the same. Immutable and thread-safe.
public final class Pack {

  private final Contents contents;
  private final Law law;
  private final Register register;

  Pack(Contents contents, Law law, Register register) {
    this.contents = contents;
    this.law = law;
    this.register = register;
  }

  /// Returns the pack's name, which is that of its folder.
  public String name() {
    return contents.heading().name();
  }

  /// Returns what the pack is called in text.
  public String title() {
    return contents.heading().title();
  }

  /// Returns the days that the pack speaks of.
  public Span span() {
    return contents.heading().span();
  }

  /// Returns the law.
  public Law law() {
    return law;
  }

  /// Returns the register, with a subject for every party under every programme in each year.
  public Register register() {
    return register;
  }

  /// Returns the sources in order of identifier.
  public Collection<Source> sources() {
    return contents.sources().values();
  }

  /// Returns the source with this identifier.
  public Optional<Source> source(String id) {
    return Optional.ofNullable(contents.sources().get(id));
  }

  /// Returns the kinds of act in order of identifier.
  public Collection<Kind> kinds() {
    return contents.kinds().values();
  }

  /// Returns what the pack says of a party beside what the law needs.
  public Optional<PartyDetails> details(String party) {
    return Optional.ofNullable(contents.facts().details().get(party));
  }

  /// Returns the terms that policies may use, by name of the feature.
  public Map<String, List<String>> policyVocabulary() {
    return contents.facts().vocabulary();
  }

  /// Returns the text of a condition, as quoted or described; empty if the pack has none.
  public Optional<String> conditionText(String condition) {
    return Optional.ofNullable(contents.conditionTexts().get(condition));
  }

  /// Returns where an entry comes from, for conditions, memberships, awards, award facts and
  /// policies; other entries carry it themselves.
  public Optional<Provenance> provenance(Section section, String id) {
    return Optional.ofNullable(contents.provenance().get(section.key() + "/" + id));
  }

  /// Returns the rounds of letters in order of identifier.
  public List<Round> rounds() {
    return contents.rounds();
  }

  /// Returns the round of letters with this identifier.
  public Optional<Round> round(String id) {
    return contents.rounds().stream().filter(round -> round.id().equals(id)).findFirst();
  }

  /// Returns the round whose addressees a table shows, if the pack names one.
  public Optional<Round> defaultRound() {
    @Nullable String id = contents.heading().defaultRound();
    return id == null ? Optional.empty() : round(id);
  }

  /// Returns the statements in order of identifier.
  public List<Statement> statements() {
    return contents.statements();
  }

  /// Returns the statement with this identifier.
  public Optional<Statement> statement(String id) {
    return contents.statements().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Returns the decided cases in order of identifier.
  public List<Case> cases() {
    return contents.cases();
  }

  /// Returns the free-form records beside the cases.
  public List<Raw> docket() {
    return contents.docket();
  }

  /// Returns the calendars as written, by identifier.
  public Map<String, Raw> calendars() {
    return contents.calendars();
  }

  /// Returns the rules on counting days as written, by identifier.
  public Map<String, Raw> countingRules() {
    return contents.countingRules();
  }

  /// Returns the ways of serving letters as written, by identifier.
  public Map<String, Raw> serviceWays() {
    return contents.serviceWays();
  }

  Contents contents() {
    return contents;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pack that && contents.equals(that.contents);
  }

  @Override
  public int hashCode() {
    return contents.hashCode();
  }

  @Override
  public String toString() {
    return "pack " + name();
  }
}
