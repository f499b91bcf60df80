package org.proviso.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.proviso.docket.answer.FileName;

/// What files are called in one folder, from names that others gave them: each name once, and none
/// that a file system reads as anything but a name. The same names in the same order come out the
/// same. Not thread-safe.
final class FolderNames {

  /// In bytes of UTF-8. File systems allow 255; a number may be added, and somebody's ending.
  private static final int LONGEST = 200;

  /// A longer ending is taken for a part of the name.
  private static final int LONGEST_ENDING = 20;

  /// What separates, or is refused by Windows.
  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\:*?\"<>|]");

  /// Hidden, or cut off by Windows.
  private static final Pattern AT_THE_BEGINNING = Pattern.compile("^[. ]+");

  private static final Pattern AT_THE_END = Pattern.compile("[. ]+$");

  /// Devices of Windows, whatever ending they have.
  private static final Pattern DEVICES =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *([.].*)?");

  private final Set<String> taken = new HashSet<>();

  /// Returns what the next file is called.
  String next(FileName name) {
    String safe = safe(name);
    String free = safe;
    for (int number = 2; !taken.add(folded(free)); number++) {
      free = numbered(safe, number);
    }
    return free;
  }

  /// Some file systems take names for the same that differ in case, or in how accents are written.
  private static String folded(String name) {
    String upper = Normalizer.normalize(name, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
  }

  private static String safe(FileName name) {
    String seen = SEPARATORS.matcher(name.shown()).replaceAll("_");
    String begun = AT_THE_BEGINNING.matcher(seen).replaceFirst("_");
    int dot = ending(begun);
    String ending = AT_THE_END.matcher(begun.substring(dot)).replaceFirst("");
    String stem = cut(begun.substring(0, dot), LONGEST - bytes(ending));
    String safe = AT_THE_END.matcher(stem + ending).replaceFirst("");
    return DEVICES.matcher(safe).matches() ? "_" + safe : safe;
  }

  private static String numbered(String name, int number) {
    int dot = ending(name);
    return name.substring(0, dot) + "-" + number + name.substring(dot);
  }

  /// Returns where the ending begins, with its dot; the end of the name if it has none.
  private static int ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && bytes(name.substring(dot)) <= LONGEST_ENDING ? dot : name.length();
  }

  private static String cut(String text, int longest) {
    StringBuilder cut = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      String next = Character.toString(text.codePointAt(at));
      bytes += bytes(next);
      if (bytes > longest) {
        return cut.toString();
      }
      cut.append(next);
    }
    return cut.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
