package org.proviso.dispatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.store.By;
import org.proviso.store.Database;
import org.proviso.store.Outbox;
import org.proviso.store.Outbox.Parcel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands over what is approved, in the background, for as long as it is open.
///
/// What is to be handed over is asked of the outbox, where an approval puts it in its own
/// transaction; timers only say when. So a timer that is lost delays a letter until the next look
/// and loses none, and a timer that runs twice finds nothing to do the second time.
public final class Dispatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Actor SITE = new Actor("site", "dispatch");
  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final String INTERRUPTED =
      "The program ended while the letter was being handed over.";

  private final Outbox outbox;
  private final Clock clock;
  private final Map<Channel, Courier> couriers;

  /// What is being handed over by this program, with the outcome where it is known.
  private final Map<Said, Optional<Outcome>> inHand = new ConcurrentHashMap<>();

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Scheduler scheduler;

  /// @param delivery its key
  /// @param attempt its number
  private record Said(String delivery, int attempt) {}

  private Dispatch(
      Database database, Clock clock, Map<Channel, Courier> couriers, Duration between) {
    this.outbox = new Outbox(database);
    this.clock = clock;
    this.couriers = Map.copyOf(couriers);
    CustomTask<Void> deliver =
        Tasks.custom(DELIVER).execute((instance, context) -> deliver(instance.getId()));
    RecurringTask<Void> look =
        Tasks.recurring("look", FixedDelay.of(between)).execute((instance, context) -> look());
    this.scheduler =
        Scheduler.create(database.timers(), deliver)
            .startTasks(look)
            .tableName("timer.task")
            .threads(1)
            .pollingInterval(Duration.ofSeconds(1))
            .enableImmediateExecution()
            .clock(clock::instant)
            .build();
  }

  /// Starts to hand over what is approved.
  ///
  /// What was interrupted before is given to a person first. Needs the database to itself, as
  /// [Database] has it.
  ///
  /// @param mail where e-mail goes; null if nothing goes by e-mail yet: such letters wait
  /// @param between how long after a look at the outbox the next one follows
  public static Dispatch open(
      Database database, Clock clock, @Nullable MailServer mail, Duration between) {
    Courier portal =
        (parcel, leave) ->
            leave.begin() ? new Outcome.Accepted("in the portal") : new Outcome.Deferred("");
    return open(
        database,
        clock,
        mail == null
            ? Map.of(Channel.PORTAL, portal)
            : Map.of(Channel.PORTAL, portal, Channel.EMAIL, new MailCourier(mail, clock)),
        between);
  }

  static Dispatch open(
      Database database, Clock clock, Map<Channel, Courier> couriers, Duration between) {
    Dispatch dispatch = new Dispatch(database, clock, couriers, between);
    forgetInterrupted(database);
    dispatch.look();
    dispatch.scheduler.start();
    return dispatch;
  }

  private boolean isInHand(String delivery) {
    return inHand.keySet().stream().anyMatch(said -> said.delivery().equals(delivery));
  }

  /// Forgets timers that a program had taken up when it ended: this one has the database to itself,
  /// so nobody is at work on them, and what they were for is found again from the outbox.
  private static void forgetInterrupted(Database database) {
    try (Connection connection = database.timers().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM timer.task WHERE picked");
    } catch (SQLException e) {
      throw new IllegalStateException("timers can not be read", e);
    }
  }

  private static void warn(List<String> doubtful) {
    for (String delivery : doubtful) {
      LOG.warn("Whether {} was handed over is not known: a person has to find out", delivery);
    }
  }

  private void finish(Said said, Outcome outcome) {
    outbox.finish(said.delivery(), said.attempt(), outcome, by());
    inHand.remove(said);
  }

  /// Looks at once for what is to be handed over, as after an approval.
  public void look() {
    // What could not be written down when it was known, as while the database was away.
    inHand.forEach((said, outcome) -> outcome.ifPresent(known -> finish(said, known)));
    warn(outbox.doubtful(INTERRUPTED, this::isInHand, by()));
    for (String delivery : outbox.waiting()) {
      // A timer that is there already waits for its own time.
      scheduler.scheduleIfNotExists(DELIVER.instance(delivery).build(), clock.instant());
    }
  }

  private CompletionHandler<Void> deliver(String delivery) {
    Parcel parcel = outbox.parcel(delivery).orElse(null);
    Courier courier = parcel == null ? null : couriers.get(parcel.channel());
    if (parcel == null || courier == null || !open.get()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    if (parcel.failed() >= Outbox.MOST_ATTEMPTS) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Said said = new Said(delivery, parcel.attempt());
    inHand.put(said, Optional.empty());
    Handing handing = new Handing(parcel);
    Outcome outcome = courier.hand(parcel, handing::begin);
    // What failed before leave was asked for is on the record as an attempt too.
    if (handing.refused || (!handing.begun && !handing.begin())) {
      inHand.remove(said);
      return new CompletionHandler.OnCompleteRemove<>();
    }
    inHand.put(said, Optional.of(outcome));
    finish(said, outcome);
    return switch (outcome) {
      case Outcome.Accepted accepted -> new CompletionHandler.OnCompleteRemove<>();
      case Outcome.Refused refused -> new CompletionHandler.OnCompleteRemove<>();
      case Outcome.Unknown unknown -> new CompletionHandler.OnCompleteRemove<>();
      case Outcome.Deferred deferred when parcel.failed() + 1 >= Outbox.MOST_ATTEMPTS ->
          new CompletionHandler.OnCompleteRemove<>();
      case Outcome.Deferred deferred ->
          (complete, operations) ->
              operations.reschedule(complete, clock.instant().plus(wait(parcel.failed() + 1)));
    };
  }

  /// Twice as long after each failure: 1, 2, 4 minutes and so on.
  private static Duration wait(int failed) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(failed - 1, 10));
  }

  private By by() {
    return new By(SITE, clock.instant());
  }

  private final class Handing {

    private final Parcel parcel;
    private boolean begun;
    private boolean refused;

    Handing(Parcel parcel) {
      this.parcel = parcel;
    }

    boolean begin() {
      begun = outbox.begin(parcel, by());
      refused = !begun;
      return begun;
    }
  }

  /// Ends when what is being handed over is.
  @Override
  public void close() {
    open.set(false);
    scheduler.stop();
  }
}
