package org.proviso.web.search;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.proviso.store.Search;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Requests;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Finds recipients, acts, conditions, statements and entries by their words.
@Controller
final class SearchPage {

  private static final int HITS = 50;

  /// Something found.
  record Hit(String kind, String title, String href, String where, List<Search.Fragment> snippet) {}

  private final Site site;
  private final Requests requests;
  private final Search search;

  SearchPage(Site site, Requests requests, Search search) {
    this.site = site;
    this.requests = requests;
    this.search = search;
  }

  @GetMapping("/search")
  String search(HttpServletRequest request, Model model) {
    Parameters parameters = Requests.parameters(request);
    String query = parameters.text("q");
    Optional<Reading> asked = requests.reading(parameters);
    Reading reading = asked.orElseGet(() -> new Reading(site.usualDay(), null, null));
    List<Hit> hits = List.of();
    String said = Words.say("search.empty");
    if (!query.isEmpty()) {
      switch (search.find(query, HITS)) {
        case Search.Outcome.Found(List<Search.Hit> found, boolean complete) -> {
          hits = found.stream().map(hit -> hit(hit, reading)).toList();
          said =
              hits.isEmpty()
                  ? Words.say("search.nothing", query)
                  : Words.say(complete ? "search.found" : "search.found-part", hits.size(), query);
        }
        case Search.Outcome.NothingAsked() -> said = Words.say("search.no-words", query);
      }
    }
    model.addAttribute("query", query);
    model.addAttribute("said", said);
    model.addAttribute("hits", hits);
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("search.title"),
            "none",
            "/search?q=" + Links.query(query) + "&" + reading.query(),
            reading));
    return "search";
  }

  private Hit hit(Search.Hit hit, Reading reading) {
    String href =
        switch (hit.kind()) {
          case "party" -> Links.recipient(hit.id(), reading);
          case "act" -> Links.act(hit.id(), reading);
          case "condition" -> Links.condition(hit.id(), reading);
          case "statement" -> "/statements?" + reading.query() + "#" + hit.id();
          case "entry" -> Links.entry(String.valueOf(hit.party()), hit.id(), reading);
          default -> throw new IllegalStateException("no page for a " + hit.kind());
        };
    return new Hit(
        Words.say("search.kind." + hit.kind()), hit.title(), href, where(hit), hit.snippet());
  }

  private String where(Search.Hit hit) {
    String party = hit.party();
    String name = hit.kind().equals("entry") && party != null ? site.name(party) : "";
    return name + day(name, hit);
  }

  private static String day(String before, Search.Hit hit) {
    LocalDate day = hit.day();
    return day == null ? "" : (before.isEmpty() ? "" : ", ") + Days.read(day);
  }
}
