package org.proviso.bench.awards;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;

/// Our own engine: the four rules as clauses of four acts, the facts as a register.
///
/// The condition applies to the awards of one programme year, bodies of one kind are exempt by a
/// guard, and the order reaches the bodies of one judicial circuit. Every award has a recipient of
/// its own.
final class ProvisoContestant implements Contestant<Facts> {

  private static final String PROGRAMME = "p";
  private static final String CONDITION = "p/c";
  private static final String APPLIES = "2017";
  private static final String DOES_NOT_APPLY = "2016";
  private static final String EXEMPT = "tribe";
  private static final String CIRCUIT = "9";
  private static final byte NOT_READ = -1;
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  @Override
  public String name() {
    return "proviso";
  }

  @Override
  public String setting() {
    return "one thread; timelines of every day are made, one day of them is read out; open questions"
        + " included; the register is indexed as it is loaded, whatever the law";
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Peer<Facts> start() {
    return new Engine();
  }

  private static final class Engine implements Peer<Facts> {

    private @Nullable Portfolio portfolio;
    private @Nullable Law law;
    private byte[] answers = {};

    @Override
    public String version() {
      return "this tree";
    }

    @Override
    public void load(Facts facts) {
      Register parties = register(facts);
      Awards.Builder table = Awards.builder();
      for (int award = 0; award < facts.count(); award++) {
        String year = facts.applies(award) ? APPLIES : DOES_NOT_APPLY;
        table.add("r" + award, PROGRAMME, year, Award.UNKNOWN);
      }
      portfolio = Portfolio.of(parties, table.build());
      law =
          switch (Law.of(law(), parties)) {
            case Law.Outcome.Accepted(Law accepted) -> accepted;
            case Law.Outcome.Refused(var faults) ->
                throw new IllegalStateException("the law is refused: " + faults);
          };
    }

    /// Sweeps, and keeps what holds on the day for every award.
    @Override
    public void answer() {
      if (law == null || portfolio == null) {
        throw new IllegalStateException("nothing is loaded");
      }
      Sweep sweep = Sweep.of(law, portfolio, Asking.CONTEMPORANEOUS);
      byte[] found = new byte[portfolio.awards().size()];
      byte[] codes = new byte[256];
      Arrays.fill(codes, NOT_READ);
      sweep.on(
          DAY,
          (row, condition, holding, status) -> {
            if (codes[holding] == NOT_READ) {
              codes[holding] = answer(sweep.holding(holding).headline()).code();
            }
            found[row] = codes[holding];
          });
      answers = found;
    }

    @Override
    public byte[] answers() {
      return answers;
    }

    private static Answer answer(Headline headline) {
      return switch (headline) {
        case NOT_IN_TERMS -> Answer.NOT_BOUND;
        case NOT_BARRED -> Answer.ENFORCEABLE;
        case BARRED -> Answer.BARRED;
        case NOT_YET, UNCERTAIN, FORBORNE ->
            throw new IllegalStateException("no answer to this task: " + headline);
      };
    }

    @Override
    public void close() {}
  }

  private static Register register(Facts facts) {
    List<Party> parties = new ArrayList<>();
    for (int award = 0; award < facts.count(); award++) {
      String recipient = "r" + award;
      String kind = facts.exempt(award) ? EXEMPT : "city";
      String circuit = facts.covered(award) ? CIRCUIT : "7";
      parties.add(new Party(recipient, recipient, kind, null, null, circuit, true));
    }
    return new Register(parties, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Law.Parts law() {
    Clause binds =
        clause("statute/1", Verb.IMPOSES, Scope.EVERYONE, Set.of(APPLIES), Guard.ALWAYS, Set.of());
    Clause exempt =
        clause(
            "exemption/1",
            Verb.PERMITS,
            Scope.EVERYONE,
            Set.of(),
            new Exempt(),
            Set.of(binds.id()));
    Clause enforceable =
        clause("powers/1", Verb.EMPOWERS, Scope.EVERYONE, Set.of(), Guard.ALWAYS, Set.of());
    Clause order =
        clause(
            "order/1",
            Verb.ENJOINS,
            new Scope.Circuit(CIRCUIT),
            Set.of(),
            Guard.ALWAYS,
            Set.of(enforceable.id()));
    return new Law.Parts(
        Span.ALWAYS,
        List.of(new Programme(PROGRAMME, "", List.of(DOES_NOT_APPLY, APPLIES))),
        List.of(new Condition(CONDITION, "", PROGRAMME, null, Map.of())),
        List.of(),
        List.of(),
        List.of(
            act("statute", "2016-01-04", binds),
            act("exemption", "2016-02-01", exempt),
            act("powers", "2016-03-01", enforceable),
            act("order", "2017-09-15", order)));
  }

  private static Act act(String id, String issued, Clause clause) {
    return new Act(
        id,
        id,
        "",
        "",
        null,
        0,
        new Moment.On(LocalDate.parse(issued)),
        0,
        Entry.ALWAYS,
        "",
        new Provenance("", List.of(), Mark.V1, List.of()),
        List.of(clause));
  }

  private static Clause clause(
      String id, Verb verb, Scope scope, Set<String> years, Guard guard, Set<String> overrides) {
    return new Clause(
        id,
        verb,
        new Target.OfConditions(Set.of(CONDITION), years, null),
        scope,
        guard,
        new Moment.On(LocalDate.of(2017, 10, 1)),
        null,
        Retro.NUNC,
        Certainty.SETTLED,
        false,
        new Precedence(overrides, Set.of(), Set.of()),
        null,
        Set.of(),
        Mark.V1,
        List.of(),
        "");
  }

  /// Holds of bodies of the exempt kind.
  private record Exempt() implements Guard {

    @Override
    public Truth test(Circumstances circumstances) {
      return circumstances.party().kind().equals(EXEMPT) ? Truth.TRUE : Truth.FALSE;
    }

    @Override
    public String text() {
      return "party.kind == \"" + EXEMPT + "\"";
    }

    @Override
    public Set<Input> reads() {
      return Set.of(Input.KIND);
    }
  }
}
