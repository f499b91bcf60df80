package org.proviso.evidence.passage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words that say when a rule does not hold, or when alone it holds: of several, an
/// exception before a condition, a condition before a limit of time.
final class ExceptionRules {

  private static final String REST = "[^,.;:?!\"]*";

  /// What somebody has to give first.
  private static final String LEAVE =
      "(?:consent|warrant|order|subpoena|approval|permission|leave|authori[sz]ation|signature|assent|supervisor|court|judge|writ)";

  private static final List<Pattern> RULES =
      List.of(
          rule(
              "unless",
              "except(?!ion)(?:ing)?",
              "absent",
              "save (?:where|upon|that|in|when|as|on|with|for|by|if|to)",
              "other than (?:on|with|by|under|upon|in|through|pursuant)",
              "in the absence of",
              "without (?:(?!delay|regard|charge|fee|hesitation|fail|notice|asking)[\\w'-]+ ){0,5}"
                  + LEAVE,
              "only (?:if|with|upon|on|when|where|after|under|by|in|pursuant|as|for|to the extent)",
              "but (?:in no case|no|not) (?:longer|more|later) than",
              "and then only"),
          rule(
              "if\\b(?! not\\b)",
              "provided (?:that|he|she|it|they|the)",
              "(?:so|as) long as",
              "in the (?:event|case) (?:of|that)",
              "in case(?: of)?",
              "on condition",
              "to the extent",
              "in all other cases",
              "once\\b(?! (?:a|per|every|that)\\b)",
              "when(?:ever)?\\b(?! in doubt)",
              "where(?:ver)?\\b",
              "until",
              "(?:upon|on) (?:\\w+ )?(?:request|demand|receipt|presentation|booking|notice|proof|service|payment)",
              "in keeping with",
              "pending (?:that|the|a|an|approval|review)",
              "off duty",
              "each time"),
          rule(
              "with (?:the|a|an|prior|written|his|her|their) (?:[\\w'-]+ ){0,4}" + LEAVE,
              "on (?:a|an|the) (?:[\\w'-]+ ){0,3}" + LEAVE,
              "(?:who|that|which) (?:has|have) been (?:convicted|charged|told)",
              "(?:who|that|which) (?:presents?|shows?|carr(?:y|ies)|has agreed|have agreed)",
              "that (?:no|a) judge"),
          rule(
              "(?:with)?in (?:one|two|three|four|five|six|seven|ten|twelve|fifteen|twenty|thirty|forty|an?|the|\\d+)[\\w-]* (?:business |working |calendar )?(?:hours?|days?|minutes|weeks?|months?)",
              "(?:no|not) (?:later|less|more|fewer|longer) than",
              "at least",
              "for (?:up to|(?:no|not) (?:more|longer) than|as long as|[\\w-]+ hours)",
              "up to (?:one|two|three|four|five|six|ten|twelve|forty|\\d+)[\\w-]* (?:hours|days)",
              "by (?:noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|six|the (?:date|end|close))",
              "at (?:any|all)(?: reasonable)? (?:hours?|times?)",
              "(?:each|every) (?:morning|day|evening|night|week)",
              "(?:on|during) (?:your|their|his|her|the employee's) own time",
              "during (?:\\w+ ){0,3}hours",
              "between",
              "(?:on|by) the (?:same )?day",
              "the same day",
              "[\\w-]+ hours before",
              "after such",
              "at once\\b(?=\\W)",
              "in writing\\b(?=\\W)"),
          Pattern.compile("\\bonly\\b(?= the )", Pattern.CASE_INSENSITIVE));

  /// Words after which "when" and "where" ask and make no condition.
  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(?:tell|tells|told|say|says|ask|asks|know|knows|confirm|deny|as to|of|learn|date on|show|inform)\\b(?:\\s+[\\w'.]+){0,4}\\s+$",
          Pattern.CASE_INSENSITIVE);

  /// Where the clause begins that follows an exception without a comma.
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<=\\w) (?=(?:the|a|an|any|each|every|no|you|we|they|staff|personnel|employees|officers|deputies|members)\\b"
              + "(?: (?!(?:the|a|an|any|has|have|is|are|that|who)\\b)[\\w'-]+){0,4} (?:shall|may|must|will|should|can|informs|reports|notifies|calls)\\b)",
          Pattern.CASE_INSENSITIVE);

  private ExceptionRules() {}

  private static Pattern rule(String... beginnings) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}'-])(?:" + String.join("|", beginnings) + ")(?![\\p{L}\\p{N}'-])" + REST,
        Pattern.CASE_INSENSITIVE);
  }

  /// Returns the exception, without the space that may end it.
  static Optional<Span> in(String passage, int from) {
    for (Pattern rule : RULES) {
      Matcher found = rule.matcher(passage);
      for (int at = from; found.find(at); at = found.end()) {
        if (!asks(passage, found.start())) {
          String words = found.group();
          Matcher clause = CLAUSE.matcher(words);
          if (found.start() == from && clause.find()) {
            words = words.substring(0, clause.start());
          }
          words = words.stripTrailing();
          return Optional.of(new Span(found.start(), found.start() + words.length()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean asks(String passage, int at) {
    return passage.regionMatches(true, at, "whe", 0, 3)
        && ASKS.matcher(passage.substring(0, at)).find();
  }
}
