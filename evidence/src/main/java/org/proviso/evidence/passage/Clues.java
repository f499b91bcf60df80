package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a passage is judged by: its runs of one to three words, and clues.
///
/// A clue stands for many ways of saying the same, so that what was learned of one holds for the
/// others; with the model it weighs as much as it deserves and no more.
final class Clues {

  private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{N}']+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+|[?>\"]");

  /// What the passages that are sought are about.
  private static final Pattern TOPIC =
      words(
          "immigration|i\\.?c\\.?e|dhs|uscis|cbp|homeland security|federal|feds?|agency(?:'s)?|agencies"
              + "|agents?|authorities|marshals?|border patrol|bureau|detainers?|aliens?|removal"
              + "|(?:civil|a) (?:request|hold)|holds?|held|custody|inmates?|prisoners?|release[sd]?");

  /// The number of a section, or a mark of quotation, before a passage.
  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*(?:section\\s+\\d+\\.|\\d+(?:\\.\\d+)*\\.?\\s)\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern FORBIDS =
      words(
          "(?:shall|may|must|can|will|should|do|does|is|are) (?:not|in no case|never)|cannot|can't"
              + "|don't|doesn't|won't|mustn't|shouldn't|aren't|isn't|never|prohibit(?:s|ed)?"
              + "|forbid(?:s|den)?|forbade|barred|refrains?|declines?|decline to|off limits"
              + "|closed to|unlawful|not allowed|not supposed|not permitted|not authorized"
              + "|no longer|refuse[sd]?|den(?:y|ies|ied)|withh[eo]ld|unanswered|leave .{0,30} out"
              + "|no (?:officer|employee|member|person|one|deputy|agent|clerk|staff|department"
              + "|information|access|record|hold|money|such|municipality|city|official|personnel)"
              + "|nobody|none|neither|nothing beyond|no more|not (?:to|be|honor|in)|banned?"
              + "|no (?:\\w+ )?(?:ground|agency)|not (?:asked|given)|out altogether|confidential");

  private static final Pattern ALLOWS =
      words(
          "may(?! not)|might|can(?! not)|could|permitt?(?:s|ed)?|allow(?:s|ed)?|authoriz(?:e|es|ed)|free to"
              + "|discretion|at liberty|welcome|have leave|has leave|fine to|okay to|ok to"
              + "|retains?|right to|able to|entitled|no (?:bar|prohibition|rule against|restraint)"
              + "|in (?:the|their|his|her) (?:own )?judgment|left free|remain free|would not");

  private static final Pattern DEMANDS =
      words(
          "shall(?! not)|must(?! not)|required?|requires|requiring|directed to|is to|are to|has to|have to|obliged"
              + "|obliges|will(?! not)|needs? to|ordered to|mandatory|comply|ensure|see (?:to it )?that"
              + "|please|upon (?:request|demand)|no later than|without delay|at once|immediately");

