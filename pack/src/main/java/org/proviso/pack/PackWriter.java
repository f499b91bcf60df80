package org.proviso.pack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;

/// Writes the contents of a pack in the compiled form. [PackReader] reads them in the same order.
final class PackWriter {

  private final PackOutput out = new PackOutput();
  private final ActWriter acts;
  private final Set<String> guards = new HashSet<>();

  PackWriter() {
    acts = new ActWriter(out, this::provenance, this::guard);
  }

  /// Returns the bytes of a pack and of the warnings that it was loaded with.
  byte[] write(Contents contents, List<Issue> warnings) {
    heading(contents.heading());
    out.map(contents.sources(), this::source);
    out.map(contents.kinds(), this::kind);
    out.map(contents.provisions(), out::text);
    facts(contents.facts());
    parts(contents.parts());
    out.map(contents.conditionTexts(), out::text);
    out.map(contents.provenance(), this::provenance);
    out.each(contents.rounds(), this::round);
    out.each(contents.statements(), new StatementWriter(out, this::provenance)::write);
    CaseWriter cases = new CaseWriter(out, acts);
    out.each(contents.cases(), cases::write);
    out.each(contents.docket(), cases::raw);
    out.map(contents.calendars(), cases::raw);
    out.map(contents.countingRules(), cases::raw);
    out.map(contents.serviceWays(), cases::raw);
    out.map(contents.procedure().actions(), cases::raw);
    out.map(contents.procedure().authorities(), cases::raw);
    out.map(contents.procedure().clocks(), cases::raw);
    out.map(contents.procedure().steps(), cases::raw);
    out.map(contents.procedure().breaches(), cases::raw);
    out.each(contents.procedure().cases(), cases::raw);
    out.each(warnings, this::issue);
    return out.toBytes();
  }

  private void heading(Contents.Heading heading) {
    out.text(heading.name());
    out.text(heading.title());
    span(heading.span());
    out.optional(heading.defaultRound(), out::text);
  }

  private void source(Source source) {
    out.text(source.id());
    out.text(source.title());
    out.text(source.where());
    out.word(source.kind());
  }

  private void kind(Kind kind) {
    out.text(kind.id());
    out.number(kind.rank());
    out.truth(kind.onAppeal());
  }

  private void facts(Facts facts) {
    out.each(facts.parties(), this::party);
    out.map(facts.details(), this::details);
    out.each(
        facts.groups(),
        group -> {
          out.text(group.id());
          out.text(group.name());
          out.textSet(group.eligibleKinds());
          out.word(group.otherwise());
        });
    out.each(facts.memberships(), this::membership);
    out.each(facts.grants(), this::grant);
    out.each(facts.awardFacts(), this::awardFact);
    out.each(facts.policies(), this::policy);
    out.map(facts.vocabulary(), out::texts);
  }

  private void party(Party party) {
    out.text(party.id());
    out.text(party.name());
    out.text(party.kind());
    out.optional(party.state(), out::text);
    out.optional(party.within(), out::text);
    out.optional(party.circuit(), out::text);
    out.truth(party.policiesKnown());
  }

  private void details(PartyDetails details) {
    out.optional(details.ocd(), out::text);
    out.optional(details.fips(), out::text);
    out.optional(details.county(), out::text);
    out.text(details.note());
    provenance(details.provenance());
  }

  private void membership(Membership record) {
    out.text(record.id());
    out.text(record.party());
    out.text(record.group());
    span(record.span());
    out.word(record.standing());
    acts.entry(record.entry());
    out.text(record.source());
  }

  private void grant(Grant grant) {
    out.text(grant.id());
    out.text(grant.programme());
    out.text(grant.year());
    out.text(grant.recipient());
    out.optional(grant.offered(), out::day);
    acts.acceptance(grant.acceptance());
    out.optional(grant.cents(), out::number);
    out.texts(grant.subRecipients());
    out.text(grant.source());
  }

  private void awardFact(AwardFact fact) {
    out.text(fact.id());
    out.text(fact.programme());
    out.text(fact.year());
    span(fact.span());
    out.word(fact.status());
    out.textSet(fact.except());
    out.text(fact.source());
  }

  private void policy(Policy policy) {
    out.text(policy.id());
    out.text(policy.holder());
    out.text(policy.title());
    span(policy.inForce());
    out.truth(policy.reachesWithin());
    out.map(policy.features(), out::texts);
    acts.entry(policy.entry());
    out.text(policy.source());
    out.text(policy.confidence());
  }

  private void parts(Law.Parts parts) {
    out.each(
        parts.programmes(),
        programme -> {
          out.text(programme.id());
          out.text(programme.title());
          out.texts(programme.years());
          out.texts(programme.listings());
          out.optional(programme.yearInAwardNumber(), out::text);
        });
    out.each(parts.conditions(), this::condition);
    out.each(
        parts.courts(),
        court -> {
          out.text(court.id());
          out.text(court.name());
          out.optional(court.reviewedBy(), out::text);
        });
    out.each(parts.readings(), this::reading);
    out.each(parts.acts(), acts::write);
  }

  private void condition(Condition condition) {
    out.text(condition.id());
    out.text(condition.title());
    out.text(condition.programme());
    out.optional(condition.provision(), out::text);
    out.map(condition.met(), this::guard);
  }

  private void reading(Reading reading) {
    out.text(reading.id());
    out.text(reading.provision());
    out.text(reading.name());
    out.text(reading.proposer());
    out.text(reading.words());
    provenance(reading.provenance());
  }

  private void round(Round round) {
    out.text(round.id());
    out.day(round.date());
    out.optional(round.deadline(), out::day);
    out.text(round.ask());
    out.texts(round.addressees());
    out.texts(round.cleared());
    out.text(round.note());
    provenance(round.provenance());
  }

  private void issue(Issue issue) {
    out.word(issue.severity());
    out.text(issue.file());
    out.number(issue.line());
    out.number(issue.column());
    out.word(issue.code());
    out.text(issue.message());
    out.text(issue.sourceLine());
  }

  private void provenance(Provenance from) {
    out.text(from.citation());
    out.texts(from.sources());
    out.word(from.mark());
    out.texts(from.caveats());
  }

  private void span(Span span) {
    out.optional(span.from(), out::day);
    out.optional(span.until(), out::day);
  }

  /// Writes a guard, its answers only the first time.
  private void guard(Guard guard) {
    out.text(guard.text());
    if (guard instanceof FactGuard known && guards.add(guard.text())) {
      out.each(known.reads().stream().sorted().toList(), out::word);
      out.map(known.answers(), out::word);
    }
  }
}
