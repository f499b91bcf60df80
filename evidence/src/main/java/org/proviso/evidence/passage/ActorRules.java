package org.proviso.evidence.passage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds who is to do or not to do something: the subject of the first clause that has one who can
/// act, or whom a rule forbids, allows or commands.
final class ActorRules {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  /// A run of words that may name somebody.
  private static final String SOMEBODY =
      "((?:(?!from\\b|to\\b|that\\b|shall\\b|may\\b|must\\b|not\\b)[\\w'\u2019-]+ ){1,9}?)";

  /// Rules that name the actor behind a verb.
  private static final List<Pattern> BEHIND =
      List.of(
          Pattern.compile(
              "\\b(?:prohibit|forbid|prevent|bar|preclude|stop|keep|restrain|discourage|hinder|restrict|limit|enjoin|penalize|deter)s?"
                  + "(?: or \\w+)? "
                  + SOMEBODY
                  + "(?:from|to|in|for having)\\b",
              FLAGS),
          Pattern.compile(
              "\\b(?:unlawful|forbidden|permissible|acceptable|lawful|improper|illegal|okay|violation[\\w ]{0,20}) for "
                  + SOMEBODY
                  + "to\\b",
              FLAGS),
          Pattern.compile(
              "\\b(?:duty|authority|discretion|ability|right|responsibility|option|freedom|power) of "
                  + SOMEBODY
                  + "(?:to|is|are|who)\\b",
              FLAGS),
          Pattern.compile(
              "\\b(?:nor|circumstances|at no time|in no event) (?:shall|may|are|is|must|will|should|do|does) "
                  + "((?:an?|the|any) [\\w'-]+(?: of (?:the |this )?[\\w']+(?: office| department)?)?|they|you|we|staff|personnel|[\\w-]+(?:ers|ies|ees))\\b",
              FLAGS),
          Pattern.compile(
              "\\b(?:it|i) (?:leaves|lets|want|also want) " + SOMEBODY + "(?:free |)to\\b", FLAGS),
          Pattern.compile(
              "\\b(?:law|statute|act|decree|order|state|policy) (?:obliges|requires|directs|allows|permits|enables|authorizes|does tell|tells) "
                  + SOMEBODY
                  + "(?:to|that)\\b",
              FLAGS));

  /// Verbs that end a subject. Forms that are nouns as well count behind such as act alone.
  private static final String VERB =
      "(?:(?:shall|may|must|will|should|can|could|cannot|do|does|did|is|are|am|was|were|has|have|had"
          + "|\\w+n't|agrees?|keeps|holds|telephones|notify|notifies|informs?|reports|sends?|faxes|e-mails|emails"
          + "|opens|admits?|detains?|retains?|releases|gives?|leaves|honors?|declines?|refuses?|refrains?|logs|waits?|get|gets"
          + "|needs|remains?|enjoys?|returns|tells?|turns|certifies|refers?|discloses?|shares|writes|works|break|breaks|commits?"
          + "|surrenders|houses|routes|strikes?|asks?|make|makes|resumes?|transmits?|escorts|provides?|answers|responds?|comply|complies|calls)"
          + "|(?<=\\b(?:we|they|you|staff|deputies|officers|members|personnel|guards|police|troopers|dispatchers|clerks|detectives|jails|supervisors|employees)\\s)"
          + "(?:keep|hold|telephone|report|open|release|leave|log|need|return|turn|share|write|work|answer|call|house|escort|stop|contact))";

  /// The word that joins a clause to a verb or a noun.
  private static final String JOINT =
      "\\b(?:provides?|requires?|ordered|ordained|resolved|agrees|allows|said|says|added|adds|advised|ensure|see|see to it|is|statement|policy|rule|practice|assume"
          + "|answer|decided|decides|sure|directed|directs|remember|carried|however|addition|follows|means|mean|town|warned|know|condition|believes|confirmed|reminder|note"
          + "|understood|hereby|also|held|learned)(?: also)? that\\s+";

  /// Where a clause may begin.
  private static final Pattern CLAUSE =
      Pattern.compile(
          "[,;:.!\"\u201c\u2014]+\\s+|"
              + JOINT
              + "|\\bbut\\s+|\\b(?:by|under|in) which\\s+|\\bwhat\\s+|\\band\\s+(?=(?:nobody|no one|you|we|they|the|no)\\b)|\\bso\\s+(?=\\w+ (?:may|shall|must))",
          FLAGS);

  private static final Pattern SUBJECT =
      Pattern.compile(
          "((?:(?!" + JOINT + ")[^,;:.?!\"]){1,120}?)(?:'(?:re|ll|ve)\\b|\\s+" + VERB + "\\b)",
          FLAGS);

