package org.proviso.bench.lanes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Peer;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Delta;
import org.proviso.law.engine.Holding;
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Fact;
import org.proviso.law.proof.Asking;

/// A sweep that takes in orders or facts, each one after the same beginning, and reads the delta.
final class ProvisoChange implements Peer<Facts> {

  /// What sweeps that come from one another share only grows: after so many orders the next one
  /// comes from a new sweep, as it would in a server.
  private static final int ORDERS_OF_ONE_SWEEP = 5_000;

  private final boolean isOrder;
  private @Nullable Facts facts;
  private @Nullable Sweep sweep;
  private @Nullable Changes changes;
  private @Nullable Act order;
  private @Nullable Fact fact;
  private int next;
  private final Sums sums = new Sums();
  private final Map<String, Integer> conditions = new HashMap<>();
  private final IdentityHashMap<Holding, Integer> lanes = new IdentityHashMap<>();

  /// Wall time in nanoseconds of taking in, reading the delta apart.
  private final List<Long> takingIn = new ArrayList<>();

  ProvisoChange(Question question) {
    isOrder = question == Question.ORDER;
  }

  @Override
  public String version() {
    return "this tree";
  }

  @Override
  public void load(Facts loaded) {
    facts = loaded;
    for (Condition condition : loaded.law().conditions()) {
      conditions.put(condition.id(), conditions.size());
    }
    changes = new Changes(loaded);
    sweep(loaded);
  }

  /// Sweeps, reads everything once, and lets one change make the index of parties.
  private void sweep(Facts of) {
    Portfolio portfolio = Portfolio.of(of.register(), of.awards());
    Sweep made = Sweep.of(of.law(), portfolio, Asking.CONTEMPORANEOUS);
    made.readAll((row, condition) -> (from, until, holding, status) -> {});
    sweep = made;
    // Holdings are objects of the sweep before.
    lanes.clear();
    draw(-Changes.COMPARED - 1);
    int known = takingIn.size();
    answer();
    takingIn.subList(known, takingIn.size()).clear();
  }

  @Override
  public boolean prepare() {
    if (isOrder && next > 0 && next % ORDERS_OF_ONE_SWEEP == 0 && facts != null) {
      sweep(facts);
    }
    draw(next++);
    return true;
  }

  private void draw(int number) {
    Sweep before = sweep;
    Changes drawn = changes;
    if (before == null || drawn == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    if (isOrder) {
      order = order(drawn, drawn.order(number));
    } else {
      fact = fact(before, drawn.acceptance(number));
    }
  }

  private static Act order(Changes changes, Changes.Order of) {
    Scope scope = new Scope.Named(changes.ids(of.parties()), Scope.SubRecipients.EXCLUDED);
    Target target = new Target.OfConditions(Set.of("p/" + of.condition()), Set.of(), null);
    return LargeRegister.act(
        "NEW",
        LargeRegister.clause("NEW", Verb.ENJOINS, target, scope, Guard.ALWAYS, of.day()),
        of.day());
  }

  private static Fact fact(Sweep sweep, Changes.Acceptance of) {
    Award was = sweep.awards().award(of.row());
    return new Fact.OfAward(
        of.row(),
        new Award(
            was.id(),
            was.offered(),
            new Award.Acceptance.On(of.day()),
            was.cents(),
            was.under(),
            "fact"));
  }

  @Override
  public void answer() {
    sums.clear();
    long begin = System.nanoTime();
    Delta delta = delta();
    takingIn.add(System.nanoTime() - begin);
    delta.changes(this::add);
  }

  private Delta delta() {
    Sweep before = sweep;
    if (before == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    if (fact != null) {
      return before.with(fact);
    }
    if (order == null) {
      throw new IllegalStateException("nothing is drawn");
    }
    return switch (before.with(order)) {
      case Sweep.Outcome.Taken(Delta taken) -> taken;
      case Sweep.Outcome.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private void add(Delta.Change change) {
    Delta.Side was = change.was();
    Sweep before = sweep;
    if (was == null || before == null) {
      throw new IllegalStateException("an award that was not there: " + change.row());
    }
    sums.add(
        change.row(),
        conditions.getOrDefault(change.condition(), -1),
        lanes(was),
        lanes(change.is()),
        Days.number(change.from()),
        Days.number(change.until()),
        before.awards().cents(change.row()));
  }

  // Ordinals stand for constants within one process.
  @SuppressWarnings("EnumOrdinal")
  private int lanes(Delta.Side side) {
    Integer known = lanes.get(side.holding());
    if (known == null) {
      known = Lanes.of(side.holding(), Award.Status.NONE);
      lanes.put(side.holding(), known);
    }
    return known | side.status().ordinal();
  }

  @Override
  public byte[] answers() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = -Changes.COMPARED; number < 0; number++) {
      draw(number);
      answer();
      all.writeBytes(sums.totals().bytes());
    }
    return all.toByteArray();
  }

  @Override
  public List<String> notes() {
    Collections.sort(takingIn);
    return List.of(
        "Sweep.with alone, which finds the rows that change but does not list their stretches: p50"
            + " %.1f µs.".formatted(takingIn.get(takingIn.size() / 2) / 1e3));
  }

  @Override
  public void close() {}
}
