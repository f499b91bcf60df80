package org.proviso.pack;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;

/// Reads the contents of a pack from the compiled form, without CEL and without YAML.
final class PackReader {

  /// A pack's contents and the warnings that it was loaded with.
  record Compiled(Contents contents, List<Issue> warnings) {}

  /// What guards need to be made, known once the facts are read.
  private record GuardMaker(FactKey key, LazyCel cel) {}

  private final PackInput in;
  private final ActReader acts;
  private final Map<String, Guard> guards = new HashMap<>();
  private @Nullable GuardMaker maker;

  PackReader(ByteBuffer bytes) {
    in = new PackInput(bytes);
    acts = new ActReader(in, this::provenance, this::guard);
  }

  Compiled read() {
    CaseDecoder cases = new CaseDecoder(in, acts);
    Contents.Heading heading = heading();
    var sources = in.map(this::source);
    var kinds = in.map(this::kind);
    var provisions = in.map(in::text);
    Facts facts = facts();
    maker = new GuardMaker(new FactKey(facts), new LazyCel(facts.schema()));
    Contents contents =
        new Contents(
            heading,
            sources,
            kinds,
            provisions,
            facts,
            parts(heading.span()),
            in.map(in::text),
            in.map(this::provenance),
            in.each(this::round),
            in.each(new StatementDecoder(in, this::provenance)::read),
            in.each(cases::read),
            in.each(cases::raw),
            in.map(cases::raw),
            in.map(cases::raw),
            in.map(cases::raw),
            new Contents.ProcedureText(
                in.map(cases::raw),
                in.map(cases::raw),
                in.map(cases::raw),
                in.map(cases::raw),
                in.map(cases::raw),
                in.each(cases::raw)));
    return new Compiled(contents, in.each(this::issue));
  }

  private Contents.Heading heading() {
    return new Contents.Heading(in.text(), in.text(), span(), in.textOrNull());
  }

  private Source source() {
    return new Source(in.text(), in.text(), in.text(), in.word(Source.Kind.class));
  }

  private Kind kind() {
    return new Kind(in.text(), in.smallNumber(), in.truth());
  }

  private Facts facts() {
    return new Facts(
        in.each(this::party),
        in.map(this::details),
        in.each(() -> new Group(in.text(), in.text(), in.textSet(), in.word(Group.Standing.class))),
        in.each(this::membership),
        in.each(this::grant),
        in.each(this::awardFact),
        in.each(this::policy),
        in.map(in::texts));
  }

  private Party party() {
    return new Party(
        in.text(),
        in.text(),
        in.text(),
        in.textOrNull(),
        in.textOrNull(),
        in.textOrNull(),
        in.truth());
  }

  private PartyDetails details() {
    return new PartyDetails(
        in.textOrNull(), in.textOrNull(), in.textOrNull(), in.text(), provenance());
  }

  private Membership membership() {
    return new Membership(
        in.text(),
        in.text(),
        in.text(),
        span(),
        in.word(Group.Standing.class),
        acts.entry(),
        in.text());
  }

  private Grant grant() {
    return new Grant(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.dayOrNull(),
        acts.acceptance(),
        in.optional(in::number),
        in.texts(),
        in.text());
  }

  private AwardFact awardFact() {
    return new AwardFact(
        in.text(),
        in.text(),
        in.text(),
        span(),
        in.word(Award.Status.class),
        in.textSet(),
        in.text());
  }

  private Policy policy() {
    return new Policy(
        in.text(),
        in.text(),
        in.text(),
        span(),
        in.truth(),
        in.map(in::texts),
        acts.entry(),
        in.text(),
        in.text());
  }

  private Law.Parts parts(Span span) {
    return new Law.Parts(
        span,
        in.each(() -> new Programme(in.text(), in.text(), in.texts(), in.texts(), in.textOrNull())),
        in.each(this::condition),
        in.each(() -> new Court(in.text(), in.text(), in.textOrNull())),
        in.each(this::reading),
        in.each(acts::read));
  }

  private Condition condition() {
    return new Condition(in.text(), in.text(), in.text(), in.textOrNull(), in.map(this::guard));
  }

  private Reading reading() {
    return new Reading(in.text(), in.text(), in.text(), in.text(), in.text(), provenance());
  }

  private Round round() {
    return new Round(
        in.text(),
        in.day(),
        in.dayOrNull(),
        in.text(),
        in.texts(),
        in.texts(),
        in.text(),
        provenance());
  }

  private Issue issue() {
    return new Issue(
        in.word(Issue.Severity.class),
        in.text(),
        in.smallNumber(),
        in.smallNumber(),
        in.word(Issue.Code.class),
        in.text(),
        in.text());
  }

  private Provenance provenance() {
    return new Provenance(in.text(), in.texts(), in.word(Mark.class), in.texts());
  }

  private Span span() {
    return new Span(in.dayOrNull(), in.dayOrNull());
  }

  private Guard guard() {
    String text = in.text();
    if (text.isEmpty()) {
      return Guard.ALWAYS;
    }
    Guard known = guards.get(text);
    if (known == null) {
      known = newGuard(text);
      guards.put(text, known);
    }
    return known;
  }

  private Guard newGuard(String text) {
    GuardMaker made = maker;
    if (made == null) {
      throw new IllegalStateException("a guard stands before the facts");
    }
    EnumSet<Guard.Input> reads = EnumSet.noneOf(Guard.Input.class);
    reads.addAll(in.each(() -> in.word(Guard.Input.class)));
    Map<String, Truth> answers = in.entries(() -> in.word(Truth.class));
    return new FactGuard(text, reads, answers, made.key(), made.cel());
  }
}
