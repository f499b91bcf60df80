package org.proviso.web.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.proviso.law.proof.Headline;

class AnswerLookTest {

  private static final String CSS = css();
  private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+): (#[0-9a-f]{3,6});");

  private static String css() {
    try {
      return Files.readString(Path.of("src/main/resources/static/picture.css"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The words are those that the look of the pages lays down.
  @Test
  void hasTheWordsOfTheHouse() {
    assertEquals(
        List.of(
            "Not yet announced",
            "Not in this year's terms",
            "Barred by order",
            "Uncertain",
            "Agency will not enforce",
            "No order bars it"),
        AnswerLook.all().stream().map(AnswerLook::word).toList());
  }

  /// Without any colour: two answers with one pattern would have to be told apart by the word
  /// alone.
  @Test
  void tellsAnswersApartWithoutColour() {
    Frame frame = new Frame("f", "");
    Set<String> fills = new HashSet<>();
    for (Headline headline : Headline.values()) {
      fills.add(frame.fill(headline));
    }
    // Not yet and not in terms are both an outline.
    assertEquals(Headline.values().length - 1, fills.size());
  }

  @ParameterizedTest
  @EnumSource
  void hasARuleInTheStylesheet(Headline headline) {
    String style = AnswerLook.of(headline).cssClass();
    Pattern rule = Pattern.compile("\\." + style + "[ ,][^}]*--answer: var\\(--answer-");
    assertTrue(rule.matcher(CSS).find(), style);
  }

  @Test
  void keepsShapesAndTextReadableInLightInDarkAndInPrint() {
    List<String> themes = List.of(CSS.split(":root", -1));
    assertEquals(4, themes.size());
    for (String theme : themes.subList(1, 4)) {
      Map<String, String> colours = colours(theme.substring(0, theme.indexOf('}')));
      for (String name : colours.keySet()) {
        double contrast = contrast(colours, name, "--picture-page");
        if (name.startsWith("--answer-") || name.equals("--picture-edge")) {
          assertTrue(contrast >= 3, name + " " + contrast);
        }
        if (name.equals("--picture-ink") || name.equals("--picture-soft")) {
          assertTrue(contrast >= 4.5, name + " " + contrast);
          assertTrue(contrast(colours, name, "--picture-land") >= 4.5, name + " on land");
        }
      }
    }
  }

  private static Map<String, String> colours(String theme) {
    Map<String, String> colours = new HashMap<>();
    Matcher matcher = COLOUR.matcher(theme);
    while (matcher.find()) {
      String hex = matcher.group(2).substring(1);
      colours.put(matcher.group(1), hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1"));
    }
    assertEquals(12, colours.size(), theme);
    return colours;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double first = luminance(Objects.requireNonNull(colours.get(one)));
    double second = luminance(Objects.requireNonNull(colours.get(other)));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  /// Relative luminance as WCAG 2.2 defines it.
  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex, 2 * i, 2 * i + 2, 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