  /// Words that go before who is meant.
  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:(?:for now|in the meantime|and|or|but|so|yes|no,|please|only|accordingly|therefore|thus|likewise|nor|assume that|just|now|then|also|sure|because|what"
              + "|effective \\w+|from now on|since \\w+|as of \\w+|not only|therefore,)\\s+)+",
          FLAGS);

  private static final Pattern AFTER =
      Pattern.compile(
          "(?:\\s+(?:who|whom|whose|which|that|also|likewise|further|still|alone|then|thus|hereby|therefore|now|never|at no time|of course)\\b.*)$",
          FLAGS);

  /// A clause that begins so has its subject, if any, at its end.
  private static final Pattern ADVERBIAL =
      Pattern.compile(
          "^(?:on|in|under|after|for|before|upon|at|as of|pending|by|during|within|with|forty-eight|absent|from|effective|since|until|not later)\\b",
          FLAGS);

  private static final Pattern CONDITION =
      Pattern.compile(
          "^(?:if|when|whenever|where|wherever|unless|except|absent|once|until|provided that|so long as|as long as|whereas|because|while)\\b",
          FLAGS);

  private static final Pattern DETERMINER =
      Pattern.compile(
          "\\b(?:the|a|an|any|every|each|no|our|its|you|we|they|nobody|anyone|everyone)\\b(?!.*\\b(?:the|a|an|any|every|each|no|our|its|you|we|they|nobody|anyone|everyone)\\b)",
          FLAGS);

  /// What is no name of somebody.
  private static final Pattern NOBODY =
      Pattern.compile(
          "^(?:it|this|that|these|those|there|nothing|none|what|which|he|she|i|who|whoever|(?:his|her|their|my) \\w+|no circumstances|no|and|or|so|to|if|must|just|my|still|the"
              + "|a|an|not|don't|be|walk|practice|no more|effective|anything)$"
              + "|^(?:do|don't|hand|comply|tell|show|call|be|just|holding|sending|talking|calling|walk|keep|let|accept|enter|to|if|still|please|give|send|answer|what|leave|report|from|stay|get|make|place|there|no more|it)\\b"
              + "|\\b(?:to|and|or)$",
          FLAGS);

  /// What cannot act, by its last word.
  private static final Pattern THING =
      Pattern.compile(
          "\\b(?:records?|information|requests?|detainers?|holds?|lists?|data|contacts?|communications?|calls?|notifications?|credentials?|sections?|orders?"
              + "|polic(?:y|ies)|laws?|memo|memorandum|act|statute|chapter|ordinance|rules?|notices?|address(?:es)?|footage|photographs?|names?|dates?|files?|rosters?|rooms?|part|title"
              + "|applications?|forms?|warrants?|answers?|time|beds|cop(?:y|ies)|space|agreement|contract|status|resolution|bar|ban|decree|detention|release|threats|vehicles"
              + "|recordings?|statements?|questions?|lobby|facilit(?:y|ies)|access|approval|permission|prohibition|provision|proposal|matter|bookings?|port|practice|word|entry"
              + "|fieldhouses|garages|documents?|signature|desk line|manual|book|charges?|i-\\d+\\w?|nationality|foregoing|exchange|sharing|communication"
              + "|(?:policy|order|directive|rule|section|resolution) [\\w.-]+|whatever \\w+)$",
          FLAGS);

  /// What follows the noun that a run of words turns on.
  private static final Pattern TAIL =
      Pattern.compile(
          "\\s+(?:of|for|in|on|to|about|by|at|from|with|under|between|against|within|assigned|designated|not so assigned|on duty|in charge|acting|named)\\b.*$",
          FLAGS);

  /// People who are spoken of and do not act.
  private static final Pattern KEPT =
      Pattern.compile(
          "^(?:(?:a|an|any|no|the|such|every|each)\\s+)?(?:inmates?|prisoners?|persons?|individuals?|people|aliens?|arrestees?|detainees?)\\b(?! (?:acting|employed|working))",
          FLAGS);

  private static final String ADVERBS =
      "(?:\\s+(?:not|never|no longer|in no case|also|hereby|at all hours|only|likewise|further|to|already|still))*";

