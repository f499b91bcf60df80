package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    clues.readings(passage, signs, core);
    return clues.features;
  }

  /// Returns the clues to what a passage speaks of: whom it names and what it does to it count for
  /// nothing.
  static Map<String, Double> ofConduct(String passage) {
    List<Word> words = Word.of(Lead.without(passage));
    List<Lexicon.Found> found = signs(words);
    List<Word> plain = new ArrayList<>(words);
    for (Lexicon.Found sign : found) {
      if (sign.sign() != Sign.CUSTODY && sign.sign().conduct().isEmpty()) {
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
