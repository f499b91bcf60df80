package org.proviso.web.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.answers.AtStake;
import org.proviso.pack.answers.AtStake.State;
import org.proviso.pack.answers.AtStake.Sum;
import org.proviso.pack.answers.AtStake.Turn;
import org.proviso.store.PublishedBalances;
import org.proviso.web.picture.Picture;
import org.proviso.web.picture.StakeBars;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// What a supposed order would make of money, as a page shows it.
///
/// @param picture what recipients whose awards it concerns have at stake, before and after
/// @param sums what is at stake and in doubt in all, as sentences
/// @param turns what would be freed, frozen, or turned doubtful, as sentences
/// @param awards each award that it concerns
/// @param held what is held in awards of which a condition would be barred, by the published ledger
/// @param heldSum all of that, as a sentence; null if nothing is
record StakeView(
    Picture picture,
    List<String> sums,
    List<String> turns,
    List<AwardRow> awards,
    List<HeldRow> held,
    @Nullable String heldSum) {

  /// Copies the lists.
  StakeView {
    sums = List.copyOf(sums);
    turns = List.copyOf(turns);
    awards = List.copyOf(awards);
    held = List.copyOf(held);
  }

  /// An award that the order concerns.
  ///
  /// @param conditions that would bear on it otherwise
  /// @param others conditions that the order leaves alone, and that may bear on it as well
  record AwardRow(
      Named recipient,
      String award,
      String amount,
      String before,
      String after,
      String turn,
      String conditions,
      String others) {}

  /// What is held in an award.
  ///
  /// @param conditions of it that would be barred
  record HeldRow(Named recipient, String award, String amount, String conditions) {}

  /// @param found awards that the order concerns, by the conditions that it acts on
  /// @param besides the same awards in the same order, by all other conditions
  /// @param published balances at the end of the day
  static StakeView of(
      AtStake found, AtStake besides, Collection<PublishedBalances> published, Site site) {
    List<AwardRow> awards = new ArrayList<>();
    List<HeldRow> held = new ArrayList<>();
    Map<String, Long> heldCents = new TreeMap<>();
    for (PublishedBalances each : published) {
      heldCents.put(each.award(), each.balances().held().cents());
    }
    long sum = 0;
    List<AtStake.Row> turned = new ArrayList<>();
    for (int i = 0; i < found.rows().size(); i++) {
      AtStake.Row row = found.rows().get(i);
      Named recipient = recipient(row.award().recipient(), found.on(), site);
      String award = Words.say("money.year", row.award().programme(), row.award().year());
      if (row.differs()) {
        turned.add(row);
        awards.add(
            new AwardRow(
                recipient,
                award,
                Money.inWords(row.cents()),
                state(row.before()),
                state(row.after()),
                Words.say("what-if.turn." + row.turn()),
                conditions(row, each -> each.before().state() != each.after().state()),
                conditions(besides.rows().get(i), each -> each.after().state() != State.FREE)));
      }
      List<String> barred = row.wouldBeBarred();
      long cents = heldCents.getOrDefault(row.award().id(), 0L);
      if (cents > 0 && !barred.isEmpty()) {
        held.add(new HeldRow(recipient, award, Money.inWords(cents), String.join(", ", barred)));
        sum = Math.addExact(sum, cents);
      }
    }
    AtStake turning = new AtStake(found.on(), turned);
    return new StakeView(
        picture(turning, site),
        List.of(
            sum("what-if.sum.at-stake", turning, State.AT_STAKE),
            sum("what-if.sum.in-doubt", turning, State.IN_DOUBT)),
        List.of(
            turn(turning, Turn.FREED), turn(turning, Turn.FROZEN), turn(turning, Turn.IN_DOUBT)),
        awards,
        held,
        held.isEmpty() ? null : Words.say("what-if.held.sum", Money.inWords(sum)));
  }

  private static Named recipient(String party, LocalDate on, Site site) {
    return new Named(party, site.name(party), "/recipients/" + Links.path(party) + "?on=" + on);
  }

  private static String state(State state) {
    return Words.say("what-if.state." + state);
  }

  private static String conditions(AtStake.Row row, Predicate<AtStake.Turned> which) {
    return String.join(
        ", ", row.conditions().stream().filter(which).map(AtStake.Turned::condition).toList());
  }

  private static String sum(String key, AtStake found, State state) {
    Sum before = found.before(state);
    Sum after = found.after(state);
    long difference = Math.subtractExact(after.cents(), before.cents());
    return Words.say(
        key,
        Money.inWords(before.cents()),
        Money.inWords(after.cents()),
        (difference < 0 ? "-" : "+") + Money.inWords(Math.abs(difference)),
        before.unknown(),
        after.unknown());
  }

  private static String turn(AtStake found, Turn turn) {
    Sum sum = found.turning(turn);
    return Words.say(
        "what-if.turns." + turn, sum.awards(), Money.inWords(sum.cents()), sum.unknown());
  }

  private static Picture picture(AtStake found, Site site) {
    Map<String, List<AtStake.Row>> byParty = new LinkedHashMap<>();
    for (AtStake.Row row : found.rows()) {
      byParty.computeIfAbsent(row.award().recipient(), key -> new ArrayList<>()).add(row);
    }
    List<StakeBars.Bar> bars = new ArrayList<>();
    byParty.forEach(
        (party, rows) -> {
          AtStake own = new AtStake(found.on(), rows);
          Named recipient = recipient(party, found.on(), site);
          bars.add(
              new StakeBars.Bar(
                  recipient.text(),
                  recipient.href(),
                  side(own.before(State.AT_STAKE), own.before(State.IN_DOUBT)),
                  side(own.after(State.AT_STAKE), own.after(State.IN_DOUBT))));
        });
    return new StakeBars(
            "stake-bars",
            Words.say("what-if.stake.caption", Days.read(found.on())),
            found.on(),
            bars)
        .draw();
  }

  private static StakeBars.Side side(Sum atStake, Sum inDoubt) {
    return new StakeBars.Side(
        atStake.cents(), inDoubt.cents(), atStake.unknown() + inDoubt.unknown());
  }
}
