package org.proviso.web.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Text broken into lines: SVG does not break it itself.
final class Lines {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Lines() {}

  /// Returns a text in at most `lines` lines of about `characters` each; what does not fit is cut
  /// off, with an ellipsis.
  static List<String> wrap(String text, int characters, int lines) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACES.split(text.strip(), -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > characters) {
        wrapped.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    wrapped.add(line.toString());
    if (wrapped.size() > lines) {
      String last = wrapped.get(lines - 1);
      wrapped.subList(lines - 1, wrapped.size()).clear();
      wrapped.add(cut(last + " …", characters));
    }
    return wrapped.stream().map(each -> cut(each, characters)).toList();
  }

  private static String cut(String line, int characters) {
    return line.length() <= characters + 2
        ? line
        : line.substring(0, characters - 1).stripTrailing() + "…";
  }
}
