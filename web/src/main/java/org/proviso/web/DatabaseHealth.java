package org.proviso.web;

import org.proviso.store.Database;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Whether the database answers, for `/actuator/health`; asked now and then also if nobody reads
/// that, so that the database stays this program's when its server restarts.
@Component
final class DatabaseHealth implements HealthIndicator {

  private static final long BETWEEN_LOOKS = 10_000;

  private final Database database;

  DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  public Health health() {
    return (database.isHeld() ? Health.up() : Health.down()).build();
  }

  @Scheduled(fixedDelay = BETWEEN_LOOKS, initialDelay = BETWEEN_LOOKS)
  void look() {
    database.isHeld();
  }
}
