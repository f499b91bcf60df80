package org.proviso.evidence.worker;

import opennlp.tools.util.StringUtil;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;

/// Texts as OpenNLP's model of languages was trained on them: without pictures, addresses, faces,
/// numbers and repetitions, and in lower case.
///
/// OpenNLP looks for each of these by a regular expression. Here it is asked only where what all
/// that the expression finds must begin with is in the text.
final class WordsAlone {

  private WordsAlone() {}

  /// Returns a text without what tells no language.
  static String of(String text) {
    CharSequence words = text;
    words = without(words, WordsAlone::mayBePicture, EmojiCharSequenceNormalizer.getInstance());
    words = without(words, WordsAlone::mayBeAddress, UrlCharSequenceNormalizer.getInstance());
    words = without(words, WordsAlone::mayBeChatter, TwitterCharSequenceNormalizer.getInstance());
    words = without(words, WordsAlone::mayBeNumber, NumberCharSequenceNormalizer.getInstance());
    words = withOneBlankForSeveral(words);
    words = without(words, WordsAlone::mayBeRepeated, ShrinkCharSequenceNormalizer.getInstance());
    return StringUtil.toLowerCase(words.toString().trim());
  }

  private interface Sign {
    boolean isAt(CharSequence text, int at);
  }

  private static CharSequence without(
      CharSequence text, Sign sign, CharSequenceNormalizer normalizer) {
    for (int at = 0; at < text.length(); at++) {
      if (sign.isAt(text, at)) {
        return normalizer.normalize(text);
      }
    }
    return text;
  }

  /// The expression has a range from U+D83C on, which Java takes to be one of code points, and
  /// hyphens.
  private static boolean mayBePicture(CharSequence text, int at) {
    return text.charAt(at) == '-' || text.charAt(at) >= Character.MIN_SURROGATE;
  }

  /// `https?://...` or `...@...`.
  private static boolean mayBeAddress(CharSequence text, int at) {
    char c = text.charAt(at);
    return c == '@' || (c == ':' && at(text, at + 1) == '/' && at(text, at + 2) == '/');
  }

  /// A name or subject (`[#@]\S+`), what was passed on (`\b(rt[ :])+`), a face (`[:;x]-?[()dop]`)
  /// or a laugh (`([hj])+([aieou])+(\1+\2+)+`), without regard to case.
  private static boolean mayBeChatter(CharSequence text, int at) {
    char next = lower(at(text, at + 1));
    return switch (lower(text.charAt(at))) {
      case '#', '@' -> true;
      // No word begins behind a letter.
      case 'r' ->
          next == 't'
              && (at(text, at + 2) == ' ' || at(text, at + 2) == ':')
              && !isLetter(at(text, at - 1));
      case ':', ';', 'x' -> isMouth(next) || (next == '-' && isMouth(lower(at(text, at + 2))));
      case 'h', 'j' -> isVowel(next) && mayGoOn(text, at + 2);
      default -> false;
    };
  }

  private static boolean mayGoOn(CharSequence text, int behindVowel) {
    int at = behindVowel;
    while (isVowel(lower(at(text, at)))) {
      at++;
    }
    char next = lower(at(text, at));
    return next == 'h' || next == 'j';
  }

  /// Does `\s{2,}`, which almost every text of several paragraphs has.
  private static CharSequence withOneBlankForSeveral(CharSequence text) {
    StringBuilder words = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!isBlank(c)) {
        words.append(c);
      } else if (!isBlank(at(text, at - 1))) {
        words.append(isBlank(at(text, at + 1)) ? ' ' : c);
      }
    }
    return words;
  }

  private static boolean mayBeNumber(CharSequence text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /// Three times the same (`(.)\1{2,}`). Of characters of two code units each is one in UTF-16 as
  /// well, so that any of them may be repeated.
  private static boolean mayBeRepeated(CharSequence text, int at) {
    char c = text.charAt(at);
    char next = at(text, at + 1);
    return Character.isSurrogate(c)
        || (lower(c) == lower(next) && lower(c) == lower(at(text, at + 2)));
  }

  private static boolean isMouth(char c) {
    return c == '(' || c == ')' || c == 'd' || c == 'o' || c == 'p';
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'i' || c == 'e' || c == 'o' || c == 'u';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isLetter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
  }

  /// The expressions disregard the case of these letters alone.
  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  /// Returns a character, or 0 outside the text.
  private static char at(CharSequence text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : 0;
  }
}
