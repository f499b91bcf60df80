package org.proviso.cli;

import java.util.List;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import picocli.CommandLine.Parameters;

/// The parameters that name one condition, party and year.
final class Question {

  @Parameters(index = "0", paramLabel = "CONDITION", descriptionKey = "param.condition")
  private String condition = "";

  @Parameters(index = "1", paramLabel = "PARTY", descriptionKey = "param.party")
  private String party = "";

  @Parameters(index = "2", paramLabel = "YEAR", descriptionKey = "param.year")
  private String year = "";

  String condition() {
    return condition;
  }

  /// Returns what holds for the subject asked about.
  ///
  /// @throws Refusal if the pack lacks the condition, the party or the year
  History history(Pack pack, Asking asking) {
    return LawEngine.of(pack.law(), pack.register())
        .history(condition(pack).id(), subject(pack), asking);
  }

  private Condition condition(Pack pack) {
    List<String> known = pack.law().conditions().stream().map(Condition::id).toList();
    return pack.law()
        .condition(condition)
        .orElseThrow(
            () ->
                new Refusal(
                    Words.say("unknown.condition", condition, pack.name())
                        + Nearest.among(known, condition)));
  }

  private Subject subject(Pack pack) {
    String programme = condition(pack).programme();
    int slash = party.indexOf('/');
    String recipient = slash < 0 ? party : party.substring(0, slash);
    List<String> parties = pack.register().parties().stream().map(Party::id).toList();
    if (pack.register().party(recipient).isEmpty()) {
      throw new Refusal(
          Words.say("unknown.party", recipient, pack.name()) + Nearest.among(parties, recipient));
    }
    List<String> years = pack.law().programme(programme).map(Programme::years).orElse(List.of());
    if (!years.contains(year)) {
      throw new Refusal(
          Words.say("unknown.year", programme, year, String.join(", ", years))
              + Nearest.among(years, year));
    }
    return slash < 0
        ? pack.register().subject(programme, year, recipient).orElseThrow()
        : furtherAward(pack, programme + "/" + year + "/", recipient);
  }

  /// A recipient with more than one award of a year stands for the first; the others are told by
  /// what follows a slash.
  private Subject furtherAward(Pack pack, String before, String recipient) {
    List<String> known =
        pack.register().subjects().stream()
            .map(Subject::id)
            .filter(id -> id.startsWith(before + recipient + "/"))
            .map(id -> id.substring(before.length()))
            .toList();
    return pack.register().subjects().stream()
        .filter(subject -> subject.id().equals(before + party))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Words.say("unknown.award", recipient, year, String.join(", ", known))
                        + Nearest.among(known, party)));
  }
}
