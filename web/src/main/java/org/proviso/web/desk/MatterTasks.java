package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.proviso.law.procedure.Side;
import org.proviso.store.FindingFile;
import org.proviso.store.MatterFile;
import org.proviso.store.Matters;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.matter.MatterViews;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// What matters add to the queue of the desk: steps to be decided on, what is due by whom, and
/// orders that were lifted in the last week.
final class MatterTasks {

  private static final int SOON = 7;

  private final Matters matters;
  private final MatterViews views;

  MatterTasks(Matters matters, MatterViews views) {
    this.matters = matters;
    this.views = views;
  }

  void add(
      Person person,
      LocalDate day,
      List<DeskPages.Task> today,
      List<DeskPages.Task> risk,
      List<DeskPages.Task> waiting) {
    for (MatterFile file : matters.files()) {
      Link where = new Link(views.title(file), MatterDesk.at(file.id()));
      for (MatterFile.Proposal proposal : file.proposals()) {
        if (proposal.outcome() == MatterFile.Proposal.Outcome.OPEN) {
          boolean isMine = person.is(Role.APPROVER) && !proposal.by().equals(person.account());
          String step = views.words().step(proposal.wanted().step());
          (isMine ? today : waiting)
              .add(
                  new DeskPages.Task(
                      Words.say(
                          isMine ? "matter.task.decide" : "matter.task.decided-by-other", step),
                      where));
        }
      }
      addFinding(person, file, today, waiting);
      for (MatterViews.Due due : views.dues(file, day)) {
        DeskPages.Task task = new DeskPages.Task(due.words(), where);
        if (due.isOver() || due.side() == Side.GRANTOR) {
          today.add(task);
        } else if (due.day().isBefore(day.plusDays(SOON + 1))) {
          risk.add(task);
        } else {
          waiting.add(task);
        }
      }
      for (MatterFile.Taken taken : file.steps()) {
        // By its own people here; what a clerk entered a clerk knows.
        if (taken.signer() != null && !taken.day().isBefore(day.minusDays(SOON))) {
          today.add(
              new DeskPages.Task(
                  Words.say(
                      "matter.task.signed",
                      Days.read(taken.day()),
                      views.words().step(taken.wanted().step())),
                  where));
        }
      }
      for (MatterFile.CourtOrder order : file.orders()) {
        LocalDate until = order.until();
        if (until != null && !until.isAfter(day) && until.isAfter(day.minusDays(SOON))) {
          today.add(
              new DeskPages.Task(
                  Words.say("matter.task.thawed", Days.read(until), order.citation()), where));
        }
      }
    }
  }

  /// The finding that stands waits for a second person, or was answered and nothing rests on it
  /// yet.
  private void addFinding(
      Person person, MatterFile file, List<DeskPages.Task> today, List<DeskPages.Task> waiting) {
    if (file.findings().isEmpty()) {
      return;
    }
    FindingFile last = file.findings().getLast();
    Link where = new Link(views.title(file), FindingDesk.at(file.id()));
    String number = Integer.toString(last.number());
    boolean isReviewer = person.is(Role.REVIEWER);
    if (last.second() == null) {
      boolean isMine = isReviewer && !last.by().equals(person.account());
      (isMine ? today : waiting)
          .add(
              new DeskPages.Task(
                  Words.say(isMine ? "finding.task.read" : "finding.task.own", number), where));
    }
    if (!last.answers().isEmpty() && last.steps().isEmpty()) {
      (isReviewer ? today : waiting)
          .add(new DeskPages.Task(Words.say("finding.task.answered", number), where));
    }
  }
}
