package org.proviso.web.money;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.proviso.docket.ledger.Account;
import org.proviso.docket.ledger.Balances;
import org.proviso.store.Ledgers;
import org.proviso.store.PublishedBalances;
import org.proviso.web.picture.MoneyBars;
import org.proviso.web.picture.MoneyFlow;
import org.proviso.web.picture.MoneyParts;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.NotOnRecord;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What became of awarded money, as far as it is published: one bar for each recipient, and one
/// flow for each programme year. Every page says as of which day.
@Controller
final class MoneyPages {

  private final Ledgers ledgers;
  private final Site site;

  MoneyPages(Ledgers ledgers, Site site) {
    this.ledgers = ledgers;
    this.site = site;
  }

  /// Returns the day asked for, or today.
  private LocalDate asOf(HttpServletRequest request) {
    Parameters parameters = Requests.parameters(request);
    LocalDate day = parameters.day("on");
    parameters.check();
    return day == null ? site.today() : day;
  }

  @GetMapping("/money")
  String bars(HttpServletRequest request, Model model) {
    LocalDate asOf = asOf(request);
    List<PublishedBalances> published = ledgers.published(asOf);
    Map<String, Balances> byParty = new TreeMap<>();
    Map<String, Named> years = new TreeMap<>();
    for (PublishedBalances each : published) {
      byParty.merge(each.party(), each.balances(), Balances::plus);
      years.put(
          each.programme() + "/" + each.year(),
          new Named(
              each.programme() + "/" + each.year(),
              Words.say("money.year", each.programme(), each.year()),
              "/money/"
                  + Links.path(each.programme())
                  + "/"
                  + Links.path(each.year())
                  + "?on="
                  + asOf));
    }
    List<MoneyBars.Bar> bars = new ArrayList<>();
    byParty.forEach(
        (party, balances) ->
            bars.add(
                new MoneyBars.Bar(
                    site.name(party),
                    "/recipients/" + Links.path(party) + "?on=" + asOf,
                    parts(balances),
                    Math.addExact(balances.owed().interest(), balances.owed().penalty()))));
    Picture picture =
        new MoneyBars("money-bars", Words.say("money.bars.caption", Days.read(asOf)), asOf, bars)
            .draw();
    Balances all =
        published.stream()
            .map(PublishedBalances::balances)
            .reduce(Balances.none(asOf), Balances::plus);
    show(model, asOf, picture, published.isEmpty(), all);
    model.addAttribute("years", List.copyOf(years.values()));
    model.addAttribute(
        "frame",
        site.frame(Words.say("money.title", Days.read(asOf)), "money", "/money?on=" + asOf));
    return "money";
  }

  @GetMapping("/money/{programme}/{year}")
  String flow(
      @PathVariable String programme,
      @PathVariable String year,
      HttpServletRequest request,
      Model model) {
    LocalDate asOf = asOf(request);
    if (site.pack().law().programmes().stream().noneMatch(it -> it.id().equals(programme))) {
      throw new NotOnRecord(Words.say("money.no-year"));
    }
    List<PublishedBalances> published =
        ledgers.published(asOf).stream()
            .filter(each -> each.programme().equals(programme) && each.year().equals(year))
            .toList();
    Balances all =
        published.stream()
            .map(PublishedBalances::balances)
            .reduce(Balances.none(asOf), Balances::plus);
    String name = Words.say("money.year", programme, year);
    Picture picture =
        new MoneyFlow(
                "money-flow",
                Words.say("money.flow.caption", name, Days.read(asOf)),
                asOf,
                parts(all))
            .draw();
    show(model, asOf, picture, published.isEmpty(), all);
    model.addAttribute("years", List.of());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("money.flow.title", name, Days.read(asOf)),
            "money",
            "/money/" + Links.path(programme) + "/" + Links.path(year) + "?on=" + asOf));
    return "money";
  }

  private static void show(
      Model model, LocalDate asOf, Picture picture, boolean isEmpty, Balances all) {
    model.addAttribute("asOf", asOf);
    model.addAttribute("picture", picture);
    model.addAttribute("rows", picture.table());
    model.addAttribute("isEmpty", isEmpty);
    model.addAttribute(
        "sums",
        List.of(
            Words.say("money.sum.awarded", Money.inWords(all.obligated())),
            Words.say("money.sum.paid", Money.inWords(all.paidOut())),
            Words.say("money.sum.held", Money.inWords(all.held().cents())),
            Words.say("money.sum.disputed", Money.inWords(all.disputed())),
            Words.say("money.sum.owed", Money.inWords(all.owed().cents())),
            Words.say("money.sum.returned", Money.inWords(all.returned())),
            Words.say("money.sum.released", Money.inWords(all.released()))));
  }

  /// Returns the parts of a bar.
  private static MoneyParts parts(Balances balances) {
    return new MoneyParts(
        balances.undrawn(),
        balances.held().cents(),
        balances.of(Account.DRAWN),
        balances.disputed(),
        balances.owed().principal(),
        balances.returned(),
        balances.of(Account.WRITTEN_OFF));
  }
}
