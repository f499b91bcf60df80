package org.proviso.web.about;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.proviso.pack.Round;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Maps;
import org.proviso.web.site.Named;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page, and what this site is.
@Controller
final class HomePage {

  /// A number and what it counts; the number opens its rows.
  record Counted(long count, String what, String href) {}

  /// What an answer looks like, and what it means.
  record Meaning(AnswerLook look, String meaning) {}

  private final Site site;
  private final Requests requests;
  private final Maps maps;

  HomePage(Site site, Requests requests, Maps maps) {
    this.site = site;
    this.maps = maps;
    this.requests = requests;
  }

  @GetMapping("/")
  String home(HttpServletRequest request, Model model) {
    var asked = requests.reading(Requests.parameters(request));
    if (asked.isEmpty()) {
      return requests.withUsualDay(request);
    }
    Reading reading = asked.get();
    String query = "?" + reading.query();
    model.addAttribute(
        "counts",
        List.of(
            new Counted(
                site.register().parties().size(),
                Words.say("home.recipients"),
                "/recipients" + query),
            new Counted(
                site.pack().rounds().stream().mapToInt(round -> round.addressees().size()).sum(),
                Words.say("home.letters"),
                "/inquiries" + query),
            new Counted(site.pack().law().acts().size(), Words.say("home.acts"), "/acts" + query),
            new Counted(
                site.pack().law().conditions().size(),
                Words.say("home.conditions"),
                "/conditions" + query)));
    model.addAttribute("day", new Named("day", Days.read(reading.on()), Links.day(reading)));
    model.addAttribute("meanings", meanings());
    model.addAttribute("map", maps.recipients(reading).draw());
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
    model.addAttribute("frame", site.frame(site.pack().title(), "home", "/" + query, reading));
    return "home";
  }

  private static List<Meaning> meanings() {
    return AnswerLook.all().stream()
        .map(look -> new Meaning(look, Words.say("meaning." + look.headline())))
        .toList();
  }

  @GetMapping("/about")
  String about(Model model) {
    model.addAttribute("meanings", meanings());
    model.addAttribute("sources", List.copyOf(site.pack().sources()));
    model.addAttribute("frame", site.frame(Words.say("about.title"), "about", "/about"));
    return "about";
  }
}
