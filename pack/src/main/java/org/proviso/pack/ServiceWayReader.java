package org.proviso.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.HourRule;
import org.proviso.law.clock.MonthRule;
import org.proviso.law.clock.ServiceWay;

/// Reads the section `service-ways` of a pack, once its counting rules are known.
final class ServiceWayReader {

  private final Pack pack;
  private final Clocks rules;
  private final List<Issue> issues;

  private enum Made {
    ON_DISPATCH,
    ON_DELIVERY,
    AFTER_DISPATCH,
    WHEN_OPENED
  }

  ServiceWayReader(Pack pack, Clocks rules, List<Issue> issues) {
    this.pack = pack;
    this.rules = rules;
    this.issues = issues;
  }

  /// Returns the ways without fault, in order of identifier.
  List<ServiceWay> read() {
    List<ServiceWay> ways = new ArrayList<>();
    new TreeMap<>(pack.serviceWays())
        .forEach((id, raw) -> Optional.ofNullable(way(id, raw)).ifPresent(ways::add));
    return ways;
  }

  private @Nullable ServiceWay way(String id, Raw raw) {
    RawFields fields =
        RawFields.of(raw, "title made proof citation mark", "after adds source caveats", issues);
    Provenance from = fields.provenance(pack);
    String title = fields.text("title", "");
    String proof = fields.text("proof", "");
    CountingRule adds = fields.has("adds") ? rule(fields, "adds") : null;
    ServiceWay.Made made = made(fields);
    return made == null || title.isEmpty() || proof.isEmpty()
        ? null
        : new ServiceWay(id, title, made, adds, proof, from);
  }

  private ServiceWay.@Nullable Made made(RawFields fields) {
    Made word = fields.word("made", Made.values(), Made.ON_DISPATCH);
    if (fields.has("after") != (word == Made.AFTER_DISPATCH)) {
      String message = "'after' names the rule of 'made: after-dispatch', and of nothing else";
      fields.error("made", Issue.Code.CONFLICTING_KEYS, message);
      return null;
    }
    return switch (word) {
      case ON_DISPATCH -> new ServiceWay.Made.OnDispatch();
      case ON_DELIVERY -> new ServiceWay.Made.OnDelivery();
      case WHEN_OPENED -> new ServiceWay.Made.WhenOpened();
      case AFTER_DISPATCH -> {
        CountingRule rule = rule(fields, "after");
        yield rule == null ? null : new ServiceWay.Made.AfterDispatch(rule);
      }
    };
  }

  /// Returns the rule named at a key; null, and reported, if there is none or it can not serve.
  private @Nullable CountingRule rule(RawFields fields, String key) {
    String id = fields.text(key, "");
    Optional<CountingRule> found = rules.find(id).map(Clocks.Listed::example);
    if (found.isEmpty()) {
      String message = "'" + id + "' is not a counting rule of this pack";
      String hint = Suggestion.among(rules.near(id), id);
      fields.error(key, Issue.Code.DANGLING_REFERENCE, message + hint);
      return null;
    }
    CountingRule.Direction direction =
        switch (found.get()) {
          case DayRule days -> days.direction();
          case MonthRule months -> months.direction();
          // Service is known by its day, which an hour rule can not be counted from.
          case HourRule _ -> CountingRule.Direction.BACKWARD;
        };
    if (direction == CountingRule.Direction.BACKWARD) {
      String message = "'" + id + "' does not count days or months after an event";
      fields.error(key, Issue.Code.WRONG_TYPE, message);
      return null;
    }
    return found.get();
  }
}
