package org.proviso.house.planted.law;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;

@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"})
class AsksTheTime {

  LocalDate today() {
    return LocalDate.now();
  }

  LocalDate todayInZone(ZoneId zone) {
    return LocalDate.now(zone);
  }

  Instant instant() {
    return Instant.now();
  }

  ZoneId zone() {
    return ZoneId.systemDefault();
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  Date date() {
    return new Date();
  }

  Supplier<Instant> reference() {
    return Instant::now;
  }

  LocalDate allowed(Clock clock) {
    return LocalDate.now(clock);
  }
}