  /// A verb that says what is done to its subject, other than what makes a rule for it.
  private static final Pattern PASSIVE =
      Pattern.compile(
          "(?:(?:shall|may|must|will|should|can|has|have)"
              + ADVERBS
              + "\\s+)?(?:is|are|was|were|be|been|'re|gets?)"
              + ADVERBS
              + "(?:\\s+be)?\\s+(?!(?:prohibited|barred|permitted|allowed|required|directed|forbidden|authorized|precluded|restrained|expected|obliged|ordered|encouraged"
              + "|disciplined|penalized|instructed|empowered|entitled|bound|asked|supposed|cautioned|reminded|banned|demoted|dismissed|gagged|left free|fired|restricted|enjoined)\\b)"
              + "(?:\\w+ed|held|kept|given|sent|made|told|let|shown|taken|run|put|turned|withheld|done|lent|shut|read|closed|called)\\b",
          FLAGS);

  private static final Pattern BY =
      Pattern.compile(
          "\\bby ((?:(?:the|a|an|any|no|our|all)\\s+)?(?:[\\w'-]+\\s+){0,2}(?:staff|officers?|employees?|deput(?:y|ies)|members?|officials?|clerks?|personnel|supervisors?|sheriff))\\b",
          FLAGS);

  /// Bodies of the drafter's own that are agencies by name.
  private static final Pattern OWN =
      Pattern.compile(
          "^(?:(?:a|an|any|no|the|each|every|such)\\s+)*(?:local|arresting|state|law enforcement|agency\\b|such an? agency)",
          FLAGS);

  private ActorRules() {}

  static Optional<Span> in(
      String passage, int from, Optional<Span> exception, List<Span> agencies) {
    for (Pattern rule : BEHIND) {
      Matcher found = rule.matcher(passage).region(from, passage.length());
      while (found.find()) {
        Optional<Span> somebody = somebody(passage, found.start(1), found.end(1), agencies);
        if (somebody.isPresent()) {
          return somebody;
        }
      }
    }
    Optional<Span> subject = clause(passage, from, exception, agencies);
    Matcher clauses = CLAUSE.matcher(passage).region(from, passage.length());
    while (subject.isEmpty() && clauses.find()) {
      subject = clause(passage, clauses.end(), exception, agencies);
    }
    if (subject.isPresent()) {
      return subject;
    }
    Matcher by = BY.matcher(passage);
    return by.find(from) ? Optional.of(new Span(by.start(1), by.end(1))) : Optional.empty();
  }

  /// Returns the subject of the clause that begins here, if it has one who can act.
  private static Optional<Span> clause(
      String passage, int from, Optional<Span> exception, List<Span> agencies) {
    boolean excepted =
        exception.isPresent() && from >= exception.get().start() && from < exception.get().end();
    String clause = passage.substring(from);
    if (CONDITION.matcher(clause).find() || (excepted && !ADVERBIAL.matcher(clause).find())) {
      return Optional.empty();
    }
    Matcher subject = SUBJECT.matcher(passage).region(from, passage.length());
    if (!subject.lookingAt()) {
      return Optional.empty();
    }
    boolean relative = AFTER.matcher(subject.group(1)).find();
    if (!relative
        && PASSIVE
            .matcher(passage)
            .region(subject.end(1), passage.length())
            .results()
            .anyMatch(it -> passage.substring(subject.end(1), it.start()).isBlank())) {
      return Optional.empty();
    }
    return somebody(passage, subject.start(1), subject.end(1), agencies);
  }

  /// Returns what is left of a run of words when it names somebody who can act.
  private static Optional<Span> somebody(String passage, int from, int until, List<Span> agencies) {
    int start = from;
    String words = passage.substring(from, until).stripTrailing();
    Matcher before = BEFORE.matcher(words);
    if (before.find()) {
      start += before.end();
      words = words.substring(before.end());
    }
    Matcher after = AFTER.matcher(words);
    if (after.find()) {
      words = words.substring(0, after.start());
    }
    if (ADVERBIAL.matcher(words).find()) {
      Matcher determiner = DETERMINER.matcher(words);
      if (!determiner.find()) {
        return Optional.empty();
      }
      start += determiner.start();
      words = words.substring(determiner.start());
    }
    int of = words.lastIndexOf(" of ");
    if (of > 0 && words.matches("(?i)the (?:ability|right|freedom|authority|power) of .*")) {
      start += of + 4;
      words = words.substring(of + 4);
    }
    words = words.stripTrailing();
    if (words.isBlank()
        || words.split(" ", -1).length > 12
        || NOBODY.matcher(words).find()
        || THING.matcher(TAIL.matcher(words).replaceFirst("")).find()
        || KEPT.matcher(words).find()) {
      return Optional.empty();
    }
    Span span = new Span(start, start + words.length());
    // An agency that acts is the one that is spoken to.
    boolean agency =
        agencies.stream().anyMatch(it -> it.start() <= span.start() && it.end() > span.start())
            && !OWN.matcher(words).find();
    return agency ? Optional.empty() : Optional.of(span);
  }
}
