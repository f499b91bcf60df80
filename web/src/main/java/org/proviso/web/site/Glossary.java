package org.proviso.web.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// The legal words of one page: the first use of each leads to what it means.
///
/// For one page and one thread: it keeps what the page explained already.
public final class Glossary {

  /// A word that is explained.
  ///
  /// @param anchor where its explanation stands on the page of the glossary
  /// @param word the word
  /// @param meaning what it means
  public record Explained(String anchor, String word, String meaning) {}

  /// The page that has the explanations.
  public static final String PAGE = "/about";

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.proviso.web.glossary", Locale.ROOT);

  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final List<Explained> ALL = new ArrayList<>();
  private static final Map<String, String> ANCHORS = new HashMap<>();
  private static final Pattern FORMS;

  static {
    for (String key : WORDS.keySet().stream().sorted().toList()) {
      String[] parts = BAR.split(WORDS.getString(key), 2);
      String anchor = "word-" + key;
      ALL.add(new Explained(anchor, key.replace('-', ' '), parts[1]));
      COMMA.splitAsStream(parts[0]).forEach(form -> ANCHORS.put(form, anchor));
    }
    // A longer form before one that it begins with.
    List<String> forms =
        ANCHORS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .toList();
    FORMS =
        Pattern.compile(
            "(?<![\\w/-])(?:" + String.join("|", forms) + ")(?![\\w/-])", Pattern.CASE_INSENSITIVE);
  }

  private final Set<String> explained = new HashSet<>();

  /// Returns all words that are explained, in alphabetical order.
  public static List<Explained> all() {
    return List.copyOf(ALL);
  }

  /// Returns a text as HTML, escaped, in which each word that this page has not used before leads
  /// to its explanation.
  public String link(String text) {
    StringBuilder html = new StringBuilder(text.length() + 100);
    Matcher found = FORMS.matcher(text);
    int at = 0;
    while (found.find()) {
      String anchor = ANCHORS.get(found.group().toLowerCase(Locale.ROOT));
      if (anchor != null && explained.add(anchor)) {
        html.append(HtmlUtils.htmlEscape(text.substring(at, found.start())));
        html.append("<a class=\"word\" href=\"" + PAGE + "#").append(anchor).append("\">");
        html.append(HtmlUtils.htmlEscape(found.group())).append("</a>");
        at = found.end();
      }
    }
    return html.append(HtmlUtils.htmlEscape(text.substring(at))).toString();
  }
}
