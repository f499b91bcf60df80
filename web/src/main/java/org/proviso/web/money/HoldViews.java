package org.proviso.web.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.docket.ledger.OpenHold;
import org.proviso.docket.ledger.PostingGrounds;
import org.proviso.law.procedure.Basis;
import org.proviso.law.procedure.Carrying;
import org.proviso.law.procedure.ClockPhase;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Step;
import org.proviso.store.MatterFile;
import org.proviso.web.matter.Lanes;
import org.proviso.web.site.Days;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Words;

/// Makes pages' views of holds: the steps that each rests on, and what ends it by when.
///
/// Thread-safe.
public final class HoldViews {

  /// A step that a hold rests on.
  ///
  /// @param role as what
  /// @param step which, on which day, and that it was taken against the procedure if it was; it
  ///   leads to its event
  public record Rests(String role, Named step) {}

  /// That a hold is to be released.
  ///
  /// @param freedBy event of the step that ends it, or of the order that operates against it
  /// @param said what frees, in words
  /// @param day last day that is in time; null if there is no such day, or it is not known
  /// @param isOver whether that day is over
  /// @param words all of it as a sentence
  public record Due(
      long freedBy, String said, @Nullable LocalDate day, boolean isOver, String words) {}

  /// A hold of which something is left.
  ///
  /// @param rests the steps of its matter; none for one whose matter can not be seen
  /// @param due null while nothing ends it
  public record HoldView(OpenHold hold, String words, List<Rests> rests, @Nullable Due due) {
    /// Copies the list.
    public HoldView {
      rests = List.copyOf(rests);
    }
  }

  private final PostingGrounds grounds;
  private final Lanes lanes;
  private final Procedure procedure;
  private final Set<String> releaseClocks;

