package org.proviso.web.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.web.picture.ActLink;
import org.proviso.web.picture.EnforceabilityChart;

/// Charts that several pages show.
public final class Charts {

  private final Site site;

  /// Draws what a site has on record.
  public Charts(Site site) {
    this.site = site;
  }

  /// Returns the chart of one condition and year for some recipients.
  public EnforceabilityChart enforceability(
      Condition condition, String year, Collection<String> parties, Reading reading) {
    List<EnforceabilityChart.Recipient> recipients = new ArrayList<>();
    for (String party : parties) {
      Subject subject = site.subject(condition, party, year);
      List<EnforceabilityChart.Stretch> stretches = new ArrayList<>();
      History history = site.history(condition, subject, reading.asking());
      for (Turn turn : Turn.of(site.pack(), history)) {
        // The proof of a stretch is that of the chosen day, if it lies in it, else of its first.
        Reading at =
            turn.span().covers(reading.on()) || turn.span().from() == null
                ? reading
                : reading.on(turn.span().from());
        stretches.add(
            new EnforceabilityChart.Stretch(
                turn.span(),
                turn.headline(),
                Links.answer(condition.id(), subject, at),
                history.on(at.on()).confidence(),
                turn.acts().stream().map(act -> link(act, reading)).toList()));
      }
      recipients.add(
          new EnforceabilityChart.Recipient(
              site.name(party), Links.recipient(party, reading), stretches));
    }
    return new EnforceabilityChart(
        "chart-" + condition.id().replaceAll("[^A-Za-z0-9]", "-") + "-" + year,
        Words.say("chart.caption", condition.title(), year),
        site.shown(),
        reading.on(),
        recipients);
  }

  /// Returns the turns of an answer in order of time.
  public List<Turn> turns(Condition condition, Subject subject, Reading reading) {
    return Turn.of(site.pack(), site.history(condition, subject, reading.asking()));
  }

  /// Returns the link to an act.
  public static ActLink link(Act act, Reading reading) {
    return new ActLink(act.id(), act.title(), Links.act(act.id(), reading));
  }
}
