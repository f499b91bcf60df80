package org.proviso.web.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.ledger.Account;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.Tier;
import org.proviso.store.MatterFile;
import org.proviso.store.PublishedBalances;

/// Tables of matters and of balances, as far as they are published when they are read: steps of
/// matters that are public as a whole, and of others those that were taken against the procedure.
final class MatterSheets {

  /// Whether a matter is public as a whole is of its key, so that taking that back removes a row
  /// and says nothing else of it.
  static final Sheet MATTERS =
      Sheet.of(
          "matters",
          "award condition whole",
          (from, to) -> {
            for (MatterFile file : from.matters().published()) {
              to.of(
                  file.id().award(),
                  file.id().condition(),
                  file.isPublic(),
                  file.party(),
                  file.isPublic() ? tier(file.tier()) : null);
            }
          },
          "award",
          "condition",
          "whole:truth",
          "party",
          "tier");

  static final Sheet STEPS =
      Sheet.of(
          "matter-steps",
          "award condition event",
          (from, to) -> {
            for (MatterFile file : from.matters().published()) {
              file.taken().forEach(step -> step(from, file, step, to));
            }
          },
          "award",
          "condition",
          "number:integer",
          "party",
          "step",
          "title",
          "side",
          "stage",
          "day:day",
          "reached:day",
          "actions:list",
          "due:list",
          "document",
          "override",
          "overriding",
          "event:integer");

  static final Sheet ORDERS =
      Sheet.of(
          "matter-orders",
          "award condition number",
          (from, to) -> {
            for (MatterFile file : from.matters().published()) {
              for (MatterFile.CourtOrder order : file.orders()) {
                to.of(
                    file.id().award(),
                    file.id().condition(),
                    order.number(),
                    file.party(),
                    order.citation(),
                    Sheets.sorted(order.actions()),
                    order.from(),
                    order.until(),
                    order.doubtful(),
                    order.event());
              }
            }
          },
          "award",
          "condition",
          "number:integer",
          "party",
          "citation",
          "actions:list",
          "from:day",
          "until:day",
          "doubtful:truth",
          "event:integer");

  static final Sheet BALANCES =
      Sheet.of(
          "balances",
          "award account",
          (from, to) -> {
            for (PublishedBalances each : from.ledgers().published(from.site().today())) {
              accounts(each)
                  .forEach(
                      (account, cents) ->
                          to.of(
                              each.award(),
                              account,
                              each.party(),
                              each.programme(),
                              each.year(),
                              cents));
            }
          },
          "award",
          "account",
          "party",
          "programme",
          "year",
          "cents:integer");

  private MatterSheets() {}

  private static void step(OpenData from, MatterFile file, MatterFile.Taken taken, Sheet.Row to) {
    Step step = from.procedure().step(taken.wanted().step()).orElse(null);
    List<String> due = new ArrayList<>();
    new TreeMap<>(taken.wanted().due()).forEach((clock, day) -> due.add(clock + "=" + day));
    to.of(
        file.id().award(),
        file.id().condition(),
        taken.number() == MatterFile.Taken.OF_INQUIRY ? null : taken.number(),
        file.party(),
        taken.wanted().step(),
        step == null ? null : step.title(),
        step == null ? null : side(step.side()),
        step == null ? null : step.stage(),
        taken.day(),
        taken.reached(),
        Sheets.sorted(taken.wanted().actions()),
        due,
        taken.wanted().said(),
        taken.override(),
        taken.overriding(),
        taken.event());
  }

  private static String side(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String tier(@Nullable Tier tier) {
    return tier == null ? null : tier.name().toLowerCase(Locale.ROOT);
  }

  /// Every account, and beside them what was released, which is none.
  private static Map<String, Long> accounts(PublishedBalances each) {
    Map<String, Long> accounts = new TreeMap<>();
    for (Account account : Account.values()) {
      accounts.put(account.word(), each.balances().of(account));
    }
    accounts.put("released", each.balances().released());
    return accounts;
  }
}
