package org.proviso.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.Calendars;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.HolidayCalendar;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.ServiceWay;

/// The calendars, counting rules and ways of service of a pack, ready to reckon with.
///
/// Made by [#read]. Immutable and thread-safe.
public final class Clocks {

  /// What came of reading the calendars and rules of a pack.
  public sealed interface Outcome {

    /// They can be used.
    record Read(Clocks clocks) implements Outcome {}

    /// They can not.
    ///
    /// @param issues what is wrong, in order of place, without the lines of the files
    record Rejected(List<Issue> issues) implements Outcome {
      /// Copies the issues.
      public Rejected {
        issues = List.copyOf(issues);
      }
    }
  }

  /// A counting rule of a pack, or a family of rules that differ in their length.
  ///
  /// @param id identifier; that of a family has `N` in place of the length
  /// @param title what it is called in text
  /// @param example a rule of the family, or the rule itself
  /// @param provenance where it comes from
  public record Listed(String id, String title, CountingRule example, Provenance provenance) {}

  private final List<HolidayCalendar> calendars;
  private final List<ClockRule> rules;
  private final List<ServiceWay> serviceWays;

  Clocks(
      Collection<HolidayCalendar> calendars,
      Collection<ClockRule> rules,
      Collection<ServiceWay> serviceWays) {
    this.calendars = List.copyOf(calendars);
    this.rules = List.copyOf(rules);
    this.serviceWays = List.copyOf(serviceWays);
  }

  /// Reads the sections `calendars`, `counting-rules` and `service-ways` of a pack.
  public static Outcome read(Pack pack) {
    return new ClockReader(pack).read();
  }

  /// Returns a reckoner with every calendar of the pack.
  public Reckoner reckoner() {
    return new Reckoner(Calendars.of(calendars));
  }

  /// Returns every version of the calendars, in order of their identifiers in the pack.
  public List<HolidayCalendar> calendars() {
    return calendars;
  }

  /// Returns the rules and families in order of identifier.
  public List<Listed> rules() {
    return rules.stream().map(ClockRule::listed).toList();
  }

  /// Returns the rule with this identifier; for a family, with a length of 1 to 36525 in place of
  /// `N`.
  public Optional<Listed> find(String id) {
    for (ClockRule rule : rules) {
      if (rule.id().equals(id) && !rule.isFamily()) {
        return Optional.of(rule.listed());
      }
    }
    return rules.stream().flatMap(rule -> rule.ofFamily(id).stream()).findFirst();
  }

  /// Returns the ways of service in order of identifier.
  public List<ServiceWay> serviceWays() {
    return serviceWays;
  }

  /// Returns the way of service with this identifier.
  public Optional<ServiceWay> serviceWay(String id) {
    return serviceWays.stream().filter(way -> way.id().equals(id)).findFirst();
  }

  /// Returns identifiers to choose from when `given` is not known: of a family, that with the
  /// length in `given`.
  public List<String> near(String given) {
    List<String> ids = new ArrayList<>();
    String length = given.replaceAll("\\D+", " ").strip().split(" ", 2)[0];
    for (ClockRule rule : rules) {
      ids.add(rule.isFamily() && !length.isEmpty() ? rule.idWith(length) : rule.id());
    }
    return ids;
  }
}
