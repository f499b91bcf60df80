package org.proviso.evidence.passage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who is meant by a passage, towards whom, with which exception, and what it says that it leaves
/// alone: found by rules on the order of words.
///
/// @param actor who is to do or not to do it
/// @param addressee the agency
/// @param exception when it does not hold, or only holds
/// @param savings that something else does not forbid
record PassageFields(
    Optional<Span> actor,
    Optional<Span> addressee,
    Optional<Span> exception,
    Optional<Span> savings) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  private static final String MODAL =
      "(?:shall|may|must|will|should|can|cannot|can't|don't|doesn't|do|does|did|is|are|were|has|have"
          + "|get|retains?|refrain|declines?|honors?|holds?|wait|certifies|informs?|logs?)";

  /// What goes before who is meant: numbers of sections, answers, and the clauses of a condition.
  private static final Pattern LEAD =
      Pattern.compile(
          "^\\s*(?:>\\s*)*(?:(?:section|sec\\.|§)?\\s*\\d+(?:\\.\\d+)*\\.?\\s+|answer:\\s*|\\w+\\.\\s+(?=\\d))?"
              + "(?:(?:upon|when|whenever|if|where|except|absent|before|after|until|effective|as of|on"
              + "|in|from now on|pending|starting|therefore|likewise|under|per|of course|off|by|"
              + "forty-eight|heads up|quick reminder)\\b[^,:]{0,120}[,:]\\s*)*(?:therefore\\s+)?",
          FLAGS);

  private static final Pattern SUBJECT =
      Pattern.compile(
          "([^,;:?]{2,90}?)\\s+(?:also\\s+|likewise\\s+|further\\s+)?"
              + MODAL
              + "\\b(?!\\s+(?:not\\s+|no longer\\s+)?be(?:en)?\\s)",
          FLAGS);

  private static final Pattern AGENCY =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:(?:the|any|an?|another|all|outside|other|civil|requesting|awarding)\\s+)*"
              + "(?:(?:federal|u\\.s\\.|national|government|local|law enforcement|homeland security|immigration)\\s+(?:and\\s+)?)*"
              + "(?:immigration (?:agency|agents?|authorit(?:y|ies)|enforcement|officers?|officials?|office|personnel|service|people|bureau|callers|network)"
              + "|ice agents?|ice|dhs|agents? of [^.,;]{3,60}?(?=\\s+(?:shall|may|must|will|obtain|are|is|to|about|when|in)\\b|[.,;])|agenc(?:y|ies)|agents?|authorit(?:y|ies)|feds|marshals?"
              + "|department of homeland security|department(?= (?:asks|so requests))|bureau|federal government|government"
              + "|federal (?:officers?|officials?|hotline|liaison|office|partners?))"
              + "(?:,? (?:federal or local|federal authorities included))?(?![\\p{L}\\p{N}])",
          FLAGS);

  private static final Pattern EXCEPTION =
      Pattern.compile(
          "\\b(?:unless|except|absent|without (?:a|an|the|prior)|only (?:if|with|upon|on|when|where)"
              + "|provided that|if|where|when(?:ever)?|in all other cases|once that)\\b[^.,;?]*",
          FLAGS);

  private static final Pattern SAVINGS =
      Pattern.compile(
          "\\b(?:nothing (?:in|herein)[^.;,]{0,60}?(?:prohibits?|forbids?|prevents?|bars?|limits?|restricts?|keeps?)"
              + "|this (?:\\w+ ){1,3}(?:shall not be read to bar|does not keep|does not prohibit)"
              + "|this does not apply to|there is no prohibition|there's no rule against it"
              + "|nothing keeps [^.;,]{1,30})",
          FLAGS);

  /// Returns what stands in a passage.
  static PassageFields of(String passage) {
    Optional<Span> savings = first(SAVINGS, passage, 0);
    Optional<Span> actor = actor(passage);
    int after = actor.map(Span::end).orElse(0);
    return new PassageFields(
        actor, addressee(passage, after), first(EXCEPTION, passage, 0), savings);
  }

  private static Optional<Span> actor(String passage) {
    Matcher lead = LEAD.matcher(passage);
    int from = lead.find() ? lead.end() : 0;
    Matcher subject = SUBJECT.matcher(passage).region(from, passage.length());
    if (!subject.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(new Span(subject.start(1), subject.end(1)));
  }

  /// The agency that is named after who is meant; one before, if there is none behind.
  private static Optional<Span> addressee(String passage, int after) {
    Optional<Span> behind = first(AGENCY, passage, after);
    return behind.isPresent() ? behind : first(AGENCY, passage, 0);
  }

  private static Optional<Span> first(Pattern pattern, String passage, int from) {
    Matcher found = pattern.matcher(passage);
    return found.find(from) && found.end() > found.start()
        ? Optional.of(new Span(found.start(), found.end()))
        : Optional.empty();
  }
}
