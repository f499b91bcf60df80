package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// How much a reader fetches who opens one page and has nothing of the site yet.
class PageWeightTest {

  /// Of the page, its styles, scripts and all four fonts, compressed as they are sent.
  private static final int MOST = 250_000;

  private static final Pattern FETCHED =
      Pattern.compile("(?:<script src|<link rel=\"(?:stylesheet|icon)\" href)=\"([^\"]*)\"");
  private static final Pattern FONT = Pattern.compile("url\\((vendor/fonts/[^)]*)\\)");
  private static final Pattern MAP =
      Pattern.compile("<div class=\"picture picture-map\".*?</svg></div></div>", Pattern.DOTALL);

  private static int sent(String path) {
    return TestSite.bytes(path, "Accept-Encoding", "gzip").length;
  }

  private static int compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @Test
  void noPageIsHeavierThanAQuarterOfAMegabyteWithoutItsMap() throws IOException {
    String styles = TestSite.get("/static/site.css").body();
    List<String> fonts =
        FONT.matcher(styles).results().map((MatchResult font) -> font.group(1)).toList();
    assertTrue(fonts.size() == 4, fonts.toString());
    int ofFonts = fonts.stream().mapToInt(font -> sent("/static/" + font)).sum();
    Map<String, Integer> weights = new TreeMap<>();
    for (String path : BrowserTest.PAGES) {
      String page = TestSite.get(path).body();
      int weight = ofFonts;
      for (MatchResult part : FETCHED.matcher(page).results().toList()) {
        weight += sent(part.group(1));
      }
      String withoutMap = MAP.matcher(page).replaceAll("");
      weight += withoutMap.length() == page.length() ? sent(path) : compressed(withoutMap);
      weights.put(path, weight);
      assertTrue(!page.contains("picture-map") || !withoutMap.contains("picture-map"), path);
    }
    weights.forEach((path, weight) -> System.out.println(weight + " bytes " + path));
    weights.forEach((path, weight) -> assertTrue(weight <= MOST, path + ": " + weight));
  }
}
