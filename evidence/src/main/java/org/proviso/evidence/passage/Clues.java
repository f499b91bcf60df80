package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a passage is judged by: runs of its words, pieces of them, the order of its signs, and what
/// its clauses seem to do.
///
/// Each group of clues weighs as much in a long passage as in a short one. How much each group
/// weighs was chosen by holding out each fifth of the documents in turn.
final class Clues {

  private static final double WORDS = 3;
  private static final double PIECES = 2;
  private static final double SIGNS = 3;
  private static final double MASKED = 3;
  private static final double TOGETHER = 1.5;
  private static final double READINGS = 1;
  private static final double CONDUCTS = 2;

  /// Signs that are alike for what a passage does.
  private static final Map<Sign, String> GENERAL = new EnumMap<>(Sign.class);

  static {
    for (Sign sign : Sign.values()) {
      GENERAL.put(sign, sign.conduct().isPresent() ? "DO" : sign.name());
    }
    GENERAL.put(Sign.FREE, "FREE");
    GENERAL.put(Sign.NONE, "NEG");
    GENERAL.put(Sign.REQUIRE, "MUST");
  }

  /// Signs that make a command of their own.
  private static final Set<Sign> MOODS =
      EnumSet.of(
          Sign.NONE,
          Sign.NEG,
          Sign.FORBID,
          Sign.ABSTAIN,
          Sign.MAY,
          Sign.REQUIRE,
          Sign.MUST,
          Sign.ONLY);

  /// Verbs in the form in which they command.
  private static final Set<String> VERBS =
      Set.of(
          ("accept admit advise alert allow answer arrange ask call comply contact copy deliver detain"
                  + " email e-mail escort fax forward get give hand have help hold honor inform keep"
                  + " leave let mail make notify open phone place print provide put refer release"
                  + " reply respond ring scan send share show supply tell telephone text transmit"
                  + " turn walk")
              .split(" ", -1));

  private static final Set<Sign> PAUSES = EnumSet.of(Sign.STOP, Sign.ASKS, Sign.BUT, Sign.COMMA);

  /// Signs whose words may say what is spoken of, besides those of a conduct.
  private static final Set<Sign> TELLING = EnumSet.of(Sign.CUSTODY, Sign.ABSTAIN, Sign.FORBID);

  private static final Set<Sign> DENIALS =
      EnumSet.of(Sign.NONE, Sign.NEG, Sign.FORBID, Sign.ABSTAIN);

  private static final Set<Sign> COMMANDS = EnumSet.of(Sign.MUST, Sign.REQUIRE);

  private static final Set<String> YES = Set.of("yes", "sure", "course", "certainly");

  /// What an answer may begin behind.
  private static final Set<String> LABELS = Set.of("a", "answer", ".", ":", ")");

  /// How many words of an answer are its beginning.
  private static final int BEGINNING = 4;

  /// What a command may begin behind.
  private static final Set<String> BEGINS = Set.of(",", ":", ".", ">", "then", "please", "and");

  private final Map<String, Double> features = new LinkedHashMap<>();

  private Clues() {}

  /// Tells whether a passage names an agency or custody.
  static boolean areOnTopic(String passage) {
    return Lexicon.shipped().signs(Word.of(passage)).stream()
        .map(Lexicon.Found::sign)
        .anyMatch(sign -> sign == Sign.AGENCY || sign == Sign.CUSTODY || sign == Sign.H);
  }

  /// Returns the clues to what a passage does, in order, with how much each counts.
  static Map<String, Double> ofDirective(String passage) {
    List<Word> words = Word.of(Lead.without(passage));
    List<Lexicon.Found> found = signs(words);
    List<Sign> signs = found.stream().map(Lexicon.Found::sign).toList();
    List<Sign> core = Reading.core(signs);
    if (commands(words, core)) {
      core.addFirst(Sign.MUST);
    }
    Clues clues = new Clues();
    clues.add("always", 1);
    clues.group(runs(words), WORDS);
    clues.group(pieces(words), PIECES);
    clues.group(masked(words, found), MASKED);
    clues.group(order(signs), SIGNS);
    clues.group(order(core).stream().map(it -> "core " + it).toList(), SIGNS);
    clues.group(together(signs), TOGETHER);
    clues.readings(passage, signs, core);
    clues.answer(words, found);
    return clues.features;
  }

  /// Returns the clues to what a passage speaks of: whom it names and whether it may be done count
  /// for nothing. Words that forbid stay, as "unanswered" and "uninformed" say of what as well.
  static Map<String, Double> ofConduct(String passage) {
    List<Word> words = Word.of(Lead.without(passage));
    List<Lexicon.Found> found = signs(words);
    List<Word> plain = new ArrayList<>(words);
    for (Lexicon.Found sign : found) {
      if (!TELLING.contains(sign.sign()) && sign.sign().conduct().isEmpty()) {
        for (int at = sign.at(); at < sign.at() + sign.words(); at++) {
          plain.set(at, new Word(sign.sign().name(), 0, 0));
        }
      }
    }
    List<Sign> signs = found.stream().map(Lexicon.Found::sign).toList();
    Clues clues = new Clues();
    clues.add("always", 1);
    clues.group(runs(plain), WORDS);
    clues.group(pieces(plain), PIECES);
    clues.conducts(signs.stream().map(Sign::conduct).flatMap(Optional::stream).toList(), "says");
    clues.conducts(
        Reading.of(Reading.core(signs)).stream()
            .map(Reading::conduct)
            .flatMap(Optional::stream)
            .toList(),
        "does");
    return clues.features;
  }

