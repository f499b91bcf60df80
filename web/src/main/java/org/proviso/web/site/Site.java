package org.proviso.web.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.PartyAnswers;
import org.proviso.pack.explain.Explainer;
import org.proviso.pack.explain.Origins;
import org.proviso.web.picture.Shown;

/// The law and the register that a site shows, and the answers that follow from them.
///
/// Answers to what was asked before are kept, as many as fit. The register may become another one
/// while pages are made; each question is answered from one of them. Thread-safe.
public final class Site {

  private static final int ANSWERS_KEPT = 20_000;
  private static final int MARKS_KEPT = 50_000;

  /// What a party is asked about, and from where.
  private record Asked(String party, Asking asking) {}

  private record Rests(String party, Column column, Asking asking, LocalDate on) {}

  /// A register, and what follows from it.
  private static final class Now {

    private final Register register;
    private final LawEngine engine;

    /// By recipient: a register has a subject for every party and year, and few have an award.
    private final Map<String, List<Subject>> awards = new HashMap<>();

    private final Cache<Rests, Mark> marks = Caffeine.newBuilder().maximumSize(MARKS_KEPT).build();
    private final Cache<Asked, PartyAnswers> answers =
        Caffeine.newBuilder().maximumSize(ANSWERS_KEPT).build();

    Now(Pack pack, Register register) {
      this.register = register;
      engine = LawEngine.of(pack.law(), register);
      for (Subject subject : register.subjects()) {
        if (!subject.award().equals(Award.UNKNOWN)) {
          awards.computeIfAbsent(subject.recipient(), absent -> new ArrayList<>()).add(subject);
        }
      }
    }
  }

  private final Pack pack;
  private final Origins origins;
  private final Clock clock;
  private volatile Now now;

  /// @param pack the law, and the words and sources of what it speaks of
  /// @param register the register that answers are about: that of the pack, as far as it is kept
  /// @param origins where the records of that register come from, and those of the pack
  /// @param clock tells the day that hindsight looks back from; read in UTC
  public Site(Pack pack, Register register, Origins origins, Clock clock) {
    this.pack = pack;
    this.origins = origins;
    this.clock = clock;
    now = new Now(pack, register);
  }

  /// Has everything that is asked from now on answered from another register: what was kept of
  /// answers from the one before is forgotten.
  public void renew(Register register) {
    now = new Now(pack, register);
  }

  /// Returns the pack.
  public Pack pack() {
    return pack;
  }

  /// Returns the register.
  public Register register() {
    return now.register;
  }

  /// Returns the engine for its law and register.
  public LawEngine engine() {
    return now.engine;
  }

  /// Returns where a record of the register, or one of the pack, comes from; empty if that is not
  /// on record.
  public Optional<Provenance> provenance(Section section, String id) {
    return origins.of(section, id);
  }

  /// Returns what says in words why an answer is as it is.
  public Explainer explainer() {
    return new Explainer(pack, now.register, origins);
  }

  /// Returns the awards of a party that are on record, in the order of the register.
  public List<Subject> awards(String party) {
    return List.copyOf(now.awards.getOrDefault(party, List.of()));
  }

  /// Returns the day that it is, in UTC.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Returns the day that is shown where none is asked for: that of the letters that the pack puts
  /// first, or today.
  public LocalDate usualDay() {
    return pack.defaultRound().map(Round::date).orElseGet(this::today);
  }

  /// Returns the answers for a party.
  ///
  /// @throws NotOnRecord if there is no such party
  public PartyAnswers answers(String party, Asking asking) {
    party(party);
    Now at = now;
    return at.answers.get(
        new Asked(party, asking),
        asked -> PartyAnswers.of(at.engine, asked.party(), asked.asking()));
  }

  /// Returns the weakest mark on what an answer rests on: how far it was checked, by the same rule
  /// as its reasons say it.
  ///
  /// @throws NotOnRecord if there is no such party
  public Mark checked(String party, Column column, Reading reading) {
    Subject subject = subject(column.condition(), party, column.year());
    Now at = now;
    return at.marks.get(
        new Rests(party, column, reading.asking(), reading.on()),
        rests ->
            at.engine
                .history(column.condition().id(), subject, rests.asking())
                .on(rests.on())
                .confidence());
  }

