package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/// What holds of every page, on the pages that links lead to from the first one: one of each
/// recipient, act, condition and round, and some of the days and answers.
class SiteRulesTest {

  private static final String FIRST = "/?on=2018-01-24";

  /// Days, answers and the like are as many as there are days; of each kind so many are read.
  private static final int OF_A_KIND = 12;

  private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern COUNT =
      Pattern.compile("<a\\s[^>]*?href=\"([^\"]*)\"[^>]*?data-count=\"(\\d+)\"");
  private static final Pattern WORD = Pattern.compile("class=\"word\" href=\"/about#([^\"]*)\"");

  /// Pages that were read, by their addresses.
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  private static final List<String> BROKEN = new ArrayList<>();

  @BeforeAll
  static void crawl() {
    Map<String, Integer> ofKind = new HashMap<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(FIRST));
    while (!open.isEmpty()) {
      String address = open.removeFirst();
      String path = withoutFragment(address);
      if (!seen.add(path) || ofKind.merge(kind(path), 1, Integer::sum) > most(path)) {
        continue;
      }
      HttpResponse<String> response = TestSite.get(path);
      if (response.statusCode() == 302) {
        open.addFirst(response.headers().firstValue("Location").orElseThrow());
        continue;
      }
      if (response.statusCode() != 200) {
        BROKEN.add(response.statusCode() + " " + path);
      }
      boolean isPage =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (isPage) {
        PAGES.put(path, response.body());
        links(response.body(), path).stream()
            .filter(link -> link.startsWith("/"))
            .forEach(open::add);
      }
    }
  }

  /// Pages of one kind differ in what they are about, not in how they are made.
  private static String kind(String path) {
    String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return bare.startsWith("/answers/")
        ? "/answers"
        : bare.startsWith("/data/20") ? "/data/" + bare.replaceAll(".*/", "") : bare;
  }

  private static int most(String path) {
    return kind(path).matches("/(recipients|acts|conditions|inquiries)/.*") ? 1 : OF_A_KIND;
  }

  private static List<String> links(String page, String path) {
    return LINK.matcher(page)
        .results()
        .map((MatchResult link) -> HtmlUtils.htmlUnescape(link.group(1)))
        .map(link -> link.startsWith("#") ? path + link : link)
        .toList();
  }

  private static String withoutFragment(String address) {
    return address.contains("#") ? address.substring(0, address.indexOf('#')) : address;
  }

  private static List<String> ids(String page) {
    return ID.matcher(page).results().map((MatchResult id) -> id.group(1)).toList();
  }

  @Test
  void readsPagesOfEveryKind() {
    Set<String> first = new TreeSet<>();
    PAGES.keySet().forEach(path -> first.add(path.replaceAll("^/([a-z-]*).*", "/$1")));

    assertTrue(
        first.containsAll(
            List.of(
                "/",
                "/about",
                "/acts",
                "/answers",
                "/calculator",
                "/conditions",
                "/data",
                "/day",
                "/detainers",
                "/inquiries",
                "/money",
                "/recipients",
                "/statements",
                "/what-if")),
        first.toString());
    // One of each recipient and act, of which the pack has seventy.
    assertTrue(PAGES.size() > 160, PAGES.size() + " pages");
  }

  @Test
  void leadsNowhereThatIsNotThere() {
    assertEquals(List.of(), BROKEN);
    Set<String> missing = new TreeSet<>();
    Map<String, Set<String>> anchors = new HashMap<>();
    PAGES.forEach(
        (path, page) -> {
          for (String link : links(page, path)) {
            if (link.startsWith("/") && link.contains("#")) {
              String of = withoutFragment(link);
              String target = PAGES.get(of);
              // Of pages about other days no more are read than of other kinds.
              if (target != null || anchors.size() < 40) {
                Set<String> there =
                    anchors.computeIfAbsent(
                        of,
                        absent ->
                            new TreeSet<>(ids(target == null ? TestSite.get(of).body() : target)));
                if (!there.contains(link.substring(link.indexOf('#') + 1))) {
                  missing.add(path + " -> " + link);
                }
              }
            }
          }
        });
    assertEquals(Set.of(), missing);
  }

  @Test
  void saysWhereItIsWhatItReadsAndHowItIsCited() {
    List<String> faults = new ArrayList<>();
    PAGES.forEach(
        (path, page) -> {
          mustHave(path, page, "<h1", 1, faults);
          mustHave(path, page, "<main id=\"main\"", 1, faults);
          mustHave(path, page, "class=\"usa-skipnav\" href=\"#main\"", 1, faults);
          mustHave(path, page, "<nav class=\"crumbs\"", 1, faults);
          mustHave(path, page, "<li aria-current=\"page\">", 1, faults);
          mustHave(path, page, "Cite this page:", 1, faults);
          mustHave(path, page, "<span class=\"updated\">Last updated on 24 Nov 2026", 1, faults);
          mustHave(path, page, "<link rel=\"canonical\" href=\"", 1, faults);
          if (path.contains("on=2")) {
            mustHave(path, page, "<p>Reading: ", 1, faults);
          }
          List<String> ids = ids(page);
          if (new TreeSet<>(ids).size() != ids.size()) {
            faults.add(path + " has an id twice");
          }
        });
    assertEquals(List.of(), faults);
  }

  /// The last entry of grantor and recipient, or that there is none, before anything else. That
  /// they are equal in size is for a browser to say.
  @Test
  void everyRecipientShowsBothSidesFirst() {
    int recipients = 0;
    for (Map.Entry<String, String> each : PAGES.entrySet()) {
      if (each.getKey().startsWith("/recipients/")) {
        String page = each.getValue();
        int grantor = page.indexOf("<div id=\"latest-grantor\" class=\"side\">");
        int recipient = page.indexOf("<div id=\"latest-recipient\" class=\"side\">");
        int next = page.indexOf("<h2 id=\"holds-title\"");
        assertTrue(0 < grantor && grantor < recipient && recipient < next, each.getKey());
        assertEquals(page.indexOf("<h2"), page.indexOf("<h2 id=\"latest-title\""), each.getKey());
        recipients++;
      }
    }
    assertEquals(TestSite.pack().register().parties().size(), recipients);
  }

  private static void mustHave(
      String path, String page, String part, int times, Collection<String> faults) {
    int found = page.split(Pattern.quote(part), -1).length - 1;
    if (found != times) {
      faults.add(path + " has " + found + " times " + part);
    }
  }

  /// The address at the end of a page is the one that it was read at, so that it says the same
  /// again.
  @Test
  void isCitedByAnAddressThatAnswersTheSame() {
    PAGES.forEach(
        (path, page) -> {
          var canonical =
              Pattern.compile("<link rel=\"canonical\" href=\"([^\"]*)\"").matcher(page);
          assertTrue(canonical.find(), path);
          String address = HtmlUtils.htmlUnescape(canonical.group(1));
          assertTrue(HtmlUtils.htmlUnescape(page).contains(address + "</span>"), path);
          if (path.contains("?on=")) {
            assertTrue(address.contains(path.replaceAll(".*[?](on=[0-9-]*).*", "$1")), path);
          }
        });
  }

  @Test
  void everyCountOpensAsManyRows() {
    int checked = 0;
    for (Map.Entry<String, String> each : PAGES.entrySet()) {
      for (MatchResult count : COUNT.matcher(each.getValue()).results().toList()) {
        String href = HtmlUtils.htmlUnescape(count.group(1));
        String page = TestSite.get(withoutFragment(href)).body();
        assertEquals(
            Integer.parseInt(count.group(2)),
            rows(page, href.substring(href.indexOf('#') + 1)),
            each.getKey() + " -> " + href);
        checked++;
      }
    }
    assertTrue(checked > 20, checked + " counts");
  }

  /// Counts the rows of the table, or the items of the list, with an identifier.
  private static int rows(String page, String id) {
    var found =
        Pattern.compile(
                "<(table|ul) [^>]*id=\"" + Pattern.quote(id) + "\".*?</\\1>", Pattern.DOTALL)
            .matcher(page);
    assertTrue(found.find(), id);
    String element = found.group();
    String body = element.contains("<tbody>") ? element.split("<tbody>", 2)[1] : element;
    return body.split(found.group(1).equals("table") ? "<tr>" : "<li>", -1).length - 1;
  }

  /// The numbers of the strip of changes are those of what changed on each of its days.
  @Test
  void everyTickOfTheStripOpensAsManyAnswers() {
    String day = TestSite.get("/day?on=2018-01-24").body();
    List<MatchResult> rows =
        Pattern.compile(
                "<a href=\"(/day[?]on=[0-9-]*)\">[0-9-]*</a>\\s*</td>\\s*"
                    + "<td class=\"number\">\\s*([0-9,]+)")
            .matcher(day)
            .results()
            .toList();
    assertTrue(rows.size() > 20, rows.size() + " days");
    for (MatchResult row : rows) {
      String page = TestSite.get(row.group(1)).body();
      String turns = page.substring(page.indexOf("id=\"turns-title\""), page.indexOf("<footer"));
      assertEquals(
          Integer.parseInt(row.group(2).replace(",", "")),
          turns.split("href=\"/answers/", -1).length - 1,
          row.group(1));
    }
  }

  @Test
  void legalWordsAreExplainedWhereAPageUsesThemFirst() {
    Set<String> explained = new TreeSet<>(ids(TestSite.get("/about").body()));
    Set<String> linked = new TreeSet<>();
    PAGES.forEach(
        (path, page) -> {
          List<String> words =
              WORD.matcher(page).results().map((MatchResult word) -> word.group(1)).toList();
          assertEquals(words.size(), new TreeSet<>(words).size(), path + " explains a word twice");
          linked.addAll(words);
          if (path.startsWith("/answers/")) {
            assertFalse(words.isEmpty(), path + " explains no word");
          }
        });
    assertTrue(explained.containsAll(linked), linked.toString());
    assertTrue(linked.containsAll(List.of("word-enjoin", "word-stay", "word-barred")), "" + linked);
  }
}
