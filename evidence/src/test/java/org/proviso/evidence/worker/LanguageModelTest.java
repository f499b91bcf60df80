package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;

/// Asks OpenNLP itself the same.
class LanguageModelTest {

  /// A thousand weights of 24 bits each, rounded; a language is named if it is 1.3 times as likely.
  private static final double PRECISION = 1e-4;

  private static final List<String> WORDS =
      List.of(
          "the agency of a release and who signs it",
          "los agentes no avisarán a la agencia",
          "les agents ne préviennent pas l'agence",
          "die Behörde wird nicht benachrichtigt",
          "các nhân viên không được thông báo",
          "官员不得将释放一事通知该机构",
          "служащие не сообщают об освобождении",
          "οι υπάλληλοι δεν ενημερώνουν",
          "الموظفون لا يبلغون الوكالة",
          "a tjenestemenn og en betjent skal ikke varsle",
          "\uD83C\uDDFA\uD83D\uDE00 \uD800\uDF48\uD800\uDF30",
          "https://a.example/b?c=d and a.b@c.example",
          "xd :) rt hahaha jajaja #tag @name",
          "0123 --- ....  \t\r\n",
          "\u0000\u0130I\u0307");

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(1_500);
    int first = random.nextInt(WORDS.size());
    int some = 1 + random.nextInt(4);
    while (text.length() < length) {
      String words = WORDS.get((first + random.nextInt(some)) % WORDS.size());
      int from = random.nextInt(words.length());
      text.append(words, from, from + random.nextInt(words.length() - from + 1));
      if (random.nextInt(20) == 0) {
        text.append((char) random.nextInt(Character.MAX_VALUE));
      }
    }
    return text.toString();
  }

  private static InputStream file() {
    return Objects.requireNonNull(
        LanguageModelTest.class.getResourceAsStream("/langdetect-183.bin"));
  }

  @Test
  void saysWhatOpenNlpSays() throws IOException {
    LanguageDetectorME detector;
    LanguageModel model;
    try (InputStream theirs = file();
        InputStream ours = file()) {
      detector = new LanguageDetectorME(new LanguageDetectorModel(theirs));
      model = LanguageModel.read(ours);
    }
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? 20261130 : given;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      String text = text(random);
      Language[] expected = detector.predictLanguages(text);
      LanguageModel.Likeliest likeliest = model.of(WordsAlone.of(text));

      String message = "seed " + seed + ", round " + round;
      double times = expected[0].getConfidence() / expected[1].getConfidence();
      assertEquals(times, likeliest.timesTheSecond(), PRECISION * times, message);
      // Of two that are alike it does not matter which is first: nothing is said then.
      if (times > 1 + PRECISION) {
        assertEquals(expected[0].getLang(), likeliest.likeliest(), message);
      }
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThrows(
        IOException.class, () -> LanguageModel.read(new ByteArrayInputStream(new byte[100])));
  }

  @Test
  void refusesAModelThatEndsTooEarly() throws IOException {
    byte[] model;
    try (ZipInputStream entries = new ZipInputStream(file())) {
      ZipEntry entry = entries.getNextEntry();
      while (entry != null && !entry.getName().equals("langdetect.model")) {
        entry = entries.getNextEntry();
      }
      model = entries.readAllBytes();
    }
    for (int length : new int[] {model.length - 1, model.length / 2, 10}) {
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(archive)) {
        zip.putNextEntry(new ZipEntry("langdetect.model"));
        zip.write(model, 0, length);
        zip.closeEntry();
      }
      ByteArrayInputStream bytes = new ByteArrayInputStream(archive.toByteArray());

      assertThrows(IOException.class, () -> LanguageModel.read(bytes));
    }
  }
}