  /// A denial of a prohibition is a permission.
  private static final Pattern SAVES =
      Pattern.compile(
          "\\b(?:nothing|not|no|never|nor|none|nobody|neither|doesn't|don't|isn't|without)\\b"
              + "[^.;]{0,90}?\\b(?:prohibit|forbid|prevent|bar|limit|restrict|restrain|preclud|keep"
              + "|keeps|stop|gag|punish|disciplin|fired|in trouble|against it|construed|deter)\\w*"
              + "|\\b(?:does|do|shall|is|are) not (?:apply|be read|be construed|be prohibited)\\b"
              + "|\\b(?:may not|shall not|no \\w+(?: \\w+){0,8} may) (?:prohibit|restrict|forbid)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REPORTED =
      words(
          "asked|asks|said|says|reads?|wrote|writes|recommends?|whether|quote|former|neighbou?ring"
              + "|other (?:cities|counties)|next door|superseded?|supersedes|withdrawn|repealed"
              + "|draft|would|proposal|proposed|believes?|opinion|accused|found that|used to"
              + "|until 20\\d\\d|no longer in force|whereas");

  private static final Map<Conduct, Pattern> CONDUCTS = new EnumMap<>(Conduct.class);

  static {
    CONDUCTS.put(
        Conduct.COMMUNICATE,
        words(
            "communicat\\w+|contact\\w*|notif\\w+|inform(?:s|ed|ing)?|report(?:s|ed|ing)?"
                + "|tell(?:s|ing)?|told|talk\\w*|speak\\w*|call(?:s|ed|ing)?|telephone\\w*"
                + "|respond\\w*|answer\\w*|alert\\w*|advis\\w+|send\\w*|sent|exchang\\w+|inquir\\w+"
                + "|cooperat\\w+|acknowledg\\w+|heads-up|say|broadcast|relay\\w*|assist\\w*"
                + "|initiate|liaison|message"));
    CONDUCTS.put(
        Conduct.DISCLOSE,
        words(
            "disclos\\w+|shar(?:e|es|ed|ing)|releas\\w+ (?:any|the|a|it|information|records?)"
                + "|records?|information|rosters?|lists?|data|addresses|address|furnish\\w*"
                + "|provid\\w+|hand(?:s|ed)? over|hand|transmit\\w*|produc\\w+|confirm\\w*|print"
                + "|turned over|dates?|status|photographs?|files?|confidential|give[ns]?|gave"));
    CONDUCTS.put(
        Conduct.HOLD,
        words(
            "hold(?:s|ing)?|held|detain\\w*|detention|detainers?|custody|keep (?:a|any|the|anyone"
                + "|somebody|people)|kept|retain\\w*|locked up|jailed|delay\\w*|extend\\w*|honor\\w*"
                + "|free[d]?|released?|pick-up"));
    CONDUCTS.put(
        Conduct.ACCESS,
        words(
            "access|enter(?:s|ed|ing)?|admit\\w*|interview\\w*|let (?:in|into|agents?|an?)|log-ins?"
                + "|badges?|facilit(?:y|ies)|databases?|doors?|desk|account|escort\\w*|area|rooms?"
                + "|lobby|buildings?|visit\\w*|staging|inspection|gates?|garage|conducted to"));
  }

  /// A word that stands for many, found in this order at each place of a passage.
  private static final Map<String, Pattern> SIGNS = new LinkedHashMap<>();

  static {
    SIGNS.put(
        "NOT",
        words(
            "(?:shall|may|must|can|will|should|do|does|did|is|are|am|was|were|would|could|has|have)"
                + " (?:not|never|in no case|under no circumstances)|cannot|\\w+n't|never|no longer"
                + "|not|no|nobody|none|neither|nothing|without|nor|nowhere"));
    SIGNS.put(
        "FORBID",
        words(
            "(?:prohibit|forbid|forbad|prevent|restrict|restrain|preclud|limit|gag|disciplin|punish"
                + "|refrain|declin|withh|den[iy]|refus|block|bann)\\w*|barred|bars?|bar|unlawful"
                + "|off limits|closed to|confidential|fired|keeps? (?:\\w+ ){0,5}from|stop|unanswered"
                + "|read to|construed|against"));
    SIGNS.put(
        "MAY",
        words(
            "may|can|could|might|free|allowed|permit(?:s|ted)?|authoriz\\w+|at liberty|discretion"
                + "|welcome|leave to|have leave|okay|fine to|retains? (?:discretion|the right)"
                + "|judgment|permission|right to"));
    SIGNS.put(
        "MUST",
        words(
            "shall|must|required?|requires|directed|is to|are to|am to|obliged|obliges|has to|have to"
                + "|ordered|will|please|comply|no later than|at once|without delay|immediately|within"
                + "|upon (?:request|demand)|goes|wants|get"));
    SIGNS.put(
        "IF",
        words(
            "unless|except|absent|only|if|when|where|whenever|provided|until|once|before|pending"));
    SIGNS.put(
        "THEY",
        words(
            "other cities|neighbou?ring|next door|former|old|draft|asked|asks|says?|said"
                + "|reads|whether|recommends?|would|could we|opinion|used to|withdrawn|superse\\w+|whereas"));
    SIGNS.put(
        "AGENCY",
        words(
            "immigration|ice|dhs|uscis|cbp|homeland security|federal|feds?|agency|agencies|agents?"
                + "|authorities|marshals?|border patrol|bureau|them|him|they|official"));
  }

  private Clues() {}

  /// Adds which signs follow one another: what is denied, allowed or demanded, and towards whom.
  private static void signs(String text, Set<String> features) {
    List<String> found = new ArrayList<>();
    Matcher word = PLACE.matcher(text);
    int from = 0;
    while (word.find(from)) {
      int at = word.start();
      int until = word.end();
      for (Map.Entry<String, Pattern> sign : SIGNS.entrySet()) {
        Matcher here = sign.getValue().matcher(text).region(at, text.length());
        if (here.useTransparentBounds(true).lookingAt()) {
          found.add(sign.getKey());
          until = here.end();
          break;
        }
      }
      if (until == word.end()) {
        for (Map.Entry<Conduct, Pattern> conduct : CONDUCTS.entrySet()) {
          Matcher here = conduct.getValue().matcher(text).region(at, text.length());
          if (here.useTransparentBounds(true).lookingAt()) {
            found.add(conduct.getKey().name());
            until = here.end();
            break;
          }
        }
      }
      from = Math.max(until, word.end());
    }
    for (int at = 0; at < found.size(); at++) {
      for (int next = at + 1; next < Math.min(found.size(), at + 4); next++) {
        features.add(found.get(at) + ">" + found.get(next));
        features.add(general(found.get(at)) + ">" + general(found.get(next)));
      }
      if (at + 2 < found.size()) {
        features.add(
            general(found.get(at))
                + ">"
                + general(found.get(at + 1))
                + ">"
                + general(found.get(at + 2)));
      }
    }
    if (!found.isEmpty()) {
      features.add("first " + general(found.getFirst()));
    }
  }

  private static String general(String sign) {
    return SIGNS.containsKey(sign) ? sign : "DO";
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  }

  /// Tells whether a passage names an agency or custody.
  static boolean areOnTopic(String passage) {
    return TOPIC.matcher(passage).find();
  }

  /// Returns the features of a passage, in order, each once.
  static Set<String> of(String passage) {
    String text = NUMBER.matcher(passage).replaceFirst("");
    Set<String> features = new LinkedHashSet<>();
    features.add("always");
    runs(text, features);
    signs(text, features);
    boolean topic = TOPIC.matcher(text).find();
    boolean saves = SAVES.matcher(text).find();
    String mood = mood(text, saves);
    boolean reported = REPORTED.matcher(text).find();
    boolean quotes = text.startsWith(">") || text.contains("\"");
    boolean asks = text.strip().endsWith("?");
    clue(features, "topic", topic);
    clue(features, "saves", saves);
    clue(features, "reported", reported);
    clue(features, "asks", asks);
    clue(features, "quotes", quotes);
    clue(features, "mood " + mood, true);
    clue(features, "forbids", FORBIDS.matcher(text).find());
    clue(features, "allows", ALLOWS.matcher(text).find());
    clue(features, "demands", DEMANDS.matcher(text).find());
    boolean any = false;
    for (Map.Entry<Conduct, Pattern> conduct : CONDUCTS.entrySet()) {
      boolean spoken = conduct.getValue().matcher(text).find();
      any |= spoken;
      clue(features, conduct.getKey().code(), spoken);
      clue(features, conduct.getKey().code() + "+topic", spoken && topic);
    }
    String subject = (topic ? "topic" : "other") + (any ? "+conduct" : "");
    features.add("is " + mood + " " + subject);
    features.add(
        "is "
            + mood
            + " "
            + subject
            + (reported || quotes ? " reported" : "")
            + (asks ? " asked" : ""));
    return features;
  }

  /// Returns what the first words of command, leave or denial make of a passage.
  private static String mood(String text, boolean saves) {
    if (saves) {
      return "saves";
    }
    int forbids = first(FORBIDS, text);
    int allows = first(ALLOWS, text);
    int demands = first(DEMANDS, text);
    int least = Math.min(forbids, Math.min(allows, demands));
    if (least == Integer.MAX_VALUE) {
      return "says";
    }
    return least == forbids ? "forbids" : least == allows ? "allows" : "demands";
  }

  private static int first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.start() : Integer.MAX_VALUE;
  }

  private static void clue(Set<String> features, String name, boolean holds) {
    if (holds) {
      features.add("clue " + name);
    }
  }

  private static void runs(String passage, Set<String> features) {
    String before = "";
    for (Matcher found = WORD.matcher(passage.toLowerCase(Locale.ROOT)); found.find(); ) {
      String word = found.group().chars().anyMatch(Character::isDigit) ? "0" : found.group();
      features.add(word);
      if (!before.isEmpty()) {
        features.add(before + " " + word);
      }
      before = word;
    }
  }
}
