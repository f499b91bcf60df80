package org.proviso.web.access;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.matching.DateMatcher;
import me.gosimple.nbvcxz.matching.DictionaryMatcher;
import me.gosimple.nbvcxz.matching.PasswordMatcher;
import me.gosimple.nbvcxz.matching.RepeatMatcher;
import me.gosimple.nbvcxz.matching.SeparatorMatcher;
import me.gosimple.nbvcxz.matching.SequenceMatcher;
import me.gosimple.nbvcxz.matching.SpacialMatcher;
import me.gosimple.nbvcxz.matching.YearMatcher;
import me.gosimple.nbvcxz.matching.match.BruteForceMatch;
import me.gosimple.nbvcxz.matching.match.Match;
import me.gosimple.nbvcxz.resources.AdjacencyGraph;
import me.gosimple.nbvcxz.resources.AdjacencyGraphUtil;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.jspecify.annotations.Nullable;

/// How soon somebody finds a password who has lists of passwords, words and names and knows what
/// people make of them: rows of keys, days, repeats, digits for letters. Lists and parts are those
/// of nbvcxz, in memory; nobody is asked. Thread-safe.
///
/// The cheapest way to put a password together of such parts is worked out exactly. nbvcxz's own
/// search stops after a time, so that its answer would depend on the machine, and takes a password
/// for random of which half is in no list. Capital letters are taken for small ones.
final class Guesses {

  /// Characters. What follows is not looked at, and adds nothing.
  private static final int LOOKED_AT = 64;

  /// Words of the site, which stand in no account.
  private static final List<String> SITE = List.of("proviso", "docket", "access");

  private static final List<String> RANKED =
      List.of(
          DictionaryUtil.passwords,
          DictionaryUtil.english,
          DictionaryUtil.surnames,
          DictionaryUtil.female_names,
          DictionaryUtil.male_names);

  private static final List<PasswordMatcher> MATCHERS =
      List.of(
          new DictionaryMatcher(),
          new SpacialMatcher(),
          new SequenceMatcher(),
          new RepeatMatcher(),
          new DateMatcher(),
          new YearMatcher(),
          new SeparatorMatcher());

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST_NAME = 3;

  /// Which letters digits and signs stand for.
  private static final Map<Character, Character[]> SIGNS =
      Map.ofEntries(
          Map.entry('4', letters("a")),
          Map.entry('@', letters("a")),
          Map.entry('8', letters("b")),
          Map.entry('(', letters("c")),
          Map.entry('3', letters("e")),
          Map.entry('€', letters("e")),
          Map.entry('6', letters("g")),
          Map.entry('9', letters("g")),
          Map.entry('#', letters("h")),
          Map.entry('!', letters("il")),
          Map.entry('1', letters("il")),
          Map.entry('|', letters("il")),
          Map.entry('0', letters("o")),
          Map.entry('5', letters("s")),
          Map.entry('$', letters("s")),
          Map.entry('7', letters("t")),
          Map.entry('+', letters("t")),
          Map.entry('2', letters("z")));

  /// Some megabytes that are needed on few days: they go when memory is short.
  private static SoftReference<@Nullable Dictionary> common = new SoftReference<>(null);

  private Guesses() {}

  private static Character[] letters(String of) {
    return of.chars().mapToObj(each -> (char) each).toArray(Character[]::new);
  }

  /// Returns the logarithm, to base 2, of about how many guesses come before the right one.
  ///
  /// @param names what the guesser knows the owner and the site by, of any length
  static double bits(String password, Collection<String> names) {
    String small = password.toLowerCase(Locale.ROOT);
    String looked = once(small.substring(0, Math.min(LOOKED_AT, small.length())));
    if (looked.isEmpty()) {
      return 0;
    }
    Configuration configuration =
        new Configuration(
            MATCHERS,
            Map.of(),
            List.of(common(), own(names)),
            List.of(
                new AdjacencyGraph("qwerty", AdjacencyGraphUtil.qwerty),
                new AdjacencyGraph("keypad", AdjacencyGraphUtil.standardKeypad)),
            SIGNS,
            YEAR,
            0.0,
            LOOKED_AT,
            Locale.ROOT,
            false,
            0);
    List<Match> parts =
        MATCHERS.stream().flatMap(each -> each.match(configuration, looked).stream()).toList();
    double[] upTo = new double[looked.length() + 1];
    for (int end = 1; end <= looked.length(); end++) {
      upTo[end] =
          upTo[end - 1]
              + new BruteForceMatch(looked.charAt(end - 1), configuration, end - 1)
                  .calculateEntropy();
      for (Match part : parts) {
        if (part.getEndIndex() + 1 == end) {
          upTo[end] = Math.min(upTo[end], upTo[part.getStartIndex()] + part.calculateEntropy());
        }
      }
    }
    return upTo[looked.length()];
  }

  /// Returns what a text consists of if it is the same several times, the last time perhaps in
  /// part; else the text.
  private static String once(String text) {
    // One more than half: a sign may stand between the two.
    for (int length = 1; length <= (text.length() + 1) / 2; length++) {
      if (text.startsWith(text.substring(length))) {
        return text.substring(0, length);
      }
    }
    return text;
  }

  /// Each name as a whole, and its words.
  private static Dictionary own(Collection<String> names) {
    Map<String, Integer> words =
        Stream.concat(names.stream(), SITE.stream())
            .map(each -> each.toLowerCase(Locale.ROOT))
            .flatMap(
                each -> Stream.concat(Stream.of(each), Arrays.stream(NO_LETTER.split(each, -1))))
            .filter(each -> each.length() >= SHORTEST_NAME && each.length() <= LOOKED_AT)
            .distinct()
            .collect(Collectors.toMap(each -> each, each -> 1));
    return new Dictionary("own", words, false);
  }

  private static synchronized Dictionary common() {
    Dictionary found = common.get();
    if (found == null) {
      Map<String, Integer> ranks = new HashMap<>();
      for (String list : RANKED) {
        // Some entries have capitals, with which nbvcxz would never find them.
        DictionaryUtil.loadRankedDictionary(list)
            .forEach((word, rank) -> ranks.merge(word.toLowerCase(Locale.ROOT), rank, Math::min));
      }
      DictionaryUtil.loadUnrankedDictionary(DictionaryUtil.eff_large)
          .forEach((word, rank) -> ranks.merge(word, rank, Math::min));
      found = new Dictionary("common", ranks, false);
      common = new SoftReference<>(found);
    }
    return found;
  }
}
