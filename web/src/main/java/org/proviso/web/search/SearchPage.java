package org.proviso.web.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.store.Search;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Finds recipients, acts, conditions, statements and entries by their words.
@Controller
final class SearchPage {

  private static final int HITS = 30;
  private static final String THOROUGHLY = "thoroughly";

  /// Something found.
  record Hit(String kind, String title, String href, String where, List<Search.Fragment> snippet) {}

  /// What was found, or why nothing was.
  ///
  /// @param said what it comes to
  /// @param older address of the next page of entries; null if there is none
  /// @param thorough address of the same search with more time; null if every entry was looked at
  record View(
      String query,
      String said,
      List<Hit> texts,
      List<Hit> entries,
      @Nullable String older,
      @Nullable String thorough) {}

  private final Site site;
  private final Search search;

  SearchPage(Site site, Search search) {
    this.site = site;
    this.search = search;
  }

  @GetMapping("/search")
  String search(Reading reading, Parameters parameters, Model model) {
    String query = parameters.text("q");
    Integer after = parameters.number("after", 1, Integer.MAX_VALUE);
    String look = parameters.oneOf("look", List.of("quickly", THOROUGHLY));
    parameters.check();
    model.addAttribute("view", view(query, after, look.equals(THOROUGHLY), reading));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("search.title"), "none", address(query, reading) + page(after), reading));
    return "search";
  }

  private static String address(String query, Reading reading) {
    return "/search?q=" + Links.query(query) + "&" + reading.query();
  }

  private static String page(@Nullable Number after) {
    return after == null ? "" : "&after=" + after;
  }

  private View view(String query, @Nullable Integer after, boolean thoroughly, Reading reading) {
    if (query.isEmpty()) {
      return new View(query, Words.say("search.empty"), List.of(), List.of(), null, null);
    }
    Search.Outcome outcome =
        search.find(
            new Search.Query(
                query,
                after == null ? null : after.longValue(),
                HITS,
                thoroughly ? Search.Effort.THOROUGH : Search.Effort.QUICK));
    return switch (outcome) {
      case Search.Outcome.Found(var texts, var entries, var next, boolean complete) ->
          new View(
              query,
              said(query, texts.size(), entries.size(), next != null, complete),
              texts.stream().map(hit -> hit(hit, reading)).toList(),
              entries.stream().map(hit -> hit(hit, reading)).toList(),
              next == null ? null : address(query, reading) + page(next),
              complete ? null : address(query, reading) + page(after) + "&look=" + THOROUGHLY);
      case Search.Outcome.NothingAsked() ->
          new View(query, Words.say("search.no-words", query), List.of(), List.of(), null, null);
    };
  }

  private static String said(String query, int texts, int entries, boolean more, boolean complete) {
    if (texts + entries == 0) {
      return Words.say(complete ? "search.nothing" : "search.nothing-yet", query);
    }
    return Words.say(more ? "search.found-more" : "search.found", texts + entries, query)
        + (complete ? "" : " " + Words.say("search.part"));
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
