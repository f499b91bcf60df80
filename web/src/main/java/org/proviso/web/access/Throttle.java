package org.proviso.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/// How many attempts failed lately, by what was tried and by address. In memory: a restart forgets.
/// Thread-safe.
final class Throttle {

  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int KEPT = 100_000;

  private record Failures(Instant first, int count) {}

  private final Cache<String, Failures> failures = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// Returns whether there may be another attempt.
  ///
  /// @param most failures within a quarter of an hour from the first
  boolean allows(String key, int most, Instant now) {
    Failures so = failures.getIfPresent(key);
    return so == null || !so.first().plus(WINDOW).isAfter(now) || so.count() < most;
  }

  void failed(String key, Instant now) {
    failures
        .asMap()
        .merge(
            key,
            new Failures(now, 1),
            (so, one) ->
                so.first().plus(WINDOW).isAfter(now)
                    ? new Failures(so.first(), so.count() + 1)
                    : one);
  }

  void forget(String key) {
    failures.invalidate(key);
  }
}