  private static List<Lexicon.Found> signs(List<Word> words) {
    return Lexicon.shipped().signs(words);
  }

  private void add(String name, double much) {
    features.put(name, much);
  }

  private void group(List<String> names, double much) {
    Set<String> once = new LinkedHashSet<>(names);
    once.forEach(name -> add(name, much / Math.sqrt(once.size())));
  }

  private void conducts(List<Conduct> spoken, String verb) {
    spoken.forEach(it -> add(verb + " " + it.code(), CONDUCTS));
    if (!spoken.isEmpty()) {
      add("first " + verb + " " + spoken.getFirst().code(), CONDUCTS);
      add("last " + verb + " " + spoken.getLast().code(), CONDUCTS);
    }
    for (int at = 0; at + 1 < spoken.size(); at++) {
      add(verb + " " + spoken.get(at).code() + ">" + spoken.get(at + 1).code(), CONDUCTS / 2);
    }
  }

  private static List<String> runs(List<Word> words) {
    List<String> runs = new ArrayList<>();
    String before = "^";
    for (Word word : words) {
      String now = word.text().chars().anyMatch(Character::isDigit) ? "0" : word.text();
      runs.add(now);
      runs.add(before + " " + now);
      before = now;
    }
    return runs;
  }

  /// Returns the runs of two and three words in which signs stand for the words that they are found
  /// in, so that "shall not tip off ICE" is as "may never warn the bureau".
  private static List<String> masked(List<Word> words, List<Lexicon.Found> found) {
    List<String> names = new ArrayList<>();
    names.add("^");
    int next = 0;
    for (int at = 0; at < words.size(); ) {
      if (next < found.size() && found.get(next).at() == at) {
        names.add(GENERAL.getOrDefault(found.get(next).sign(), ""));
        at += found.get(next).words();
        next++;
      } else {
        names.add(words.get(at).text());
        at++;
      }
    }
    List<String> masked = new ArrayList<>();
    for (int at = 0; at + 1 < names.size(); at++) {
      masked.add("m " + names.get(at) + " " + names.get(at + 1));
      if (at + 2 < names.size()) {
        masked.add("m " + names.get(at) + " " + names.get(at + 1) + " " + names.get(at + 2));
      }
    }
    return masked;
  }

  /// Returns the runs of four letters of longer words, so that a word that is new is judged as its
  /// kin.
  private static List<String> pieces(List<Word> words) {
    List<String> pieces = new ArrayList<>();
    for (Word word : words) {
      String framed = "_" + word.text() + "_";
      for (int at = 0; at + 4 <= framed.length(); at++) {
        pieces.add("~" + framed.substring(at, at + 4));
      }
    }
    return pieces;
  }

  /// Tells whether a sentence without "shall" or its like commands: whether a verb begins it, or
  /// follows a comma or a colon.
  private static boolean commands(List<Word> words, List<Sign> core) {
    if (core.stream().anyMatch(MOODS::contains)) {
      return false;
    }
    boolean begins = true;
    for (Word word : words) {
      if (begins && VERBS.contains(word.text())) {
        return true;
      }
      begins = BEGINS.contains(word.text());
    }
    return false;
  }

  private static List<String> order(List<Sign> signs) {
    List<String> order = new ArrayList<>();
    List<String> names = new ArrayList<>();
    names.add("^");
    for (Sign sign : signs) {
      names.add(GENERAL.getOrDefault(sign, ""));
      order.add("sign " + sign);
    }
    for (int at = 0; at < names.size(); at++) {
      for (int next = at + 1; next < Math.min(names.size(), at + 4); next++) {
        order.add(names.get(at) + (next == at + 1 ? ">" : ">>") + names.get(next));
      }
      if (at + 2 < names.size()) {
        order.add(names.get(at) + ">" + names.get(at + 1) + ">" + names.get(at + 2));
      }
    }
    return order;
  }

  /// Returns which signs stand in one clause, in whatever order: all of them, each two and each
  /// three.
  private static List<String> together(List<Sign> signs) {
    List<String> together = new ArrayList<>();
    SortedSet<String> clause = new TreeSet<>();
    for (Sign sign : signs) {
      if (sign == Sign.ASKS || (!PAUSES.contains(sign) && sign != Sign.QUOTE)) {
        clause.add(GENERAL.getOrDefault(sign, ""));
      }
      if (PAUSES.contains(sign)) {
        addTogether(List.copyOf(clause), together);
        clause.clear();
      }
    }
    addTogether(List.copyOf(clause), together);
    return together;
  }

