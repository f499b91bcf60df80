package org.proviso.bench.awards;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;
import org.proviso.bench.awards.drools.Award;
import org.proviso.bench.awards.drools.Binds;
import org.proviso.bench.awards.drools.Enforceable;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.Programs;

/// Drools inside this JVM, with truth maintenance; the program is `awards.drl`.
///
/// One session takes the whole batch and fires once. A session keeps what it concluded, so that
/// each counted answer has a new one, which is filled before the clock starts.
final class DroolsContestant implements Contestant<Facts> {

  @Override
  public String name() {
    return "drools";
  }

  @Override
  public String setting() {
    return "in process, one thread, rules compiled by drools-mvel; one session for all awards, filled"
        + " before the clock starts (that is load); conclusions held by truth maintenance";
  }

  @Override
  public int share(int rows) {
    return Math.min(rows, 100_000);
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Peer<Facts> start() throws IOException {
    KieHelper rules = new KieHelper();
    rules.addContent(Programs.text(DroolsContestant.class, "awards.drl"), ResourceType.DRL);
    return new Drools(rules.build());
  }

  private static final class Drools implements Peer<Facts> {

    private final KieBase rules;
    private List<Award> awards = List.of();
    private @Nullable KieSession session;

    Drools(KieBase rules) {
      this.rules = rules;
    }

    @Override
    public String version() {
      return "Drools " + KieServices.class.getPackage().getImplementationVersion();
    }

    @Override
    public void load(Facts facts) {
      List<Award> loaded = new ArrayList<>(facts.count());
      for (int award = 0; award < facts.count(); award++) {
        loaded.add(
            new Award(award, facts.applies(award), facts.exempt(award), facts.covered(award)));
      }
      awards = loaded;
      prepare();
    }

    @Override
    public boolean prepare() {
      close();
      KieSession fresh = rules.newKieSession();
      awards.forEach(fresh::insert);
      session = fresh;
      return true;
    }

    @Override
    public void answer() {
      filled().fireAllRules();
    }

    private KieSession filled() {
      KieSession filled = session;
      if (filled == null) {
        throw new IllegalStateException("nothing is loaded");
      }
      return filled;
    }

    @Override
    public byte[] answers() {
      byte[] answers = new byte[awards.size()];
      for (Binds bound : concluded(Binds.class)) {
        answers[bound.award()] = Answer.BARRED.code();
      }
      for (Enforceable free : concluded(Enforceable.class)) {
        answers[free.award()] = Answer.ENFORCEABLE.code();
      }
      return answers;
    }

    private <T> List<T> concluded(Class<T> conclusion) {
      Collection<?> facts = filled().getObjects(conclusion::isInstance);
      return facts.stream().map(conclusion::cast).toList();
    }

    @Override
    public void close() {
      KieSession old = session;
      if (old != null) {
        old.dispose();
        session = null;
      }
    }
  }
}