  /// Returns what holds of a condition for one subject.
  public History history(Condition condition, Subject subject, Asking asking) {
    return now.engine.history(condition.id(), subject, asking);
  }

  /// Returns on each day on which an answer for some parties changes how many do.
  public Map<LocalDate, Integer> changes(Collection<String> parties, Asking asking) {
    Map<LocalDate, Integer> changes = new TreeMap<>();
    for (String party : parties) {
      for (Timeline<Verdict> verdicts : answers(party, asking).verdicts().values()) {
        // What would settle an answer may change without the answer.
        for (Timeline.Piece<Headline> piece : verdicts.map(Verdict::headline).pieces()) {
          LocalDate from = piece.span().from();
          if (from != null) {
            changes.merge(from, 1, Integer::sum);
          }
        }
      }
    }
    return changes;
  }

  // ---------------------------------------------------------------- what is on record

  /// Returns a party.
  ///
  /// @throws NotOnRecord if there is no such party
  public Party party(String id) {
    return now.register.party(id).orElseThrow(() -> new NotOnRecord(Words.say("no.party", id)));
  }

  /// Returns what a party is called in text.
  public String name(String party) {
    return now.register.party(party).map(Party::name).orElse(party);
  }

  /// Returns a condition.
  ///
  /// @throws NotOnRecord if there is no such condition
  public Condition condition(String id) {
    return pack.law()
        .condition(id)
        .orElseThrow(() -> new NotOnRecord(Words.say("no.condition", id)));
  }

  /// Returns an act.
  ///
  /// @throws NotOnRecord if there is no such act
  public Act act(String id) {
    return pack.law().act(id).orElseThrow(() -> new NotOnRecord(Words.say("no.act", id)));
  }

  /// Returns a round of letters.
  ///
  /// @throws NotOnRecord if there is no such round of letters
  public Round round(String id) {
    return pack.round(id).orElseThrow(() -> new NotOnRecord(Words.say("no.round", id)));
  }

  /// Returns the award, or would-be award, of a party for a year.
  ///
  /// @throws NotOnRecord if the programme has no such year or the register no such party
  public Subject subject(Condition condition, String party, String year) {
    party(party);
    return now.register
        .subject(condition.programme(), year, party)
        .orElseThrow(
            () ->
                new NotOnRecord(
                    Words.say("no.year", condition.programme(), year, years(condition))));
  }

  private String years(Condition condition) {
    return String.join(
        ", ", pack.law().programme(condition.programme()).map(Programme::years).orElse(List.of()));
  }

  /// Returns the parties whose table a page shows: the addressees of a round.
  ///
  /// @param round the round asked for; null for the one that the pack puts first, and all parties
  ///   if it puts none first
  public List<String> parties(@Nullable Round round) {
    return round != null
        ? round.addressees()
        : pack.defaultRound()
            .map(Round::addressees)
            .orElseGet(() -> now.register.parties().stream().map(Party::id).toList());
  }

  /// Returns all parties that letters were written to.
  public Collection<String> addressees() {
    TreeSet<String> all = new TreeSet<>();
    pack.rounds().forEach(round -> all.addAll(round.addressees()));
    return all;
  }

  /// Returns the days that pictures show: those of the pack, or ten years around the usual day on a
  /// side where it names none.
  public Shown shown() {
    LocalDate from = pack.span().from();
    LocalDate until = pack.span().until();
    return new Shown(
        from == null ? usualDay().minusYears(5) : from,
        until == null ? usualDay().plusYears(5) : until);
  }

  // ---------------------------------------------------------------- the frame of a page

  /// Frames a page that is about a day.
  public Frame frame(String title, String section, String address, Reading reading) {
    return frame(title, section, address, reading, Words.say("reading", reading.inWords()));
  }

  /// Frames a page that is about no day.
  public Frame frame(String title, String section, String address) {
    return frame(title, section, address, null, "");
  }

  private Frame frame(
      String title, String section, String address, @Nullable Reading reading, String how) {
    String cited =
        Words.say("cite", title, pack.title(), how.isEmpty() ? "" : how + " ", today(), address);
    return new Frame(
        title, section, address, reading, Words.say("data", pack.name(), pack.title()), cited);
  }
}
