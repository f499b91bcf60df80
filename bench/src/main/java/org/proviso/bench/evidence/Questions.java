package org.proviso.bench.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.proviso.evidence.search.Facet;
import org.proviso.evidence.search.Question;
import org.proviso.evidence.wire.TextKind;

/// Draws questions of several kinds, all of which some item answers. Used by one thread.
final class Questions {

  private final GeneratedMails mails;
  private final SplittableRandom random;
  private final Map<String, Function<SplittableRandom, Question>> kinds = new LinkedHashMap<>();

  Questions(GeneratedMails mails, long seed) {
    this.mails = mails;
    random = new SplittableRandom(seed);
    kinds.put("a frequent word", it -> Question.of(word(5, 100)));
    kinds.put("a word", it -> Question.of(word(100, 20_000)));
    kinds.put("two words", it -> Question.of(word(5, 3_000) + " " + word(5, 3_000)));
    kinds.put("one word or another", it -> Question.of(word(5, 3_000) + " OR " + word(5, 3_000)));
    kinds.put("a phrase", it -> Question.of(phrase(2 + it.nextInt(2), 1, "")));
    kinds.put("nearness", it -> Question.of(phrase(2, 3, "~5")));
    kinds.put("a beginning", it -> Question.of(beginning(word(100, 20_000))));
    kinds.put("almost a word", it -> Question.of(misspelt(word(200, 20_000)) + "~"));
    kinds.put("a word of the subject", it -> Question.of("subject:" + word(5, 3_000)));
    kinds.put("a word in days", it -> Question.of(word(5, 3_000) + " " + days()));
    kinds.put("days alone", it -> Question.of(days()));
    kinds.put("a word, narrowed", it -> narrowed(word(5, 3_000)));
    kinds.put("everything, narrowed", it -> narrowed(""));
    kinds.put("everything", it -> Question.of(""));
  }

  /// Returns the names of the kinds, in order.
  List<String> kinds() {
    return List.copyOf(kinds.keySet());
  }

  /// Draws a question of a kind.
  Question of(String kind) {
    Function<SplittableRandom, Question> drawn = kinds.get(kind);
    if (drawn == null) {
      throw new IllegalArgumentException("no kind " + kind);
    }
    return drawn.apply(random);
  }

  /// Draws a word, each order of magnitude of its rank as likely as any other.
  private String word(int from, int until) {
    double rank = from * Math.pow((double) until / from, random.nextDouble());
    return mails.prose().word((int) Math.min(rank, until - 1.0));
  }

  /// Draws words that stand in some text.
  ///
  /// @param step 1 for words one behind the other
  private String phrase(int words, int step, String nearness) {
    while (true) {
      String body =
          mails.item(random.nextInt(mails.count())).text().stream()
              .filter(piece -> piece.kind() == TextKind.BODY)
              .findFirst()
              .orElseThrow()
              .text();
      List<String> all = List.of(body.toLowerCase(Locale.ROOT).split("[^a-z]+", -1));
      int from = random.nextInt(all.size());
      StringBuilder phrase = new StringBuilder();
      for (int at = from; at < all.size() && words > 0; at += step) {
        if (at < from + words * step) {
          phrase.append(phrase.isEmpty() ? "" : " ").append(all.get(at));
        }
      }
      if (phrase.toString().strip().split(" ", -1).length == words) {
        return "\"" + phrase.toString().strip() + "\"" + nearness;
      }
    }
  }

  private static String beginning(String word) {
    return word.substring(0, Math.min(4, word.length())) + "*";
  }

  private String misspelt(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    char other = (char) ('a' + random.nextInt(26));
    return word.substring(0, at) + other + word.substring(at + 1);
  }

  /// From a month to two years.
  private String days() {
    int length = 30 + random.nextInt(700);
    int from = random.nextInt(GeneratedMails.DAYS - length);
    return "date:[%s TO %s]"
        .formatted(
            GeneratedMails.FIRST_DAY.plusDays(from),
            GeneratedMails.FIRST_DAY.plusDays(from + (long) length));
  }

  private Question narrowed(String words) {
    String custodian = GeneratedMails.custodian(random.nextInt(GeneratedMails.CUSTODIANS));
    return new Question(
        words,
        random.nextBoolean()
            ? Map.of(Facet.CUSTODIAN, List.of(custodian))
            : Map.of(Facet.CUSTODIAN, List.of(custodian), Facet.TYPE, List.of("message/rfc822")),
        0,
        20);
  }
}