  HoldViews(PostingGrounds grounds, Lanes lanes) {
    this.grounds = grounds;
    this.lanes = lanes;
    this.procedure = lanes.procedure();
    this.releaseClocks =
        procedure.steps().stream()
            .filter(each -> each.posts() == Carrying.RELEASE)
            .flatMap(each -> each.ends().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the holds of an award of which something is left on a day.
  ///
  /// @param files matters that the reader may see, also of other awards
  public List<HoldView> holds(AwardLedger ledger, Collection<MatterFile> files, LocalDate on) {
    List<HoldView> views = new ArrayList<>();
    for (OpenHold hold : ledger.holds(on)) {
      MatterFile file = having(ledger.award(), files, hold.grounds().step()).orElse(null);
      views.add(
          new HoldView(
              hold,
              words(hold),
              file == null ? List.of() : rests(hold, file),
              file == null ? null : due(hold, file, on)));
    }
    return views;
  }

  /// Returns a hold in words, without its steps.
  public static String words(OpenHold hold) {
    return Words.say(
        "ledger.hold",
        Integer.toString(hold.posting()),
        Money.inWords(hold.held().cents()),
        hold.grounds().authority());
  }

  private static Optional<MatterFile> having(
      String award, Collection<MatterFile> files, long step) {
    return files.stream()
        .filter(file -> file.id().award().equals(award))
        .filter(file -> file.steps().stream().anyMatch(each -> each.event() == step))
        .findFirst();
  }

  private List<Rests> rests(OpenHold hold, MatterFile file) {
    List<Rests> rests = new ArrayList<>();
    add(rests, "ledger.basis.step", hold.grounds().step(), file);
    add(rests, "ledger.basis." + Basis.NOTICE, hold.grounds().notice(), file);
    add(rests, "ledger.basis." + Basis.FINDING, hold.grounds().finding(), file);
    return rests;
  }

  private void add(List<Rests> rests, String role, long event, MatterFile file) {
    file.steps().stream()
        .filter(each -> each.event() == event)
        .map(this::named)
        .forEach(step -> rests.add(new Rests(Words.say(role), step)));
  }

  private Named named(MatterFile.Taken taken) {
    return new Named(
        Long.toString(taken.event()),
        Words.say(
            taken.overriding() == null ? "ledger.step" : "ledger.step.overriding",
            title(taken.wanted().step()),
            Days.read(taken.day())),
        "/record/events/" + taken.event());
  }

  private String title(String step) {
    return procedure.step(step).map(Step::title).orElse(step);
  }

  /// A step that ends the hold comes before an order, which only stops it for as long as it
  /// operates.
  private @Nullable Due due(OpenHold hold, MatterFile file, LocalDate on) {
    Matter matter = file.matter();
    Matter.Done freeing = grounds.freeing(matter, hold.grounds().step(), on).orElse(null);
    if (freeing != null) {
      return due(hold, file, freeing, on);
    }
    return grounds.freeingOrders(matter, hold.grounds().step(), on).stream()
        .findFirst()
        .map(
            order ->
                new Due(
                    Long.parseLong(order.id()),
                    order.citation(),
                    null,
                    false,
                    words("ledger.due.order", hold, order.citation(), "")))
        .orElse(null);
  }

  private Due due(OpenHold hold, MatterFile file, Matter.Done freeing, LocalDate on) {
    String said = Words.say("ledger.step", title(freeing.step()), Days.read(freeing.day()));
    long event = Long.parseLong(freeing.event());
    Set<String> clocks =
        new TreeSet<>(procedure.step(freeing.step()).map(Step::starts).orElse(Set.of()));
    clocks.retainAll(releaseClocks);
    if (!clocks.isEmpty()) {
      Map<String, ClockPhase> phases = lanes.lane(file.id()).phases(file.matter(), on);
      switch (phases.getOrDefault(clocks.iterator().next(), new ClockPhase.NotStarted())) {
        case ClockPhase.Running(var _, LocalDate day) -> {
          return new Due(
              event, said, day, false, words("ledger.due.by", hold, said, Days.read(day)));
        }
        case ClockPhase.Over(var _, LocalDate day) -> {
          return new Due(
              event, said, day, true, words("ledger.due.over", hold, said, Days.read(day)));
        }
        case ClockPhase.Open _ -> {
          return new Due(event, said, null, false, words("ledger.due.open", hold, said, ""));
        }
        case ClockPhase.NotStarted _, ClockPhase.Ended _ -> {}
      }
    }
    return new Due(event, said, null, false, words("ledger.due.free", hold, said, ""));
  }

  private static String words(String key, OpenHold hold, String said, String day) {
    return Words.say(
        key, Money.inWords(hold.held().cents()), Integer.toString(hold.posting()), said, day);
  }

  /// Returns the steps of an award's matters that stand on a day and that a posting may carry out.
  public List<Named> carriedOutBy(
      Carrying kind, String award, Collection<MatterFile> files, LocalDate on) {
    return choices(award, files, on, step -> step.posts() == kind);
  }

  /// Returns the steps of an award's matters that stand on a day and that a posting may rest on.
  public List<Named> restedOnAs(
      Basis basis, String award, Collection<MatterFile> files, LocalDate on) {
    return choices(award, files, on, step -> step.grounds().contains(basis));
  }

  /// Returns the orders of courts that operate in an award's matters on a day.
  public static List<Named> orders(String award, Collection<MatterFile> files, LocalDate on) {
    List<Named> found = new ArrayList<>();
    for (MatterFile file : files) {
      for (MatterFile.CourtOrder order : file.orders()) {
        LocalDate until = order.until();
        if (file.id().award().equals(award)
            && !order.from().isAfter(on)
            && (until == null || on.isBefore(until))) {
          found.add(
              new Named(
                  Long.toString(order.event()),
                  order.citation(),
                  "/record/events/" + order.event()));
        }
      }
    }
    return found;
  }

  private List<Named> choices(
      String award,
      Collection<MatterFile> files,
      LocalDate on,
      java.util.function.Predicate<Step> which) {
    List<Named> found = new ArrayList<>();
    for (MatterFile file : files) {
      if (!file.id().award().equals(award)) {
        continue;
      }
      Matter matter = file.matter();
      for (Matter.Done done : matter.done()) {
        if (procedure.step(done.step()).filter(which).isPresent()
            && procedure.stands(matter, done, on)) {
          found.add(
              new Named(
                  done.event(),
                  Words.say(
                      "ledger.choice", done.event(), title(done.step()), Days.read(done.day())),
                  "/record/events/" + done.event()));
        }
      }
    }
    return found;
  }
}
