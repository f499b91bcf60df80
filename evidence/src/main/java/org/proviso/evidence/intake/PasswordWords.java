package org.proviso.evidence.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words in a text that may be a password: those that stand near a word for one.
///
/// Behind that word what is in quotes, then the next few words, and then those before it; each
/// without the signs around it, and as it stands. In English, German, Spanish, French, Portuguese
/// and Italian.
final class PasswordWords {

  /// How many are taken from a text.
  static final int MOST = 50;

  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;
  private static final int CHARACTERS_LOOKED_AT = 200_000;
  private static final int BEHIND = 160;
  private static final int BEFORE = 80;
  private static final int WORDS_BEHIND = 6;
  private static final int WORDS_BEFORE = 3;

  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])(?:pass ?words?|passwd|pass ?codes?|pass ?phrases?|pwd|pw"
              + "|passwort|passw(?:\u00f6|oe)rter|kennwort|kennw(?:\u00f6|oe)rter"
              + "|contrase(?:\u00f1|n)as?|claves?|mots? de passe|senhas?|parola d'ordine)"
              + "(?![\\p{L}])");

  private static final Pattern QUOTED =
      Pattern.compile(
          "^[^\\n\"\u201c\u201e\u00ab]{0,40}[\"\u201c\u201e\u00ab]\\s?"
              + "([^\\n\"\u201c\u201d\u00bb]{1,64}?)\\s?[\"\u201c\u201d\u00bb]");

  private static final Pattern AROUND_BEGIN =
      Pattern.compile("^[:=\\-\u2013\u2014\"'\u201c\u201e\u2018\u00ab(\\[<{*_]+");

  private static final Pattern AROUND_END =
      Pattern.compile("[.,;:!?\"'\u201d\u201c\u2019\u00bb)\\]>}*_]+$");

  private static final Pattern QUOTES_END = Pattern.compile("[\"'\u201d\u201c\u2019\u00bb]+$");

  /// What stands between the word for it and the password.
  private static final Set<String> BETWEEN =
      Set.of(
          "is",
          "are",
          "was",
          "the",
          "this",
          "that",
          "for",
          "and",
          "with",
          "you",
          "will",
          "be",
          "ist",
          "lautet",
          "das",
          "der",
          "die",
          "und",
          "f\u00fcr",
          "es",
          "la",
          "el",
          "los",
          "las",
          "del",
          "para",
          "est",
          "pour",
          "les",
          "sont",
          "por",
          "una",
          "our",
          "your",
          "file",
          "attached");

  private PasswordWords() {}

  /// Returns words out of a text, those behind the first word for a password first; at most
  /// [#MOST].
  static Collection<String> in(String text) {
    String looked = text.substring(0, Math.min(text.length(), CHARACTERS_LOOKED_AT));
    Set<String> words = new LinkedHashSet<>();
    for (Matcher named = NAMED.matcher(looked); named.find() && words.size() < MOST; ) {
      String behind =
          looked.substring(named.end(), Math.min(looked.length(), named.end() + BEHIND));
      Matcher quoted = QUOTED.matcher(behind);
      if (quoted.find()) {
        add(words, quoted.group(1));
      }
      List<String> next = words(behind);
      next.subList(0, Math.min(next.size(), WORDS_BEHIND)).forEach(it -> addAll(words, it));
      List<String> before =
          words(looked.substring(Math.max(0, named.start() - BEFORE), named.start()));
      before
          .subList(Math.max(0, before.size() - WORDS_BEFORE), before.size())
          .forEach(it -> addAll(words, it));
    }
    return words.stream().limit(MOST).toList();
  }

  /// Returns what the name of a file may say: itself, without its ending, and what is near a word
  /// for a password.
  static Collection<String> inName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    String plain = dot > 0 ? last.substring(0, dot) : last;
    Set<String> words = new LinkedHashSet<>(in(plain.replace('_', ' ')));
    add(words, plain);
    add(words, last);
    return words;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[\\s\\p{Z}]+", -1)) {
      String bare =
          AROUND_END.matcher(AROUND_BEGIN.matcher(word).replaceFirst("")).replaceFirst("");
      if (!bare.isEmpty() && !BETWEEN.contains(bare.toLowerCase(Locale.ROOT))) {
        words.add(word);
      }
    }
    return words;
  }

  private static void addAll(Set<String> words, String word) {
    String begun = AROUND_BEGIN.matcher(word).replaceFirst("");
    add(words, AROUND_END.matcher(begun).replaceFirst(""));
    add(words, QUOTES_END.matcher(begun).replaceFirst(""));
    add(words, begun);
    add(words, word);
  }

  private static void add(Set<String> words, String word) {
    if (word.length() >= SHORTEST && word.length() <= LONGEST) {
      words.add(word);
    }
  }
}
