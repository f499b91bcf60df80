package org.proviso.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.Tier;
import org.proviso.store.MatterFile;
import org.proviso.web.site.Site;

/// A matter, as far as it is public.
///
/// @param id its award and its condition with a colon between
/// @param name what the party is called in text
/// @param tier `direct` or `sub`; null if it is not known, or the matter is not public as a whole
/// @param whole whether it is public as a whole; if not, only steps are there that were taken
///   against the procedure
record MatterJson(
    String id,
    String award,
    String condition,
    String party,
    String name,
    @Nullable String tier,
    boolean whole,
    List<Taken> steps,
    List<Order> orders) {

  /// A step.
  ///
  /// @param title what it is called; null if the pack does not know it any more, and then side and
  ///   stage are too
  /// @param reached when it reached its addressee; null if that is not on record
  /// @param override the reason of who proposed it against the procedure; null if that allows it
  /// @param overriding that of who decided; null likewise
  record Taken(
      int number,
      String step,
      @Nullable String title,
      @Nullable String side,
      @Nullable String stage,
      LocalDate day,
      @Nullable LocalDate reached,
      List<String> actions,
      List<Due> due,
      String document,
      @Nullable String override,
      @Nullable String overriding,
      long event) {}

  /// The last day in time that a step set for a clock.
  record Due(String clock, LocalDate day) {}

  /// An order of a court.
  ///
  /// @param until first day on which it does not operate any more; null while it was not lifted
  record Order(
      int number,
      String citation,
      List<String> actions,
      LocalDate from,
      @Nullable LocalDate until,
      boolean doubtful,
      long event) {}

  static String id(MatterFile file) {
    return file.id().award() + ":" + file.id().condition();
  }

  static MatterJson of(Site site, Procedure procedure, MatterFile file) {
    Tier tier = file.tier();
    return new MatterJson(
        id(file),
        file.id().award(),
        file.id().condition(),
        file.party(),
        site.name(file.party()),
        tier == null || !file.isPublic() ? null : tier.name().toLowerCase(Locale.ROOT),
        file.isPublic(),
        file.steps().stream().map(taken -> taken(procedure, taken)).toList(),
        file.orders().stream().map(MatterJson::order).toList());
  }

  private static Taken taken(Procedure procedure, MatterFile.Taken taken) {
    Step step = procedure.step(taken.wanted().step()).orElse(null);
    List<Due> due = new ArrayList<>();
    new TreeMap<>(taken.wanted().due()).forEach((clock, day) -> due.add(new Due(clock, day)));
    return new Taken(
        taken.number(),
        taken.wanted().step(),
        step == null ? null : step.title(),
        step == null ? null : step.side().name().toLowerCase(Locale.ROOT),
        step == null ? null : step.stage(),
        taken.day(),
        taken.reached(),
        taken.wanted().actions().stream().sorted().toList(),
        due,
        taken.wanted().said(),
        taken.override(),
        taken.overriding(),
        taken.event());
  }

  private static Order order(MatterFile.CourtOrder order) {
    return new Order(
        order.number(),
        order.citation(),
        order.actions().stream().sorted().toList(),
        order.from(),
        order.until(),
        order.doubtful(),
        order.event());
  }
}
