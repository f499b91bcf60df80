package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.proviso.docket.ledger.AwardLedger;
import org.proviso.store.Ledgers;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.web.money.HoldViews;
import org.proviso.web.site.Words;

/// What the ledger adds to the queue of the desk: holds that a step or an order ends, each with the
/// day by which it is to be released.
final class MoneyTasks {

  private final Ledgers ledgers;
  private final Matters matters;
  private final HoldViews holds;

  MoneyTasks(Ledgers ledgers, Matters matters, HoldViews holds) {
    this.ledgers = ledgers;
    this.matters = matters;
    this.holds = holds;
  }

  void add(LocalDate day, List<DeskPages.Task> today) {
    Map<String, AwardLedger> held = ledgers.held();
    if (held.isEmpty()) {
      return;
    }
    List<MatterFile> files = matters.files();
    held.forEach(
        (award, ledger) ->
            holds
                .holds(ledger, files, day)
                .forEach(
                    view -> {
                      HoldViews.Due due = view.due();
                      if (due != null) {
                        Link where =
                            new Link(Words.say("ledger.award.title", award), MoneyDesk.at(award));
                        today.add(new DeskPages.Task(due.words(), where));
                      }
                    }));
  }
}