  private static void addTogether(List<String> clause, List<String> together) {
    if (clause.isEmpty()) {
      return;
    }
    together.add("set " + String.join(" ", clause));
    for (int one = 0; one < clause.size(); one++) {
      for (int two = one + 1; two < clause.size(); two++) {
        String pair = "set " + clause.get(one) + " " + clause.get(two);
        together.add(pair);
        for (int three = two + 1; three < clause.size(); three++) {
          together.add(pair + " " + clause.get(three));
        }
      }
    }
  }

  /// Adds what is answered to what, if a question stands before the last words.
  private void answer(List<Word> words, List<Lexicon.Found> found) {
    OptionalInt last =
        IntStream.range(0, words.size() - 2)
            .filter(at -> words.get(at).text().equals("?"))
            .reduce((first, second) -> second);
    if (last.isEmpty()) {
      return;
    }
    int mark = last.getAsInt();
    List<Sign> asked =
        found.stream().filter(it -> it.at() < mark).map(Lexicon.Found::sign).toList();
    List<Sign> said = found.stream().filter(it -> it.at() > mark).map(Lexicon.Found::sign).toList();
    List<String> answer =
        words.subList(mark + 1, words.size()).stream()
            .map(Word::text)
            .dropWhile(LABELS::contains)
            .toList();
    String tone = "answer" + tone(said, answer);
    String deed =
        asked.stream()
            .filter(it -> it.conduct().isPresent())
            .reduce((first, second) -> second)
            .map(Sign::name)
            .orElse("nothing");
    String mood =
        asked.contains(Sign.MAY)
            ? "may"
            : asked.stream().anyMatch(COMMANDS::contains) ? "must" : "is";
    add(tone, READINGS);
    add(tone + " " + deed, READINGS);
    add(tone + " " + whom(asked), READINGS);
    add(tone + " " + whom(asked) + " " + mood, READINGS);
    List<String> beginning = new ArrayList<>();
    String before = "^";
    for (String word : answer.subList(0, Math.min(answer.size(), BEGINNING))) {
      beginning.add("answer: " + word);
      beginning.add("answer: " + before + " " + word);
      before = word;
    }
    group(beginning, 2 * READINGS);
  }

  private static String tone(List<Sign> said, List<String> answer) {
    return (said.stream().anyMatch(DENIALS::contains) ? " no" : "")
        + (said.contains(Sign.ONLY) ? " only" : "")
        + (said.contains(Sign.EXCEPT) ? " except" : "")
        + (said.contains(Sign.MAY) || answer.stream().anyMatch(YES::contains) ? " yes" : "")
        + (said.stream().anyMatch(COMMANDS::contains) ? " must" : "");
  }

  private void readings(String passage, List<Sign> signs, List<Sign> core) {
    List<Reading> readings = Reading.of(core);
    if (readings.stream().allMatch(it -> it.mood() == Reading.Mood.PLAIN)) {
      // Perhaps all of it stands after an "if" that no comma ends.
      List<Reading> wide = Reading.of(signs);
      readings = wide.isEmpty() ? readings : wide;
    }
    boolean agency = signs.contains(Sign.AGENCY);
    boolean custody = signs.contains(Sign.CUSTODY) || signs.contains(Sign.H);
    String whom = whom(signs);
    String frame = frame(passage, signs, core);
    add("whom " + whom, READINGS);
    add("about " + (custody ? "custody" : "else"), READINGS);
    if (!frame.isEmpty()) {
      add("frame" + frame, 2 * READINGS);
    }
    if (asks(passage)) {
      add("asks", 3 * READINGS);
    }
    Set<Reading.Mood> moods = new LinkedHashSet<>();
    for (Reading reading : readings) {
      moods.add(reading.mood());
      String conduct = reading.conduct().map(Conduct::code).orElse("nothing");
      add("some " + reading.mood(), READINGS);
      add("some " + reading.mood() + (agency || custody ? " topic" : " off") + frame, READINGS);
      add("some " + reading.mood() + " " + conduct, READINGS);
      add("some " + reading.mood() + " " + conduct + " " + whom, READINGS);
      reading.conduct().ifPresent(it -> add("does " + it.code(), READINGS));
    }
    String sum = moods.isEmpty() ? "nothing" : moods.toString();
    add("all " + sum, READINGS);
    add("all " + sum + " " + whom, READINGS);
    add("all " + sum + " " + whom + frame, READINGS);
    if (!readings.isEmpty()) {
      add("first " + readings.getFirst().mood(), READINGS);
    }
    if (!signs.isEmpty() && signs.getFirst().conduct().isPresent()) {
      add("begins with a deed", READINGS);
    }
  }

  private static boolean asks(String passage) {
    return passage.strip().endsWith("?");
  }

  private static String whom(List<Sign> signs) {
    if (signs.contains(Sign.AGENCY)) {
      return "agency";
    }
    if (signs.contains(Sign.OTHER)) {
      return "other";
    }
    return signs.contains(Sign.PRONOUN) ? "them" : "nobody";
  }

  private static String frame(String passage, List<Sign> signs, List<Sign> core) {
    return (asks(passage) ? " asked" : "")
        + (core.contains(Sign.THEY) ? " they" : "")
        + (signs.contains(Sign.QUOTE) ? " quoted" : "");
  }
}
