package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import opennlp.tools.util.StringUtil;
import opennlp.tools.util.normalizer.AggregateCharSequenceNormalizer;
import opennlp.tools.util.normalizer.CharSequenceNormalizer;
import opennlp.tools.util.normalizer.EmojiCharSequenceNormalizer;
import opennlp.tools.util.normalizer.NumberCharSequenceNormalizer;
import opennlp.tools.util.normalizer.ShrinkCharSequenceNormalizer;
import opennlp.tools.util.normalizer.TwitterCharSequenceNormalizer;
import opennlp.tools.util.normalizer.UrlCharSequenceNormalizer;
import org.junit.jupiter.api.Test;

/// Has OpenNLP look for everything in every text.
class WordsAloneTest {

  private static final CharSequenceNormalizer ALL =
      new AggregateCharSequenceNormalizer(
          EmojiCharSequenceNormalizer.getInstance(),
          UrlCharSequenceNormalizer.getInstance(),
          TwitterCharSequenceNormalizer.getInstance(),
          NumberCharSequenceNormalizer.getInstance(),
          ShrinkCharSequenceNormalizer.getInstance());

  /// What the expressions are about, and some that is like it.
  private static final String[] PIECES =
      "h j H J a i E o u r t R T rt ha x X : ; - ( ) d o p D @ # / : http:// https s_ é K ſ 1 9 ٣ . .. - _ ="
          .split(" ");

  private static final String[] OTHERS = {
    " ",
    " ",
    "\t",
    "\n",
    "\u000B",
    "\u0085",
    "\u00A0",
    "\u2028",
    "\u0000",
    "\uD83C",
    "\uDC00",
    "\uD83B\uDC00",
    "\uD83D\uDE00",
    "\uE000",
    "\uFF01",
    "\u0130",
    "a.b@c.example "
  };

  @Test
  void leavesWhatOpenNlpLeaves() {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? 20261130 : given;
    Random random = new Random(seed);
    for (int round = 0; round < 300_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(10); left > 0; left--) {
        String[] some = random.nextInt(3) == 0 ? OTHERS : PIECES;
        text.append(some[random.nextInt(some.length)]);
      }

      assertEquals(
          StringUtil.toLowerCase(ALL.normalize(text)),
          WordsAlone.of(text.toString()),
          "seed " + seed + ", round " + round);
    }
  }
}
