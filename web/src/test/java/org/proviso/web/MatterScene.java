package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.docket.ledger.Movement;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Truth;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.Tier;
import org.proviso.store.Acted;
import org.proviso.store.By;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.store.Matters;
import org.proviso.store.Posted;
import org.proviso.store.StepTaken;

/// A site on 24 January 2018 with three matters: one is public; of one, which is not, a step was
/// taken against the procedure, which is public; of one nothing is. And with two ledgers, one of
/// which is public. Every text of what is not public has the word [#SECRET]. All of it is made up.
public final class MatterScene implements AutoCloseable {

  public static final String SECRET = "qnotpublic";

  public static final MatterId PUBLIC = new MatterId("jag/2016/louisville-ky", "jag/1373");
  public static final MatterId IN_PART = new MatterId("jag/2017/providence-ri", "jag/1373");
  public static final MatterId NOT_PUBLIC = new MatterId("jag/2017/central-falls-ri", "jag/1373");
  public static final String LEDGER = "jag/2017/providence-ri";

  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  private static final Matters.Judge OPEN = matter -> new Standing.Open(List.of());
  private static final Matters.Judge REFUSED =
      matter ->
          new Standing.Refused(
              List.of(
                  new Standing.Checked(
                      new Step.Requirement(
                          new Need.Taken(Set.of("notice")),
                          new Provenance("a source", List.of(), Mark.V1, List.of())),
                      Truth.FALSE,
                      new Ground.NoneStands(Set.of("notice")))));

  public final AccessSite site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
  private final Matters matters = site.bean(Matters.class);

  public MatterScene() {
    open(PUBLIC, "document");
    open(IN_PART, SECRET);
    open(NOT_PUBLIC, SECRET);
    done(matters.enter(PUBLIC, wanted("answer", "filing", Map.of()), DAY, OPEN, clerk()));
    done(matters.propose(PUBLIC, wanted("assess", SECRET, Map.of()), SECRET, OPEN, clerk()));
    done(
        matters.order(
            "an order",
            Set.of("withhold"),
            DAY,
            true,
            SECRET,
            List.of(PUBLIC, NOT_PUBLIC),
            clerk()));
    done(
        matters.propose(
            IN_PART,
            wanted("withhold", "overriding document", Map.of()),
            "first",
            REFUSED,
            clerk()));
    done(matters.take(IN_PART, 2, "second", REFUSED, approver()));
    publish(PUBLIC, true);
    Ledgers ledgers = site.bean(Ledgers.class);
    for (String award : List.of(LEDGER, PUBLIC.award())) {
      assertInstanceOf(
          Posted.Done.class,
          ledgers.post(
              award,
              DAY,
              new Movement.Obligation(award.equals(LEDGER) ? 12_345 : 987_654_321, SECRET),
              clerk()));
    }
    publishLedger(true);
  }

  private By clerk() {
    return new By(new Actor("clerk", "a-1"), site.now());
  }

  private By approver() {
    return new By(new Actor("approver", "a-2"), site.now());
  }

  private static void done(StepTaken taken) {
    assertInstanceOf(StepTaken.Done.class, taken, taken::toString);
  }

  private static MatterFile.Wanted wanted(
      String step, String document, Map<String, LocalDate> due) {
    return new MatterFile.Wanted(step, Set.of(), due, document);
  }

  private void open(MatterId id, String word) {
    done(matters.open(id, Tier.DIRECT, SECRET, clerk()));
    done(
        matters.propose(
            id,
            wanted("demand", word, Map.of("answer", LocalDate.of(2018, 2, 23))),
            null,
            OPEN,
            clerk()));
    done(matters.take(id, 1, null, OPEN, approver()));
    done(matters.reach(id, 1, DAY, SECRET, clerk()));
  }

  /// Publishes a matter, or takes that back.
  public void publish(MatterId id, boolean published) {
    done(matters.publish(id, published, SECRET, approver()));
  }

  /// Publishes the ledger, or takes that back.
  public void publishLedger(boolean published) {
    assertInstanceOf(
        Acted.Done.class, site.bean(Ledgers.class).publish(LEDGER, published, SECRET, approver()));
  }

  @Override
  public void close() {
    site.close();
  }
}
