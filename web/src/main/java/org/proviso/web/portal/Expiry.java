package org.proviso.web.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.proviso.store.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Removes what was begun to be uploaded and not finished in time, once an hour.
final class Expiry implements AutoCloseable {

  /// How long an upload may take.
  static final Duration KEPT = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final Uploads uploads;
  private final Clock clock;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("uploads-expire").factory());

  Expiry(Uploads uploads, Clock clock) {
    this.uploads = uploads;
    this.clock = clock;
    var _ = hourly.scheduleWithFixedDelay(this::expire, 1, 60, TimeUnit.MINUTES);
  }

  /// Returns from when on an upload is no more, if it is not finished.
  static Instant of(Instant begun) {
    return begun.plus(KEPT);
  }

  private void expire() {
    try {
      int gone = uploads.expire(clock.instant().minus(KEPT));
      if (gone > 0) {
        LOG.info("{} unfinished uploads expired", gone);
      }
    } catch (DataAccessException e) {
      // Tried again in an hour; an exception would end the schedule.
      LOG.warn("unfinished uploads were not removed: {}", e.getMostSpecificCause().getMessage());
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
