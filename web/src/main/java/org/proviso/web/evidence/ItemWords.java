package org.proviso.web.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.wire.TextKind;
import org.proviso.web.site.Words;

/// Words for what the manifest and the index say in codes.
final class ItemWords {

  private ItemWords() {}

  static String value(Facet facet, String value) {
    return switch (facet) {
      case OUTCOME -> outcome(value);
      case HIDDEN -> Words.say("evidence.hidden." + value);
      case LANGUAGE -> language(value);
      case CUSTODIAN, TYPE, YEAR -> value;
    };
  }

  private static String language(String code) {
    return code.equals("und")
        ? Words.say("evidence.language.und")
        : Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
  }

  static String outcome(String code) {
    return Words.say("evidence.outcome." + code);
  }

  /// Returns the name of an item; of one without, the end of its location.
  static String name(String name, Location location) {
    if (!name.isBlank()) {
      return name;
    }
    String whole = location.toString();
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  /// Returns where in its document a piece of text stands; empty for the body of what has no pages.
  static String place(int page, TextKind kind) {
    String what =
        kind == TextKind.BODY
            ? ""
            : Words.say("evidence.text." + kind.name().toLowerCase(Locale.ROOT));
    return String.join(
        ", ", filled(page < 1 ? "" : Words.say("evidence.page", Integer.toString(page)), what));
  }

  static List<String> filled(String... texts) {
    return Arrays.stream(texts).filter(text -> !text.isEmpty()).toList();
  }
}
