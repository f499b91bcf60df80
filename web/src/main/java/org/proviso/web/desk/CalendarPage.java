package org.proviso.web.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proviso.docket.clock.CalendarChange;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.law.clock.CalendarId;
import org.proviso.law.clock.Outcome;
import org.proviso.pack.Clocks;
import org.proviso.store.By;
import org.proviso.store.ClockDecisions;
import org.proviso.store.InquiryFile;
import org.proviso.store.RecipientClocks;
import org.proviso.web.access.Person;
import org.proviso.web.access.Role;
import org.proviso.web.site.Days;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What another version of a calendar would do to the clocks that run, and the act that moves them:
/// none moves because a calendar has another version.
@Controller
final class CalendarPage {

  /// A clock that would move.
  ///
  /// @param value how the form names it
  record Row(Link recipient, String value, String before, String after) {}

  private final OpenInquiries open;
  private final ClockDecisions decisions;
  private final DeskForms forms;
  private final Clocks clocks;
  private final Site site;

  CalendarPage(
      OpenInquiries open, ClockDecisions decisions, DeskForms forms, Clocks clocks, Site site) {
    this.open = open;
    this.decisions = decisions;
    this.forms = forms;
    this.clocks = clocks;
    this.site = site;
  }

  @GetMapping("/desk/calendars")
  String page(
      Person person,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model) {
    return show(person, from, to, List.of(), model);
  }

  private Optional<CalendarId> calendar(String written) {
    return clocks.calendars().stream()
        .map(it -> it.id())
        .filter(id -> id.toString().equals(written))
        .findFirst();
  }

  /// Returns whether they are two versions of one calendar.
  private static boolean isPair(Optional<CalendarId> before, Optional<CalendarId> after) {
    return before.isPresent()
        && after.isPresent()
        && before.get().name().equals(after.get().name())
        && !before.equals(after);
  }

  private String show(Person person, String from, String to, List<String> problems, Model model) {
    List<String> wrong = new ArrayList<>(problems);
    Optional<CalendarId> before = calendar(from);
    Optional<CalendarId> after = calendar(to);
    List<Row> rows = new ArrayList<>();
    boolean asked = !from.isEmpty() || !to.isEmpty();
    boolean isPair = isPair(before, after);
    if (before.isPresent() && after.isPresent() && isPair) {
      Map<ObligationClock, Row> running = running();
      for (CalendarChange.Move move : moves(before.get(), after.get(), running.keySet())) {
        Row row = running.get(move.clock());
        if (row != null) {
          rows.add(
              new Row(row.recipient(), row.value(), words(move.before()), words(move.after())));
        }
      }
    } else if (asked) {
      wrong.add(Words.say("desk.calendars.pair"));
    }
    model.addAttribute(
        "calendars", clocks.calendars().stream().map(it -> it.id().toString()).toList());
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("isPair", isPair);
    model.addAttribute("rows", rows);
    model.addAttribute("mayAct", person.is(Role.CLERK));
    return forms.show(
        "desk-calendars", Words.say("desk.calendars"), "/desk/calendars", wrong, model);
  }

  private List<CalendarChange.Move> moves(
      CalendarId from, CalendarId to, Collection<ObligationClock> running) {
    return new CalendarChange(new ClockReckoner(clocks.reckoner()), from, to).moves(running);
  }

  private Map<ObligationClock, Row> running() {
    Map<ObligationClock, Row> running = new LinkedHashMap<>();
    for (InquiryFile.Heading heading : open.headings()) {
      String inquiry = heading.inquiry();
      open.clocks(open.file(inquiry))
          .forEach(
              (party, found) -> {
                if (found instanceof RecipientClocks.Found.Clock clock) {
                  running.put(
                      clock.clock(),
                      new Row(
                          new Link(
                              Words.say("desk.mailing.of", site.name(party), heading.title()),
                              "/desk/inquiries/" + inquiry + "/recipients/" + party),
                          inquiry + "/" + party,
                          "",
                          ""));
                }
              });
    }
    return running;
  }

  private static String words(Outcome outcome) {
    return outcome instanceof Outcome.DueOn(LocalDate day)
        ? Days.withWeekday(day)
        : Words.say("clock.unknown");
  }

  @PostMapping("/desk/calendars")
  String move(
      Person person,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String authority,
      @RequestParam(defaultValue = "") List<String> clock,
      Model model) {
    By by = forms.by(person, Role.CLERK);
    DeskForms.Reader reader = new DeskForms.Reader();
    String what = reader.text("desk.authority", authority, 5_000);
    Optional<CalendarId> before = calendar(from);
    Optional<CalendarId> after = calendar(to);
    if (clock.isEmpty()) {
      reader.refuse(Words.say("desk.calendars.none-chosen"));
    }
    List<String> known = running().values().stream().map(Row::value).toList();
    if (!known.containsAll(clock)) {
      reader.refuse(Words.say("desk.refused.NOT_THERE"));
    }
    if (!isPair(before, after)) {
      reader.refuse(Words.say("desk.calendars.pair"));
    }
    List<String> problems = new ArrayList<>(reader.problems());
    if (problems.isEmpty()) {
      for (String each : clock) {
        int slash = each.indexOf('/');
        if (slash > 0) {
          problems.addAll(
              DeskForms.problems(
                  decisions.rebind(
                      each.substring(0, slash),
                      each.substring(slash + 1),
                      before.orElseThrow().name(),
                      before.orElseThrow().version(),
                      after.orElseThrow().version(),
                      what,
                      by)));
        }
      }
    }
    return show(person, from, to, problems, model);
  }
}
