package org.proviso.web.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.proviso.docket.review.PolicyClause;
import org.proviso.docket.review.QuotedPassage;
import org.proviso.store.DraftedClause;
import org.proviso.store.ReviewFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Days;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;

/// Makes the views of policy clauses.
final class ClauseViews {

  private final Site site;
  private final Person person;
  private final String party;

  /// @param person who looks
  /// @param party whose evidence it is
  ClauseViews(Site site, Person person, String party) {
    this.site = site;
    this.person = person;
    this.party = party;
  }

  ClauseView of(DraftedClause drafted) {
    QuotedPassage passage = drafted.passage();
    String at = passage.item().location();
    boolean isCounsel = person.is(Role.COUNSEL);
    boolean mayAnswer =
        isCounsel
            && drafted.fate() instanceof DraftedClause.Waiting
            && !drafted.drafted().by().equals(person.account());
    return new ClauseView(
        drafted.number(),
        new Link(
            passage.page() == 0
                ? at
                : at + ", " + Words.say("evidence.page", Integer.toString(passage.page())),
            EvidencePlaces.item(Reading.PLAIN, drafted.collection(), at, "", passage.page())),
        passage.words(),
        drafted.clause().title(),
        facts(drafted.clause()),
        fate(drafted),
        switch (drafted.fate()) {
          case DraftedClause.Waiting waiting -> null;
          case DraftedClause.Declined declined -> declined.reason();
          case DraftedClause.Entered entered -> null;
          case DraftedClause.Withdrawn withdrawn -> withdrawn.reason();
        },
        mayAnswer
            ? MetEffect.of(
                site, party, drafted.clause().policy(drafted.number(), drafted.drafted().at()))
            : List.of(),
        mayAnswer,
        isCounsel && drafted.fate() instanceof DraftedClause.Entered);
  }

  private List<ItemView.Fact> facts(PolicyClause clause) {
    List<ItemView.Fact> facts = new ArrayList<>();
    facts.add(fact("holder", site.name(clause.holder())));
    facts.add(
        fact(
            "in-force",
            Words.say(
                "evidence.clause.span",
                Days.written(clause.inForce().from()),
                Days.written(clause.inForce().until()))));
    if (clause.reachesWithin()) {
      facts.add(fact("reaches", Words.say("evidence.clause.reaches.yes")));
    }
    for (Map.Entry<String, List<String>> each : clause.features().entrySet()) {
      if (!each.getValue().isEmpty()) {
        facts.add(new ItemView.Fact(each.getKey(), each.getValue()));
      }
    }
    if (!clause.citation().isEmpty()) {
      facts.add(fact("citation", clause.citation()));
    }
    facts.add(fact("mark", Provenances.inWords(clause.mark())));
    if (!clause.caveats().isEmpty()) {
      facts.add(new ItemView.Fact(Words.say("evidence.clause.caveat"), clause.caveats()));
    }
    return facts;
  }

  private static ItemView.Fact fact(String key, String value) {
    return new ItemView.Fact(Words.say("evidence.clause." + key), List.of(value));
  }

  private static String fate(DraftedClause drafted) {
    String by = made(drafted.drafted());
    return switch (drafted.fate()) {
      case DraftedClause.Waiting waiting -> Words.say("evidence.clause.waiting", by);
      case DraftedClause.Declined declined ->
          Words.say("evidence.clause.declined", by, made(declined.made()));
      case DraftedClause.Entered entered ->
          Words.say("evidence.clause.entered", by, made(entered.made()), entered.policy());
      case DraftedClause.Withdrawn withdrawn ->
          Words.say(
              "evidence.clause.withdrawn",
              by,
              made(withdrawn.entered()),
              withdrawn.policy(),
              made(withdrawn.made()));
    };
  }

  private static String made(ReviewFile.Made made) {
    return Words.say("evidence.clause.made", made.by(), ReviewDesk.moment(made.at()));
  }
}
