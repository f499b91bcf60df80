package org.proviso.web.about;

import java.util.List;
import org.proviso.pack.Round;
import org.proviso.pack.answers.Column;
import org.proviso.store.Docket;
import org.proviso.store.PublishedEntry;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Days;
import org.proviso.web.site.Glossary;
import org.proviso.web.site.Links;
import org.proviso.web.site.Maps;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page, and what this site is.
@Controller
final class HomePage {

  private static final int LATEST = 10;

  /// A number and what it counts; the number opens its rows.
  record Counted(long count, String what, String href) {}

  /// One of the latest entries of all dockets.
  record Latest(String day, Named entry, String title) {}

  /// What an answer looks like, and what it means.
  record Meaning(AnswerLook look, String meaning) {}

  private final Site site;
  private final Maps maps;
  private final Docket docket;

  HomePage(Site site, Maps maps, Docket docket) {
    this.site = site;
    this.docket = docket;
    this.maps = maps;
  }

  @GetMapping("/")
  String home(Reading reading, Parameters parameters, Model model) {
    String asked = parameters.text("map");
    parameters.check();
    Maps.Choice map = maps.recipients(asked, reading, parameters);
    parameters.check();
    String query = "?" + reading.query();
    model.addAttribute(
        "counts",
        List.of(
            new Counted(
                site.register().parties().size(),
                Words.say("home.recipients"),
                "/recipients" + query + "#list"),
            new Counted(
                site.pack().rounds().stream().mapToInt(round -> round.addressees().size()).sum(),
                Words.say("home.letters"),
                "/inquiries" + query + "#letters"),
            new Counted(
                site.pack().law().acts().size(), Words.say("home.acts"), "/acts" + query + "#list"),
            new Counted(
                site.pack().law().conditions().size(),
                Words.say("home.conditions"),
                "/conditions" + query + "#list")));
    model.addAttribute("day", new Named("day", Days.read(reading.on()), Links.day(reading)));
    model.addAttribute("meanings", meanings());
    model.addAttribute(
        "latest",
        docket.latest(null, LATEST).entries().stream().map(each -> latest(each, reading)).toList());
    Picture drawn = map.map().draw();
    model.addAttribute("map", drawn);
    model.addAttribute("rows", drawn.table());
    Column shown = map.shown();
    model.addAttribute("shown", shown == null ? "" : shown.inWords());
    model.addAttribute(
        "columns", map.columns().stream().map(column -> choice(column, reading)).toList());
    model.addAttribute(
        "rounds",
        site.pack().rounds().stream()
            .map(
                (Round round) ->
                    new Named(
                        round.id(),
                        Words.say(
                            "inquiry.title",
                            round.addressees().size(),
                            Days.read(round.date()),
                            round.id()),
                        Links.inquiry(round.id(), reading)))
            .toList());
    model.addAttribute(
        "frame",
        site.frame(
            site.pack().title(),
            "home",
            asked.isEmpty() ? "/" + query : address(asked, reading),
            reading));
    return "home";
  }

  private static String address(String column, Reading reading) {
    return "/?" + reading.query() + "&map=" + Links.query(column);
  }

  private static Named choice(Column column, Reading reading) {
    return new Named(
        column.inWords(),
        Words.say("map.column", column.condition().title(), Words.year(column.year())),
        address(column.inWords(), reading));
  }

  private Latest latest(PublishedEntry published, Reading reading) {
    String party = published.entry().party();
    return new Latest(
        Days.written(published.entry().day()),
        new Named(
            party,
            site.name(party),
            Links.entry(party, String.valueOf(published.number()), reading)),
        published.entry().title());
  }

  private static List<Meaning> meanings() {
    return AnswerLook.all().stream()
        .map(look -> new Meaning(look, Words.say("meaning." + look.headline())))
        .toList();
  }

  @GetMapping("/about")
  String about(Model model) {
    model.addAttribute("meanings", meanings());
    model.addAttribute("glossary", Glossary.all());
    model.addAttribute("sources", List.copyOf(site.pack().sources()));
    model.addAttribute("frame", site.frame(Words.say("about.title"), "about", "/about"));
    return "about";
  }
}
