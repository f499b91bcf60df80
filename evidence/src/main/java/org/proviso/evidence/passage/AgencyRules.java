package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the agency towards which a rule speaks.
final class AgencyRules {

  private static final String DETERMINERS =
      "(?:(?:the|any|an?|another|all|such|said|those|these|every|each|no|other|outside|civil|requesting|awarding"
          + "|third|regional|named|its|their|local)\\s+)*";

  /// Names and kinds of agencies, which other words may follow.
  private static final String KIND =
      "(?:(?:federal|u\\.s\\.|united states|national|homeland security|immigration(?: and (?:customs|naturalization))?"
          + "|customs(?: and border)?|border patrol|deportation|government|enforcement|ice|dhs|cbp|hsi|fbi|law enforcement|department's|civil|criminal)"
          + "(?:,? (?:and|or|state or)\\s+|\\s+))";

  private static final String HEAD =
      "(?:agenc(?:y|ies)|agents?|authorit(?:y|ies)(?! (?:to|of|for))|officers?|officials?|personnel|office|services?|bureau"
          + "|enforcement|protection|investigators?|investigations|government|partners?|employees?|people|callers?|liaison|hotline"
          + "|network|grand jury|system|address|inquir(?:y|ies)|vans?|vehicles|sector|duty line|director|custody|courts?|components?"
          + "|probation office|trafficking task force|protective service|exchange system|deportation officers)";

  private static final String ALONE =
      "(?:immigration and customs enforcement|enforcement and removal operations|homeland security investigations"
          + "|(?:department|secretary|components?|officers?|agents?) of (?:the )?(?:homeland security|dhs|ice|service|immigration service|department of homeland security)"
          + "|citizenship and immigration services|customs and border protection|customs enforcement|immigration and naturalization service"
          + "|law enforcement support center of ice|homeland security|border patrol|i\\.c\\.e\\.|ice|dhs|cbp|hsi|ero|uscis|fbi|dea|ins"
          + "|immigration(?! (?:status|laws?|detainers?|matters?|purposes|custody|warrants?|holds?|enforcement|violations?|consequences|judge|lawyer|papers|documents|information|record|history|and))"
          + "|feds|federal guys|u\\.s\\. marshals?|marshals?(?: service)?|field office(?: of the service)?|united states(?! (?:code|citizens?|constitution|attorney|shall))"
          + "|service(?= ?[,.;']| (?:by|to|in|about|of|access|has|had|is|asks|when|if|that|at|with|on|for|or|and|as|no)\\b|$)"
          + "|agenc(?:y|ies)|agents?|authorities|bureau|federal government|liaison"
          + "|department(?= (?:asks|so requests))|(?-i:Department)(?! of\\b)|that (?:agency|office|service|department|bureau|party)|federal party)";

  private static final Pattern AGENCY =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'-])"
              + DETERMINERS
              + "(?:"
              + KIND
              + "+"
              + HEAD
              + "(?: of (?:the )?(?:ice|dhs|homeland security|department of homeland security|immigration service|federal government))?"
              + "(?: (?:seeking|who|that) [^,.;]{3,60}?(?= (?:shall|may|must|is|are|the records)\\b))?"
              + "|"
              + ALONE
              + "(?: (?:agents?|officers?|officials?|authorit(?:y|ies)|personnel|office|sector|vans|liaison))?"
              + "|(?<=such |such an |those )(?:officers?|officials?))"
              + "(?:,? (?:federal or local|state or federal|federal authorities included))?(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  /// Bodies of the drafter's own.
  private static final Pattern OWN =
      Pattern.compile(
          "^(?:(?:a|an|any|no|the|each|every|such|all)\\s+)*(?:local|arresting|licensing|housing|state|law enforcement agenc)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRONOUN =
      Pattern.compile(
          "\\b(?:to|with|tell|give|gives|call|calling|let|show|walk|read|cc|for|buzzing|from|ask|told|giving)\\s+(them|him|her)\\b"
              + "|\\b(?:if|when|what) (they|he|she) (?:call|ask|want|come)",
          Pattern.CASE_INSENSITIVE);

  private AgencyRules() {}

  /// Returns the agencies that a passage names, in order.
  static List<Span> in(String passage) {
    List<Span> agencies = new ArrayList<>();
    for (Matcher found = AGENCY.matcher(passage); found.find(); ) {
      agencies.add(new Span(found.start(), found.end()));
    }
    return agencies;
  }

  /// Returns the agency that is named behind who is meant and outside of the exception; else one
  /// before, else one in the exception, else a pronoun that may stand for one.
  static Optional<Span> addressee(
      String passage,
      List<Span> agencies,
      int from,
      Optional<Span> actor,
      Optional<Span> exception) {
    List<Span> others =
        agencies.stream()
            .filter(it -> actor.isEmpty() || !overlap(it, actor.get()))
            .filter(it -> it.start() > from || !OWN.matcher(it.of(passage)).find())
            .toList();
    int after = actor.map(Span::end).orElse(from);
    Predicate<Span> outside = it -> exception.isEmpty() || !overlap(it, exception.get());
    Optional<Span> best =
        others.stream().filter(outside).filter(it -> it.start() >= after).findFirst();
    return best.or(() -> others.stream().filter(outside).findFirst())
        .or(() -> pronoun(passage, from))
        .or(() -> others.stream().findFirst());
  }

  private static Optional<Span> pronoun(String passage, int from) {
    Matcher found = PRONOUN.matcher(passage);
    if (!found.find(Math.min(from, passage.length()))) {
      return Optional.empty();
    }
    int group = found.group(1) == null ? 2 : 1;
    return Optional.of(new Span(found.start(group), found.end(group)));
  }

  static boolean overlap(Span one, Span other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}
