package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.store.By;
import org.proviso.store.ClockDecisions;
import org.proviso.store.InquiryFile;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The letters that follow a demand, to one recipient: more time, a reminder, another letter in the
/// place of the first, and the end. Another person approves each.
@Controller
final class FollowingDesk {

  private final RecipientPage page;
  private final OpenInquiries open;
  private final ClockDecisions decisions;
  private final Reminding reminding;
  private final FollowingLetters letters;
  private final LetterWriter writer;
  private final Mailings mailings;
  private final DryRuns dryRun;
  private final DeskForms forms;

  FollowingDesk(
      RecipientPage page,
      OpenInquiries open,
      ClockDecisions decisions,
      Reminding reminding,
      FollowingLetters letters,
      LetterWriter writer,
      Mailings mailings,
      DryRuns dryRun,
      DeskForms forms) {
    this.page = page;
    this.open = open;
    this.decisions = decisions;
    this.reminding = reminding;
    this.letters = letters;
    this.writer = writer;
    this.mailings = mailings;
    this.dryRun = dryRun;
    this.forms = forms;
  }

  /// Gives more time, or does not, and writes the letter that says so, which another person
  /// approves.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/extension")
  String extension(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String asked,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String authority,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    LocalDate on = reader.day("desk.asked", asked);
    LocalDate to = due.isBlank() ? null : reader.day("desk.new-due", due);
    String wish = reader.text("desk.wanted", wanted, 2_000);
    String what = reader.text("desk.authority", authority, 5_000);
    String why =
        to == null
            ? reader.text("desk.reason", reason, 5_000)
            : reader.textOrNothing("desk.reason", reason, 5_000);
    if (to != null && !why.isEmpty()) {
      reader.refuse(Words.say("desk.extension.reason-of-none"));
    }
    Optional<ClockReading> clock = open.reading(file, party);
    if (clock.isEmpty()) {
      reader.refuse(Words.say("desk.no.clock"));
    }
    if (!reader.problems().isEmpty()) {
      return page.after(person, inquiry, party, reader.problems(), model);
    }
    LocalDate old = clock.orElseThrow().due();
    LetterWriter.More more =
        new LetterWriter.More(
            on, wish, old == null ? Words.say("desk.no-day") : Days.read(old), to, what, why);
    LetterKind kind = to == null ? LetterKind.EXTENSION_DENIED : LetterKind.EXTENSION_GRANTED;
    return page.after(
        person,
        inquiry,
        party,
        letters.propose(
            file,
            party,
            kind,
            by,
            "",
            (draft, letter, day, address, number, none) ->
                writer.extension(
                    file.heading(), draft, letter, day, address, open.today(), number, more),
            () -> decisions.extend(inquiry, party, on, open.today(), to, what, by)),
        model);
  }

  /// Writes a letter that reminds, unless another letter is too near or nothing is owed.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/remind")
  String remind(
      Person person, @PathVariable String inquiry, @PathVariable String party, Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    Optional<ClockReading> clock = open.reading(file, party);
    LocalDate due = clock.map(ClockReading::due).orElse(null);
    if (due == null || !reminding.mayRemind(file, party)) {
      return page.after(person, inquiry, party, List.of(Words.say("desk.remind.not")), model);
    }
    LocalDate today = open.today();
    return page.after(
        person,
        inquiry,
        party,
        letters.propose(
            file,
            party,
            LetterKind.REMINDER,
            by,
            mailings.code(party, inquiry),
            (draft, letter, day, address, number, code) ->
                writer.reminder(
                    file.heading(),
                    draft,
                    letter,
                    day,
                    address,
                    today,
                    number,
                    code,
                    due,
                    today.isAfter(due)),
            null),
        model);
  }

  /// Writes a letter that takes the place of the recipient's, from the latest revision.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/replace")
  String replace(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    Optional<InquiryFile.Revision> latest =
        OpenInquiries.latest(file).filter(it -> it.draft().recipients().contains(party));
    if (latest.isEmpty()) {
      reader.refuse(Words.say("desk.replace.not"));
    } else {
      reader.problems(dryRun.stops(file, latest.get(), party));
    }
    if (!reader.problems().isEmpty()) {
      return page.after(person, inquiry, party, reader.problems(), model);
    }
    return page.after(
        person,
        inquiry,
        party,
        letters.propose(
            file,
            party,
            LetterKind.SUPERSESSION,
            by,
            mailings.code(party, inquiry),
            (draft, letter, day, address, number, code) ->
                writer.supersession(
                    file.heading(),
                    latest.get().draft(),
                    draft,
                    letter,
                    day,
                    address,
                    open.today(),
                    number,
                    code,
                    why),
            null),
        model);
  }

  /// Ends the inquiry of a recipient, and writes the letter that says so; or opens it again.
  @PostMapping("/desk/inquiries/{inquiry}/recipients/{party}/close")
  String close(
      Person person,
      @PathVariable String inquiry,
      @PathVariable String party,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    InquiryFile file = page.file(inquiry, party);
    DeskForms.Reader reader = new DeskForms.Reader();
    String why = reader.text("desk.reason", reason, 5_000);
    if (!Set.of("no-evidence", "other", "reopen").contains(how)) {
      reader.refuse(Words.say("desk.needs", Words.say("desk.close")));
    }
    if (!reader.problems().isEmpty()) {
      return page.after(person, inquiry, party, reader.problems(), model);
    }
    LocalDate today = open.today();
    if (how.equals("reopen")) {
      return page.after(
          person,
          inquiry,
          party,
          DeskForms.problems(decisions.close(inquiry, party, false, today, why, by)),
          model);
    }
    return page.after(
        person,
        inquiry,
        party,
        letters.propose(
            file,
            party,
            LetterKind.CLOSING,
            by,
            "",
            (draft, letter, day, address, number, none) ->
                writer.closing(
                    file.heading(),
                    draft,
                    letter,
                    day,
                    address,
                    today,
                    number,
                    how.equals("no-evidence"),
                    why),
            () -> decisions.close(inquiry, party, true, today, why, by)),
        model);
  }
}
